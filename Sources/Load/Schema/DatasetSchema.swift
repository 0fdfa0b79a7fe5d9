/// The tables and views of a dataset: the contract, said once.
///
/// DDL, exports, checks, the data dictionary and the documentation are made from these values. A
/// new column is one line in its table and one value where `DocumentRows` writes that table.
public enum DatasetSchema {
  /// Marks the file as ours: `ZHAI` in ASCII.
  public static let applicationID: Int32 = 0x5A48_4149
  /// The version of the contract.
  public static let version = 1

  /// All tables, parents before their children.
  public static let tables: [Table] = [
    sources, documents, contributors, metadata, flags, paragraphs, sentences, tokens,
    entities, entityNames, entityCodes, mentions,
    times, quantities, quotations, relations, groups, groupMembers, statistics,
    events, eventRoles, rejects,
  ]

  /// All views.
  public static let views: [View] = [
    documentsView, entitiesView, relationsView, statisticsView, quotationsView,
  ]

  /// Tables and views, as exports list them.
  public static var tabulars: [any Tabular] { tables + views }

  /// The table or view of that name.
  public static func tabular(named name: String) -> (any Tabular)? {
    tabulars.first { $0.name == name }
  }

  static func ofDocument() -> Table.ForeignKey {
    .init(["document_id"], "documents", ["document_id"])
  }

  static func inSentence() -> Table.ForeignKey {
    .init(["document_id", "sentence"], "sentences", ["document_id", "ordinal"])
  }

  static func toEntity(_ column: String) -> Table.ForeignKey {
    .init([column], "entities", ["entity_id"])
  }
}
