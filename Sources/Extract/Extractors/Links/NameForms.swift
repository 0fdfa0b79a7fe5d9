import Corpus
import Language

/// The different names in a document, and which of them are one thing.
struct NameForms {
  /// One name of one type.
  struct Form {
    let type: EntityType
    let name: String
    let scalars: [UInt32]
    /// Its first mention.
    let span: TextSpan
    let rule: String
    var count = 0
  }

  /// A name that a form has beside its own, and what says so.
  struct Evidence {
    let form: Int
    let name: String
    let kind: EntityName.Kind
    let span: TextSpan?
    let rule: String
  }

  private(set) var forms: [Form] = []
  private(set) var evidence: [Evidence] = []
  /// Their spans, numbered as the forms are.
  private var spans = SpanIndex()
  private var parents: [Int] = []
  private let text: Text

  init(_ text: Text) { self.text = text }

  /// The form of a mention, added where it is new.
  mutating func add(_ mention: Mention) -> Int {
    let index = spans.insert(mention.span, mention.type.number, in: text)
    if index == forms.count {
      let name = text[mention.span]
      parents.append(index)
      forms.append(
        Form(
          type: mention.type,
          name: name,
          scalars: name.unicodeScalars.map(\.value),
          span: mention.span,
          rule: mention.rule
        )
      )
    }
    forms[index].count += 1
    return index
  }

  /// The form of that type and name; nil where there is none.
  func index(_ type: EntityType, _ name: String) -> Int? {
    spans.number(of: name, type.number, in: text)
  }

  /// The form of that type whose name stands there; nil where there is none.
  func index(_ type: EntityType, _ span: TextSpan) -> Int? {
    spans.number(of: span, type.number, in: text)
  }

  /// The form that stands for all that are one thing with `index`.
  func root(_ index: Int) -> Int {
    var index = index
    while parents[index] != index { index = parents[index] }
    return index
  }

  /// Says that `short` is another name of `full`.
  mutating func join(
    _ short: Int,
    to full: Int,
    _ kind: EntityName.Kind,
    span: TextSpan? = nil,
    rule: String
  ) {
    evidence.append(
      Evidence(
        form: full,
        name: forms[short].name,
        kind: kind,
        span: span ?? forms[short].span,
        rule: rule
      )
    )
    let (left, right) = (root(short), root(full))
    if left != right { parents[max(left, right)] = min(left, right) }
  }

  /// Says that `full` has another name that is mentioned nowhere.
  mutating func note(
    _ name: String,
    of full: Int,
    _ kind: EntityName.Kind,
    span: TextSpan?,
    rule: String
  ) {
    evidence.append(Evidence(form: full, name: name, kind: kind, span: span, rule: rule))
  }
}
