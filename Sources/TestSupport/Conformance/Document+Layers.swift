public import Corpus

extension Document {
  /// Everything that one layer holds, as text that is equal where the layers are.
  public func content(of layer: LayerName) -> String {
    switch layer {
    case .paragraphs: "\(Array(paragraphs))"
    case .sentences: "\(Array(sentences))"
    case .tokens: "\(Array(tokens))"
    case .taggedNames: "\(taggedNames.map(Array.init) ?? [])"
    case .contributors: "\(Array(contributors))"
    case .metadata: "\(metadata)"
    case .flags: "\(flags)"
    case .entities: "\(entities)"
    case .mentions: "\(Array(mentions))"
    case .times: "\(Array(times))"
    case .quantities: "\(Array(quantities))"
    case .scannedQuantities: "\(scannedQuantities ?? [])"
    case .quotations: "\(Array(quotations))"
    case .relations: "\(Array(relations))"
    case .groups: "\(Array(groups))"
    case .statistics: "\(Array(statistics))"
    case .events: "\(Array(events))"
    }
  }

  /// Every span that any layer holds, those inside of annotations too, with what holds it.
  var allSpans: [(span: TextSpan, holder: LayerName)] {
    var spans: [(TextSpan, LayerName)] = []
    func add(_ layer: LayerName, _ found: some Sequence<TextSpan?>) {
      for case let span? in found { spans.append((span, layer)) }
    }
    add(.paragraphs, paragraphs.map(\.span))
    add(.sentences, sentences.map(\.span))
    add(.tokens, tokens.map(\.span))
    add(.taggedNames, (taggedNames ?? Layer()).map(\.span))
    add(.contributors, contributors.map(\.span))
    add(.metadata, metadata.map(\.span))
    add(.entities, entities.flatMap(\.names).map(\.span))
    add(.mentions, mentions.map(\.span))
    add(.times, times.map(\.span))
    add(.quantities, quantities.map(\.span))
    add(.scannedQuantities, scannedQuantities?.map(\.span) ?? [])
    add(.quotations, quotations.flatMap { [$0.span, $0.partOf] })
    add(.relations, relations.map(\.span))
    add(.groups, groups.flatMap { [$0.span] + $0.members.map(\.span) })
    add(.statistics, statistics.flatMap { [$0.span, $0.quantity] })
    add(.events, events.flatMap { [$0.span] + $0.roles.map(\.span) })
    return spans
  }

  /// Every index into `entities` that any layer holds.
  var allEntityIndices: [(index: Int, holder: LayerName)] {
    var indices: [(Int, LayerName)] = []
    func add(_ layer: LayerName, _ found: some Sequence<Int?>) {
      for case let index? in found { indices.append((index, layer)) }
    }
    add(.mentions, mentions.map(\.entity))
    add(.quotations, quotations.map(\.speakerEntity))
    add(.relations, relations.flatMap { [$0.subject, $0.object] })
    add(.groups, groups.flatMap(\.members).map(\.entity))
    add(.statistics, statistics.flatMap { [$0.subjectEntity, $0.attributedToEntity] })
    add(.events, events.flatMap { [$0.place] + $0.roles.map(\.entity) })
    return indices
  }
}
