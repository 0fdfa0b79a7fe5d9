import Foundation
import TestSupport
import Testing

/// The seed's dataset, row by row, as it was read and approved by a person.
///
/// With `ZHAI_RECORD_SNAPSHOTS` set the tables are written anew and the test fails, so that nobody
/// ships a recording that was not read: look at the difference, then run again without it.
struct SeedSnapshotTests {
  private static let tables = [
    "sources", "documents", "contributors", "metadata", "flags", "paragraphs", "sentences",
    "entities", "entity_names", "entity_codes", "mentions", "times", "quantities", "quotations",
    "relations", "groups", "group_members", "statistics", "events", "event_roles", "rejects",
    "v_documents", "v_quotations", "v_relations", "v_statistics",
  ]

  @Test func theSeedGivesTheRowsThatWereRead() throws {
    let run = try SeedRun()
    let snapshots = run.checkout + "/Tests/EndToEndTests/Snapshots/seed"
    let isRecording = ProcessInfo.processInfo.environment["ZHAI_RECORD_SNAPSHOTS"] != nil
    for table in Self.tables {
      let found = run.folder.bytes(of: "output/current/jsonl/\(table).jsonl")
      let path = snapshots + "/\(table).jsonl"
      if isRecording {
        try FileManager.default.createDirectory(
          atPath: snapshots,
          withIntermediateDirectories: true
        )
        try Data(found ?? []).write(to: URL(fileURLWithPath: path))
        continue
      }
      let approved = FileManager.default.contents(atPath: path).map(Array.init)
      let difference = difference(lines(approved), lines(found))
      #expect(
        difference.isEmpty,
        """
        \(table): \(difference.count) lines differ, the first ones:
        \(difference.prefix(6).joined(separator: "\n"))
        """
      )
    }
    #expect(!isRecording, "recorded; read the difference and run again without recording")
  }

  private func lines(_ bytes: [UInt8]?) -> [Substring] {
    String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n")
  }

  /// What was approved and is gone, and what has come, line by line.
  private func difference(_ approved: [Substring], _ found: [Substring]) -> [String] {
    found.difference(from: approved).map { change in
      switch change {
      case .remove(_, let line, _): "- \(line)"
      case .insert(_, let line, _): "+ \(line)"
      }
    }
  }
}
