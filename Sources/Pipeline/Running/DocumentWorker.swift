import Clean
import Corpus
import Extract
import Language
import Load
import Segment

/// Clean, Segment and Extract for one record: a pure function, called on many cores at once.
struct DocumentWorker: Sendable {
  private let cleaner: Cleaner
  private let splitter: any Splitter
  private let segmenting: [any Annotator]
  private let extracting: [any Annotator]
  private let searchWords: SearchWords?
  /// The files of the data folder that each stage was made from, sorted.
  let dataFiles: [StageName: [String]]
  /// What is written beside the contract's rows.
  var extras: DocumentRows.Extras = []

  /// What became of a record.
  struct Outcome: Sendable {
    var items: [WorkItem] = []
    /// The last stage that saw any of it.
    var stage = StageName.clean
    var counts: [StageName: RunSummary.StageCount] = [:]
    var seconds: [StageName: Double] = [:]
  }

  /// Makes the modules of the three stages; what is wrong with them is left in `assembly`.
  ///
  /// - Returns: nil where a splitter is missing, which the assembly has as an issue as well.
  static func make(with assembly: inout ModuleAssembly, data: DataFolder) -> DocumentWorker? {
    var files: [StageName: [String]] = [:]
    func recording<Result>(_ stage: StageName, _ body: () -> Result) -> Result {
      let (result, asked) = data.recordingFiles(body)
      files[stage] = Set(files[stage, default: []]).union(asked).sorted()
      return result
    }
    let converters = recording(.clean) {
      CleanRegistry.converters.compactMap { try? $0.make(Options($0.options), data) }
    }
    let normalizers = recording(.clean) {
      assembly.make(.stage(.clean), from: CleanRegistry.normalizers, in: data)
    }
    let splitters = recording(.segment) {
      assembly.make(.stage(.segment), from: SegmentRegistry.splitters, in: data)
    }
    let segmenting = recording(.segment) {
      assembly.make(.stage(.segment), from: SegmentRegistry.annotators, in: data)
    }
    let extracting = recording(.extract) {
      let helper = HelperModule.description(in: assembly.root)
      return assembly.make(
        .stage(.extract),
        from: ExtractRegistry.annotators + [helper],
        in: data
      )
    }
    assembly.checkLayers(of: segmenting + extracting)
    guard let splitter = splitters.first?.module else { return nil }
    let searchWords = recording(.extract) {
      segmenting.contains { $0.module.provides.contains(.tokens) } ? (try? SearchWords(data)) : nil
    }
    let annotators = (segmenting + extracting).map(\.module).takingOffers
    return DocumentWorker(
      cleaner: Cleaner(converters: converters, normalizers: normalizers.map(\.module)),
      splitter: splitter,
      segmenting: Array(annotators.prefix(segmenting.count)),
      extracting: Array(annotators.suffix(extracting.count)),
      searchWords: searchWords,
      dataFiles: files
    )
  }

  /// Works records, their documents side by side.
  ///
  /// - Parameter records: in the order of the input.
  /// - Returns: what became of each.
  /// - Throws: `ContractViolation`, where an annotator broke the law of spans; `PipelineError`, where
  ///   a program that the configuration plugs in cannot be had.
  func work(_ records: [Record]) throws -> [Outcome] {
    var outcomes: [Outcome] = []
    var waiting = Waiting()
    for record in records {
      var outcome = Outcome()
      let documents = split(record, &outcome)
      outcomes.append(outcome)
      for document in documents {
        waiting.documents.append(document)
        waiting.owners.append(outcomes.count - 1)
        waiting.bytes += document.text.count
        if waiting.documents.count == Self.stride || waiting.bytes >= Self.strideBytes {
          try finish(&waiting, of: records, &outcomes)
        }
      }
    }
    try finish(&waiting, of: records, &outcomes)
    return outcomes
  }

  /// Documents that are annotated next, and the numbers of their records.
  private struct Waiting {
    var documents: [Document] = []
    var owners: [Int] = []
    var bytes = 0
  }

  /// Cleans a record and cuts it into documents.
  private func split(_ record: Record, _ outcome: inout Outcome) -> [Document] {
    var lap = Lap()
    outcome.counts[.clean, default: .init()].entered += 1
    let text: CleanText
    do throws(StageError) {
      text = try cleaner.clean(record)
    } catch {
      lap.end(.clean, &outcome)
      outcome.reject(error, record.byteRange, of: record)
      return []
    }
    outcome.counts[.clean, default: .init()].left += 1
    lap.end(.clean, &outcome)

    outcome.stage = .segment
    outcome.counts[.segment, default: .init()].entered += 1
    let documents: [Document]
    do throws(StageError) {
      documents = try splitter.split(text, of: record)
    } catch {
      lap.end(.segment, &outcome)
      outcome.reject(error, record.byteRange, of: record)
      return []
    }
    outcome.counts[.segment, default: .init()].left += 1
    lap.end(.segment, &outcome)
    if !documents.isEmpty { outcome.stage = .extract }
    return documents
  }

