public import Corpus
public import Language

/// Finds numbers and quantities: `extract.quantities`.
///
/// Counts, money, percentages, measures, ordinals, ranges and bounds, each with its exact value.
/// The scan knows times as well, so that no figure of a date is a quantity, whether or not
/// `extract.times` is on; where it is, one scan is enough for both.
public struct QuantitiesAnnotator: Annotator {
  private let scanner: ValueScanner

  public init(scanner: ValueScanner) { self.scanner = scanner }

  public var requires: Set<LayerName> { [] }
  public var uses: Set<LayerName> { [.scannedQuantities] }
  public var provides: Set<LayerName> { [.quantities] }

  public func annotate(_ document: inout Document) throws(StageError) {
    document.quantities.insert(
      contentsOf: document.scannedQuantities
        ?? scanner.scan(document.text, anchor: document.anchor).quantities
    )
  }

  /// The line of the registry.
  public static let module = ModuleDescription<DataFolder, any Annotator>(
    "quantities",
    summary: "Numbers, money, percentages, measures, counts and ranks with their exact values.",
    make: { _, data throws(ModuleError) in
      QuantitiesAnnotator(
        scanner: ValueScanner(lexicon: try TimesAnnotator.lexicon(from: data))
      )
    }
  )
}
