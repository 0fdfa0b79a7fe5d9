internal import Corpus
internal import Language

/// Reads a document's fields from the items that are known about it.
enum DocumentMetadata {
  static func fill(_ document: inout Document) {
    let items = document.metadata
    func first(_ key: String) -> String? { items.first { $0.key == key }?.value }
    document.url = first("url")
    document.title = first("title")
    // Who put it on the web, else who wrote it there first.
    document.publisher = first("publisher") ?? first("source")
    if let published = published(items) {
      document.published = published.value
      document.publishedBasis = published.basis
    }
  }

  /// Metadata before bylines, bylines before urls.
  private static func published(
    _ items: [MetadataItem]
  ) -> (value: String, basis: PublishedBasis)? {
    var best: (value: String, basis: PublishedBasis)?
    for item in items where item.key == "published" {
      guard let value = PublicationDate.parse(item.value) else { continue }
      let basis: PublishedBasis =
        switch item.basis {
        case "byline": .byline
        case "url": .url
        case "notice": .text
        default: .metadata
        }
      if best.map({ rank(basis) < rank($0.basis) }) ?? true { best = (value, basis) }
    }
    return best
  }

  private static func rank(_ basis: PublishedBasis) -> Int {
    switch basis {
    case .metadata: 0
    case .byline: 1
    case .text: 2
    case .url: 3
    case .source: 4
    }
  }
}

/// The items known about a record, by where they stand.
struct MetadataIndex {
  /// Those that are true of every document.
  private let common: [MetadataItem]
  /// Those that stand in the text, in its order.
  private let placed: [(span: TextSpan, item: MetadataItem)]

  init(_ items: [MetadataItem]) {
    common = items.filter { $0.span == nil }
    placed = items.compactMap { item in item.span.map { ($0, item) } }
      .enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element)
  }

  /// What is known about the document that covers `span`, its spans counted from the start of it.
  func items(in span: TextSpan) -> [MetadataItem] {
    var low = 0
    var high = placed.count
    while low < high {
      let middle = (low + high) / 2
      if placed[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    var items = common
    for (place, item) in placed[low...] {
      if place.start >= span.end { break }
      guard span.contains(place) else { continue }
      items.append(
        MetadataItem(
          key: item.key,
          value: item.value,
          basis: item.basis,
          span: place.shifted(by: -span.start)
        )
      )
    }
    return items
  }
}
