public import Corpus

/// A path or glob, relative to the configuration's folder.
///
/// `*` stands for any characters of a name, `?` for one, `[a-z]` and `[!a-z]` for one of a set,
/// `**` as a whole part for any number of folders; a backslash makes the next character plain.
/// Names that begin with a point are found only by parts that begin with one.
public struct SourcePattern: Sendable, Hashable {
  /// As the configuration has it.
  public let text: String
  let parts: [Part]

  /// What stands between two slashes.
  enum Part: Sendable, Hashable {
    case name([UInt8])
    case glob(NameGlob)
    case anyDepth
  }

  /// - Throws: `ModuleError`, where it is empty or a set in it has no end.
  public init(_ text: String) throws(ModuleError) {
    self.text = text
    var parts: [Part] = []
    if text.utf8.first == UInt8(ascii: "/") { parts.append(.name([])) }
    for part in text.utf8.split(separator: UInt8(ascii: "/")) {
      let bytes = Array(part)
      if bytes == Array(".".utf8) { continue }
      if bytes == Array("**".utf8) {
        if parts.last != .anyDepth { parts.append(.anyDepth) }
        continue
      }
      guard let glob = NameGlob(bytes) else {
        throw ModuleError(message: "the pattern `\(text)` has a [ without a ]")
      }
      parts.append(glob.literal.map(Part.name) ?? .glob(glob))
    }
    if parts.isEmpty { throw ModuleError(message: "the path is empty") }
    // A pattern of folders only means the files in them.
    if parts.last == .anyDepth, let everything = NameGlob(Array("*".utf8)) {
      parts.append(.glob(everything))
    }
    self.parts = parts
  }

  /// The patterns of the option `paths`.
  static func all(_ texts: [String]) throws(ModuleError) -> [SourcePattern] {
    if texts.isEmpty { throw ModuleError(option: "paths", message: "names no file") }
    var patterns: [SourcePattern] = []
    for text in texts {
      do throws(ModuleError) {
        patterns.append(try SourcePattern(text))
      } catch {
        throw ModuleError(option: "paths", message: error.message)
      }
    }
    return patterns
  }

  /// Whether it names one file.
  var isPlain: Bool {
    parts.allSatisfy { if case .name = $0 { true } else { false } }
  }

  /// The names as one path, globs and all: for a file whose name looks like a pattern.
  var literalPath: [UInt8] { Array(text.utf8) }
}
