/// What our own lists say of a word, beside its part of speech.
public struct WordClasses: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A place: 广东, 湛江, 硅谷.
  public static let place = WordClasses(rawValue: 1 << 0)
  /// An organisation: 华为, 清华大学, 中央网信办.
  public static let organization = WordClasses(rawValue: 1 << 1)
  /// A person's full name, or one under which everybody knows them.
  public static let person = WordClasses(rawValue: 1 << 2)
  /// A product: ChatGPT, 鸿蒙.
  public static let product = WordClasses(rawValue: 1 << 3)
  /// A word that also is a common one (荣耀, 小米), so that it is a name only with support.
  public static let ambiguous = WordClasses(rawValue: 1 << 4)
  /// What ends the name of an organisation: 大学, 集团, 委员会.
  public static let organizationSuffix = WordClasses(rawValue: 1 << 5)
  /// What ends the name of a place: 省, 走廊, 开发区.
  public static let placeSuffix = WordClasses(rawValue: 1 << 6)
  /// What stands beside a person's name: 记者, 创始人, 教授.
  public static let title = WordClasses(rawValue: 1 << 7)
  /// What ends the name of an event: 博览会, 锦标赛.
  public static let eventSuffix = WordClasses(rawValue: 1 << 8)
  /// A word that the user added.
  public static let user = WordClasses(rawValue: 1 << 9)
  /// A family name or given name as Latin-script names are written in Chinese: 史密斯, 约翰.
  public static let foreignName = WordClasses(rawValue: 1 << 10)
  /// An event that has a name of its own: 春晚, 奥运会.
  public static let event = WordClasses(rawValue: 1 << 11)
  /// A prize or an order: 诺贝尔奖, 七一勋章.
  public static let award = WordClasses(rawValue: 1 << 12)

  /// What makes an organisation of the nouns before it, where a name begins them: 协会, 研究院.
  public static let organizationEnding = WordClasses(rawValue: 1 << 13)
  /// What is an organisation together with the place right before it: 省委, 市政府, 电视台.
  public static let organizationOffice = WordClasses(rawValue: 1 << 14)
  /// Who an organisation has: 创始人, 董事长.
  public static let owner = WordClasses(rawValue: 1 << 15)

  /// By the names that lists use in their `class` line.
  public static let named: [(name: String, value: WordClasses)] = [
    ("place", .place), ("organization", .organization), ("person", .person),
    ("product", .product), ("ambiguous", .ambiguous),
    ("organization-suffix", .organizationSuffix), ("place-suffix", .placeSuffix),
    ("title", .title), ("event-suffix", .eventSuffix), ("user", .user),
    ("foreign-name", .foreignName), ("event", .event), ("award", .award),
    ("organization-ending", .organizationEnding), ("organization-office", .organizationOffice),
    ("owner", .owner),
  ]
}
