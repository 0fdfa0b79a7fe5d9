import Foundation
public import Load

/// The law for everything that is registered as an exporter, whatever the rows are.
public enum ExporterConformance {
  /// Exports a dataset twice and says where the exporter breaks the law.
  ///
  /// It writes into its own folder what it says that it wrote, and the same bytes both times.
  ///
  /// - Parameters:
  ///   - exporter: the one to judge.
  ///   - dataset: what it exports.
  ///   - scratch: gets two folders.
  /// - Returns: what is wrong, a sentence each.
  /// - Throws: where a folder cannot be made, or the export fails.
  public static func faults(
    of exporter: any Exporter,
    over dataset: DatasetReader,
    in scratch: ScratchFolder
  ) throws -> [String] {
    var faults: [String] = []
    var written: [[String: [UInt8]]] = []
    for round in ["first", "second"] {
      let folder = scratch.path + "/" + round
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let files = try exporter.export(dataset, into: folder)
      let found = scratch.files(below: round)
      written.append(found)
      let told = Set(files.map(\.name))
      if told != Set(found.keys) {
        faults.append("it tells of \(told.sorted()), and wrote \(found.keys.sorted())")
      }
    }
    if written[0] != written[1] { faults.append("the second export has other bytes") }
    if exporter.folder.isEmpty || exporter.folder.contains("/") {
      faults.append("“\(exporter.folder)” is no folder of its own")
    }
    return faults
  }
}
