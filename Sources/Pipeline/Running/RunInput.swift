import Corpus
import Ingest
import Load

/// The files that the readers of a plan were given, each with its reader and the reader's number in
/// the plan, sorted by uri; and what lay on the way and is no file to read.
///
/// They are kept on the disk and handed out page by page: there may be millions.
struct RunInput: Sendable {
  typealias Item = (file: SourceFile, reader: any Reader, number: Int)

  let fileCount: Int
  let rejectionCount: Int
  private let list: InputList
  private let finder: SourceFinder
  private let readers: [any Reader]

  /// Looks for the files; reads none.
  ///
  /// - Parameter plan: names the readers.
  /// - Throws: `PipelineError`: 66 where a named source is missing, 77 where it may not be read,
  ///   78 where two readers are given one file.
  init(_ plan: RunPlan) throws(PipelineError) {
    let finder = SourceFinder(plan.ingest)
    self.finder = finder
    readers = plan.readers.map(\.module)
    do {
      let list = try InputList()
      try list.fill { adder in
        for number in plan.readers.indices { try Self.find(number, plan, finder, adder) }
      }
      (fileCount, rejectionCount) = try list.count()
      self.list = list
    } catch {
      throw PipelineError(wrapping: error)
    }
  }

  /// Puts into the list what one reader is given.
  private static func find(
    _ number: Int,
    _ plan: RunPlan,
    _ finder: SourceFinder,
    _ adder: InputList.Adder
  ) throws {
    let (choice, reader) = plan.readers[number]
    do {
      try finder.find(reader.patterns) { finding in
        switch finding {
        case .rejection(let rejection): try adder.add(rejection)
        case .file(let file):
          let owner = try adder.add(
            InputList.File(uri: file.uri, path: file.pathBytes, reader: number)
          )
          if owner == number { return }
          throw PipelineError(
            .configuration,
            "\(choice.place): \(choice.pointer): \(file.uri) is given to "
              + "\(plan.readers[owner].choice.name) and to \(choice.name); one reader can have it"
          )
        }
      }
    } catch let error as IngestError {
      throw PipelineError(error, in: choice)
    }
  }

  /// The next files behind `uri`; none at the end.
  func files(after uri: String) throws(LoadError) -> [Item] {
    try list.files(after: uri).map { found in
      (finder.file(uri: found.uri, pathBytes: found.path), readers[found.reader], found.reader)
    }
  }

  /// The next rejections behind `uri`; none at the end.
  func rejections(after uri: String) throws(LoadError) -> [Rejection] {
    try list.rejections(after: uri)
  }

  /// Those of `uris` that are not among the inputs any more.
  func missing(_ uris: [String]) throws(LoadError) -> [String] { try list.missing(uris) }
}

extension PipelineError {
  /// What the configuration names and Ingest did not get.
  init(_ error: IngestError, in choice: ModuleChoice) {
    let code: ExitCode =
      switch error.kind {
      case .noInput: .noInput
      case .noPermission: .noPermission
      case .inputOutput: .ioError
      }
    self.init(code, "\(choice.place): \(choice.pointer): \(error)")
  }
}
