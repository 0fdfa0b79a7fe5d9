import Corpus
import Language

extension NameRules {
  /// Classes of what ends the name of an organisation.
  var ends: WordClasses { [.organizationEnding, .organizationSuffix, .organizationOffice] }

  /// 广东 and 省委 behind it are one organisation.
  func findOffices(_ names: inout NameSet) {
    for index in words.indices where words[index].classes.contains(.organizationOffice) {
      if isComplete(words[index].span) || isHeaded(index) {
        names.add(
          NameCandidate(
            span: words[index].span,
            type: .organization,
            evidence: .rule,
            rule: "names.office"
          )
        )
      }
      guard index > 0, touches(index - 1, index) else { continue }
      // 省教育厅 is one of a certain province too.
      if words[index].length > 1, isUnitOfGovernment(index - 1), isBounded(index - 1) {
        names.add(
          NameCandidate(
            span: span(index - 1..<index + 1),
            type: .organization,
            evidence: .rule,
            rule: "names.office"
          )
        )
      }
      guard let place = place(before: index, names) else { continue }
      let whole = TextSpan(place.span.start, words[index].span.end)
      names.add(
        NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.office")
      )
    }
  }

  /// 市政协｜主席李明: one of a certain city too, where somebody has a post there.
  private func isHeaded(_ index: Int) -> Bool {
    let span = words[index].span
    guard span.count == 9, isBounded(index), index + 1 < words.count, touches(index, index + 1),
      cues.kinds(of: TextSpan(span.start, span.start + 3), in: text).contains(.government)
    else { return false }
    return words[index + 1].isTitle || words[index + 1].kinds.contains(.cell)
  }

  /// 省委宣传部 is one of a certain province, named or not.
  private func isComplete(_ span: TextSpan) -> Bool {
    span.count >= 15
      && cues.kinds(of: TextSpan(span.start, span.start + 6), in: text).contains(.committee)
  }

  /// 省, 市, 县, 区 or 州 by itself.
  func isUnitOfGovernment(_ index: Int) -> Bool {
    words[index].kinds.contains(.government)
  }

  /// The place or office right before an office, or the place that ends with the office's first
  /// character (苏州市 in 苏州市政府).
  private func place(before index: Int, _ names: NameSet) -> NameCandidate? {
    if let name = names.ending(at: words[index - 1].span.end) {
      return name.type == .place || name.rule == "names.office" ? name : nil
    }
    let place = names.ending(at: words[index].span.start + 3)
    return place?.type == .place && words[index].length > 2 ? place : nil
  }

  /// A name, nouns, and an ending such as 协会.
  ///
  /// Between them may stand a conjunction of two of its nouns (地理科学与资源研究所), a stretch in
  /// quotation marks, and a department of what is named first.
  func findOrganizations(_ names: inout NameSet) {
    for index in words.indices where words[index].classes.contains(.organizationEnding) {
      if words[index].kinds.contains(.cell),
        leads(behind: words[index].span.end, from: words[index].span.start)
      {
        continue
      }
      guard let start = beginning(of: index, names) else { continue }
      // 中国公司 is any company of China; 西南政法大学 and 法学院 behind it are one.
      let name = names.starting(at: words[start].span.start)
      let end = name?.span.end ?? words[start].span.end
      // 江州市虎山街道|办事处 of 街道办事处: the place ends inside of the ending.
      let hasMore = end != words[index].span.start || name?.type == .organization
      guard hasMore else { continue }
      var whole = span(start..<index + 1)
      if let own = startBehindAddress(whole, index) { whole = TextSpan(own, whole.end) }
      if names.covers(whole) || isOneOfSome(start) || affiliate(in: whole) != nil { continue }
      names.add(
        NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.ending")
      )
    }
    // 紫霞山天文台 and 紫霞制药 are no places, whatever the tagger says.
    for old in names.candidates where old.type == .place && old.evidence == .tagger {
      guard
        let last = words.lastIndex(where: {
          $0.span.end == old.span.end
            && !$0.classes.isDisjoint(with: [.organizationEnding, .organizationSuffix])
        }), words[last].length > 1, words[last].span.start > old.span.start,
        !words[last].classes.contains(.placeSuffix), !words[last].cues.contains(.line)
      else { continue }
      let start = startBehindAddress(old.span, last) ?? old.span.start
      names.remove(old)
      names.add(
        NameCandidate(
          span: TextSpan(start, old.span.end),
          type: .organization,
          evidence: .rule,
          rule: "names.ending"
        )
      )
    }
  }

