import Corpus
import Foundation
import Ingest
import Load

/// What a run would find changed since the last one, source by source, with the reason.
struct PlannedChanges {
  /// Why a source would be read.
  enum Reason: String, CaseIterable {
    case new
    case changed
    /// Its bytes are as they were; the program, an option or a data file is another.
    case rules
    /// The last run did not come to its end.
    case unfinished
    case unchanged
    /// It is no source; the reason stands in `rejects`.
    case rejected
    /// It is no longer there.
    case removed
  }

  /// In the order of the uris; those that are removed come last.
  private(set) var sources: [(uri: String, reason: Reason)] = []
  /// Whether the dataset would be derived again.
  private(set) var isRebuilt: Bool

  /// Reads the sources and the state; writes nothing.
  ///
  /// - Throws: `PipelineError`, as a run would; `LoadError`, where the state is damaged.
  init(_ plan: RunPlan, _ input: RunInput) throws {
    let fingerprints = try Fingerprints(plan)
    let output = OutputFolder(path: plan.output)
    let path = output.path + "/" + RunState.fileName
    let store =
      FileManager.default.fileExists(atPath: path)
      ? try Store(at: path, durability: .reading) : nil
    var items = try input.files(after: "")
    while let last = items.last {
      for item in items {
        sources.append((item.file.uri, try Self.reason(for: item, store, fingerprints)))
      }
      items = try input.files(after: last.file.uri)
    }
    var removed: [String] = []
    var uris = try store?.uris(after: "") ?? []
    while let last = uris.last {
      removed += try input.missing(uris)
      uris = try store?.uris(after: last) ?? []
    }
    sources += removed.map { ($0, .removed) }
    let last = try store?.publications().first
    let isSame =
      last?.fingerprint == fingerprints.publication && last?.build == output.current
      && last != nil
    let isWorked = sources.contains { $0.reason != .unchanged && $0.reason != .rejected }
    isRebuilt = try isWorked || !isSame || last?.revision != store?.revision
    try store?.close()
  }

  private static func reason(
    for item: RunInput.Item,
    _ store: Store?,
    _ fingerprints: Fingerprints
  ) throws -> Reason {
    guard case .source(let source) = Survey.survey(item.file, for: item.reader) else {
      return .rejected
    }
    return reason(
      for: source,
      try store?.standing(of: source.uri),
      reader: fingerprints.readers[item.number],
      fingerprints.source
    )
  }

  private static func reason(
    for source: Source,
    _ standing: SourceStanding?,
    reader: Int,
    _ fingerprint: Int
  ) -> Reason {
    guard let standing else { return .new }
    if standing.sha256 != source.sha256 { return .changed }
    guard let worked = standing.fingerprint else { return .unfinished }
    return standing.reader == reader && worked == fingerprint ? .unchanged : .rules
  }

  func count(_ reason: Reason) -> Int { sources.count { $0.reason == reason } }
}
