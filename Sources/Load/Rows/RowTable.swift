/// The tables whose rows belong to one document, with the number by which stored rows name them.
///
/// The numbers are part of the store's format: give new tables new ones, never use one again.
enum RowTable: UInt8, CaseIterable, Sendable {
  case contributors = 1
  case metadata = 2
  case flags = 3
  case paragraphs = 4
  case sentences = 5
  case tokens = 6
  case mentions = 7
  case times = 8
  case quantities = 9
  case quotations = 10
  case relations = 11
  case groups = 12
  case groupMembers = 13
  case statistics = 14
  case events = 15
  case eventRoles = 16
  case sentenceWords = 17

  var table: Table {
    switch self {
    case .contributors: DatasetSchema.contributors
    case .metadata: DatasetSchema.metadata
    case .flags: DatasetSchema.flags
    case .paragraphs: DatasetSchema.paragraphs
    case .sentences: DatasetSchema.sentences
    case .tokens: DatasetSchema.tokens
    case .mentions: DatasetSchema.mentions
    case .times: DatasetSchema.times
    case .quantities: DatasetSchema.quantities
    case .quotations: DatasetSchema.quotations
    case .relations: DatasetSchema.relations
    case .groups: DatasetSchema.groups
    case .groupMembers: DatasetSchema.groupMembers
    case .statistics: DatasetSchema.statistics
    case .events: DatasetSchema.events
    case .eventRoles: DatasetSchema.eventRoles
    case .sentenceWords: SearchTables.words
    }
  }

  /// The columns that a stored row has values for: all but those that the build gives, which
  /// are the document's id and the number of a search row.
  var storedColumns: [Column] { Self.storedColumns[Int(rawValue)] }

  /// By the tables' numbers: asked for at each row.
  private static let storedColumns: [[Column]] = {
    var columns = [[Column]](repeating: [], count: Int(allCases.map(\.rawValue).max() ?? 0) + 1)
    for table in allCases {
      columns[Int(table.rawValue)] = table.table.columns.filter {
        $0.name != "document_id" && !(table == .sentenceWords && $0.name == "id")
      }
    }
    return columns
  }()
}