  /// Annotates the documents that wait, and makes rows of them.
  private func finish(
    _ waiting: inout Waiting,
    of records: [Record],
    _ outcomes: inout [Outcome]
  ) throws {
    guard let last = waiting.owners.last else { return }
    var errors = [StageError?](repeating: nil, count: waiting.documents.count)
    var lap = Lap()
    annotate(&waiting.documents, by: segmenting, &errors)
    lap.end(.segment, &outcomes[last])
    annotate(&waiting.documents, by: extracting, &errors)
    lap.end(.extract, &outcomes[last])
    for (index, document) in waiting.documents.enumerated() {
      let owner = waiting.owners[index]
      outcomes[owner].counts[.extract, default: .init()].entered += 1
      if let error = errors[index] {
        if let fatal = error.fatal { throw fatal }
        let record = records[owner]
        outcomes[owner].reject(error, document.origin.byteRange ?? record.byteRange, of: record)
      } else {
        outcomes[owner].counts[.extract, default: .init()].left += 1
        outcomes[owner].items.append(.document(try rows(of: document)))
      }
    }
    lap.end(.load, &outcomes[last])
    waiting.documents.removeAll(keepingCapacity: true)
    waiting.owners.removeAll(keepingCapacity: true)
    waiting.bytes = 0
  }

  /// What a stage costs: documents that are worked side by side count with the last of them.
  private struct Lap {
    private let clock = ContinuousClock()
    private var mark: ContinuousClock.Instant

    init() { mark = clock.now }

    mutating func end(_ stage: StageName, _ outcome: inout Outcome) {
      let now = clock.now
      outcome.seconds[stage, default: 0] += (now - mark) / .seconds(1)
      mark = now
    }
  }

  private func rows(of document: Document) throws(ContractViolation) -> DocumentRows {
    let words = extras.contains(.search) ? searchWords?.words(in: document) ?? [] : []
    return try DocumentRows(document, extras: extras, searchWords: words)
  }

  /// Annotates a text that is a document as it stands.
  func annotate(_ document: inout Document) throws(StageError) {
    for annotator in segmenting { try annotator.annotate(&document) }
    for annotator in extracting { try annotator.annotate(&document) }
  }

  /// How many documents are annotated side by side, and how many bytes of text are enough.
  static let stride = 16
  static let strideBytes = 1 << 18

  /// Annotates texts that are documents as they stand.
  ///
  /// - Returns: for each document what refused it; nil where nothing did.
  func annotate(_ documents: inout [Document]) -> [StageError?] {
    var errors = [StageError?](repeating: nil, count: documents.count)
    annotate(&documents, by: segmenting, &errors)
    annotate(&documents, by: extracting, &errors)
    return errors
  }

  /// Lets each annotator work all documents before the next one.
  ///
  /// What an annotator looks words up in does not fit a core's fast memory beside what the others
  /// do: document by document, all of it would be fetched anew.
  private func annotate(
    _ documents: inout [Document],
    by annotators: [any Annotator],
    _ errors: inout [StageError?]
  ) {
    for annotator in annotators {
      for index in documents.indices where errors[index] == nil {
        do throws(StageError) {
          try annotator.annotate(&documents[index])
        } catch {
          errors[index] = error
        }
      }
    }
  }

  /// The rules, where the configuration has them.
  var rules: Rules? { extracting.lazy.compactMap { $0 as? Rules }.first }

  /// Annotates a text as far as the rules need it.
  func annotateUpToRules(_ document: inout Document) throws(StageError) {
    for annotator in segmenting { try annotator.annotate(&document) }
    for annotator in extracting {
      if annotator is Rules { return }
      try annotator.annotate(&document)
    }
  }
}

extension DocumentWorker.Outcome {
  fileprivate mutating func reject(_ error: StageError, _ bytes: Range<Int>, of record: Record) {
    items.append(
      .rejection(
        Rejection(
          sourceURI: record.sourceURI,
          byteRange: bytes,
          stage: error.stage,
          code: error.code,
          message: error.message
        )
      )
    )
    let isFiltered = error.code.hasPrefix("filtered_")
    if isFiltered {
      counts[error.stage, default: .init()].filtered += 1
    } else {
      counts[error.stage, default: .init()].rejected += 1
    }
  }
}
