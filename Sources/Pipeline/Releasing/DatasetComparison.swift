import Corpus
import Foundation
import Load

/// Compares two versions of a dataset, for `zhai diff` and for the changelog of a release.
public struct DatasetComparison: Sendable {
  /// How the differences are told.
  public enum Format: String, Sendable, CaseIterable {
    /// Counts in columns.
    case table
    /// One JSON object a changed row.
    case json
    /// Counts as tables of Markdown.
    case markdown
  }

  private let old: String
  private let new: String
  private let environment: ProgramEnvironment

  /// - Parameters:
  ///   - old: the earlier version: a build, a release, its archive, an output folder or a database.
  ///   - new: the later one.
  ///   - environment: of the process.
  public init(from old: String, to new: String, environment: ProgramEnvironment) {
    self.old = old
    self.new = new
    self.environment = environment
  }

  /// Writes the differences.
  ///
  /// - Parameters:
  ///   - format: how.
  ///   - write: is given the text piece by piece.
  /// - Returns: whether there is any difference.
  /// - Throws: `PipelineError`: 66 where one of them is no dataset.
  public func run(_ format: Format, write: (String) -> Void) throws(PipelineError) -> Bool {
    let left = try DatasetLocation(old, in: environment)
    let right = try DatasetLocation(new, in: environment)
    guard let before = left.database, let after = right.database else {
      throw PipelineError(.noInput, "\(left.database == nil ? old : new): holds no one *.sqlite")
    }
    var cause: RowChange.Cause?
    if let earlier = left.provenance, let later = right.provenance {
      cause = earlier.cause(ofChangesIn: later)
    }
    do throws(LoadError) {
      let difference = try DatasetDifference(
        from: DatasetReader(path: before),
        to: DatasetReader(path: after),
        processing: cause
      )
      var tally = ChangeTally()
      try difference.forEachChange { (change) throws(LoadError) in
        tally.add(change)
        if format == .json { write(String(decoding: change.json, as: UTF8.self) + "\n") }
      }
      let report = ChangeReport(tally: tally, schema: difference.schema)
      switch format {
      case .table: write(report.table)
      case .markdown: write(report.markdown)
      case .json: break
      }
      return !tally.isEmpty || difference.schema.grade != .patch
    } catch {
      throw PipelineError(
        error.kind == .corrupt || error.kind == .cannotOpen ? .noInput : .ioError,
        error.description
      )
    }
  }
}