  /// 一|家|中国公司: none that is named.
  private func isOneOfSome(_ start: Int) -> Bool {
    guard start > 1, touches(start - 1, start), touches(start - 2, start - 1) else { return false }
    let counter = words[start - 1]
    return counter.span.count == 3 && counter.isBorder
      && cues.kinds(of: counter.span, in: text).contains(.counter)
      && words[start - 2].isNumeral
  }

  /// 海州科学院能源部: what an institution is part of, up to the ending before the last one.
  func findNestedOrganizations(_ names: inout NameSet) {
    for old in names.candidates where old.type == .organization && !old.isWhole {
      guard let first = words.firstIndex(where: { $0.span.start == old.span.start }) else {
        continue
      }
      var index = first + 1
      while index < words.count, words[index].span.end < old.span.end {
        let word = words[index]
        if word.length > 1, word.classes.contains(.organizationEnding), index - first > 0 {
          let inner = span(first..<index + 1)
          if names.at(inner) == nil {
            names.add(
              NameCandidate(
                span: inner,
                type: .organization,
                evidence: .rule,
                rule: "names.ending"
              )
            )
          }
        }
        index += 1
      }
    }
  }

  /// 国家空间科学中心: nouns between a word that institutions begin with and one they end with.
  func findNationals(_ names: inout NameSet) {
    for first in words.indices where words[first].cues.contains(.institution) {
      var index = first + 1
      var last: Int?
      while index < words.count, index - first < 8, touches(index - 1, index) {
        let word = words[index]
        guard word.mark == .none || word.mark == .and, word.isNoun || word.mark == .and else {
          break
        }
        if word.length > 1, word.classes.contains(.organizationEnding) { last = index }
        index += 1
      }
      guard let last, last - first > 1 else { continue }
      let whole = span(first..<last + 1)
      if names.covers(whole) { continue }
      names.add(
        NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.ending")
      )
    }
  }

  /// 江州飞鹿队: a place, the name that a club goes by, and 队; and the same without 队.
  func findTeams(_ names: inout NameSet) {
    for index in words.indices.dropFirst() where isTeam(index) {
      guard touches(index - 1, index) else { continue }
      var first = index
      var length = 0
      while first > 0, index - first < 3, touches(first - 1, first),
        names.ending(at: words[first].span.start)?.type != .place || first == index
      {
        let word = words[first - 1]
        guard word.kind == .ideograph, word.mark == .none, !word.isBorder, !word.isNumeral,
          !word.isCommonName, !word.isTitle
        else { break }
        length += word.length
        first -= 1
      }
      guard first < index, (2...4).contains(length),
        let place = names.ending(at: words[first].span.start), place.type == .place
      else { continue }
      for old in names.candidates
      where old.span.end == words[index].span.end && old.span.start >= words[first].span.start {
        names.remove(old)
      }
      for end in [words[index].span.end, words[index - 1].span.end] {
        names.add(
          NameCandidate(
            span: TextSpan(place.span.start, end),
            type: .organization,
            evidence: .rule,
            rule: "names.team"
          )
        )
      }
    }
  }

  private func isTeam(_ index: Int) -> Bool {
    words[index].kinds.contains(.team)
  }

