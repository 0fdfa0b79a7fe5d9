import Corpus
import Foundation

/// Makes the table of `PlaceCodes` from Debian's `iso-codes` and `lexicons/gbt2260.tsv`.
public enum PlaceCodeCompiler {
  /// Where the package `iso-codes` leaves its lists and their Chinese names.
  public static let isoFolder = "/usr/share/iso-codes/json"
  public static let messagesFolder = "/usr/share/locale/zh_CN/LC_MESSAGES"

  /// What may be left off the full name of a part of a country, the longest first.
  private static let endings = [
    "维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "州", "省", "市",
  ]

  /// The bytes of the table.
  ///
  /// - Parameters:
  ///   - data: the program's data folder.
  ///   - json: the folder of `iso_3166-1.json` and `iso_3166-2.json`.
  ///   - messages: the folder of `iso_3166-1.mo` and `iso_3166-2.mo`.
  /// - Returns: lines `name<tab>scheme<tab>code`, sorted.
  /// - Throws: `DataError`, where a list is missing or damaged.
  public static func compile(
    data: DataFolder,
    json: String = isoFolder,
    messages: String = messagesFolder
  ) throws(DataError) -> [UInt8] {
    var table = Table()
    let chinese = Set(try DataFolder.rows(ofFile: data.path(chinesePlaces)).map { $0[0] })
    let known = Set(try DataFolder.rows(ofFile: data.path(worldPlaces)).map { $0[0] })
    for part in ["3166-1", "3166-2"] {
      let names = try Messages(path: "\(messages)/iso_\(part).mo")
      for entry in try list(part, in: json) {
        let isCountry = part == "3166-1"
        guard let code = entry[isCountry ? "alpha_2" : "code"]?.string else { continue }
        for key in ["common_name", "name", "official_name"] {
          guard let english = entry[key]?.string, let name = names[english] else { continue }
          if isCountry {
            table.add(name, "iso3166-1", code)
            continue
          }
          for name in [name, short(name)].compactMap({ $0 }) {
            // 太原 is a city in Shanxi and not the province of Viet Nam, and 西北 no part of Zambia.
            if !isHome(code), chinese.contains(name) { continue }
            if !isHome(code), name.unicodeScalars.count < 3, !known.contains(name) { continue }
            table.add(name, "iso3166-2", code)
          }
        }
      }
    }
    for row in try DataFolder.rows(ofFile: data.path("lexicons/gbt2260.tsv")) {
      for name in row.dropFirst() { table.add(name, "gbt2260", row[0]) }
    }
    return table.bytes
  }

  private static let chinesePlaces = "lexicons/names/places-china.txt"
  private static let worldPlaces = "lexicons/names/places-world.txt"

  /// Whether a part's Chinese name is its own, and no translation.
  private static func isHome(_ code: String) -> Bool {
    code.hasPrefix("CN-") || code.hasPrefix("TW-")
  }

  /// 广东省 without 省; nil where nothing is to be left off, or too little is left.
  private static func short(_ name: String) -> String? {
    for ending in endings where name.hasSuffix(ending) {
      let short = name.dropLast(ending.count)
      return short.unicodeScalars.count >= 2 ? String(short) : nil
    }
    return nil
  }

  private static func list(_ part: String, in folder: String) throws(DataError) -> [JSON] {
    let path = "\(folder)/iso_\(part).json"
    guard let contents = FileManager.default.contents(atPath: path) else {
      throw DataError(path: path, message: "is not there; install iso-codes")
    }
    do throws(JSONError) {
      guard let entries = try JSONParser.parse(Array(contents))[part]?.elements else {
        throw JSONError(message: "has no list `\(part)`", offset: 0)
      }
      return entries
    } catch {
      throw DataError(path: path, message: error.message)
    }
  }

  /// Names with their codes; a name that has two codes of one scheme has none.
  private struct Table {
    private var codes: [String: [String: Set<String>]] = [:]

    mutating func add(_ name: String, _ scheme: String, _ code: String) {
      guard name.unicodeScalars.allSatisfy({ $0.value > 0x2E80 || $0 == "·" }) else { return }
      codes[name, default: [:]][scheme, default: []].insert(code)
    }

    var bytes: [UInt8] {
      var lines: [String] = []
      for (name, schemes) in codes {
        for (scheme, found) in schemes where found.count == 1 {
          for code in found { lines.append("\(name)\t\(scheme)\t\(code)\n") }
        }
      }
      return Array(lines.sorted().joined().utf8)
    }
  }

  /// A catalogue of GNU gettext: the translations by the messages.
  struct Messages {
    private var translations: [String: String] = [:]

    init(path: String) throws(DataError) {
      guard let contents = FileManager.default.contents(atPath: path) else {
        throw DataError(path: path, message: "is not there; install iso-codes")
      }
      let bytes = Array(contents)
      // The header: magic, revision, how many, where the messages, where the translations.
      func word(_ offset: Int) -> Int? {
        guard offset >= 0, offset + 4 <= bytes.count else { return nil }
        return (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
      }
      func text(_ table: Int, _ index: Int) -> String? {
        guard let length = word(table + 8 * index), let start = word(table + 8 * index + 4),
          start + length <= bytes.count
        else { return nil }
        return String(validating: bytes[start..<(start + length)], as: UTF8.self)
      }
      guard word(0) == 0x9504_12DE, let count = word(8), let messages = word(12),
        let translated = word(16), count < 1_000_000
      else { throw DataError(path: path, message: "is no catalogue of messages") }
      for index in 0..<count {
        guard let message = text(messages, index), let translation = text(translated, index) else {
          throw DataError(path: path, message: "is cut")
        }
        if !message.isEmpty, !translation.isEmpty { translations[message] = translation }
      }
    }

    /// The translation of a message; nil where there is none.
    subscript(message: String) -> String? { translations[message] }
  }
}
