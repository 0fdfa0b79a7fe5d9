/// A thing in the world that a document speaks of, as far as the document alone tells.
public struct Entity: Sendable, Hashable {
  public let type: EntityType
  /// The name it goes by in this document: the fullest form.
  public var name: String
  /// Its other names, with their evidence.
  public var names: [EntityName]
  /// Codes from a gazetteer.
  public var codes: [EntityCode]

  public init(
    type: EntityType,
    name: String,
    names: [EntityName] = [],
    codes: [EntityCode] = []
  ) {
    self.type = type
    self.name = name
    self.names = names
    self.codes = codes
  }
}

/// What kind of thing a name stands for.
public enum EntityType: String, Sendable, Hashable, CaseIterable {
  case person
  case organization
  case place
  /// What stands in 《》.
  case work
  case product
  case event
  case award
  /// A named set, such as 杭州“六小龙”.
  case group

  /// Its place among all types, from 0.
  @inlinable
  public var number: UInt8 {
    switch self {
    case .person: 0
    case .organization: 1
    case .place: 2
    case .work: 3
    case .product: 4
    case .event: 5
    case .award: 6
    case .group: 7
    }
  }

  /// By its number: the raw value would be hashed otherwise.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// One name of an entity.
public struct EntityName: Sendable, Hashable {
  /// What kind of name.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case canonical
    case alias
    case abbreviation
    case translation
    case nickname
  }

  public let name: String
  public let kind: Kind
  /// The evidence; nil where it comes from a lexicon.
  public let span: TextSpan?
  public let rule: String

  public init(name: String, kind: Kind, span: TextSpan?, rule: String) {
    self.name = name
    self.kind = kind
    self.span = span
    self.rule = rule
  }
}

/// A code of an entity in a public scheme.
public struct EntityCode: Sendable, Hashable {
  /// Such as `iso3166-1`, `iso3166-2`, `gbt2260`.
  public let scheme: String
  public let code: String

  public init(scheme: String, code: String) {
    self.scheme = scheme
    self.code = code
  }
}
