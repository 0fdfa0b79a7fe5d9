public import Corpus
public import Language

/// Finds statistics: whose figure it is, what it measures, when, whether it came true, who says so.
///
/// A sentence is cut into clauses; every figure that states a fact is read with the words before
/// it (固定资产投资完成⟦246亿元⟧) or the noun behind it (⟦64个⟧大模型). What a clause leaves out it takes
/// from the one before: the subject, the indicator (同比增长⟦15%⟧), the time, the source. Ordinals
/// become ranks of the figure that they stand beside. A figure without an indicator is no
/// statistic.
public struct StatisticsAnnotator: Annotator {
  /// The line of the registry.
  public static let module = ModuleDescription<DataFolder, any Annotator>(
    "statistics",
    summary: "Figures with subject, indicator, time, rank, status and source.",
    make: { _, data throws(ModuleError) in
      do throws(DataError) {
        return StatisticsAnnotator(
          lexicon: try .load(from: data),
          anaphors: try .load(from: data)
        )
      } catch {
        throw ModuleError(message: error.description)
      }
    }
  )

  private let lexicon: StatisticsLexicon

  private let anaphors: AnaphorLexicon

  init(lexicon: StatisticsLexicon, anaphors: AnaphorLexicon) {
    self.lexicon = lexicon
    self.anaphors = anaphors
  }

  public var requires: Set<LayerName> { [.sentences, .tokens, .times, .quantities, .mentions] }
  public var provides: Set<LayerName> { [.statistics] }

  public func annotate(_ document: inout Document) {
    guard !document.quantities.isEmpty else { return }
    let context = FigureContext(document, lexicon, AnaphorResolver(document, anaphors))
    var reader = StatisticsReader(context)
    document.statistics.insert(contentsOf: reader.read())
  }
}
