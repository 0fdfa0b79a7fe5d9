import Corpus

extension Shape {
  /// A checked value with its defaults filled in, keys in the order of the shape, numbers in one
  /// form: equal for configurations that mean the same.
  func completed(_ json: JSON) -> JSON {
    switch self {
    case .boolean, .string, .choice: return JSON(json.value)
    case .integer: return json.integer.map { JSON(integerLiteral: $0) } ?? json
    case .number: return json.number.map { JSON(.number(NumberFormat.shortest($0))) } ?? json
    case .strings: return JSON(.array(json.elements?.map { JSON($0.value) } ?? []))
    case .stringMap(let keys, _):
      return JSON(
        .object(keys.compactMap { key in json[key].map { JSON.Member(key, JSON($0.value)) } })
      )
    case .object(let fields): return Self.completed(json, fields: fields)
    case .modules(let family, let variants, _):
      let elements = json.elements ?? []
      return JSON(
        .array(
          elements.map { element in
            let name = element[family.keyword]?.string
            let variant = variants.first { $0.name == name }
            return Self.completed(element, fields: variant?.fields ?? [])
          }
        )
      )
    }
  }

  private static func completed(_ json: JSON, fields: [Field]) -> JSON {
    JSON(
      .object(
        fields.compactMap { field in
          (json[field.name] ?? field.defaultValue).map {
            JSON.Member(field.name, field.shape.completed($0))
          }
        }
      )
    )
  }
}
