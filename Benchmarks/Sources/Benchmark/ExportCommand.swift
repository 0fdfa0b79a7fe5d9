import ArgumentParser
import Corpus
import Foundation
import Load

/// `benchmark export`: CPU time and memory of one exporter over a finished dataset, a line of JSON.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export a dataset in one format and say how long it took: a line of JSON."
  )

  @Argument(help: "The format, by the name that pipeline.json uses.") var format: String
  @Argument(help: "The database.") var database: String
  @Option(help: "How often it is written; the best counts.") var rounds = 3

  func run() throws {
    guard let module = LoadRegistry.exporters.first(where: { $0.name == format }) else {
      let known = LoadRegistry.exporters.map(\.name).joined(separator: ", ")
      throw ValidationError("No format is called '\(format)'; there are \(known).")
    }
    let exporter = try module.make(Options(module.options), LoadContext(name: "benchmark"))
    let dataset = try DatasetReader(path: database)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    var best = Double.infinity
    var rows = 0
    for _ in 0..<max(rounds, 1) {
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let start = ResourceUsage.processorSeconds()
      rows = try exporter.export(dataset, into: folder.path).reduce(0) { $0 + $1.rows }
      best = min(best, ResourceUsage.processorSeconds() - start)
    }
    print(
      """
      {"format":"\(format)","rows":\(rows),"seconds":\(best),\
      "peak_memory":\(ResourceUsage.peakMemory())}
      """
    )
  }
}
