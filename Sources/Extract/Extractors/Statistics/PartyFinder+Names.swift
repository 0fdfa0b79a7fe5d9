import Corpus

// Names and nouns as subjects.
extension PartyFinder {
  /// The name at `position`, with the list that it opens: 甲、乙和丙等地.
  func party(at position: Int, in list: [Int]) -> Party {
    let first = units[list[position]]
    let mention = document.mentions[Int(first.reference)]
    var end = position + 1
    var members = 1
    var names = [position]
    var opening: Int32?
    while end < list.count, units[list[end]].cues.has(.region) { end += 1 }
    // 甲⟦品牌⟧、乙品牌: the noun that both share.
    if end + 1 < list.count, units[list[end]].kind == .word, units[list[end]].isNominal,
      units[list[end + 1]].kind == .listMark || isAnd(units[list[end + 1]]),
      sharesNoun(at: end, in: list)
    {
      end += 1
    }
    // 凌波⟦半导体⟧: the name was cut short.
    var isLonger = false
    if end == position + 1, mention.type == .person, end < list.count,
      units[list[end]].cues.has(.tail), units[list[end]].span.start == first.span.end
    {
      isLonger = true
      while end < list.count, units[list[end]].cues.has(.tail),
        units[list[end]].span.start == units[list[end - 1]].span.end
      {
        end += 1
      }
    }
    // 左翼联盟⟦“新阵线”⟧: its name in marks.
    if end < list.count, units[list[end]].kind == .quote,
      let close = list[(end + 1)...].prefix(8).firstIndex(where: { units[$0].kind == .quote }),
      close > end + 1, close + 1 < list.count,
      units[list[close + 1]].isVerb || units[list[close + 1]].cues.has([.preposition, .adverb])
    {
      end = close + 1
    }
    // “深海勇士”⟦号⟧
    if end + 1 < list.count, units[list[end]].kind == .quote,
      isWord(units[list[end + 1]], .craft),
      units[list[end + 1]].span.start == units[list[end]].span.end
    {
      end += 2
      if position > 0, units[list[position - 1]].kind == .quote {
        opening = units[list[position - 1]].span.start
      }
    }
    var probe = end
    while probe < list.count {
      let joint = units[list[probe]]
      // 《甲》《乙》: works side by side.
      if mention.type == .work, let next = adjacentWork(at: probe, in: list) {
        members += 1
        names.append(next)
        probe = next + 1
        end = probe
        continue
      }
      if joint.cues.has(.listEnd) {
        end = probe + 1
        while end < list.count, units[list[end]].cues.has(.region) { end += 1 }
        break
      }
      let joins = joint.kind == .listMark || joint.kind == .word && isAnd(joint)
      guard joins, probe + 1 < list.count, units[list[probe + 1]].kind == .name else { break }
      members += 1
      names.append(probe + 1)
      probe += 2
      while probe < list.count, units[list[probe]].cues.has(.region) { probe += 1 }
      if probe < list.count, units[list[probe]].kind == .word, units[list[probe]].isNominal,
        end > position + 1, sameWord(units[list[probe]], units[list[end - 1]])
      {
        probe += 1
      }
      end = probe
    }
    let last = units[list[end - 1]]
    var span = TextSpan(opening ?? first.span.start, last.span.end)
    if members == 1, end < list.count, units[list[end]].wordClass == .numeral,
      units[list[end]].span.start == span.end, document.text.bytes[Int(span.end)] < 0x80
    {
      // 含光⟦800⟧: a model's number belongs to its name.
      span = TextSpan(span.start, units[list[end]].span.end)
      end += 1
    }
    return Party(
      text: document.text[span],
      entity: members == 1 && !isLonger ? mention.entity : nil,
      position: position,
      count: end - position,
      type: isLonger ? .organization : mention.type,
      members: members == 1 ? [] : names.map { member(units[list[$0]]) }
    )
  }

  /// Whether the noun at `index` stands behind the next name of the list too.
  func sharesNoun(at index: Int, in list: [Int]) -> Bool {
    guard index + 3 < list.count, units[list[index + 2]].kind == .name else { return false }
    return sameWord(units[list[index]], units[list[index + 3]])
  }

