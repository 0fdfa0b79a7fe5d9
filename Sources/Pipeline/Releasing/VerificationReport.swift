import Corpus

/// What `zhai verify` found, question by question.
public struct VerificationReport: Sendable, Hashable {
  /// One question.
  public struct Check: Sendable, Hashable {
    /// Its name, such as `checksums` or `foreign_keys`.
    public let name: String
    /// What is wrong; empty where nothing is.
    public let faults: [String]
    /// For people: what was looked at, or why it was not.
    public let note: String
    /// Whether it could be asked at all.
    public let wasAsked: Bool

    init(_ name: String, _ note: String, faults: [String] = [], wasAsked: Bool = true) {
      self.name = name
      self.note = note
      self.faults = faults
      self.wasAsked = wasAsked
    }
  }

  /// What was looked at, as the user wrote it.
  public let path: String
  public internal(set) var checks: [Check] = []

  init(path: String) { self.path = path }

  /// Whether nothing is wrong.
  public var isSound: Bool { checks.allSatisfy(\.faults.isEmpty) }

  /// A line a question, and below it a line a fault.
  public var text: String {
    var lines = checks.map { check in
      let state = !check.faults.isEmpty ? "FAULT" : check.wasAsked ? "ok" : "skipped"
      return
        ([padded(check.name, 14) + padded(state, 9) + check.note]
        + check.faults.map { "  \($0)" }).joined(separator: "\n")
    }
    lines.append("\(path): \(isSound ? "sound" : "not sound")")
    return lines.joined(separator: "\n") + "\n"
  }

  /// One JSON object with a newline.
  public var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("path")
    writer.string(path)
    writer.key("sound")
    writer.boolean(isSound)
    writer.key("checks")
    writer.beginArray()
    for check in checks {
      writer.beginObject()
      writer.key("name")
      writer.string(check.name)
      writer.key("asked")
      writer.boolean(check.wasAsked)
      writer.key("note")
      writer.string(check.note)
      writer.key("faults")
      writer.beginArray()
      for fault in check.faults { writer.string(fault) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
