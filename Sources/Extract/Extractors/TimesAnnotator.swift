public import Corpus
public import Language

/// Finds time expressions and resolves them: `extract.times`.
///
/// Dates in all spellings, clock times, ranges, durations, recurring times, feasts by both
/// calendars, planning periods; each with value and interval at the precision that the text gives,
/// against the document's date or the last date in the text.
public struct TimesAnnotator: Annotator {
  private let scanner: ValueScanner
  private let keepsQuantities: Bool

  public init(scanner: ValueScanner) { self.init(scanner, keepsQuantities: false) }

  private init(_ scanner: ValueScanner, keepsQuantities: Bool) {
    self.scanner = scanner
    self.keepsQuantities = keepsQuantities
  }

  public var requires: Set<LayerName> { [] }
  public var provides: Set<LayerName> {
    keepsQuantities ? [.times, .scannedQuantities] : [.times]
  }
  public var offers: Set<LayerName> { [.scannedQuantities] }

  public func providing(_ layers: Set<LayerName>) -> any Annotator {
    TimesAnnotator(scanner, keepsQuantities: layers.contains(.scannedQuantities))
  }

  public func annotate(_ document: inout Document) throws(StageError) {
    let found = scanner.scan(document.text, anchor: document.anchor)
    document.times.insert(contentsOf: found.times)
    if keepsQuantities { document.scannedQuantities = found.quantities }
  }

  /// The line of the registry.
  public static let module = ModuleDescription<DataFolder, any Annotator>(
    "times",
    summary: "Time expressions with their values, counted from the document's date.",
    options: [
      OptionSpecification(
        "prefer",
        .choice(TimePreference.allCases.map(\.rawValue)),
        default: .string(TimePreference.past.rawValue),
        summary: "Which year, month or week a partial date belongs to: past (how news is "
          + "written), future (the next one), same (the document's own)."
      ),
      OptionSpecification(
        "clock",
        .choice(["point", "interval"]),
        default: .string("point"),
        summary: "Whether 9点 is the instant 09:00:00 or lasts until 09:59:59."
      ),
    ],
    make: { options, data throws(ModuleError) in
      let preference = options.string("prefer").flatMap(TimePreference.init) ?? .past
      let isInterval = options.string("clock") == "interval"
      return TimesAnnotator(
        scanner: ValueScanner(
          lexicon: try lexicon(from: data),
          options: ValueScanner.Options(preference: preference, clockIsInterval: isInterval)
        )
      )
    }
  )

  static func lexicon(from data: DataFolder) throws(ModuleError) -> ValueLexicon {
    do {
      return try ValueLexicon.load(from: data)
    } catch {
      throw ModuleError(message: error.description)
    }
  }
}
