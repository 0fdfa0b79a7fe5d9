public import Corpus

extension DocumentRows {
  /// Writes the document's rows as `zhai annotate` answers them: a list for each family, under the
  /// names of the dataset's columns, inside the object that `writer` has open.
  ///
  /// There is no dataset here, so `document_id` and `ordinal` are left out, what names an entity
  /// names it by its canonical name, and members and roles stand inside their group or event.
  ///
  /// - Parameters:
  ///   - writer: gets the lists.
  ///   - withTokens: whether the words are among them; their rows have to have been made.
  /// - Throws: `LoadError`, where the rows are damaged.
  public func write(into writer: inout JSONWriter, withTokens: Bool) throws(LoadError) {
    let groups = try decoded()
    for table in Self.families where table != .tokens || withTokens {
      if table == .mentions { writeEntities(into: &writer) }
      writer.key(table.table.name)
      writer.beginArray()
      let inner = Self.children[table].map { groups[$0.table, default: []] } ?? []
      let ofParent = Dictionary(grouping: inner) { $0.first?.cell.integer }
      for (ordinal, row) in groups[table, default: []].enumerated() {
        writer.beginObject()
        for (column, cell) in row { writer.cell(cell, named: column) }
        if let (_, key) = Self.children[table] {
          writer.key(key)
          writer.beginArray()
          for child in ofParent[ordinal] ?? [] {
            writer.beginObject()
            for (column, cell) in child.dropFirst() { writer.cell(cell, named: column) }
            writer.endObject()
          }
          writer.endArray()
        }
        writer.endObject()
      }
      writer.endArray()
    }
  }

  /// Writes the lists of a text that holds nothing.
  public static func writeNothing(into writer: inout JSONWriter, withTokens: Bool) {
    for table in families where table != .tokens || withTokens {
      for name in table == .mentions ? ["entities", "mentions"] : [table.table.name] {
        writer.key(name)
        writer.beginArray()
        writer.endArray()
      }
    }
  }

  /// The lists of an answer, in its order; `entities` stand before `mentions`.
  private static let families: [RowTable] = [
    .contributors, .sentences, .tokens, .mentions, .times, .quantities, .quotations, .relations,
    .groups, .statistics, .events,
  ]

  /// Tables whose rows stand inside those of another, by the number of that row.
  private static let children: [RowTable: (table: RowTable, key: String)] = [
    .groups: (.groupMembers, "members"), .events: (.eventRoles, "roles"),
  ]

  fileprivate enum Cell: Equatable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)

    var integer: Int? {
      if case .integer(let value) = self { return value }
      return nil
    }
  }

  private typealias Row = [(column: String, cell: Cell)]

  private func decoded() throws(LoadError) -> [RowTable: [Row]] {
    var decoded: [RowTable: [Row]] = [:]
    // Own copies outside the closure: the reader borrows both.
    let outcome: Result<[RowTable: [Row]], LoadError> = rows.withUnsafeBytes { rows in
      text.bytes.withUnsafeBytes { text in
        do throws(LoadError) {
          var found: [RowTable: [Row]] = [:]
          var reader = RowReader(rows: rows, text: text)
          while let table = try reader.nextRow() {
            var row: Row = []
            for column in table.storedColumns {
              let cell = self.cell(try reader.next())
              if column.name != "ordinal" { row.append((column.name, cell)) }
            }
            found[table, default: []].append(row)
          }
          return .success(found)
        } catch {
          return .failure(error)
        }
      }
    }
    decoded = try outcome.get()
    return decoded
  }

  private func cell(_ value: RowReader.Value) -> Cell {
    switch value {
    case .null: .null
    case .integer(let integer): .integer(integer)
    case .real(let real): .real(real)
    case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
    case .entity(let index):
      entities.indices.contains(index) ? .text(entities[index].name) : .null
    }
  }

  private func writeEntities(into writer: inout JSONWriter) {
    writer.key("entities")
    writer.beginArray()
    for entity in entities {
      writer.beginObject()
      writer.key("name")
      writer.string(entity.name)
      writer.key("type")
      writer.string(entity.type)
      writer.key("names")
      writer.beginArray()
      for name in entity.names {
        writer.beginObject()
        writer.key("name")
        writer.string(name.name)
        writer.key("kind")
        writer.string(name.kind)
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }
}

extension JSONWriter {
  fileprivate mutating func cell(_ cell: DocumentRows.Cell, named name: String) {
    key(name)
    switch cell {
    case .null: null()
    case .integer(let value): integer(value)
    case .real(let value): number(value)
    case .text(let value): string(value)
    }
  }
}
