/// One column of a table or a view: what it is called, what it holds and what that means.
///
/// Said once here; the DDL, its comments, the data dictionary and every export read it.
public struct Column: Sendable, Hashable {
  /// How SQLite stores it.
  public enum Storage: String, Sendable, Hashable {
    case integer = "INTEGER"
    case real = "REAL"
    case text = "TEXT"
  }

  /// What the stored value stands for, where storage alone does not say.
  public enum Content: String, Sendable, Hashable {
    case plain
    /// 0 or 1, `false` or `true` in CSV and JSON.
    case boolean
    /// An id by content: a letter, `_`, 16 hexadecimal digits, perhaps a suffix.
    case identifier
    /// ISO 8601 at the precision known.
    case date
    /// An address.
    case uri
    /// A figure in the unit that the row's column `unit` names; in views a percentage stands in
    /// hundredths, as people read it.
    case figure
    /// A stretch of `documents.text`.
    case evidence
  }

  public let name: String
  public let storage: Storage
  /// Whether NULL is refused.
  public let isRequired: Bool
  /// One sentence for people.
  public let summary: String
  public let content: Content
  /// What numbers count: `code points`, `bytes`.
  public let unit: String?
  /// The only values that are allowed; empty where there is no such list.
  public let allowedValues: [String]
  /// The least number that is allowed.
  public let minimum: Int?
  /// The greatest number that is allowed.
  public let maximum: Int?
  /// Another condition, in SQL.
  public let check: String?

  public init(
    _ name: String,
    _ storage: Storage,
    isRequired: Bool,
    _ summary: String,
    content: Content = .plain,
    unit: String? = nil,
    allowedValues: [String] = [],
    minimum: Int? = nil,
    maximum: Int? = nil,
    check: String? = nil
  ) {
    self.name = name
    self.storage = storage
    self.isRequired = isRequired
    self.summary = summary
    self.content = content
    self.unit = unit
    self.allowedValues = allowedValues
    self.minimum = minimum
    self.maximum = maximum
    self.check = check
  }
}

// The columns that many tables share, and short ways to say the others.
extension Column {
  static func required(
    _ name: String,
    _ storage: Storage,
    _ summary: String,
    content: Content = .plain,
    unit: String? = nil,
    allowed: [String] = [],
    minimum: Int? = nil
  ) -> Column {
    Column(
      name,
      storage,
      isRequired: true,
      summary,
      content: content,
      unit: unit,
      allowedValues: allowed,
      minimum: minimum
    )
  }

  static func optional(
    _ name: String,
    _ storage: Storage,
    _ summary: String,
    content: Content = .plain,
    unit: String? = nil,
    allowed: [String] = [],
    minimum: Int? = nil,
    check: String? = nil
  ) -> Column {
    Column(
      name,
      storage,
      isRequired: false,
      summary,
      content: content,
      unit: unit,
      allowedValues: allowed,
      minimum: minimum,
      check: check
    )
  }

  static func flag(_ name: String, _ summary: String) -> Column {
    Column(
      name,
      .integer,
      isRequired: true,
      summary,
      content: .boolean,
      minimum: 0,
      maximum: 1
    )
  }

  static let documentID = required(
    "document_id",
    .text,
    "The document.",
    content: .identifier
  )

  static func ordinal(_ what: String) -> Column {
    required(
      "ordinal",
      .integer,
      "\(what) of the document, counted from 0 in text order.",
      minimum: 0
    )
  }

  static let sentence = optional(
    "sentence",
    .integer,
    "The ordinal of the sentence in which it starts.",
    minimum: 0
  )

  static let start = required(
    "start",
    .integer,
    "First code point in documents.text, from 0.",
    unit: "code points",
    minimum: 0
  )

  static let end = required(
    "end",
    .integer,
    "One past the last code point in documents.text.",
    unit: "code points",
    minimum: 0
  )

  static let text = required(
    "text",
    .text,
    "The stretch itself, as it stands in documents.text.",
    content: .evidence
  )

  static let rule = required("rule", .text, "The rule, lexicon or model that made the row.")

  static let confidence = Column(
    "confidence",
    .real,
    isRequired: true,
    "How sure the rule is, 0 to 1 with two decimals.",
    minimum: 0,
    maximum: 1
  )

  static func optionalStart(_ note: String) -> Column {
    optional(
      "start",
      .integer,
      "First code point in documents.text, from 0; NULL \(note).",
      unit: "code points",
      minimum: 0
    )
  }

  static func optionalEnd(_ note: String) -> Column {
    optional(
      "end",
      .integer,
      "One past the last code point in documents.text; NULL \(note).",
      unit: "code points",
      minimum: 0
    )
  }

  static func entity(_ name: String, _ summary: String, isRequired: Bool = false) -> Column {
    Column(name, .text, isRequired: isRequired, summary, content: .identifier)
  }
}
