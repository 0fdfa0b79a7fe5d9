/// A pattern for one line of text, written by people who write no regular expressions.
///
///     本文来自[用户]投稿,不代表{publisher:name}(的|)立场
///
/// `[x]` may be missing, `(a|b)` is one of these, `{key:kind}` takes what stands there, `{*}` is
/// anything. A comma fits any marks and blanks between parts or none, a colon the mark that leads
/// to a value. Full and half width are alike, blanks in the text do not matter. Matching takes
/// time in proportion to the line, whatever stands in it.
public struct Template: Sendable, Hashable {
  /// What a place takes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Of a medium or a person: up to 24 letters, digits and quotes, no stops.
    case name
    case url
    /// Anything to the end of the line.
    case text
    /// Up to 12 characters of anything.
    case short

    /// Characters.
    var longest: Int {
      switch self {
      case .name: 24
      case .short: 12
      case .url, .text: 10_000
      }
    }
  }

  /// What makes a line worth a try stands within so many characters of its beginning.
  static let reach = 48

  /// What a place took.
  public struct Capture: Sendable, Hashable {
    public let key: String
    /// Bytes of the text.
    public let range: Range<Int>
  }

  /// Why a pattern cannot be understood.
  public struct Fault: Error, Sendable, Hashable {
    public let message: String
  }

  enum Instruction: Sendable, Hashable {
    case character(CodePoint)
    /// Marks and blanks, or none.
    case loose
    /// The mark that leads to a value.
    case lead
    case any(Kind)
    /// Goes on at one of these, the first one first.
    case fork(Int, Int)
    case jump(Int)
    case begin(Int)
    case end(Int)
    case match
  }

  let program: [Instruction]
  /// The places that are kept.
  let keys: [String]
  /// Stretches of text one of which is near the beginning of every line that fits.
  public let triggers: [String]

  /// - Throws: `Fault`.
  public init(_ pattern: String) throws(Fault) {
    var compiler = TemplateCompiler(pattern)
    let compiled = try compiler.compile()
    program = compiled.program
    keys = compiled.keys
    triggers = compiled.triggers
  }

  /// Fits the whole of `range`.
  /// - Returns: what the places took, in the order of the pattern; nil where it does not fit.
  public func match(_ bytes: [UInt8], in range: Range<Int>) -> [Capture]? {
    var matcher = TemplateMatcher(self, bytes, range)
    return matcher.match()
  }
}
