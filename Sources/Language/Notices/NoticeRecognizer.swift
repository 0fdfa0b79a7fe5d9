public import Corpus

/// Recognises notices by the templates of `rules/notices.json`.
public struct NoticeRecognizer: Sendable {
  /// The file of the built-in rules.
  public static let file = "rules/notices.json"
  /// Longer lines are no notices.
  private static let longest = 4096
  /// Bytes in which a line's first words are looked for: characters of three, and a bracket.
  private static let near = Template.reach * 3 + 9

  /// One rule of the file, with the lines that prove it.
  public struct Rule: Sendable {
    public let name: String
    public let place: Notice.Place
    public let templates: [Template]
    /// Lines that fit, with what they say.
    public let matching: [(text: String, items: [String: String])]
    /// Lines that must not fit any rule.
    public let rejected: [String]
  }

  public let rules: [Rule]
  private let triggers: AhoCorasick
  /// For each trigger, the rule and template that it may be the start of.
  private let targets: [(rule: Int, template: Int)]

  /// The built-in rules, or those at `path`.
  /// - Throws: `DataError`, where the file is missing or damaged.
  public static func load(
    from data: DataFolder,
    path: String = file
  ) throws(DataError) -> NoticeRecognizer {
    try data.resource(path) { (path) throws(DataError) in
      try NoticeRecognizer(json: try DataFolder.json(ofFile: path), path: path)
    }
  }

  /// - Parameters:
  ///   - json: the content of a rule file.
  ///   - path: for messages.
  /// - Throws: `DataError`, where a rule makes no sense.
  public init(json: JSON, path: String) throws(DataError) {
    var rules: [Rule] = []
    for rule in json["rules"]?.elements ?? [] { rules.append(try Rule(json: rule, path: path)) }
    if rules.isEmpty { throw DataError(path: path, message: "holds no `rules`") }
    var literals: [String] = []
    var targets: [(rule: Int, template: Int)] = []
    for (index, rule) in rules.enumerated() {
      for (number, template) in rule.templates.enumerated() {
        for trigger in template.triggers {
          literals.append(trigger)
          targets.append((index, number))
        }
      }
    }
    self.rules = rules
    self.targets = targets
    triggers = AhoCorasick(literals)
  }

  /// The notice that the line is.
  ///
  /// - Parameters:
  ///   - line: without its break.
  ///   - text: that it stands in.
  /// - Returns: nil where it is none.
  public func notice(_ line: TextSpan, in text: Text) -> Notice? {
    guard line.count <= Self.longest else { return nil }
    var candidates: Set<Int> = []
    let start =
      line.range.lowerBound..<min(line.range.upperBound, line.range.lowerBound + Self.near)
    triggers.forEachMatch(in: text.bytes, range: start) { candidates.insert($0.pattern) }
    if candidates.isEmpty { return nil }
    let content = Self.content(of: line.range, in: text.bytes)
    for candidate in candidates.sorted() {
      let (index, number) = targets[candidate]
      let rule = rules[index]
      guard let captures = rule.templates[number].match(text.bytes, in: content) else { continue }
      let items = captures.map {
        Notice.Item(
          key: $0.key,
          value: text[TextSpan($0.range)],
          span: TextSpan($0.range)
        )
      }
      return Notice(rule: rule.name, place: rule.place, items: items)
    }
    return nil
  }

  /// The line without blanks and one pair of brackets around it.
  private static func content(of line: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var range = line
    while range.count > 1 {
      let first = bytes.codePoint(at: range.lowerBound)
      let last = bytes.scalarStart(before: range.upperBound)
      if first.isBlank {
        range = range.lowerBound + first.utf8Count..<range.upperBound
      } else if bytes.codePoint(at: last).isBlank {
        range = range.lowerBound..<last
      } else {
        break
      }
    }
    guard range.count > 2 else { return range }
    let first = bytes.codePoint(at: range.lowerBound)
    guard first.pairKind == .bracket, first.isOpening else { return range }
    let inner = range.lowerBound + first.utf8Count
    let last = bytes.scalarStart(before: range.upperBound)
    let closes = bytes.codePoint(at: last).pairClass == first.pairClass
    return inner..<max(inner, closes ? last : range.upperBound)
  }
}

extension NoticeRecognizer.Rule {
  init(json: JSON, path: String) throws(DataError) {
    guard let name = json["name"]?.string else {
      throw DataError(path: path, message: "a rule has no `name`")
    }
    guard let place = json["place"]?.string.flatMap(Notice.Place.init) else {
      throw DataError(path: path, message: "the rule `\(name)` has no `place` (head, foot, any)")
    }
    var templates: [Template] = []
    for pattern in json["patterns"]?.elements?.compactMap(\.string) ?? [] {
      do throws(Template.Fault) {
        templates.append(try Template(pattern))
      } catch {
        throw DataError(path: path, message: "the rule `\(name)`: `\(pattern)` \(error.message)")
      }
    }
    self.name = name
    self.place = place
    self.templates = templates
    let examples = json["examples"]
    matching = (examples?["match"]?.elements ?? []).compactMap { example in
      guard let text = example["text"]?.string else { return nil }
      let items = (example["items"]?.members ?? []).compactMap { member in
        member.value.string.map { (member.key, $0) }
      }
      return (text, Dictionary(items, uniquingKeysWith: { first, _ in first }))
    }
    rejected = (examples?["reject"]?.elements ?? []).compactMap(\.string)
  }
}
