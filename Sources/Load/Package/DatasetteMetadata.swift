internal import Corpus

/// What Datasette shows beside the data: titles, what tables and columns mean, facets, and a
/// search of the sentences.
struct DatasetteMetadata {
  let description: DatasetDescription

  /// The file's text.
  var bytes: [UInt8] {
    var members: [JSON.Member] = [.init("title", .text(description.title))]
    if let summary = description.summary { members.append(.init("description", .text(summary))) }
    let licence = Licence(identifier: description.licence)
    if let address = licence.address {
      members.append(.init("license", .text(description.licence)))
      members.append(.init("license_url", .text(address)))
    }
    if let homepage = description.homepage {
      members.append(.init("source", .text(description.title)))
      members.append(.init("source_url", .text(homepage)))
    }
    let database = JSON.object(["queries": queries, "tables": tables])
    members.append(.init("databases", JSON(.object([.init(description.name, database)]))))
    return JSON(.object(members)).pretty()
  }

  private var tables: JSON {
    let described = DatasetSchema.tabulars.map { tabular in
      JSON.Member(tabular.name, table(tabular))
    }
    let hidden = [SearchTables.words.name, "sentence_search"].map {
      JSON.Member($0, .object(["hidden": true]))
    }
    return JSON(.object(described + hidden))
  }

  private func table(_ tabular: any Tabular) -> JSON {
    var members: [JSON.Member] = [.init("description", .text(tabular.summary))]
    if tabular.key.count == 1,
      let label = ["title", "name"].first(where: { tabular.column($0) != nil })
    {
      members.append(.init("label_column", .text(label)))
    }
    if let first = tabular.key.first { members.append(.init("sort", .text(first))) }
    let facets = tabular.columns.filter(\.isFacet).prefix(5).map { JSON.text($0.name) }
    if !facets.isEmpty { members.append(.init("facets", JSON(.array(facets)))) }
    let meanings = tabular.columns.map { JSON.Member($0.name, .text($0.comment)) }
    members.append(.init("columns", JSON(.object(meanings))))
    return JSON(.object(members))
  }

  private var queries: JSON {
    .object([
      "sentences_with_words": .object([
        "title": "Sentences with these words",
        "description": "Words stand apart by blanks; all of them have to be in the sentence.",
        "sql": """
        select s.document_id, d.title, s.ordinal, s.text from sentence_search
        join sentence_words w on w.id = sentence_search.rowid
        join sentences s on s.document_id = w.document_id and s.ordinal = w.sentence
        join documents d on d.document_id = s.document_id
        where sentence_search match :words order by sentence_search.rowid
        """,
      ]),
      "relations_of": .object([
        "title": "Relations of an entity",
        "sql": """
        select subject, predicate, object, office, time, status, sentence from v_relations
        where subject like '%' || :name || '%' or object like '%' || :name || '%'
        """,
      ]),
    ])
  }
}

extension Column {
  /// Whether its values are few and say what kind of row it is.
  fileprivate var isFacet: Bool {
    !allowedValues.isEmpty || content == .boolean
      || ["predicate", "status", "subject_type", "object_type", "role", "code"].contains(name)
  }
}

extension JSON {
  /// A string that is made, not written in code.
  static func text(_ text: String) -> JSON { JSON(.string(text)) }
}
