import ArgumentParser
import Foundation
import Pipeline

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a document of the published dataset: its text with what was found in it.",
    discussion: """
      Names, times and figures are coloured on a terminal; elsewhere, or with NO_COLOR, they stand \
      in brackets with what they are. Below the text come the document's rows, each with the words \
      that say so. Exit codes: 66 where there is no such document or dataset, 64 where several \
      ids begin so.
      """
  )

  @Argument(help: "A document's id, or enough of its beginning: d_1f3a.")
  var document: String

  @Argument(help: "The configuration whose published dataset is meant.")
  var pipeline = "pipeline.json"

  @Option(help: ArgumentHelp("A database instead of a configuration.", valueName: "file"))
  var dataset: String?

  @Option(
    name: .customLong("table"),
    help: "Show the rows of this table alone; may be given several times."
  )
  var tables: [String] = []

  @OptionGroup var data: DataOptions

  func run() throws {
    let inspection = try DocumentInspection(
      document,
      in: dataset.map { .dataset($0) } ?? .configuration(pipeline),
      environment: data.environment
    )
    let page = try inspection.page(isColoured: StandardOutput.isColoured, tables: tables)
    StandardOutput.write(page)
  }
}
