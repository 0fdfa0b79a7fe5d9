public import Corpus

/// The declarative configuration of one dataset, `pipeline.json`, decoded and found right.
///
/// It still knows where everything stood, so that later checks (files, layers, what a module
/// says) can point at it.
public struct Configuration: Sendable {
  /// What the dataset is called and is.
  public struct Dataset: Sendable, Hashable {
    /// The stem of the dataset's files.
    public let name: String
    public let version: String
    public let title: String
    /// SPDX identifier.
    public let licence: String
    public let description: String?
    public let citation: String?
    public let creators: [String]
    public let homepage: String?
  }

  /// Where the program stops.
  public struct Limits: Sendable, Hashable {
    /// A record with more bytes becomes a reject.
    public let recordBytes: Int
    /// For how many publishes a build that is no longer current is kept.
    public let keepBuilds: Int
  }

  /// Who is told of a run, and when; a failure always is.
  public struct Notice: Sendable, Hashable {
    /// The program and its arguments; it gets a JSON object on standard input.
    public let command: [String]
    /// Told where more than this share of the inputs was rejected.
    public let rejectShare: Double
    /// Told where the number of documents changed by more than this share.
    public let drift: Double
  }

  public let dataset: Dataset
  public let limits: Limits
  /// nil: nobody is told.
  public let notice: Notice?
  /// The folder of the published datasets, relative to the configuration file.
  public let output: String
  private let choices: [ModuleFamily: [ModuleChoice]]

  /// The path of the file as it was given.
  public var file: String { text.file }

  /// What was read, overrides included; `completed` has the defaults as well.
  let json: JSON
  let completed: JSON
  let text: ConfigurationText

  public subscript(family: ModuleFamily) -> [ModuleChoice] { choices[family] ?? [] }

  /// The modules of a stage, in the order in which they work.
  public subscript(stage: StageName) -> [ModuleChoice] { self[.stage(stage)] }

  public var expectations: [ModuleChoice] { self[.expectations] }

  public var exports: [ModuleChoice] { self[.exports] }

  /// - Parameters:
  ///   - json: a value that fits the shape of `catalog`.
  ///   - text: where the value came from.
  ///   - catalog: what it was held against.
  init(checked json: JSON, text: ConfigurationText, catalog: ModuleCatalog) {
    self.json = json
    self.text = text
    completed = Shape.pipeline(catalog).completed(json)
    dataset = Dataset(completed["dataset"] ?? .object([:]))
    limits = Limits(completed["limits"] ?? .object([:]))
    notice = completed["notify"].map { Notice($0) }
    output = completed["output"]?.string ?? ""
    var choices: [ModuleFamily: [ModuleChoice]] = [:]
    for family in ModuleFamily.all {
      choices[family] = Self.choices(of: family, in: json, text: text, catalog: catalog)
    }
    self.choices = choices
  }

  private static func choices(
    of family: ModuleFamily,
    in json: JSON,
    text: ConfigurationText,
    catalog: ModuleCatalog
  ) -> [ModuleChoice] {
    let elements = json[family.pointer]?.elements ?? []
    return elements.indices.compactMap { index in
      guard let name = elements[index][family.keyword], let word = name.string,
        let entry = catalog.entry(word, in: family)
      else { return nil }
      var given: [String: OptionValue] = [:]
      for option in entry.options {
        if let value = elements[index][option.name] {
          given[option.name] = OptionValue(value, of: option.kind)
        }
      }
      return ModuleChoice(
        family: family,
        index: index,
        name: word,
        options: Options(entry.options, given: given),
        specifications: entry.options,
        place: text.place(of: name.offset)
      )
    }
  }

  /// Where the value at `pointer` stands; of one that does not, the nearest above it.
  public func place(of pointer: JSONPointer) -> ConfigurationPlace {
    var value = json
    for component in pointer.components {
      guard let child = value.child(component) else { break }
      value = child
    }
    return text.place(of: value.offset)
  }

  /// What a module says about its options, as an issue that points at them.
  public func issue(for error: ModuleError, in choice: ModuleChoice) -> ConfigurationIssue {
    let pointer = error.option.map { choice.pointer.appending($0) } ?? choice.pointer
    let isGiven = error.option.map { json[choice.pointer]?[$0] != nil } ?? false
    return ConfigurationIssue(
      code: .module,
      place: isGiven ? place(of: pointer) : choice.place,
      pointer: pointer,
      detail: error.message
    )
  }
}

extension Configuration.Dataset {
  fileprivate init(_ json: JSON) {
    self.init(
      name: json["name"]?.string ?? "",
      version: json["version"]?.string ?? "",
      title: json["title"]?.string ?? "",
      licence: json["licence"]?.string ?? "",
      description: json["description"]?.string,
      citation: json["citation"]?.string,
      creators: json["creators"]?.elements?.compactMap(\.string) ?? [],
      homepage: json["homepage"]?.string
    )
  }
}

extension Configuration.Notice {
  fileprivate init(_ json: JSON) {
    self.init(
      command: json["command"]?.elements?.compactMap(\.string) ?? [],
      rejectShare: json["reject_share"]?.number ?? 1,
      drift: json["drift"]?.number ?? 1
    )
  }
}

extension Configuration.Limits {
  fileprivate init(_ json: JSON) {
    self.init(
      recordBytes: json["record_bytes"]?.integer ?? 0,
      keepBuilds: json["keep_builds"]?.integer ?? 0
    )
  }
}

extension OptionValue {
  /// nil where `json` is not of that kind.
  fileprivate init?(_ json: JSON, of kind: OptionSpecification.Kind) {
    switch kind {
    case .boolean:
      guard let boolean = json.boolean else { return nil }
      self = .boolean(boolean)
    case .integer:
      guard let integer = json.integer else { return nil }
      self = .integer(integer)
    case .number:
      guard let number = json.number else { return nil }
      self = .number(number)
    case .string, .choice, .path:
      guard let string = json.string else { return nil }
      self = .string(string)
    case .strings, .paths:
      guard let elements = json.elements else { return nil }
      self = .strings(elements.compactMap(\.string))
    case .stringMap:
      guard let members = json.members else { return nil }
      var map: [String: String] = [:]
      for member in members { map[member.key] = member.value.string }
      self = .stringMap(map)
    }
  }
}