  /// The word with which the organisation begins that ends with the word `index`; nil where none
  /// does.
  private func beginning(of index: Int, _ names: NameSet) -> Int? {
    var first = index
    var start: Int?
    var conjunction: Int?
    while first > 0, index - first < 9, touches(first - 1, first) {
      let word = words[first - 1]
      if word.mark == .close, let open = opening(of: first - 1), start == nil {
        first = open
        continue
      }
      if word.mark == .and, conjunction == nil, start == nil, first < index {
        conjunction = first - 1
        first -= 1
        continue
      }
      // 教授李娜|和|蓝湾研究院: whoever stands before the conjunction is no part of the name.
      if conjunction != nil,
        word.isTitle || names.ending(at: word.span.end)?.type == .person
      {
        break
      }
      // 医学院|附属|瑞金医院: what stands inside the names of institutions.
      let isJoint = word.cues.contains(.joint) && first < index
      guard word.mark == .none,
        word.isNoun || isJoint || isFanciful(word) || isWhich(first - 1) || isNumbered(first - 1)
          || names.covers(word.span),
        !word.isNumeral || isWhich(first - 1) || isNumbered(first - 1),
        !word.cues.contains(.under)
      else { break }
      if conjunction == first, let part = partBefore(conjunction: first, names) { return part }
      // 北京大学和清华大学 are two.
      if conjunction != nil, isOrganizationEnd(first - 1, names) {
        let isName = names.ending(at: word.span.end)?.type == .organization
        guard isName, conjunction != first, let place = names.ending(at: word.span.end) else {
          break
        }
        return words.firstIndex { $0.span.start == place.span.start }
      }
      first -= 1
      if let name = names.starting(at: words[first].span.start),
        name.type == .place || name.type == .organization,
        name.span.end <= words[index].span.start
          || name.type == .place && name.span.end < words[index].span.end
      {
        start = first
      } else if !words[first].classes.isDisjoint(with: [.place, .organization]),
        !words[first].classes.contains(.ambiguous), words[first].isProper
      {
        start = first
      } else if start == nil, conjunction == nil, isFanciful(words[first]), isOpening(first) {
        start = first
      }
      if start != nil, conjunction != nil { break }
    }
    return start
  }

  /// Whether a word tells which of several institutions of one name it is: 附属|第二|医院.
  func isWhich(_ index: Int) -> Bool {
    guard words[index].isNumeral, words[index].length > 1, index > 0 else { return false }
    return text.bytes[words[index].span.range].starts(with: "第".utf8)
      && words[index - 1].cues.contains(.joint)
  }

  /// 江州｜二纺(控股): whether a word that the dictionary does not have stands behind a place and begins
  /// with a number, as what factories were called does.
  private func isNumbered(_ index: Int) -> Bool {
    let word = words[index]
    guard word.length == 2, word.span.count == 6, word.isUnknown, word.mark == .none, index > 0,
      touches(index - 1, index), words[index - 1].classes.contains(.place)
    else { return false }
    return cues.kinds(of: TextSpan(word.span.start, word.span.start + 3), in: text)
      .contains(.numeral)
      && !cues.kinds(of: TextSpan(word.span.start + 3, word.span.end), in: text).contains(.counter)
  }

  /// Whether a word of two characters is none that the dictionary has, as names of companies begin
  /// with: 克而瑞, 易居.
  private func isFanciful(_ word: NameWord) -> Bool {
    word.isUnknown && (2...3).contains(word.length) && word.kind == .ideograph && !word.isBorder
      && word.mark == .none && !word.isNumeral && word.cues.isEmpty
  }

  /// Whether a word stands where a sentence or a clause begins, perhaps behind a conjunction: 而|易居.
  private func isOpening(_ index: Int) -> Bool {
    guard index > 0, touches(index - 1, index) else { return true }
    let word = words[index - 1]
    return word.mark == .stop || word.mark == .open || word.mark == .pause
      || word.length == 1 && word.isBorder && !word.isParticle
  }

  /// Where the name begins of whose institution the tagger has seen all up to the conjunction in it:
  /// 科学院世界经济｜与政治研究所.
  private func partBefore(conjunction: Int, _ names: NameSet) -> Int? {
    let word = words[conjunction - 1]
    guard let name = names.ending(at: word.span.end), name.type == .organization,
      name.evidence == .tagger, word.cues.isEmpty,
      word.classes.isDisjoint(with: [
        .organizationEnding, .organizationSuffix, .organizationOffice,
      ]),
      names.candidates.contains(where: {
        $0.type == .organization && $0.span.start == name.span.start && $0.span.end < name.span.end
      })
    else { return nil }
    return words.firstIndex { $0.span.start == name.span.start }
  }

  private func isOrganizationEnd(_ index: Int, _ names: NameSet) -> Bool {
    words[index].classes.contains(.organizationEnding)
      || names.ending(at: words[index].span.end)?.type == .organization
  }

  /// The opening mark of the quotation that ends with the mark `close`, not far before it.
  private func opening(of close: Int) -> Int? {
    var index = close - 1
    while index >= 0, close - index < 8 {
      if words[index].mark == .open { return isRound(index) ? nil : index }
      if words[index].mark != .none { return nil }
      index -= 1
    }
    return nil
  }

  func isRound(_ index: Int) -> Bool {
    let start = Int(words[index].span.start)
    return text.bytes[start] == 0x28
      || text.bytes[start...].prefix(3).elementsEqual([0xEF, 0xBC, 0x88])
  }
}
