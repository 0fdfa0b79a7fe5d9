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
