/// JSON written in code.
extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral
{
  public init(stringLiteral value: String) { self.init(.string(value)) }

  public init(booleanLiteral value: Bool) { self.init(.boolean(value)) }

  public init(integerLiteral value: Int) { self.init(.number(String(value))) }

  public init(arrayLiteral elements: JSON...) { self.init(.array(elements)) }

  /// An object whose keys keep the order in which they are written.
  ///
  /// No dictionary literal: `JSON.Value` has the name that such a literal needs for its values.
  public static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    JSON(.object(members.map { Member($0.key, $0.value) }))
  }
}

extension JSON.Member {
  /// A member that stands in no file.
  public init(_ key: String, _ value: JSON) { self.init(key: key, keyOffset: 0, value: value) }
}
