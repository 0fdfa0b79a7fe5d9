internal import Corpus

/// A row that one version of a dataset has and the other has not, or has otherwise.
public struct RowChange: Sendable {
  /// What happened to the row.
  public enum Operation: String, Sendable, CaseIterable {
    case added
    case removed
    case changed
  }

  /// Why.
  public enum Cause: String, Sendable, CaseIterable {
    /// Other sources, or other bytes in them.
    case input
    /// The same text was read otherwise: by other rules, lexicons, models or another program.
    case rule
    /// The same text was read otherwise by another configuration.
    case config
  }

  /// A cell that differs.
  struct Field: Sendable {
    let column: String
    let old: Cell
    let new: Cell
  }

  public let table: String
  public let operation: Operation
  /// nil where the text is the same and nobody knows what read it.
  public let cause: Cause?
  /// The document that the row belongs to; nil where it belongs to none.
  public let document: String?
  let key: [(column: String, cell: Cell)]
  /// In the order of the schema; empty where the row was added or removed.
  let fields: [Field]

  /// A line of `changes.jsonl`, without its line feed.
  public var json: [UInt8] {
    let columns = DatasetSchema.tabular(named: table)
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("table")
    writer.string(table)
    writer.key("key")
    writer.beginObject()
    for (column, cell) in key {
      writer.key(column)
      cell.write(to: &writer, as: columns?.column(column))
    }
    writer.endObject()
    writer.key("op")
    writer.string(operation.rawValue)
    writer.key("fields")
    writer.beginObject()
    for field in fields {
      writer.key(field.column)
      writer.beginArray()
      field.old.write(to: &writer, as: columns?.column(field.column))
      field.new.write(to: &writer, as: columns?.column(field.column))
      writer.endArray()
    }
    writer.endObject()
    writer.key("cause")
    if let cause { writer.string(cause.rawValue) } else { writer.null() }
    writer.endObject()
    return writer.bytes
  }
}
