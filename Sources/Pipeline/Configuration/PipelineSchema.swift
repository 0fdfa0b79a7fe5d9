import Corpus

/// The JSON Schema (2020-12) of `pipeline.json`, made from the same shape as the decoder's
/// checks, so that an editor refuses what the program would refuse.
///
/// A list of modules is told by `if` and `then`, not by `oneOf`: an editor then complains of the
/// wrong option in the module that is named, not of no module fitting.
public enum PipelineSchema {
  /// - Parameter catalog: what there is to choose from.
  /// - Returns: the schema as UTF-8, the same bytes every time.
  public static func generate(_ catalog: ModuleCatalog) -> [UInt8] {
    var definitions: [JSON.Member] = []
    var members: [JSON.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", "urn:zhai:schema:pipeline:1"),
      .init("title", "Zhai pipeline"),
      .init("description", "The declarative configuration of one dataset."),
    ]
    members += schema(of: .pipeline(catalog), definitions: &definitions)
    members.append(.init("$defs", JSON(.object(definitions))))
    return JSON(.object(members)).pretty()
  }

  private static func schema(
    of shape: Shape,
    definitions: inout [JSON.Member]
  ) -> [JSON.Member] {
    switch shape {
    case .boolean: return [.init("type", "boolean")]
    case .integer(let range):
      return [
        .init("type", "integer"),
        .init("minimum", JSON(integerLiteral: range.lowerBound)),
        .init("maximum", JSON(integerLiteral: range.upperBound)),
      ]
    case .number(let range):
      return [.init("type", "number")]
        + [("minimum", range.lowerBound), ("maximum", range.upperBound)].filter { $0.1.isFinite }
        .map { .init($0.0, JSON(.number(NumberFormat.shortest($0.1)))) }
    case .string(let rule): return schema(of: rule)
    case .choice(let words):
      return words.count == 1
        ? [.init("const", JSON(.string(words[0])))]
        : [.init("type", "string"), .init("enum", list(words))]
    case .strings(let rule, let minimum):
      return [.init("type", "array"), .init("items", JSON(.object(schema(of: rule))))]
        + (minimum > 0 ? [.init("minItems", JSON(integerLiteral: minimum))] : [])
    case .stringMap(let keys, let minimum):
      let fields = keys.map { Field($0, .string(.filled), summary: "") }
      return schema(of: fields, definitions: &definitions)
        + (minimum > 0 ? [.init("minProperties", JSON(integerLiteral: minimum))] : [])
    case .object(let fields): return schema(of: fields, definitions: &definitions)
    case .modules(let family, let variants, let minimum):
      return schema(of: family, variants, minimum: minimum, definitions: &definitions)
    }
  }

  private static func schema(of rule: TextRule) -> [JSON.Member] {
    var members: [JSON.Member] = [.init("type", "string")]
    if let pattern = rule.pattern {
      members.append(.init("pattern", JSON(.string(pattern))))
    } else if rule.isFilled {
      members.append(.init("minLength", 1))
    }
    if !rule.examples.isEmpty { members.append(.init("examples", list(rule.examples))) }
    return members
  }

  private static func schema(
    of fields: [Field],
    definitions: inout [JSON.Member]
  ) -> [JSON.Member] {
    var properties: [JSON.Member] = []
    for field in fields {
      var members: [JSON.Member] = []
      if !field.summary.isEmpty {
        members.append(.init("description", JSON(.string(field.summary))))
      }
      members += schema(of: field.shape, definitions: &definitions)
      if let defaultValue = field.defaultValue { members.append(.init("default", defaultValue)) }
      properties.append(.init(field.name, JSON(.object(members))))
    }
    let required = fields.filter(\.isRequired).map(\.name)
    return [.init("type", "object")]
      + (required.isEmpty ? [] : [.init("required", list(required))])
      + [
        .init("properties", JSON(.object(properties))),
        .init("additionalProperties", false),
      ]
  }

  private static func schema(
    of family: ModuleFamily,
    _ variants: [Shape.Variant],
    minimum: Int,
    definitions: inout [JSON.Member]
  ) -> [JSON.Member] {
    for variant in variants {
      let own: [JSON.Member] = [
        .init("title", JSON(.string("\(family.name): \(variant.name)"))),
        .init("description", JSON(.string(variant.summary))),
      ]
      let members = own + schema(of: variant.fields, definitions: &definitions)
      definitions.append(.init(name(of: variant, in: family), JSON(.object(members))))
    }
    let first = Shape.allowed(at: 0, of: variants)
    let later = Shape.allowed(at: 1, of: variants)
    let hasOpener = variants.contains { $0.placement == .first }
    return [.init("type", "array")]
      + (minimum > 0 ? [.init("minItems", JSON(integerLiteral: minimum))] : [])
      + (hasOpener ? [.init("prefixItems", [choice(among: first, of: family)])] : [])
      + [.init("items", choice(among: later, of: family))]
  }

  /// An element of a list: an object that names one of `variants`, and then is as that one says.
  private static func choice(among variants: [Shape.Variant], of family: ModuleFamily) -> JSON {
    if variants.isEmpty { return false }
    let summaries = variants.map { "\($0.name): \($0.summary)" }.joined(separator: "\n")
    let keyword = family.keyword
    let branches = variants.map { variant -> JSON in
      .object([
        "if": .object([
          "type": "object",
          "required": list([keyword]),
          "properties": JSON(
            .object([.init(keyword, .object(["const": JSON(.string(variant.name))]))])
          ),
        ]),
        "then": .object(["$ref": JSON(.string("#/$defs/" + name(of: variant, in: family)))]),
      ])
    }
    let names: JSON = .object([
      "description": JSON(.string(summaries)),
      "enum": list(variants.map(\.name)),
    ])
    return .object([
      "type": "object",
      "required": list([keyword]),
      "properties": JSON(.object([.init(keyword, names)])),
      "allOf": JSON(.array(branches)),
    ])
  }

  private static func name(of variant: Shape.Variant, in family: ModuleFamily) -> String {
    "\(family.name).\(variant.name)"
  }

  private static func list(_ words: [String]) -> JSON {
    JSON(.array(words.map { JSON(.string($0)) }))
  }
}
