import Corpus

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

  private struct Key: Hashable {
    let type: EntityType
    let name: String
  }

  private(set) var forms: [Form] = []
  private(set) var evidence: [Evidence] = []
  private var indices: [Key: Int] = [:]
  private var parents: [Int] = []

  /// The form of a mention, added where it is new.
  mutating func add(_ mention: Mention, _ text: Text) -> Int {
    let name = text[mention.span]
    let index = add(mention.type, name, mention.span, mention.rule)
    forms[index].count += 1
    return index
  }

  private mutating func add(
    _ type: EntityType,
    _ name: String,
    _ span: TextSpan,
    _ rule: String
  ) -> Int {
    let key = Key(type: type, name: name)
    if let index = indices[key] { return index }
    indices[key] = forms.count
    parents.append(forms.count)
    forms.append(
      Form(
        type: type,
        name: name,
        scalars: name.unicodeScalars.map(\.value),
        span: span,
        rule: rule
      )
    )
    return forms.count - 1
  }

  /// The form of that type and name; nil where there is none.
  func index(_ type: EntityType, _ name: String) -> Int? { indices[Key(type: type, name: name)] }

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
