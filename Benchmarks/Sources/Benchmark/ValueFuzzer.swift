import Corpus
import Foundation
import Language

/// Makes inputs, scans them, and stops at the first fault.
struct ValueFuzzer {
  private var random: RandomNumbers
  private var words: [[UInt8]]
  private let texts: [[UInt8]]
  private let scanners: [ValueScanner]

  /// The scalars that numerals, units and times are made of come before the words.
  private static let alphabet =
    "0123456789０１９一二三四五六七八九十百千万亿兆零〇两几多余半点负-−.,，:/%％‰~～至到、和又分之年月日号时分秒周星期天今昨明前后上下近约第每个元块角美港人家岁度℃米公里克斤¥$ T+^()（）的起以来\n"

  private static let anchors: [String?] = [
    nil, "2025", "2025-02", "2025-02-05", "2024-02-29T23:59:59", "0001-01-01", "9999-12-31",
  ]

  /// - Parameters:
  ///   - folder: the tables of values.
  ///   - texts: lines to mutate; may be empty.
  ///   - seed: of the random numbers.
  /// - Throws: where a table cannot be read.
  init(folder: String, texts: [[UInt8]], seed: UInt64) throws {
    let lexicon = try ValueLexicon(folder: folder)
    scanners = TimePreference.allCases.map {
      ValueScanner(
        lexicon: lexicon,
        options: ValueScanner.Options(preference: $0, clockIsInterval: $0 == .same)
      )
    }
    random = RandomNumbers(seed: seed)
    self.texts = texts
    words = Self.alphabet.unicodeScalars.map { Array(String($0).utf8) }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".tsv") && name != "lunar-calendar.tsv" {
      let table = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      for line in table.split(separator: "\n") where !line.hasPrefix("#") {
        if let form = line.split(separator: "\t").first { words.append(Array(form.utf8)) }
      }
    }
  }

  /// - Returns: how many values were found, and the first faults, each with its text.
  mutating func run(_ count: Int) -> (found: Int, faults: [String]) {
    var found = 0
    var faults: [String] = []
    for round in 0..<count {
      let text = Text(String(decoding: input(), as: UTF8.self))
      let anchor = Self.anchors[round % Self.anchors.count]
      let values = scanners[round % scanners.count].scan(text, anchor: anchor)
      found += values.times.count + values.quantities.count
      if let fault = fault(text, values) {
        faults.append("\(fault): \(text) (anchor \(anchor ?? "none"))")
        if faults.count == 20 { break }
      }
    }
    return (found, faults)
  }

  private mutating func input() -> [UInt8] {
    var bytes: [UInt8] = []
    if !texts.isEmpty, random.below(3) == 0 {
      // A stretch of a real text with bytes changed, dropped and doubled.
      let text = texts[random.below(texts.count)]
      let start = random.below(max(text.count, 1))
      bytes = Array(text[start..<min(text.count, start + 60 + random.below(60))])
      for _ in 0..<random.below(6) where !bytes.isEmpty {
        let index = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: index)
        default: bytes.insert(contentsOf: words[random.below(words.count)], at: index)
        }
      }
    } else {
      for _ in 0..<(1 + random.below(12)) {
        switch random.below(12) {
        case 0:
          let scalar = Unicode.Scalar(UInt32(random.below(0x1F000))) ?? " "
          bytes += Array(String(scalar).utf8)
        case 1...6: bytes += words[random.below(100)]
        default: bytes += words[random.below(words.count)]
        }
      }
    }
    return bytes
  }

  /// What is wrong with the values of `text`; nil where nothing is.
  private func fault(_ text: Text, _ found: ValueScanner.Values) -> String? {
    var end: Int32 = 0
    for span in (found.times.map(\.span) + found.quantities.map(\.span)).sorted() {
      if span.start < end || span.isEmpty { return "spans overlap" }
      if Int(span.end) > text.count { return "a span leaves the text" }
      if !text.isScalarBorder(span.start) || !text.isScalarBorder(span.end) {
        return "a span parts a character"
      }
      end = span.end
    }
    for time in found.times {
      if (time.value ?? "").isEmpty { return "a time has no value" }
      if case .text(let span) = time.anchor, !found.times.contains(where: { $0.span == span }) {
        return "\(text[time.span]) counts from a place where there is no time"
      }
      // Years of four digits sort as they follow each other.
      if let begins = time.begins, let ends = time.ends,
        begins.dropFirst(4).first == "-", ends.dropFirst(4).first == "-", !begins.hasPrefix("-"),
        begins.prefix(10) > ends.prefix(10)
      {
        return "\(text[time.span]) falls from \(begins) to \(ends)"
      }
    }
    for quantity in found.quantities {
      for number in [quantity.value, quantity.low, quantity.high] where number?.isFinite == false {
        return "\(text[quantity.span]) is not finite"
      }
      if let low = quantity.low, let high = quantity.high, low > high {
        return "\(text[quantity.span]) falls from \(low) to \(high)"
      }
    }
    return nil
  }
}
