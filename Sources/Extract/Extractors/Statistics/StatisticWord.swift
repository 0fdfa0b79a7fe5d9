/// Words that one rule of the statistics asks for by itself: the lists of `words` in
/// `lexicons/statistics.json`, by their names there.
enum StatisticWord: Int, CaseIterable {
  /// A figure behind it is a number of the page: 表, 图.
  case caption
  /// Joins a share or a multiple to what it is one of: 是, 为.
  case equals
  case per
  /// Likens what was measured to something else: 相当于.
  case likened
  /// Says of whom, behind them: 中, 里.
  case among
  /// Names a share without saying of what: 占比.
  case proportion
  /// Says of whom a body is made up: 组成.
  case compose
  /// Opens what is said of a part: 其中.
  case part
  /// Opens a word for the greatest or the least: 最.
  case utmost
  /// Opens a word that points back: 该, 本.
  case that
  /// Stands for one person: 他, 她.
  case person
  /// Leads in to whom something is done: 对, 给.
  case recipient
  /// Says that a price holds everywhere: 统一.
  case uniform
  /// Makes a way of doing things of a number before it: 制.
  case system
  /// What is called by a day: 512事件.
  case dated
  /// Ends what is counted and has money put into it: 项目.
  case venture
  /// What the tagger takes into a classifier: 辆⟦车⟧.
  case classed
  /// Stands between what belongs to a company and the company: 谷歌⟦母公司⟧Alphabet.
  case parent
  /// Leads in from how much something changed: 从.
  case starting
  /// Opens what something is said about: 对于.
  case regarding
  /// Stands for the place that the text is about: 当地.
  case local
  /// Ends a clause that only leads to what stands behind it: 从行业看, 原因如下.
  case viewed
  /// Says that a time is the end of it: 为止.
  case until
  /// What somebody pays: 价格.
  case price
  /// Says with what a thing is equipped: 搭载.
  case equipped
  /// Units of what devices are made of: MHz, GB.
  case technical
  /// Ends what votes are: 票.
  case ballot
  /// Ends a dateline: 电, 讯.
  case dateline
  /// Leads in who does something, or to whom: 由, 被.
  case actor
  /// Stands for the company that the text is about: 公司, 集团.
  case company
  case latter
  /// Makes a place the name of a clock: 美东⟦时间⟧.
  case clock
  /// Ends what is a share of a market: 份额, 出货量.
  case market
  /// Opens what is only supposed: 若, 如果.
  case supposing
  /// Leads in a place: 在.
  case locative
  /// Says that something was published: 发布.
  case publishing
  /// Says to whom, not what: 告诉.
  case telling
  /// Joins the members of a list: 和, 以及.
  case and
  /// Ends the name of a vehicle: 号.
  case craft
  /// Leads in what a change starts from, or is compared with: 由, 较.
  case start
  /// Puts the object first: 将.
  case marker
  /// Says that the weather is foreseen: 预报.
  case weatherForecast
  /// Who foresees it: 气象.
  case weather
  /// What others expected: 预期.
  case expectation
  /// The same time of another year: 同期.
  case sameTime
  /// Stands for a given name that is kept back: 某, 某某.
  case anonymous
  /// Counts people once each time: 人次.
  case visits
  /// Units behind which a year stands: 届, 级.
  case cohort
  /// Units behind numbers that tell things apart: 路, 号.
  case label
  /// Units of services, which are counted beside them too: 班.
  case service
  /// Units of places in an order: 位.
  case place
  /// Numerals without which a word is an order of magnitude: 一, 几.
  case numeral
  /// Stands for those that were not named: 其他.
  case rest
  /// Turns the noun behind it round: 非.
  case prefix
  /// What an expert body does with a thing, and tells: 鉴定.
  case examined
  /// A kind of things that figures are told of one by one: 大类, 门类.
  case division
  /// Units that count places: 省, 省市.
  case areas
  /// Behind a number makes it the name of a list of the best, or a rank: 500⟦强⟧, 3⟦星级⟧.
  case elite
  /// Counts persons, who may have been named before: 人.
  case persons
  /// Behind words makes them the time of something: 时.
  case during
  /// Stands for whoever speaks, in his own words or reported ones: 我们, 他们.
  case speakers
  /// Counts how often: 次.
  case times
  /// Opens the bounds of a road or an area: 东至, 西起.
  case bounds
  /// Opens a clause that sums up what the one before told: 共计.
  case sum
  /// The whole of a province: 全省; of a city, a county: 全市.
  case province
  case town
  /// Units of land: mu.
  case land
  /// Behind a temperature makes it the name of a line on the map: 线.
  case line
  /// Whose reports a text is made of: 记者.
  case journalist
  /// What a thing has of a substance, which the word before names: 浓度.
  case content
  /// Counts ranks from the last one: 倒数.
  case backwards
  /// Before a number picks the first of a ranking: 前.
  case foremost
  /// Says that something is not there: 无.
  case without
  /// Joins a year to what is planned for it: 度.
  case yearly
  /// Says that somebody scores in a game: 砍下.
  case score
  /// Says how far something is from what is named behind it: 距.
  case distance
  /// The hour of a clock: 9点, and what may stand behind it: 9点⟦钟⟧.
  case oclock
  case bell
  /// A part of a match, which has a number: 局, and its halves: 9局⟦下半⟧.
  case inning
  case half
  /// Ends the name of a sector: 服务⟦业⟧, and words that end so and are none: 企业.
  case sector
  case sectorless
  /// Ends the name of a wind, which has a force: 偏南⟦风⟧, and the unit of that: 级.
  case wind
  case force
  /// Behind a feast says that something is before it: 清明节⟦长假前⟧.
  case eve
  /// What was measured before, where only 这一数字 stands for it.
  case thisNumber
  /// By which figures are reckoned, behind whose it is: 美国⟦通用会计准则⟧.
  case accounting

  /// Its name in the data file.
  var name: String { String(describing: self) }
}
