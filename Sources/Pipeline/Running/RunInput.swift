import Corpus
import Ingest

/// The files that the readers of a plan were given, each with its reader and the reader's number in
/// the plan, sorted by uri.
struct RunInput: Sendable {
  private(set) var files: [(file: SourceFile, reader: any Reader, number: Int)] = []
  private(set) var rejections: [Rejection] = []

  /// Looks for the files; reads none.
  ///
  /// - Parameter plan: names the readers.
  /// - Throws: `PipelineError`: 66 where a named source is missing, 77 where it may not be read,
  ///   78 where two readers are given one file.
  init(_ plan: RunPlan) throws(PipelineError) {
    let finder = SourceFinder(plan.ingest)
    var owners: [String: String] = [:]
    for (number, (choice, reader)) in plan.readers.enumerated() {
      let findings: SourceFinder.Findings
      do throws(IngestError) {
        findings = try finder.find(reader.patterns)
      } catch {
        throw PipelineError(error, in: choice)
      }
      for file in findings.files {
        if let other = owners.updateValue(choice.name, forKey: file.uri) {
          throw PipelineError(
            .configuration,
            "\(choice.place): \(choice.pointer): \(file.uri) is given to \(other) and to "
              + "\(choice.name); one reader can have it"
          )
        }
        files.append((file, reader, number))
      }
      rejections += findings.rejections
    }
    files.sort { $0.file.uri.utf8.lexicographicallyPrecedes($1.file.uri.utf8) }
    rejections = Set(rejections).sorted {
      $0.sourceURI.utf8.lexicographicallyPrecedes($1.sourceURI.utf8)
    }
  }
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
