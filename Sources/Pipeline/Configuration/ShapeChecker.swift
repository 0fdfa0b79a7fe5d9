import Corpus

/// Holds a JSON value against a shape and notes everything that does not fit.
struct ShapeChecker {
  /// An issue whose place is still an offset.
  struct Finding {
    let code: ConfigurationIssue.Code
    let offset: Int
    let pointer: JSONPointer
    let detail: String
    var suggestion: String?
    var allowed: [String] = []
  }

  private(set) var findings: [Finding] = []

  mutating func check(_ json: JSON, against shape: Shape, at pointer: JSONPointer) {
    switch (shape, json.value) {
    case (.boolean, .boolean): break
    case (.integer(let range), .number(let literal)):
      checkInteger(json, literal, range, at: pointer)
    case (.number(let range), .number(let literal)):
      guard let number = json.number, range.contains(number) else {
        note(.outOfRange, json, pointer, "\(literal.prefix(40)) is not \(shape.noun)")
        return
      }
    case (.string(let rule), .string(let string)): check(json, string, rule, at: pointer)
    case (.choice(let words), .string(let string)):
      if words.contains(string) { return }
      note(
        .notAllowed,
        json,
        pointer,
        "\(Quoted.short(string)) is not allowed here",
        suggestion: NearestName.find(string, among: words),
        allowed: words
      )
    case (.strings(let rule, let minimum), .array(let elements)):
      if elements.count < minimum { note(.empty, json, pointer, "the list may not be empty") }
      for (index, element) in elements.enumerated() {
        check(element, against: .string(rule), at: pointer.appending(index))
      }
    case (.stringMap(let keys, let minimum), .object(let members)):
      if members.count < minimum { note(.empty, json, pointer, "the object may not be empty") }
      let fields = keys.map { Field($0, .string(.filled), summary: "") }
      check(json, members, against: fields, at: pointer)
    case (.object(let fields), .object(let members)):
      check(json, members, against: fields, at: pointer)
    case (.modules(let family, let variants, let minimum), .array(let elements)):
      if elements.count < minimum {
        note(
          .empty,
          json,
          pointer,
          "\(family.name) needs at least one \(family.keyword)",
          allowed: Shape.allowed(at: 0, of: variants).map(\.name)
        )
      }
      for (index, element) in elements.enumerated() {
        checkModule(
          element,
          family,
          among: Shape.allowed(at: index, of: variants),
          of: variants,
          at: pointer.appending(index)
        )
      }
    default:
      note(.wrongType, json, pointer, "has to be \(shape.noun), and is \(Quoted.value(json))")
    }
  }

  private mutating func checkInteger(
    _ json: JSON,
    _ literal: String,
    _ range: ClosedRange<Int>,
    at pointer: JSONPointer
  ) {
    if let integer = json.integer, range.contains(integer) { return }
    // A whole number too great for Int is out of range, not of another type.
    let isWhole = json.number.map { $0.rounded(.towardZero) == $0 } ?? true
    let noun = Shape.integer(range).noun
    if isWhole {
      note(.outOfRange, json, pointer, "\(literal.prefix(40)) is not \(noun)")
    } else {
      note(.wrongType, json, pointer, "has to be \(noun), and is \(Quoted.value(json))")
    }
  }

  private mutating func check(
    _ json: JSON,
    _ string: String,
    _ rule: TextRule,
    at pointer: JSONPointer
  ) {
    if rule.isFilled, string.isEmpty {
      note(.empty, json, pointer, "the text may not be empty")
    } else if !rule.matches(Array(string.utf8)) {
      note(
        .wrongForm,
        json,
        pointer,
        "\(Quoted.short(string)) will not do: \(rule.explanation)",
        suggestion: NearestName.find(string, among: rule.examples)
      )
    }
  }

