import Foundation

/// Names to put in place of names: half of them from the lists in `lexicons/`, half made up.
struct NamePool {
  enum Kind: Int, CaseIterable {
    case person
    case place
    case organization
  }

  private var lists: [[[UInt8]]] = Kind.allCases.map { _ in [] }
  private var kinds: [[Unicode.Scalar]: Kind] = [:]
  private var longest = 0
  private var surnames: [[UInt8]] = []
  private var suffixes: [[UInt8]] = []

  /// Characters that given names and company names are made of.
  private static let given =
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕彬志国建文辉力永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞富顺信子成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘"
    .unicodeScalars.map { Array(String($0).utf8) }

  /// - Parameter data: the folder that holds `lexicons/`.
  /// - Throws: where a list is missing.
  init(data: String) throws {
    let files: [(String, Kind)] = [
      ("places-china", .place), ("places-more", .place), ("places-world", .place),
      ("companies", .organization), ("universities", .organization),
      ("organizations-public", .organization),
    ]
    for (file, kind) in files {
      for name in try Self.words("\(data)/lexicons/names/\(file).txt") {
        let scalars = Array(name.unicodeScalars)
        guard scalars.count > 1 else { continue }
        lists[kind.rawValue].append(Array(name.utf8))
        kinds[scalars] = kind
        longest = max(longest, scalars.count)
      }
    }
    for line in try Self.words("\(data)/lexicons/surnames.txt")
    where line.hasSuffix("\tcommon") {
      surnames.append(Array(line.dropLast("\tcommon".count).utf8))
    }
    suffixes = try Self.words("\(data)/lexicons/names/organization-suffixes.txt")
      .map { Array($0.utf8) }
  }

  private static func words(_ path: String) throws -> [Substring] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
  }

  /// The longest listed name that starts at `index`.
  func longest(in scalars: [Unicode.Scalar], at index: Int) -> (end: Int, kind: Kind)? {
    guard scalars[index].value >= 0x3400 else { return nil }
    for count in stride(from: min(longest, scalars.count - index), to: 1, by: -1) {
      if let kind = kinds[Array(scalars[index..<(index + count)])] { return (index + count, kind) }
    }
    return nil
  }

  func write(_ kind: Kind, into bytes: inout [UInt8], random: inout RandomNumbers) {
    let list = lists[kind.rawValue]
    if !list.isEmpty, random.below(2) == 0 {
      bytes += list[random.below(list.count)]
      return
    }
    switch kind {
    case .person:
      bytes += random.pick(surnames)
      for _ in 0...random.below(2) { bytes += random.pick(Self.given) }
    case .place:
      for _ in 0..<2 { bytes += random.pick(Self.given) }
      bytes += Self.placeSuffixes[random.below(Self.placeSuffixes.count)]
    case .organization:
      bytes += random.pick(lists[Kind.place.rawValue])
      for _ in 0..<2 { bytes += random.pick(Self.given) }
      bytes += random.pick(suffixes)
    }
  }

  private static let placeSuffixes = "市县区镇村山路".unicodeScalars.map { Array(String($0).utf8) }
}
