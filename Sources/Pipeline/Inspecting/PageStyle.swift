/// How a page sets things apart: by colour, or by brackets.
struct PageStyle: Sendable {
  /// What a mark stands for.
  enum Role: Sendable {
    case name
    case time
    case figure
    case evidence
  }

  let isColoured: Bool

  func heading(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  func open(_ role: Role) -> String {
    guard isColoured else { return role == .evidence ? "«" : "[" }
    return switch role {
    case .name: "\u{1B}[36m"
    case .time: "\u{1B}[32m"
    case .figure: "\u{1B}[33m"
    case .evidence: "\u{1B}[7m"
    }
  }

  func close(_ role: Role, label: String) -> String {
    if isColoured { return "\u{1B}[0m" }
    return role == .evidence ? "»" : "|\(label)]"
  }

  /// Text from outside, with control characters made visible: none may move a terminal's cursor.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return String(result)
  }

  static func append(_ scalar: Unicode.Scalar, to text: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0x0A: text.append(contentsOf: "⏎".unicodeScalars)
    case 0x09: text.append(" ")
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      text.append("\u{FFFD}")
    default: text.append(scalar)
    }
  }
}
