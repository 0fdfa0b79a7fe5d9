import Corpus
import Foundation
import Load

/// What `zhai inspect` shows: a document's text with its annotations, and its rows below it, each
/// with the words that say so.
public struct DocumentInspection: Sendable {
  /// Where the dataset is.
  public enum Source: Sendable {
    /// What this configuration has published.
    case configuration(String)
    /// A database.
    case dataset(String)
  }

  private let document: String
  private let head: DocumentRow
  private let text: String
  /// The rows of each table, in the contract's order of tables.
  private let tables: [(name: String, rows: [DocumentRow])]
  private let sentences: [Range<Int>]

  /// The tables that are shown, and those that are named with the text instead.
  private static let hidden: Set<String> = [
    "documents", "sources", "paragraphs", "sentences", "tokens", "entities", "entity_codes",
    "rejects",
  ]

  /// Reads a document of a published dataset.
  ///
  /// - Parameters:
  ///   - identifier: its id, or the beginning of it.
  ///   - source: where the dataset is.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`: 66 where there is no such dataset or document, 64 where several
  ///   ids begin so.
  public init(
    _ identifier: String,
    in source: Source,
    environment: ProgramEnvironment
  ) throws {
    do {
      let reader = try DatasetReader(path: try Self.database(source, environment))
      let found = try Self.find(identifier, in: reader)
      document = found
      var head: DocumentRow?
      var tables: [(name: String, rows: [DocumentRow])] = []
      var sentences: [Range<Int>] = []
      for table in DatasetSchema.tables where table.column("document_id") != nil {
        if table.name == "sentences" {
          sentences = try reader.rows(ofDocument: found, in: table).compactMap(\.stretch)
        } else if table.name == "documents" {
          head = try reader.rows(ofDocument: found, in: table).first
        } else if !Self.hidden.contains(table.name) {
          tables.append((table.name, try reader.rows(ofDocument: found, in: table)))
        }
      }
      guard let head else { throw PipelineError(.noInput, "\(found): has no row in documents") }
      self.head = head
      self.tables = tables
      self.sentences = sentences
      text = head["text"] ?? ""
    } catch {
      throw PipelineError(wrapping: error)
    }
  }

  private static func database(
    _ source: Source,
    _ environment: ProgramEnvironment
  ) throws -> String {
    switch source {
    case .dataset(let path):
      let absolute = environment.absolute(path)
      guard FileManager.default.fileExists(atPath: absolute) else {
        throw PipelineError(.noInput, "\(path): there is no such file")
      }
      return absolute
    case .configuration(let path):
      let file: ConfigurationFile
      do {
        file = try ConfigurationFile(path, overrides: [], in: environment)
      } catch let error as ConfigurationError {
        throw PipelineError(.configuration, messages: error.issues.map(\.description))
      }
      let output = file.configuration.output
      let folder = output.hasPrefix("/") ? output : file.root + "/" + output
      let database = folder + "/current/\(file.configuration.dataset.name).sqlite"
      guard FileManager.default.fileExists(atPath: database) else {
        throw PipelineError(
          .noInput,
          "\(path): nothing is published in \(folder)/current; `zhai run \(path)` does it"
        )
      }
      return database
    }
  }

  private static func find(_ identifier: String, in reader: DatasetReader) throws -> String {
    let found = try reader.documents(withPrefix: identifier, limit: 6)
    if found.contains(identifier) { return identifier }
    switch found.count {
    case 1: return found[0]
    case 0:
      let some = try reader.documents(withPrefix: "", limit: 3)
      let hint =
        some.isEmpty
        ? "the dataset holds none" : "there are \(some.joined(separator: ", "))…"
      throw PipelineError(.noInput, "no document begins with “\(identifier)”; \(hint)")
    default:
      let list = found.prefix(5).joined(separator: ", ") + (found.count > 5 ? ", …" : "")
      throw PipelineError(.usage, "several documents begin with “\(identifier)”: \(list)")
    }
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - isColoured: colours by escape sequences; else brackets with labels.
  ///   - names: the tables whose rows are shown; empty for all.
  /// - Returns: lines, the last one ended.
  /// - Throws: `PipelineError` 64 where there is no such table.
  public func page(isColoured: Bool, tables names: [String]) throws -> String {
    let known = tables.map(\.name)
    for name in names where !known.contains(name) {
      throw PipelineError(
        .usage,
        "there is no table \(Quoted.short(name)) of a document; there are "
          + known.joined(separator: ", ")
      )
    }
    let style = PageStyle(isColoured: isColoured)
    let evidence = EvidencePrinter(text: text, sentences: sentences, style: style)
    var page = style.heading(document) + "\n"
    for key in [
      "title", "published", "publisher", "url", "source_id", "duplicate_of", "similarity",
    ] {
      if let value = head[key] { page += "\(key): \(PageStyle.plain(value))\n" }
    }
    page += "\n" + evidence.marked(marks()) + "\n"
    for (name, rows) in tables where !rows.isEmpty && (names.isEmpty || names.contains(name)) {
      page += "\n" + style.heading("\(name) (\(rows.count))") + "\n"
      for row in rows {
        page += "  " + line(row) + "\n"
        if let stretch = row.stretch { page += "      " + evidence.shown(stretch) + "\n" }
      }
    }
    return page
  }

  /// What is marked in the text itself.
  private func marks() -> [EvidencePrinter.Mark] {
    var marks: [EvidencePrinter.Mark] = []
    for (name, rows) in tables {
      for row in rows {
        guard let stretch = row.stretch else { continue }
        switch name {
        case "mentions": marks.append(.init(stretch, row["type"] ?? "", .name))
        case "times": marks.append(.init(stretch, row["value"] ?? row["kind"] ?? "", .time))
        case "quantities": marks.append(.init(stretch, row["kind"] ?? "", .figure))
        default: break
        }
      }
    }
    return marks
  }

  private func line(_ row: DocumentRow) -> String {
    let aside: Set<String> = ["start", "end", "text", "sentence", "ordinal"]
    let number = row["ordinal"].map { "\($0)  " } ?? ""
    let words = row.fields.filter { !aside.contains($0.column) }.map { field in
      "\(field.column)=\(PageStyle.plain(field.value))"
    }
    return number + words.joined(separator: "  ")
  }
}