  private func sameWord(_ left: FigureUnit, _ right: FigureUnit) -> Bool {
    left.kind == .word && right.kind == .word
      && document.text.bytes[left.span.range].elementsEqual(document.text.bytes[right.span.range])
  }

  /// The next work, where nothing but title marks stands between.
  private func adjacentWork(at index: Int, in list: [Int]) -> Int? {
    var position = index
    var marks = 0
    while position < list.count, position < index + 4 {
      let unit = units[list[position]]
      if unit.kind == .name {
        return marks > 1 && document.mentions[Int(unit.reference)].type == .work ? position : nil
      }
      let bytes = document.text.bytes[unit.span.range]
      // 》, 《 or both as one token.
      guard unit.kind == .word,
        bytes.elementsEqual("》".utf8) || bytes.elementsEqual("《".utf8)
          || bytes.elementsEqual("》《".utf8)
      else { return nil }
      marks += bytes.count / 3
      position += 1
    }
    return nil
  }

  func member(_ unit: FigureUnit) -> Party {
    let mention = document.mentions[Int(unit.reference)]
    return Party(text: document.text[unit.span], entity: mention.entity, type: mention.type)
  }

  func isAnd(_ unit: FigureUnit) -> Bool { isWord(unit, .and) }

  func scope(at position: Int, in list: [Int]) -> Party {
    let unit = units[list[position]]
    return Party(
      text: document.text[unit.span],
      entity: region(of: unit.span),
      position: position,
      count: 1
    )
  }

  /// Which province 全省 is all of, which town 全市: the nearest one named before, not far off.
  private func region(of span: TextSpan) -> Int? {
    let word = document.text.bytes[span.range]
    let isProvince = lexicon.holds(.province, word)
    guard isProvince || lexicon.ends(.town, word) && word.count == 6 else { return nil }
    let suffix = word.suffix(3)
    let before = TextSpan(max(span.start - Self.regionReach, 0), span.start)
    for mention in document.mentions.starting(in: before).reversed() {
      guard mention.type == .place, let entity = mention.entity else { continue }
      let isFit =
        isProvince
        ? document.entities[entity].codes.contains {
          $0.scheme == "gbt2260" && $0.code.hasSuffix("0000")
        } : document.text.bytes[mention.span.range].suffix(3).elementsEqual(suffix)
      if isFit { return entity }
    }
    return nil
  }

  /// Bytes between a region's name and the word for all of it.
  private static var regionReach: Int32 { 600 }