  private mutating func check(
    _ json: JSON,
    _ members: [JSON.Member],
    against fields: [Field],
    at pointer: JSONPointer
  ) {
    noteDoubles(among: members, at: pointer)
    let names = fields.map(\.name)
    let present = Set(members.map(\.key))
    let absent = names.filter { !present.contains($0) }
    // The keys that a mistyped one was meant to be: they are not reported as missing as well.
    var meant: Set<String> = []
    for member in members {
      if let field = fields.first(where: { $0.name == member.key }) {
        check(member.value, against: field.shape, at: pointer.appending(field.name))
      } else {
        let suggestion = NearestName.find(member.key, among: absent)
        if let suggestion { meant.insert(suggestion) }
        findings.append(
          Finding(
            code: .unknownKey,
            offset: member.keyOffset,
            pointer: pointer.appending(member.key),
            detail: "there is no key \(Quoted.short(member.key)) here",
            suggestion: suggestion,
            allowed: names
          )
        )
      }
    }
    for field in fields
    where field.isRequired && !present.contains(field.name) && !meant.contains(field.name) {
      let reason = field.summary.isEmpty ? "" : ": \(field.summary)"
      note(.missingKey, json, pointer, "the key “\(field.name)” is missing\(reason)")
    }
  }

  private mutating func noteDoubles(among members: [JSON.Member], at pointer: JSONPointer) {
    var seen: Set<String> = []
    for member in members where !seen.insert(member.key).inserted {
      findings.append(
        Finding(
          code: .duplicateKey,
          offset: member.keyOffset,
          pointer: pointer.appending(member.key),
          detail: "the key \(Quoted.short(member.key)) stands twice in this object"
        )
      )
    }
  }

  private mutating func checkModule(
    _ json: JSON,
    _ family: ModuleFamily,
    among allowed: [Shape.Variant],
    of variants: [Shape.Variant],
    at pointer: JSONPointer
  ) {
    let keyword = family.keyword
    guard let members = json.members else {
      note(.wrongType, json, pointer, "has to be an object, and is \(Quoted.value(json))")
      return
    }
    guard let choice = json[keyword] else {
      noteDoubles(among: members, at: pointer)
      noteMissing(keyword, in: json, members, allowed: allowed.map(\.name), at: pointer)
      return
    }
    if let name = choice.string, let variant = allowed.first(where: { $0.name == name }) {
      check(json, members, against: variant.fields, at: pointer)
      return
    }
    noteDoubles(among: members, at: pointer)
    noteUnknown(choice, family, among: allowed, of: variants, at: pointer.appending(keyword))
  }

  /// An element that does not name its module: nothing else in it can be judged.
  private mutating func noteMissing(
    _ keyword: String,
    in json: JSON,
    _ members: [JSON.Member],
    allowed: [String],
    at pointer: JSONPointer
  ) {
    let meant = members.first { NearestName.find($0.key, among: [keyword]) != nil }
    if let meant {
      findings.append(
        Finding(
          code: .unknownKey,
          offset: meant.keyOffset,
          pointer: pointer.appending(meant.key),
          detail: "there is no key \(Quoted.short(meant.key)) here",
          suggestion: keyword
        )
      )
    } else {
      note(
        .missingKey,
        json,
        pointer,
        "the key “\(keyword)” is missing",
        allowed: allowed
      )
    }
  }

  private mutating func noteUnknown(
    _ choice: JSON,
    _ family: ModuleFamily,
    among allowed: [Shape.Variant],
    of variants: [Shape.Variant],
    at pointer: JSONPointer
  ) {
    let names = allowed.map(\.name)
    guard let name = choice.string else {
      note(
        .wrongType,
        choice,
        pointer,
        "has to be the name of a \(family.keyword), and is \(Quoted.value(choice))",
        allowed: names
      )
      return
    }
    let detail =
      switch variants.first(where: { $0.name == name })?.placement {
      case .first: "“\(name)” stands first in \(family.name), and only there"
      case .anywhere: "\(Quoted.short(name)) cannot be the first of \(family.name)"
      case nil: "there is no \(family.keyword) \(Quoted.short(name)) in \(family.name)"
      }
    note(
      .unknownModule,
      choice,
      pointer,
      detail,
      suggestion: NearestName.find(name, among: names.filter { $0 != name }),
      allowed: names
    )
  }

  private mutating func note(
    _ code: ConfigurationIssue.Code,
    _ json: JSON,
    _ pointer: JSONPointer,
    _ detail: String,
    suggestion: String? = nil,
    allowed: [String] = []
  ) {
    findings.append(
      Finding(
        code: code,
        offset: json.offset,
        pointer: pointer,
        detail: detail,
        suggestion: suggestion,
        allowed: allowed
      )
    )
  }
}
