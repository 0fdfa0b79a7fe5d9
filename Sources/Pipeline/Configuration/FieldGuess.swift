import Corpus

/// Guesses from the first object of a JSON Lines file which of its keys hold what.
enum FieldGuess {
  /// What a field is called in the wild, the surest name first; case, `-` and `_` do not count.
  private static let names: KeyValuePairs<String, [String]> = [
    "text": ["text", "content", "body", "article", "maintext", "articlebody", "正文", "内容"],
    "title": ["title", "headline", "标题"],
    "url": ["url", "link", "sourceurl", "href", "网址", "链接"],
    "published": [
      "published", "date", "pubdate", "publishtime", "publishdate", "publishedat", "pubtime",
      "datepublished", "datetime", "time", "发布时间", "日期",
    ],
    "publisher": ["publisher", "source", "media", "sitename", "site", "来源", "媒体"],
    "author": ["author", "byline", "作者"],
    "id": ["id", "docid", "uuid"],
  ]

  /// - Parameters:
  ///   - keys: the fields that the reader knows, in its order.
  ///   - sample: the beginning of the file.
  /// - Returns: field and key, for those that were recognised; nothing where the first line is no
  ///   object or holds no text.
  static func fields(for keys: [String], from sample: [UInt8]) -> [JSON.Member] {
    guard let members = firstObject(in: sample) else { return [] }
    var found: [String: String] = [:]
    for (field, candidates) in names where keys.contains(field) {
      let key = candidates.lazy.compactMap { candidate in
        members.first { member in
          folded(member.key) == candidate && !found.values.contains(member.key)
            && (member.value.string != nil || field == "id" && member.value.number != nil)
        }?.key
      }.first
      if let key { found[field] = key }
    }
    if found["text"] == nil, keys.contains("text") {
      found["text"] = longestText(of: members, except: Set(found.values))
    }
    guard found["text"] != nil else { return [] }
    return keys.compactMap { field in found[field].map { JSON.Member(field, JSON(.string($0))) } }
  }

  private static func firstObject(in sample: [UInt8]) -> [JSON.Member]? {
    let lines = sample.split(separator: UInt8(ascii: "\n"))
    let isBlank: (ArraySlice<UInt8>) -> Bool = { line in
      line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
    guard var line = lines.first(where: { !isBlank($0) }) else { return nil }
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    guard let members = try? JSONParser.parse(Array(line)).members else { return nil }
    // A key without letters can be named in no mapping.
    return members.filter { !$0.key.isEmpty }
  }

  /// The key of the longest string; of several the first.
  private static func longestText(
    of members: [JSON.Member],
    except taken: Set<String>
  ) -> String? {
    var best: (key: String, count: Int)?
    for member in members where !taken.contains(member.key) {
      guard let count = member.value.string?.utf8.count, count > best?.count ?? 0 else { continue }
      best = (member.key, count)
    }
    return best?.key
  }

  private static func folded(_ key: String) -> String {
    String(
      String.UnicodeScalarView(
        key.unicodeScalars.compactMap { scalar in
          switch scalar {
          case "A"..."Z": Unicode.Scalar(scalar.value + 0x20)
          case "-", "_": nil
          default: scalar
          }
        }
      )
    )
  }
}
