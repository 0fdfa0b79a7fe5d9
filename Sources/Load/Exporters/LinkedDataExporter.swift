internal import Corpus
internal import GRDB

/// JSON-LD in one file: documents, entities and relations with the terms of schema.org and
/// Wikidata.
///
/// A relation that the text asserts stands twice: as a property of its subject, which is what
/// queries ask for, and as a statement with its document, sentence and status, which is what makes
/// it checkable. Each node is a line, so that the file can be read line by line.
struct LinkedDataExporter: Exporter {
  let folder = "jsonld"
  /// The dataset's name: the file's, and part of each id.
  let name: String

  func export(
    _ dataset: DatasetReader,
    into folder: String
  ) throws(LoadError) -> [ExportedFile] {
    let name = self.name + ".jsonld"
    var file = try OutputFile(creating: folder + "/" + name)
    var nodes = NodeWriter()
    file.append("{\"@context\":")
    file.append(context)
    file.append(",\"@graph\":[")
    try writeDocuments(of: dataset, to: &file, &nodes)
    try writeEntities(of: dataset, to: &file, &nodes)
    try writeRelations(of: dataset, to: &file, &nodes)
    file.append("\n]}\n")
    try file.finish()
    return [ExportedFile(name: name, table: nil, rows: nodes.count)]
  }

  private var context: [UInt8] {
    let terms: [(String, String)] = [
      ("schema", "https://schema.org/"), ("wdt", "http://www.wikidata.org/prop/direct/"),
      ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
      ("zhai", "urn:zhai:term:"), ("id", "urn:zhai:dataset:\(name):"),
    ]
    var json = JSONWriter()
    json.beginObject()
    for (term, iri) in terms {
      json.key(term)
      json.string(iri)
    }
    json.endObject()
    return json.bytes
  }

  private func writeDocuments(
    of dataset: DatasetReader,
    to file: inout OutputFile,
    _ nodes: inout NodeWriter
  ) throws(LoadError) {
    let sql = """
      SELECT d.document_id, d.title, d.published, d.publisher, d.language, d.url, d.duplicate_of,
        (SELECT json_group_array(name) FROM (SELECT name FROM contributors c
          WHERE c.document_id = d.document_id ORDER BY ordinal))
      FROM documents d ORDER BY 1
      """
    try nodes.write(sql, of: dataset, to: &file) { row, json in
      json.reference("@id", row.string(0))
      json.text("@type", "schema:NewsArticle")
      json.text("schema:identifier", row.string(0))
      json.text("schema:headline", row.optionalString(1))
      json.text("schema:datePublished", row.optionalString(2))
      if let publisher = row.optionalString(3) {
        json.key("schema:publisher")
        json.beginObject()
        json.text("@type", "schema:Organization")
        json.text("schema:name", publisher)
        json.endObject()
      }
      json.text("schema:inLanguage", row.optionalString(4))
      if let url = row.optionalString(5) { json.node("schema:url", url) }
      if let original = row.optionalString(6) { json.node("schema:isBasedOn", "id:" + original) }
      json.texts("schema:contributor", row.string(7))
    }
  }

  private func writeEntities(
    of dataset: DatasetReader,
    to file: inout OutputFile,
    _ nodes: inout NodeWriter
  ) throws(LoadError) {
    let sql = """
      SELECT e.entity_id, e.type, e.name,
        (SELECT json_group_array(name) FROM (SELECT DISTINCT name FROM entity_names n
          WHERE n.entity_id = e.entity_id AND n.name <> e.name ORDER BY name)),
        (SELECT json_group_array(code) FROM (SELECT scheme || ':' || code AS code
          FROM entity_codes c WHERE c.entity_id = e.entity_id ORDER BY 1)),
        (SELECT json_group_array(json_array(predicate, object_id)) FROM (
          SELECT DISTINCT r.predicate, r.object_id FROM relations r
          WHERE r.subject_id = e.entity_id AND r.status = 'asserted' ORDER BY 1, 2))
      FROM entities e ORDER BY 1
      """
    try nodes.write(sql, of: dataset, to: &file) { row, json in
      json.reference("@id", row.string(0))
      json.text("@type", WikidataTerms.type(of: row.string(1)))
      json.text("zhai:type", row.string(1))
      json.text("schema:name", row.string(2))
      json.texts("schema:alternateName", row.string(3))
      json.texts("schema:identifier", row.string(4))
      var objects: [(property: String, entities: [String])] = []
      for pair in (try? JSONParser.parse(Array(row.string(5).utf8)).elements) ?? [] {
        guard let parts = pair.elements, let predicate = parts.first?.string,
          let object = parts.last?.string
        else { continue }
        let property = WikidataTerms.property(of: predicate)
        if objects.last?.property == property {
          objects[objects.count - 1].entities.append(object)
        } else {
          objects.append((property, [object]))
        }
      }
      for (property, entities) in objects {
        json.key(property)
        json.beginArray()
        for entity in entities {
          json.beginObject()
          json.reference("@id", entity)
          json.endObject()
        }
        json.endArray()
      }
    }
  }

