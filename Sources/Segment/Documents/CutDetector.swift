internal import Corpus
internal import Language

/// Tells whether a document begins or ends in the middle of something.
struct CutDetector {
  /// A piece of so few paragraphs that ends in the middle is a piece of something longer.
  private static let fragment = 2

  private let lines: ArraySlice<DocumentLine>
  private let roles: ParagraphRoles

  init(_ lines: ArraySlice<DocumentLine>, _ roles: ParagraphRoles) {
    self.lines = lines
    self.roles = roles
  }

  /// The last line to read has no end, or leaves 《 or （ open.
  var isCutAtTail: Bool {
    guard let last = lines.last(where: { $0.isBody || $0.kind == .short }) else { return false }
    return last.endsOpen
  }

  /// Begins with a mark or a word that needs something before it; or has no title, no byline and
  /// no word of time in its first paragraph, and is a piece that is cut at its end as well.
  ///
  /// An article's first paragraph begins so in none of the articles that this was measured on.
  var isCutAtHead: Bool {
    guard let first = lines.first(where: { $0.isBody || $0.kind == .short }) else { return false }
    if first.startsInside { return true }
    guard roles.title == nil, let body = lines.first(where: \.isBody) else { return false }
    let head = lines.prefix { !$0.isBody }
    if body.hasDateline || head.contains(where: { $0.kind == .byline || $0.kind == .notice(.head) })
    {
      return false
    }
    if first.continues { return true }
    let isFragment = lines.count(where: \.isBody) <= Self.fragment
    return isCutAtTail && isFragment && !body.isDated
  }
}
