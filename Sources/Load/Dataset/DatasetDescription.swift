/// What a dataset is called and is, in the words of its configuration.
public struct DatasetDescription: Sendable, Hashable {
  /// The stem of the dataset's files.
  public var name: String
  public var version: String
  /// The name for people.
  public var title: String
  /// SPDX identifier.
  public var licence: String
  public var summary: String?
  /// How it wants to be cited.
  public var citation: String?
  public var creators: [String]
  public var homepage: String?
  /// The time that stands in files which have to carry one, in seconds since 1970; nil where
  /// nobody said one: the newest document's date is taken then.
  public var epoch: Int?

  public init(
    name: String,
    version: String = "0",
    title: String? = nil,
    licence: String = "NOASSERTION",
    summary: String? = nil,
    citation: String? = nil,
    creators: [String] = [],
    homepage: String? = nil,
    epoch: Int? = nil
  ) {
    self.name = name
    self.version = version
    self.title = title ?? name
    self.licence = licence
    self.summary = summary
    self.citation = citation
    self.creators = creators
    self.homepage = homepage
    self.epoch = epoch
  }
}