  private func writeRelations(
    of dataset: DatasetReader,
    to file: inout OutputFile,
    _ nodes: inout NodeWriter
  ) throws(LoadError) {
    let sql = """
      SELECT r.document_id || ':' || r.ordinal, r.subject_id, r.predicate, r.object_id,
        r.title, r.time, r.status, r.confidence, r.document_id, s.text, r.rule
      FROM relations r LEFT JOIN sentences s
        ON s.document_id = r.document_id AND s.ordinal = r.sentence
      ORDER BY r.document_id, r.ordinal
      """
    try nodes.write(sql, of: dataset, to: &file) { row, json in
      json.reference("@id", row.string(0))
      json.text("@type", "rdf:Statement")
      json.node("rdf:subject", "id:" + row.string(1))
      json.node("rdf:predicate", WikidataTerms.property(of: row.string(2)))
      json.node("rdf:object", "id:" + row.string(3))
      json.text("schema:roleName", row.optionalString(4))
      json.text("zhai:time", row.optionalString(5))
      json.text("zhai:status", row.string(6))
      json.key("zhai:confidence")
      json.number(row.real(7))
      json.node("schema:isBasedOn", "id:" + row.string(8))
      json.text("schema:text", row.optionalString(9))
      json.text("zhai:rule", row.string(10))
    }
  }

  static let module = ModuleDescription<LoadContext, any Exporter>(
    "jsonld",
    summary: "Documents, entities and relations as jsonld/<dataset>.jsonld, with the terms of"
      + " schema.org and Wikidata."
  ) { _, context throws(ModuleError) in LinkedDataExporter(name: context.name) }
}

/// Writes one node a line, and counts them.
private struct NodeWriter {
  private(set) var count = 0
  private var json = JSONWriter()

  mutating func write(
    _ sql: String,
    of dataset: DatasetReader,
    to file: inout OutputFile,
    _ body: (PreparedStatement, inout JSONWriter) -> Void
  ) throws(LoadError) {
    try dataset.forEachRow(sql) { (row) throws(LoadError) in
      file.append(count == 0 ? "\n" : ",\n")
      json.beginObject()
      body(row, &json)
      json.endObject()
      file.append(json.bytes)
      json.removeAll()
      count += 1
      try file.flushIfFull()
    }
  }
}

extension JSONWriter {
  /// A member with a text; none where there is no text.
  fileprivate mutating func text(_ key: String, _ text: String?) {
    guard let text else { return }
    self.key(key)
    string(text)
  }

  /// A member with an id of ours.
  fileprivate mutating func reference(_ key: String, _ id: String) { text(key, "id:" + id) }

  /// A member that names another node.
  fileprivate mutating func node(_ key: String, _ id: String) {
    self.key(key)
    beginObject()
    text("@id", id)
    endObject()
  }

  /// A member with the texts of a JSON list; none where it is empty.
  fileprivate mutating func texts(_ key: String, _ list: String) {
    guard let texts = try? JSONParser.parse(Array(list.utf8)).elements, !texts.isEmpty
    else { return }
    self.key(key)
    beginArray()
    for text in texts { value(text) }
    endArray()
  }
}