  /// The nouns that `list` starts with, as a subject where no name stands: 该活动, 主要演员; nil where
  /// they name a time, or what is measured.
  func nominal(_ list: ArraySlice<Int>, opensWithVerb: Bool = false) -> Party? {
    var start = list.startIndex
    while start < list.endIndex, FigurePhrase.isIdleAtHead(units[list[start]]) { start += 1 }
    // ⟦无⟧前科: nothing that has figures.
    if start < list.endIndex, isWord(units[list[start]], .without) { return nil }
    var end = start
    var marks: [Int] = []
    while end < list.endIndex {
      let unit = units[list[end]]
      // 传呼⟦机⟧: a verb with its suffix is a noun.
      let isStem =
        unit.isVerb && unit.cues.isPlain && end + 1 < list.endIndex
        && units[list[end + 1]].isNominal
        && (units[list[end + 1]].span.count == 3 || end == start && opensWithVerb)
      // 含光⟦800⟧: a model's number.
      let isNumber =
        unit.kind == .word && unit.wordClass == .numeral && end > start
        && units[list[end - 1]].span.end == unit.span.start
      let joins = unit.cues.has([.basis, .comparer, .copula, .share, .reporter])
      let isMarked = unit.kind == .quote && end > start
      guard unit.isNominal && !joins || unit.isOf || isStem || isNumber || isMarked else { break }
      if isMarked { marks.append(end) }
      end += 1
    }
    if marks.count % 2 == 1, let last = marks.last { end = last }
    // ⟦持平⟧的占四成: what they do, not who they are.
    let isElliptic =
      end > start && end < list.endIndex && units[list[end - 1]].isOf
      && units[list[end]].cues.has(.share)
      && units[list[end - 1]].span.start - units[list[start]].span.start <= 15
    // ⟦创业最难⟧时: when.
    let isWhen =
      end > start && end < list.endIndex && units[list[end]].kind == .word
      && isWord(units[list[end]], .during)
    if isElliptic || isWhen { return nil }
    while end > start, units[list[end - 1]].isOf { end -= 1 }
    guard end > start, end == list.endIndex || !Self.isReporter(units[list[end]]) else {
      return nil
    }
    // ⟦这件⟧青花瓷瓶
    let isPointed =
      start > list.startIndex + 1 && units[list[start - 1]].wordClass == .classifier
      && units[list[start - 2]].cues.has([.determiner, .pronoun])
    // ⟦某报记者⟧统计发现: nobody that has figures.
    if units[list[end - 1]].kind == .word, isWord(units[list[end - 1]], .journalist) { return nil }
    let isDefinite =
      isPointed || start > list.startIndex && units[list[start - 1]].cues.has(.determiner)
    // ⟦该船⟧总长299米: what is measured is no part of whose it is.
    let whole = end
    while isDefinite, end - start > 1, units[list[end - 1]].cues.has([.measure, .change]) {
      end -= 1
    }
    // 本届茶博会|⟦展览⟧面积: nor is the noun of what kind.
    if end < whole, end - start > 1, units[list[end - 1]].kind == .word,
      units[list[end - 1]].span.count == 6, units[list[end - 1]].cues.isPlain,
      !lexicon.isBody(document.text.bytes[units[list[end - 1]].span.range])
    {
      end -= 1
    }
    // ⟦老城区⟧的房价: of what.
    if !isDefinite, end - start > 2, units[list[end - 1]].cues.has(.measure),
      let of = list[start..<end].lastIndex(where: { units[$0].isOf }),
      units[list[of]].span.start - units[list[start]].span.start >= 9,
      list[(of + 1)..<end].allSatisfy({ units[$0].isNominal })
    {
      end = of
    }
    let last = units[list[end - 1]]
    // ⟦她的⟧店
    let isOwned =
      start > list.startIndex + 1 && units[list[start - 1]].isOf
      && units[list[start - 2]].cues.has(.pronoun)
    let first = isPointed ? start : isDefinite ? start - 1 : isOwned ? start - 2 : start
    let span = TextSpan(units[list[first]].span.start, last.span.end)
    // 论坛⟦共⟧收到: two characters are a subject only where the verb's adverb follows.
    let isLedOn =
      end < list.endIndex
      && (isPoint(units[list[end]])
        || units[list[end]].cues.has([.adverb, .modal, .holder, .preposition]))
    guard span.count >= 9 || isLedOn || isDefinite, span.count >= 6, span.count <= 60,
      !list[start..<end].contains(where: { units[$0].cues.has(.frame) }),
      last.kind == .name
        || !last.cues.has([.measure, .generic, .change])
          && (isDefinite || !last.cues.has(.evidence))
          && !lexicon.isMeasure(document.text.bytes[last.span.range]),
      list[start..<end].contains(where: { units[$0].wordClass == .noun || units[$0].kind == .name })
    else { return nil }
    return Party(
      text: document.text[span],
      entity: document.mentionEntity(at: span),
      position: start,
      count: end - start,
      strength: .nominal,
      isDefinite: isDefinite
    )
  }

  /// 市府⟦今年⟧編列…: a time that a verb may follow; 假日⟦7天⟧ is one noun.
  private func isPoint(_ unit: FigureUnit) -> Bool {
    guard unit.kind == .time else { return false }
    let kind = document.times[Int(unit.reference)].kind
    return kind != .duration && kind != .set
  }

