import Corpus

/// Text from a configuration, made fit to stand in a message on a terminal.
enum Quoted {
  private static let longest = 60

  /// The text in quotation marks, cut where it is long.
  static func short(_ text: String) -> String {
    let cut = String(text.unicodeScalars.prefix(longest))
    return "“\(safe(cut))\(cut.unicodeScalars.count < longest || cut == text ? "" : "…")”"
  }

  /// The text with control characters escaped.
  static func safe(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// What a value is, for messages: `a number, 12`.
  static func value(_ json: JSON) -> String {
    switch json.value {
    case .null: "null"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .number(let literal): "the number \(literal.prefix(longest))"
    case .string(let string): "the string \(short(string))"
    case .array, .object: json.kindName
    }
  }
}
