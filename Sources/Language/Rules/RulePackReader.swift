import Corpus

/// Reads a rule pack and names everything that is wrong with its form.
public struct RulePackReader {
  private let path: String
  private let bytes: [UInt8]
  private var faults: [RuleFault] = []
  /// The labels of the pack's fragments, which every pattern may use.
  private var fragmentLabels: Set<String> = []

  /// Reads the pack in `bytes`.
  ///
  /// - Parameters:
  ///   - bytes: of the file.
  ///   - path: for messages.
  /// - Returns: the pack.
  /// - Throws: `RuleFaults` with every fault that was found.
  public static func read(_ bytes: [UInt8], path: String) throws(RuleFaults) -> RulePack {
    var reader = RulePackReader(path: path, bytes: bytes)
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(bytes)
    } catch {
      reader.fault(error.message, error.offset)
      throw RuleFaults(faults: reader.faults)
    }
    let pack = reader.pack(json)
    guard reader.faults.isEmpty else { throw RuleFaults(faults: reader.faults) }
    return pack
  }

  private init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  private mutating func fault(_ message: String, _ offset: Int) {
    faults.append(
      RuleFault(path: path, position: TextPosition(of: offset, in: bytes), message: message)
    )
  }

  // MARK: Shapes

  private mutating func checkKeys(_ json: JSON, _ known: [String], required: [String] = []) {
    guard let members = json.members else {
      return fault("an object belongs here, not \(json.kindName)", json.offset)
    }
    var seen: Set<String> = []
    for member in members {
      if !known.contains(member.key) {
        let names = known.joined(separator: ", ")
        fault("`\(member.key)` is not known here; known are \(names)", member.keyOffset)
      } else if !seen.insert(member.key).inserted {
        fault("`\(member.key)` stands here twice", member.keyOffset)
      }
    }
    for key in required where json[key] == nil { fault("`\(key)` is missing", json.offset) }
  }

  /// A name that is given twice would silently mean what stands behind the last one.
  private mutating func checkNames(_ members: [JSON.Member]) {
    var seen: Set<String> = []
    for member in members where !seen.insert(member.key).inserted {
      fault("`\(member.key)` stands here twice", member.keyOffset)
    }
  }

  private mutating func text(_ json: JSON?) -> String? {
    guard let json else { return nil }
    guard let string = json.string, !string.isEmpty else {
      fault("a filled string belongs here, not \(json.kindName)", json.offset)
      return nil
    }
    return string
  }

  private mutating func word<Value: RawRepresentable & CaseIterable>(
    _ json: JSON?,
    _ type: Value.Type
  ) -> Value? where Value.RawValue == String {
    guard let json, let string = text(json) else { return nil }
    if let value = Value(rawValue: string) { return value }
    let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
    fault("`\(string)` is none of \(names)", json.offset)
    return nil
  }

  private mutating func pattern(_ json: JSON?) -> RulePack.Pattern? {
    guard let json, let source = text(json) else { return nil }
    do throws(RulePatternError) {
      let pattern = try RulePatternParser.parse(source)
      return .init(pattern: pattern, source: source, offset: json.offset + 1)
    } catch {
      fault("in the pattern: \(error.message)", json.offset + 1 + error.offset)
      return nil
    }
  }

  // MARK: The pack

  private mutating func pack(_ json: JSON) -> RulePack {
    checkKeys(
      json,
      ["$schema", "about", "shared", "lists", "define", "rules"],
      required: ["rules"]
    )
    for names in ["lists", "define"] { checkNames(json[names]?.members ?? []) }
    var lists: [RulePack.List] = []
    for member in json["lists"]?.members ?? [] { list(member, &lists) }
    var fragments: [RulePack.Fragment] = []
    for member in json["define"]?.members ?? [] {
      if let pattern = pattern(member.value) {
        fragments.append(.init(name: member.key, pattern: pattern))
        fragmentLabels.formUnion(pattern.pattern.labels)
      }
    }
    var rules: [RulePack.Rule] = []
    if let elements = json["rules"]?.elements {
      for element in elements { if let rule = rule(element) { rules.append(rule) } }
    } else if let wrong = json["rules"] {
      fault("a list of rules belongs here, not \(wrong.kindName)", wrong.offset)
    }
    return RulePack(
      path: path,
      isShared: isShared(json["shared"]),
      rules: rules,
      lists: lists,
      fragments: fragments,
      bytes: bytes
    )
  }

  private mutating func isShared(_ json: JSON?) -> Bool {
    guard let json else { return false }
    guard case .boolean(let value) = json.value else {
      fault("true or false belongs here, not \(json.kindName)", json.offset)
      return false
    }
    return value
  }

  private mutating func list(_ member: JSON.Member, _ lists: inout [RulePack.List]) {
    let value = member.value
    if let elements = value.elements {
      let words = elements.compactMap { text($0) }
      lists.append(.init(name: member.key, words: words, lexicon: nil, offset: member.keyOffset))
    } else {
      checkKeys(value, ["lexicon", "words"], required: ["lexicon"])
      let words = (value["words"]?.elements ?? []).compactMap { text($0) }
      lists.append(
        .init(
          name: member.key,
          words: words,
          lexicon: text(value["lexicon"]),
          offset: member.keyOffset
        )
      )
    }
  }

  private static let ruleKeys = [
    "id", "reason", "pattern", "when", "unless", "status", "status_from", "time", "confidence",
    "emit", "examples",
  ]

  private mutating func rule(_ json: JSON) -> RulePack.Rule? {
    checkKeys(json, Self.ruleKeys, required: ["id", "reason", "pattern", "emit", "examples"])
    guard let id = text(json["id"]) else { return nil }
    let sources: [JSON] = json["pattern"]?.elements ?? json["pattern"].map { [$0] } ?? []
    let patterns = sources.compactMap { pattern($0) }
    let labels = fragmentLabels.union(patterns.flatMap { $0.pattern.labels })
    let rule = RulePack.Rule(
      id: id,
      reason: text(json["reason"]) ?? "",
      patterns: patterns,
      conditions: conditions(json["when"], isNegative: false)
        + conditions(json["unless"], isNegative: true),
      status: status(json["status"]),
      statusLabels: statusLabels(json["status_from"], labels),
      time: word(json["time"], RuleTimeScope.self) ?? .match,
      confidence: confidence(json["confidence"]),
      emissions: (json["emit"]?.elements ?? []).compactMap { emission($0, labels) },
      examples: (json["examples"]?.elements ?? []).compactMap { example($0) },
      position: TextPosition(of: json.offset, in: bytes)
    )
    if rule.emissions.isEmpty, faults.isEmpty { fault("`emit` is empty: \(id)", json.offset) }
    if faults.isEmpty, !rule.examples.contains(where: { $0.rows != nil }) {
      fault("`\(id)` has no example that must match", json.offset)
    }
    return rule
  }

  private mutating func conditions(_ json: JSON?, isNegative: Bool) -> [RulePack.Condition] {
    guard let json else { return [] }
    checkKeys(json, RuleConditionPlace.allCases.map(\.rawValue))
    return (json.members ?? []).compactMap { member in
      guard let place = RuleConditionPlace(rawValue: member.key),
        let pattern = pattern(member.value)
      else { return nil }
      return .init(place: place, isNegative: isNegative, pattern: pattern)
    }
  }

  private mutating func status(_ json: JSON?) -> RuleStatus {
    guard let json, let name = text(json) else { return .fixed(Relation.Status.asserted.rawValue) }
    if name == "inferred" { return .inferred }
    if name == "lasting" { return .lasting }
    if Relation.Status(rawValue: name) == nil {
      let names = Relation.Status.allCases.map(\.rawValue).joined(separator: ", ")
      fault("`\(name)` is none of inferred, lasting, \(names)", json.offset)
    }
    return .fixed(name)
  }

  private mutating func statusLabels(
    _ json: JSON?,
    _ labels: Set<String>
  ) -> [RulePack.StatusLabel] {
    (json?.members ?? []).compactMap { member in
      if !labels.contains(member.key) {
        fault("no capture of the pattern is called `\(member.key)`", member.keyOffset)
      }
      guard let status = word(member.value, Relation.Status.self) else { return nil }
      return .init(label: member.key, status: status.rawValue)
    }
  }

  private mutating func confidence(_ json: JSON?) -> Int {
    guard let json else { return 80 }
    guard let number = json.number, number >= 0, number <= 1 else {
      fault("`confidence` is a number from 0 to 1", json.offset)
      return 80
    }
    return Int((number * 100).rounded())
  }

  private mutating func example(_ json: JSON) -> RulePack.Example? {
    checkKeys(json, ["match", "noMatch", "emits", "names"])
    let isMatch = json["match"] != nil
    if isMatch == (json["noMatch"] != nil) {
      fault("an example has either `match` or `noMatch`", json.offset)
      return nil
    }
    guard let text = text(json["match"] ?? json["noMatch"]) else { return nil }
    if isMatch, json["emits"]?.elements?.isEmpty ?? true {
      fault("an example that matches says what it emits", json.offset)
    }
    let names = (json["names"]?.members ?? []).compactMap { member in
      word(member.value, EntityType.self).map {
        RulePack.Example.Name(name: member.key, type: $0)
      }
    }
    return RulePack.Example(
      text: text,
      rows: isMatch ? (json["emits"]?.elements ?? []).compactMap { self.text($0) } : nil,
      names: names,
      position: TextPosition(of: json.offset, in: bytes)
    )
  }

  // MARK: Emissions

  private mutating func emission(_ json: JSON, _ labels: Set<String>) -> RuleEmission? {
    guard let emission = unchecked(json) else { return nil }
    for label in emission.labels where !labels.contains(label) {
      // The only entity of a type in the document.
      if label.hasPrefix("@"), EntityType(rawValue: String(label.dropFirst())) != nil { continue }
      if RuleEmission.EventPart(label) != nil { continue }
      fault("no capture of the pattern is called `\(label)`", json.offset)
    }
    return emission
  }

  private mutating func unchecked(_ json: JSON) -> RuleEmission? {
    func value(_ key: String) -> RuleValue? { json[key]?.string.map { RuleValue($0) } }
    if let predicate = json["relation"] {
      checkKeys(
        json,
        ["relation", "subject", "object", "title", "in_order"],
        required: ["subject", "object"]
      )
      guard let name = text(predicate), let subject = text(json["subject"]),
        let object = text(json["object"])
      else { return nil }
      return .relation(
        predicate: name,
        subject: subject,
        object: object,
        title: value("title"),
        inOrder: json["in_order"]?.boolean ?? false
      )
    }
    if let type = json["event"] {
      checkKeys(json, ["event", "roles", "place"], required: ["roles"])
      guard let name = text(type) else { return nil }
      let roles = (json["roles"]?.members ?? []).compactMap { member in
        text(member.value).map { RuleEmission.Role(name: member.key, label: $0) }
      }
      return .event(type: name, roles: roles, place: text(json["place"]))
    }
    if let type = json["mention"] {
      checkKeys(json, ["mention", "of"], required: ["of"])
      guard let kind = word(type, EntityType.self), let of = text(json["of"]) else { return nil }
      return .mention(type: kind.rawValue, of: of)
    }
    if let name = json["alias"] {
      checkKeys(json, ["alias", "of", "kind"], required: ["of"])
      guard let label = text(name), let of = text(json["of"]) else { return nil }
      let kind = word(json["kind"], EntityName.Kind.self) ?? .alias
      return .alias(of: of, name: label, kind: kind.rawValue)
    }
    if let of = json["quotation"] {
      checkKeys(json, ["quotation", "kind", "speaker", "cue"])
      guard let label = text(of) else { return nil }
      let kind = word(json["kind"], Quotation.Kind.self) ?? .direct
      return .quotation(
        kind: kind.rawValue,
        of: label,
        speaker: text(json["speaker"]),
        cue: text(json["cue"])
      )
    }
    if let name = json["group"] {
      checkKeys(json, ["group", "members", "size"], required: ["members"])
      guard let label = text(name), let members = text(json["members"]) else { return nil }
      return .group(name: label, members: members, size: text(json["size"]))
    }
    if let quantity = json["statistic"] {
      checkKeys(
        json,
        ["statistic", "indicator", "subject", "status"],
        required: ["indicator"]
      )
      guard let label = text(quantity), let indicator = value("indicator") else { return nil }
      let status = word(json["status"], Statistic.Status.self) ?? .actual
      return .statistic(
        quantity: label,
        indicator: indicator,
        subject: text(json["subject"]),
        status: status.rawValue
      )
    }
    fault(
      "this emits nothing: relation, event, mention, alias, quotation, group or statistic is "
        + "missing",
      json.offset
    )
    return nil
  }
}
