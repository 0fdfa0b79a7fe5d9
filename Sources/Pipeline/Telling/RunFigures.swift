import Corpus

/// A run's counts and seconds as one JSON object, for the history.
enum RunFigures {
  static func json(of summary: RunSummary, peakMemory: Int) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    for (key, value) in [
      ("sources", summary.sources), ("sources_unchanged", summary.unchangedSources),
      ("sources_read", summary.readSources), ("documents", summary.documents),
      ("documents_worked", summary.workedDocuments), ("documents_kept", summary.keptDocuments),
      ("rejects", summary.rejects), ("resident_memory_max_bytes", peakMemory),
    ] {
      writer.key(key)
      writer.integer(value)
    }
    writer.key("seconds")
    writer.beginObject()
    for stage in StageName.allCases {
      writer.key(stage.rawValue)
      writer.number(Double(Int((summary.seconds[stage] ?? 0) * 1000)) / 1000)
    }
    writer.endObject()
    writer.key("rows")
    writer.value(JSON(.object(summary.rows.map { .init($0.table, JSON(.number("\($0.count)"))) })))
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Rows for each table as text, and back.
  static func text(of rows: [(table: String, count: Int)]) -> String {
    var writer = JSONWriter()
    writer.value(JSON(.object(rows.map { .init($0.table, JSON(.number("\($0.count)"))) })))
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  static func rows(_ text: String) -> [(table: String, count: Int)] {
    let json = try? JSONParser.parse(Array(text.utf8))
    return (json?.members ?? []).map { ($0.key, $0.value.integer ?? 0) }
  }
}
