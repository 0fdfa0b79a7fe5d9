import Corpus
import Crypto
import Foundation
import Ingest
import Language
import Load

/// Under what documents are worked, in layers: each takes in what comes before it.
///
///     program → clean → segment → extract
///
/// A record that Clean refused was touched by Clean alone, so a changed rule of Extract leaves it
/// be; a document has gone through all. What Load does is no part of a document and costs no
/// document its work: it is in `publication` alone.
struct Fingerprints: Sendable {
  /// For each reader of the plan, in its order: what decides on the records of a source.
  let readers: [Int]
  /// For a record, by the stage that it reached.
  private let stages: [StageName: Int]
  /// Of a published dataset, the content of the store apart.
  let publication: Int
  /// Of the configuration alone, for the history.
  let configuration: String

  /// Under what a record that reached `stage` was worked.
  subscript(stage: StageName) -> Int { stages[stage] ?? 0 }

  /// Under what a source was worked to its end.
  var source: Int { self[.extract] }

  /// Hashes the program, the configuration and every data file that has a say.
  ///
  /// - Throws: `PipelineError`, where a file cannot be read any more.
  init(_ plan: RunPlan) throws(PipelineError) {
    let configuration = plan.configuration
    var program = Mixer()
    program.add(try Self.program())
    var readers: [Int] = []
    for (choice, _) in plan.readers {
      var mixer = program
      mixer.add(choice.name)
      mixer.add("\(plan.ingest.recordBytes)")
      let options = configuration.options(of: choice, relativeTo: plan.root)
      for name in options.names where name != "paths" { mixer.add("\(name)=\(options, name)") }
      try mixer.add(files: configuration.files(of: [choice], relativeTo: plan.root))
      readers.append(mixer.value)
    }
    self.readers = readers

    var mixer = program
    var stages: [StageName: Int] = [.ingest: 1]
    for stage in [StageName.clean, .segment, .extract] {
      mixer.add(configuration.canonicalBytes(of: stage))
      let files = plan.dataFiles[stage, default: []].map(plan.data.path)
      try mixer.add(files: files)
      try mixer.add(files: configuration.files(of: configuration[stage], relativeTo: plan.root))
      if stage == .extract { mixer.add("\(plan.worker.extras.rawValue)") }
      stages[stage] = mixer.value
    }
    self.stages = stages

    mixer.add(configuration.canonicalBytes)
    // Stands in spreadsheets.
    mixer.add("epoch \(plan.description.epoch.map(String.init) ?? "of the data")")
    try mixer.add(files: plan.data.loadedFiles.map(plan.data.path))
    let load = configuration[.load] + configuration.expectations + configuration.exports
    try mixer.add(files: configuration.files(of: load, relativeTo: plan.root))
    publication = mixer.value
    self.configuration = FileTree.hexadecimal(
      SHA256.hash(data: configuration.canonicalBytes).prefix(6)
    )
  }

  /// The running program's own bytes: another build may work differently.
  private static func program() throws(PipelineError) -> String {
    try FileTree.sha256(of: "/proc/self/exe")
  }

  /// Parts hashed with their lengths, so that no two lists of parts look alike.
  private struct Mixer {
    private var hash = SHA256()

    mutating func add(_ bytes: [UInt8]) {
      withUnsafeBytes(of: bytes.count.littleEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: bytes)
    }

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    mutating func add(files: [String]) throws(PipelineError) {
      for file in files {
        add(URL(fileURLWithPath: file).lastPathComponent)
        var isFolder: ObjCBool = false
        if !FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) {
          add("none")
        } else if isFolder.boolValue {
          try add(files: FileTree(root: file).files().map { file + "/" + $0 })
        } else {
          add(try FileTree.sha256(of: file))
        }
      }
    }

    /// Eight bytes of it; zero is kept for “under nothing”.
    var value: Int {
      let digest = Array(hash.finalize())
      let bits = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return bits == 0 ? 1 : Int(Int64(bitPattern: bits))
    }
  }
}

extension Configuration {
  /// The files that these modules were told of.
  fileprivate func files(of choices: [ModuleChoice], relativeTo root: String) -> [String] {
    choices.flatMap { choice in
      let options = options(of: choice, relativeTo: root)
      return choice.specifications.filter { $0.kind == .path }.compactMap {
        options.string($0.name)
      }
    }
  }
}

extension DefaultStringInterpolation {
  /// An option's value in one form.
  fileprivate mutating func appendInterpolation(_ options: Options, _ name: String) {
    switch options[name] {
    case .stringMap(let map)?:
      appendInterpolation(map.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" })
    case let value?: appendInterpolation(String(reflecting: value))
    case nil: break
    }
  }
}
