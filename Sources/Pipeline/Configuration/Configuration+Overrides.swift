import Corpus

extension Configuration {
  /// The configuration with single values replaced, as `--set` asks for it.
  ///
  /// An override is `ADDRESS=VALUE`. An address is a stage (or `expectations`, `exports`), the
  /// name of a module that stands there, and one of its options; or a key outside the lists:
  ///
  ///     extract.times.prefer=past
  ///     ingest.text.2.paths=a/*.txt,b/*.txt
  ///     ingest.json-lines.fields.text=content
  ///     limits.keep_builds=3
  ///
  /// A module that stands several times in its list is told apart by a number from 1, behind its
  /// name. A list of strings is separated by commas or written as a JSON list. Of two overrides
  /// of one value the later holds.
  ///
  /// - Parameters:
  ///   - overrides: as typed.
  ///   - catalog: the one with which the configuration was decoded.
  /// - Returns: the configuration with all of them applied.
  /// - Throws: `ConfigurationError` with every fault; its issues name the override.
  public func applying(
    _ overrides: [String],
    catalog: ModuleCatalog
  ) throws(ConfigurationError) -> Configuration {
    let all = text.overrides + overrides
    let text = ConfigurationText(file: text.file, bytes: text.bytes, overrides: all)
    let shape = Shape.pipeline(catalog)
    var json = json
    var findings: [ShapeChecker.Finding] = []
    for (index, override) in overrides.enumerated() {
      let offset = text.offset(ofOverride: self.text.overrides.count + index)
      let resolver = OverrideResolver(offset: offset)
      do {
        let target = try resolver.resolve(override, in: json, shape: shape)
        json = json.replacing(target.pointer.components[...], with: target.value)
      } catch {
        findings.append(error.finding)
      }
    }
    var checker = ShapeChecker()
    checker.check(json, against: shape, at: .root)
    let issues = text.issues(for: findings + checker.findings)
    guard issues.isEmpty else { throw ConfigurationError(issues: issues) }
    return Configuration(checked: json, text: text, catalog: catalog)
  }
}
