internal import Corpus
internal import Language

/// A line of a record, with what can be seen of its part in an article.
struct DocumentLine {
  /// What the line is, by itself.
  enum Kind: Hashable {
    /// Sentences.
    case prose
    /// A few words without an end mark: a title, a heading, a list item, a line of a poem.
    case short
    case caption
    /// Cells joined by tabs.
    case table
    /// Who wrote it, when, where from.
    case byline
    case notice(Notice.Place)
    /// A line of dashes or the like.
    case separator
  }

  let span: TextSpan
  var kind: Kind
  /// Code points.
  var count = 0
  /// What the line was named by Clean, or by a recognizer here.
  var rule = "documents"
  /// The role that Clean gave it.
  var role: ParagraphRole?
  var byline: Byline?

  /// A news agency's beginning: 新华社北京2月5日电.
  var hasDateline = false
  /// The last sentence has no end.
  var isBroken = false
  /// Has no end, as the last line of a whole document would.
  var endsOpen = false
  /// Something opened in the line, 《 or （ or “, is not closed in it.
  var isUnclosed = false
  /// Begins with a mark that belongs to a sentence before it.
  var startsInside = false
  /// Begins with a word that goes on from what was said before.
  var continues = false
  /// Says when, in its first sentence.
  var saysWhen = false
  /// Says when, anywhere.
  var isDated = false
  /// Begins with a number, a letter or a bullet of a list.
  var isItem = false
  /// Ends with a comma: broken, or set in lines like a poem.
  var endsWithComma = false
  /// Might be an article's title.
  var isTitleLike = false
  /// Ends with a colon or a dash: the next line belongs to it.
  var leadsOn = false

  var isBody: Bool { kind == .prose || kind == .table }

  var isFoot: Bool { kind == .notice(.foot) }

  /// A byline that names who wrote or reported, or says when.
  var isHeadByline: Bool {
    guard kind == .byline, let byline else { return false }
    return byline.namesAuthor || byline.published != nil
  }
}
