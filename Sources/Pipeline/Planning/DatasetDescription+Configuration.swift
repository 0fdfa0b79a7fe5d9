import Load

extension DatasetDescription {
  /// What the configuration says of the dataset.
  ///
  /// - Parameters:
  ///   - dataset: of the configuration.
  ///   - version: another version than the configuration's.
  ///   - epoch: the declared time, in seconds since 1970.
  init(_ dataset: Configuration.Dataset, version: String? = nil, epoch: Int?) {
    self.init(
      name: dataset.name,
      version: version ?? dataset.version,
      title: dataset.title,
      licence: dataset.licence,
      summary: dataset.description,
      citation: dataset.citation,
      creators: dataset.creators,
      homepage: dataset.homepage,
      epoch: epoch
    )
  }
}
