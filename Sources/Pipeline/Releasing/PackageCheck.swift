import Corpus
import Foundation
import Load

/// Whether the descriptions in a release speak of the files beside them: hashes, sizes, rows,
/// licence; what the validators of the formats do not look at.
struct PackageCheck {
  let folder: DatasetFolder

  /// nil where the folder is no release.
  func check() throws(PipelineError) -> VerificationReport.Check? {
    guard folder.files.contains("datapackage.json") else { return nil }
    var faults: [String] = []
    for file in [
      "CHANGES.md", "CITATION.cff", "DATA_DICTIONARY.md", "LICENSE", "README.md",
      "changes.jsonl", "croissant.json", "csv-metadata.json", "datasette-metadata.json",
      "pipeline.json",
    ] where !folder.files.contains(file) {
      faults.append("\(file): is missing")
    }
    guard let package = json("datapackage.json"), let croissant = json("croissant.json") else {
      return .init(
        "package",
        "",
        faults: faults + ["datapackage.json or croissant.json is no JSON"]
      )
    }
    let licence = package["licenses"]?.elements?.first?["name"]?.string ?? ""
    if licence.isEmpty || licence == "NOASSERTION" {
      faults.append("datapackage.json: names no licence")
    }
    if croissant["license"]?.string?.isEmpty ?? true {
      faults.append("croissant.json: names no licence")
    }
    for resource in package["resources"]?.elements ?? [] {
      faults += try self.faults(of: resource)
    }
    for file in croissant["distribution"]?.elements ?? [] {
      let path = file["contentUrl"]?.string ?? ""
      if try hash(of: path) != file["sha256"]?.string {
        faults.append("croissant.json: \(path) has another SHA-256")
      }
    }
    return .init("package", "licence \(licence)", faults: faults)
  }

  private func faults(of resource: JSON) throws(PipelineError) -> [String] {
    let path = resource["path"]?.string ?? ""
    guard let hash = try hash(of: path) else { return ["datapackage.json: \(path) is missing"] }
    var faults: [String] = []
    if resource["hash"]?.string != "sha256:" + hash {
      faults.append("datapackage.json: \(path) has another SHA-256")
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder.absolute(path))
    if resource["bytes"]?.integer != (attributes?[.size] as? NSNumber)?.intValue {
      faults.append("datapackage.json: \(path) has another size")
    }
    return faults
  }

  private func hash(of path: String) throws(PipelineError) -> String? {
    folder.files.contains(path) ? try FileTree.sha256(of: folder.absolute(path)) : nil
  }

  private func json(_ file: String) -> JSON? {
    folder.text(of: file).flatMap { try? JSONParser.parse(Array($0.utf8)) }
  }
}
