/// What a released dataset consists of: the one value from which every description of it is made.
public struct PackageContents: Sendable {
  /// A file of the release.
  public struct File: Sendable, Hashable {
    /// Relative to the release's folder.
    public let path: String
    public let bytes: Int
    /// Lower-case hexadecimal.
    public let sha256: String

    public init(path: String, bytes: Int, sha256: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// What made the data.
  public struct Provenance: Sendable, Hashable {
    /// Name and version of the program.
    public let program: String
    /// The published build that was released.
    public let build: String
    /// SHA-256 of the canonical configuration.
    public let configuration: String
    /// The rules, lexicons and models, relative to the program's data, with their SHA-256.
    public let data: [File]

    public init(program: String, build: String, configuration: String, data: [File]) {
      self.program = program
      self.build = build
      self.configuration = configuration
      self.data = data
    }
  }

  public let description: DatasetDescription
  /// The time that stands in the files, in seconds since 1970.
  public let epoch: Int
  public let summary: DatasetSummary
  public let files: [File]
  public let provenance: Provenance

  /// - Parameters:
  ///   - description: what the dataset is called and is.
  ///   - dataset: to count rows and find its time.
  ///   - files: the data files, in any order.
  ///   - provenance: what made the data.
  /// - Throws: `LoadError` where the dataset cannot be read.
  public init(
    _ description: DatasetDescription,
    of dataset: DatasetReader,
    files: [File],
    provenance: Provenance
  ) throws(LoadError) {
    self.description = description
    self.files = files
    self.provenance = provenance
    epoch = try dataset.epoch(for: description)
    summary = try DatasetSummary(dataset, includingViews: true)
  }

  /// The texts that describe the release, by their file names, each made from the same
  /// descriptions of tables and columns.
  public var descriptions: [(name: String, text: [UInt8])] {
    [
      ("CITATION.cff", Array(Citation(self).text.utf8)),
      ("DATA_DICTIONARY.md", Array(DataDictionary(self).text.utf8)),
      ("LICENSE", Array(licenceNotice.utf8)),
      ("README.md", Array(DataCard(self).text.utf8)),
      ("croissant.json", Croissant(self).bytes),
      ("csv-metadata.json", TabularMetadata(self).bytes),
      ("datapackage.json", DataPackage(self).bytes),
      ("datasette-metadata.json", DatasetteMetadata(description: description).bytes),
    ]
  }

  var licence: Licence { Licence(identifier: description.licence) }

  /// The day of `epoch`.
  var day: String { CalendarDay(daysSince1970: epoch / 86_400).text }

  /// `epoch` as an instant, `2025-02-05T00:00:00Z`.
  var instant: String {
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let second = epoch % 86_400
    return "\(day)T\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))Z"
  }

  /// How to cite it, where the configuration does not say.
  var citation: String {
    description.citation
      ?? "\(description.creators.joined(separator: "; ")): \(description.title), "
      + "version \(description.version), \(day.prefix(4))."
  }

  /// The CSV file of a table or view.
  func csv(_ tabular: any Tabular) -> File? {
    files.first { $0.path == "csv/\(tabular.name).csv" }
  }

  private var licenceNotice: String {
    let address = licence.address.map { "The licence's text: \($0)\n" } ?? ""
    return """
      SPDX-License-Identifier: \(description.licence)

      \(description.title), version \(description.version), by \
      \(description.creators.joined(separator: "; ")), is licensed under \(description.licence).
      \(address)
      """
  }
}
