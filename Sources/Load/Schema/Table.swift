/// What exports and readers need to know of a table or a view: its columns and a stated order.
public protocol Tabular: Sendable {
  var name: String { get }
  /// One sentence for people.
  var summary: String { get }
  var columns: [Column] { get }
  /// The columns that tell rows apart and by which exports are sorted.
  var key: [String] { get }
}

extension Tabular {
  /// The column of that name.
  public func column(_ name: String) -> Column? { columns.first { $0.name == name } }
}

/// A table of the dataset.
public struct Table: Tabular, Hashable {
  /// Columns that name a row of another table, or of the same one.
  public struct ForeignKey: Sendable, Hashable {
    public let columns: [String]
    public let table: String
    public let referenced: [String]

    public init(_ columns: [String], _ table: String, _ referenced: [String]) {
      self.columns = columns
      self.table = table
      self.referenced = referenced
    }
  }

  public let name: String
  public let summary: String
  public let columns: [Column]
  /// The primary key.
  public let key: [String]
  public let foreignKeys: [ForeignKey]
  /// Columns that are looked up by; those of foreign keys are added by themselves.
  public let indexes: [[String]]
  /// Conditions over several columns, in SQL.
  public let checks: [String]

  public init(
    _ name: String,
    summary: String,
    columns: [Column],
    key: [String],
    foreignKeys: [ForeignKey] = [],
    indexes: [[String]] = [],
    checks: [String] = []
  ) {
    self.name = name
    self.summary = summary
    self.columns = columns
    self.key = key
    self.foreignKeys = foreignKeys
    self.indexes = indexes
    self.checks = checks
  }

  /// Whether rows are stored in the primary key itself: tables with a key of several columns.
  public var isWithoutRowID: Bool { key.count > 1 }

  /// Every index besides the primary key: the named ones, and one for each foreign key whose
  /// columns no other index begins with.
  public var allIndexes: [[String]] {
    var found = indexes
    for columns in foreignKeys.map(\.columns)
    where !([key] + found).contains(where: { $0.starts(with: columns) }) {
      found.append(columns)
    }
    return found
  }

  /// Whether it has rows that repeat a stretch of `documents.text`.
  public var holdsEvidence: Bool {
    column("text")?.content == .evidence && column("start") != nil
  }
}

/// A view for people: names in place of ids, and the sentence as evidence.
public struct View: Tabular, Hashable {
  public let name: String
  public let summary: String
  public let columns: [Column]
  /// The columns by which it is sorted; together they tell rows apart.
  public let key: [String]
  /// The SELECT behind it, its columns in the order of `columns`.
  public let query: String

  public init(
    _ name: String,
    summary: String,
    columns: [Column],
    key: [String],
    query: String
  ) {
    self.name = name
    self.summary = summary
    self.columns = columns
    self.key = key
    self.query = query
  }
}
