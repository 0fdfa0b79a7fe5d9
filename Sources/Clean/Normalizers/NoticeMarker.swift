public import Corpus
public import Language

/// Names the lines that are no part of the story: bylines, and notices of source, copyright and
/// reprinting.
///
/// The text stays, what the lines say becomes metadata.
public struct NoticeMarker: Normalizer {
  public static let module = ModuleDescription<DataFolder, any Normalizer>(
    "notices",
    summary: "Bylines and notices of source and copyright, as metadata.",
    options: [
      OptionSpecification(
        "rules",
        .path,
        default: .string(NoticeRecognizer.file),
        summary: "The file with the patterns of notices."
      )
    ],
    make: { (options, data) throws(ModuleError) in
      do throws(DataError) {
        return NoticeMarker(
          notices: try .load(from: data, path: options.string("rules") ?? NoticeRecognizer.file),
          bylines: try .load(from: data)
        )
      } catch {
        throw ModuleError(option: "rules", message: error.description)
      }
    }
  )

  private let notices: NoticeRecognizer
  private let bylines: BylineRecognizer

  public init(notices: NoticeRecognizer, bylines: BylineRecognizer) {
    self.notices = notices
    self.bylines = bylines
  }

  public func normalize(_ text: inout CleanText) throws(StageError) {
    let bytes = text.text.bytes
    var blocks: [CleanText.Block] = []
    var items: [MetadataItem] = []
    var known = text.blocks[...]
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = TextSpan(start..<end)
      start = end + 1
      while let block = known.first, block.span.end <= line.start { known.removeFirst() }
      if line.isEmpty || known.first?.span.overlaps(line) == true { continue }
      if let notice = notices.notice(line, in: text.text) {
        blocks.append(.init(span: line, role: .notice, rule: "notices:\(notice.rule)"))
        items += Self.items(of: notice, in: bytes)
      } else if let byline = bylines.byline(line, in: text.text) {
        blocks.append(.init(span: line, role: .byline, rule: "bylines"))
        items += Self.items(of: byline)
      }
    }
    if blocks.isEmpty { return }
    text.blocks = (text.blocks + blocks).sorted { $0.span < $1.span }
    text.metadata += items
  }

  private static func items(of notice: Notice, in bytes: [UInt8]) -> [MetadataItem] {
    var items: [MetadataItem] = []
    for item in notice.items {
      items.append(
        MetadataItem(key: item.key, value: item.value, basis: "notice", span: item.span)
      )
      guard item.key == "url", let date = PublicationDate.inURL(bytes, in: item.span.range)
      else { continue }
      items.append(
        MetadataItem(
          key: "published",
          value: date.value,
          basis: "url",
          span: TextSpan(date.range)
        )
      )
    }
    return items
  }

  private static func items(of byline: Byline) -> [MetadataItem] {
    var items: [MetadataItem] = []
    if let published = byline.published {
      items.append(
        MetadataItem(
          key: "published",
          value: published.value,
          basis: "byline",
          span: published.span
        )
      )
    }
    if let source = byline.source {
      items.append(
        MetadataItem(key: "source", value: source.name, basis: "byline", span: source.span)
      )
    }
    return items
  }
}