  /// Whose figure `base` measures, where its own first nouns say so: ⟦黄山风景区⟧门票收入.
  ///
  /// - Parameters:
  ///   - base: the units of what is measured.
  ///   - isLoose: whether any noun before the last will do, where nothing else names anybody.
  /// - Returns: those nouns; nil where there are none.
  func owner(in base: [Int], isLoose: Bool) -> Party? {
    guard base.count > 1, let first = base.first,
      units[first].isNominal || units[first].wordClass == .numeral
    else { return nil }
    var end = 0
    var border: Int?
    while end < base.count - 1 {
      let unit = units[base[end]]
      // 房地产⟦开发⟧企业: a verb inside a compound.
      let isInCompound =
        end > 0 && unit.isVerb && unit.cues.isPlain && unit.span.count >= 6
        && units[base[end + 1]].kind == .word
        && lexicon.isBody(document.text.bytes[units[base[end + 1]].span.range])
      guard unit.isNominal || unit.isOf && end > 0 || unit.wordClass == .numeral || isInCompound,
        !unit.cues.has([.measure, .change, .generic])
      else { break }
      // PM2.5⟦浓度⟧: of what there is so much, not whose it is.
      if units[base[end + 1]].kind == .word, isWord(units[base[end + 1]], .content) { return nil }
      let isNamed =
        unit.kind == .word && unit.isProper
        && (unit.span.count >= 9 || document.text.bytes[Int(unit.span.start)] < 0x80)
      let isCompound =
        units[base[end + 1]].span.count <= 3 && !units[base[end + 1]].isOf
        && units[base[end + 1]].cues.isPlain
      if unit.kind == .word, !isCompound,
        lexicon.isBody(document.text.bytes[unit.span.range]) || isNamed
      {
        border = end
      }
      // ⟦北洲国⟧人口: a proper noun with the suffix of a place.
      if unit.kind == .word, unit.isProper, end + 2 < base.count,
        units[base[end + 1]].kind == .word, units[base[end + 1]].span.count == 3,
        units[base[end + 1]].wordClass == .noun, units[base[end + 1]].cues.isPlain
      {
        border = end + 1
      }
      // 高中生⟦中⟧这一比例
      if units[base[end + 1]].kind == .word, unit.span.end - units[first].span.start >= 6,
        isWord(units[base[end + 1]], .among),
        end + 2 < base.count
      {
        border = end
        break
      }
      end += 1
    }
    let isGuess = border == nil
    if border == nil, isLoose, let last = base.last,
      units[last].cues.has(.measure) || units[last].isVerb
        || units[last].isNominal && units[last].kind == .word && units[last].span.count > 3
    {
      var last = end - 1
      while last >= 0, !units[base[last]].isNominal || units[base[last]].wordClass == .adjective {
        last -= 1
      }
      border = last >= 0 ? last : nil
      // ⟦新药组患者⟧的客观缓解率
      if let of = base.lastIndex(where: { units[$0].isOf }), of > 0, of < last { border = of - 1 }
    }
    guard let border else { return nil }
    let span = TextSpan(units[first].span.start, units[base[border]].span.end)
    guard span.count >= 4, span.count <= 60,
      !base[...border].contains(where: { units[$0].kind == .word && units[$0].cues.has(.frame) })
    else { return nil }
    return Party(
      text: document.text[span],
      entity: nil,
      strength: isGuess ? .weak : .nominal,
      isGuess: isGuess
    )
  }

  /// Whether it ends as the name of a thing that has figures: 安置点, 二线城市.
  func isBody(_ party: Party) -> Bool { lexicon.isBody(Array(party.text.utf8)[...]) }

  /// ⟦涉事⟧企业成立于…: a verb that opens the clause before a noun with a verb of its own.
  func isAttributive(_ list: ArraySlice<Int>, _ position: Int) -> Bool {
    guard position + 2 < list.endIndex, units[list[position]].span.count == 6,
      units[list[position + 1]].wordClass == .noun, units[list[position + 1]].cues.isPlain,
      units[list[position + 1]].kind == .word
    else { return false }
    let next = units[list[position + 2]]
    return next.isVerb && !next.cues.has([.change, .reporter])
  }

  /// The units of `base` as a subject, however short: 苹果.
  func nominalOrWord(_ base: [Int]) -> Party? {
    guard let first = base.first, let last = base.last,
      units[first].isNominal || units[first].isVerb && units[last].isNominal && base.count == 2
    else { return nil }
    return Party(
      text: document.text[TextSpan(units[first].span.start, units[last].span.end)],
      entity: nil
    )
  }
}
