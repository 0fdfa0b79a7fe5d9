internal import Corpus
internal import Language

/// What each line of a document is for.
struct ParagraphRoles {
  private let lines: ArraySlice<DocumentLine>
  /// The line that is the title.
  let title: Int?

  init(_ lines: ArraySlice<DocumentLine>) {
    self.lines = lines
    title = Self.title(in: lines)
  }

  func role(at index: Int) -> ParagraphRole {
    if let role = lines[index].role { return role }
    if index == title { return .title }
    switch lines[index].kind {
    case .prose: return .body
    case .table: return .table
    case .caption: return .caption
    case .byline: return .byline
    case .notice: return .notice
    case .separator: return .body
    case .short: return isHeading(index) ? .heading : .body
    }
  }

  /// A few words with prose behind them, and no other line like them around: poems and lists have
  /// many.
  private func isHeading(_ index: Int) -> Bool {
    let line = lines[index]
    // A question with three commas is a sentence, whatever stands around it.
    guard line.count <= 30 else { return false }
    guard !line.leadsOn, !line.endsWithComma, !line.isItem || line.count < 30,
      index + 1 < lines.endIndex
    else { return false }
    let next = lines[index + 1]
    guard next.kind == .prose || next.kind == .caption || next.kind == .table else { return false }
    return index == lines.startIndex || lines[index - 1].kind != .short || index - 1 == title
  }

  /// The first line, where it is a few words and something to read follows; a dateline or a
  /// byline behind it makes it sure.
  private static func title(in lines: ArraySlice<DocumentLine>) -> Int? {
    if let named = lines.firstIndex(where: { $0.role == .title }) { return named }
    guard lines.count > 1, let first = lines.indices.first(where: { isReadable(lines[$0]) }) else {
      return nil
    }
    let line = lines[first]
    guard line.kind == .short, !line.startsInside, !line.leadsOn, line.count >= 4 else {
      return nil
    }
    guard let body = lines.indices.dropFirst().first(where: { lines[$0].isBody }) else {
      return nil
    }
    // Several short lines on end are a poem or a list.
    let others = lines[(first + 1)..<max(body, first + 1)].filter { $0.kind == .short }
    return others.count <= 1 ? first : nil
  }

  private static func isReadable(_ line: DocumentLine) -> Bool {
    switch line.kind {
    case .byline, .notice, .separator: false
    default: true
    }
  }
}
