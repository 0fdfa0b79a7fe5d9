internal import Corpus
internal import GRDB

/// One JSON object for each document, in a file of its own: the document, and in it everything
/// that was found in it, sentence by sentence.
///
/// Lists that would be empty are left out; ids are those of the tables.
struct DocumentExporter: Exporter {
  let folder = "documents"

  func export(
    _ dataset: DatasetReader,
    into folder: String
  ) throws(LoadError) -> [ExportedFile] {
    try dataset.read { database in
      let nest = try DocumentNest(database)
      let documents = try PreparedStatement(
        database,
        "SELECT document_id FROM documents ORDER BY document_id"
      )
      defer { documents.reset() }
      var written: [ExportedFile] = []
      var json = JSONWriter()
      while try documents.step() {
        let id = documents.string(0)
        try nest.write(id, to: &json)
        let name = id + ".json"
        var file = try OutputFile(creating: folder + "/" + name)
        file.append(json.bytes)
        try file.finish()
        json.removeAll()
        written.append(ExportedFile(name: name, table: nil, rows: 1))
      }
      return written
    }
  }

  static let module = ModuleDescription<LoadContext, any Exporter>(
    "documents",
    summary: "Each document as documents/<document_id>.json, with all that was found in it."
  ) { _, _ throws(ModuleError) in DocumentExporter() }
}

/// The statements that gather what belongs to one document.
private struct DocumentNest {
  /// Rows of one table that belong to a row above them.
  private struct List {
    let name: String
    let columns: [Column]
    /// What the row above says already.
    let omitted: [String]
    let rows: PreparedStatement
  }

  private let document: List
  private let source: List
  private let entities: List
  private let sentences: List
  private let ofDocument: [List]
  private let ofSentence: [List]
  private let outsideSentences: [List]
  private let members: List
  private let roles: List

  init(_ database: Database) throws {
    func list(
      _ table: Table,
      _ condition: String,
      omitting omitted: [String] = ["document_id"]
    ) throws -> List {
      let columns = Table.list(table.columns.map(\.name))
      return List(
        name: table.name,
        columns: table.columns,
        omitted: omitted,
        rows: try PreparedStatement(
          database,
          "SELECT \(columns) FROM \(Connection.quoted(table.name)) WHERE \(condition) "
            + "ORDER BY \(Table.list(table.key))"
        )
      )
    }
    let annotations = DatasetSchema.tables.filter { $0.column("sentence") != nil }
    document = try list(DatasetSchema.documents, "document_id = ?", omitting: [])
    source = try list(
      DatasetSchema.sources,
      "source_id = (SELECT source_id FROM documents WHERE document_id = ?)",
      omitting: []
    )
    let naming = DatasetSchema.tables.flatMap { table in
      table.foreignKeys.filter { $0.table == "entities" && table.column("document_id") != nil }
        .flatMap(\.columns).filter { _ in table.name != "entity_names" }
        .map { "SELECT \"\($0)\" FROM \"\(table.name)\" WHERE document_id = ?1" }
    }
    entities = try list(
      DatasetSchema.entities,
      "entity_id IN (\(naming.joined(separator: " UNION ")))",
      omitting: []
    )
    sentences = try list(DatasetSchema.sentences, "document_id = ?")
    ofDocument = try [
      DatasetSchema.contributors, DatasetSchema.metadata, DatasetSchema.flags,
      DatasetSchema.paragraphs,
    ].map { try list($0, "document_id = ?") }
    ofSentence = try annotations.map {
      try list($0, "document_id = ? AND sentence = ?", omitting: ["document_id", "sentence"])
    }
    outsideSentences = try annotations.map {
      try list(
        $0,
        "document_id = ? AND sentence IS NULL",
        omitting: ["document_id", "sentence"]
      )
    }
    members = try list(
      DatasetSchema.groupMembers,
      "document_id = ? AND group_ordinal = ?",
      omitting: ["document_id", "group_ordinal"]
    )
    roles = try list(
      DatasetSchema.eventRoles,
      "document_id = ? AND event_ordinal = ?",
      omitting: ["document_id", "event_ordinal"]
    )
  }

  func write(_ id: String, to json: inout JSONWriter) throws {
    json.beginObject()
    try document.rows.bind(1, id)
    guard try document.rows.step() else { return }
    json.cells(of: DatasetRow(statement: document.rows), document.columns)
    document.rows.reset()
    try source.rows.bind(1, id)
    if try source.rows.step() {
      json.key("source")
      json.beginObject()
      json.cells(of: DatasetRow(statement: source.rows), source.columns)
      json.endObject()
    }
    source.rows.reset()
    for list in ofDocument + [entities] { try write(list, of: id, to: &json) }
    for list in outsideSentences { try write(list, of: id, to: &json) }
    try write(sentences, of: id, to: &json) { ordinal, json throws in
      for list in ofSentence { try write(list, of: id, ordinal, to: &json) }
    }
    json.endObject()
    json.endLine()
  }

  /// Writes a list as a member of the open object, where it is not empty.
  private func write(
    _ list: List,
    of id: String,
    _ parent: Int? = nil,
    to json: inout JSONWriter,
    nested: ((Int, inout JSONWriter) throws -> Void)? = nil
  ) throws {
    try list.rows.bind(1, id)
    if let parent { try list.rows.bind(2, parent) }
    defer { list.rows.reset() }
    let ordinal = list.columns.firstIndex { $0.name == "ordinal" } ?? 0
    var isOpen = false
    while try list.rows.step() {
      if !isOpen {
        json.key(list.name)
        json.beginArray()
        isOpen = true
      }
      json.beginObject()
      json.cells(
        of: DatasetRow(statement: list.rows),
        list.columns,
        omitting: list.omitted
      )
      let number = list.rows.integer(ordinal)
      try nested?(number, &json)
      switch list.name {
      case DatasetSchema.groups.name: try write(members, of: id, number, to: &json)
      case DatasetSchema.events.name: try write(roles, of: id, number, to: &json)
      default: break
      }
      json.endObject()
    }
    if isOpen { json.endArray() }
  }
}
