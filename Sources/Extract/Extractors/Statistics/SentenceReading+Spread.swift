import Corpus

// Figures that 分别 spreads over what was named before.
extension SentenceReading {
  /// What 分别 spreads the figures from `position` on over; nil where the numbers do not agree.
  func spread(
    _ clause: Clause,
    _ position: Int,
    _ left: FigurePhrase,
    _ topic: Party?,
    _ drafts: [StatisticDraft]
  ) -> FigureSpread? {
    var figures = [clause.units[position]]
    var probe = position + 1
    while probe < clause.units.count {
      let unit = units[clause.units[probe]]
      if unit.kind == .figure {
        figures.append(clause.units[probe])
      } else if unit.kind != .listMark, !unit.cues.has([.conjunction, .change, .copula, .adverb]) {
        break
      }
      probe += 1
    }
    guard figures.count > 1 else { return nil }
    var spread = FigureSpread(figures: figures)
    spread.tail = text(left.tail)
    spread.isMeasured = left.base.contains {
      units[$0].isNominal && (isMeasure($0) || units[$0].cues.has(.generic))
    }
    if let topic, topic.members.count == figures.count {
      spread.subjects = topic.members
      return spread
    }
    // 甲、乙、丙用电量居前三位，⟦分别为⟧150亿、73亿和62亿千瓦时
    if left.base.isEmpty, topic?.members.count != figures.count,
      let named = namedBefore(clause, count: figures.count)
    {
      spread.subjects = named.members
      spread.bases = Array(repeating: named.base, count: figures.count)
      return spread
    }
    if let listed = listed(clause, before: left.base.first ?? clause.units[position]),
      listed.count == figures.count
    {
      spread.subjects = listed
      return spread
    }
    var parts = left.base.split { units[$0].kind == .listMark || units[$0].cues.has(.conjunction) }
    // 物流、⟦仓储和邮政⟧产值分别…: one of them has 和 itself.
    let marked = left.base.split { units[$0].kind == .listMark }
    if parts.count != figures.count, marked.count == figures.count, marked.count > 1 {
      parts = marked
    }
    if parts.count == figures.count {
      if let shared = sharedMeasure(parts) {
        spread.subjects = shared.members
        spread.bases = Array(repeating: shared.base, count: figures.count)
        return spread
      }
      if let persons = persons(parts) {
        spread.subjects = persons
        return spread
      }
      let measure = measureOfAll(parts)
      if !measure.isEmpty {
        spread.owners = parts.map { text($0.filter { !measure.contains($0) }) }
      }
      spread.bases = parts.map { part in
        // 服务业中的⟦软件业⟧: which one of them.
        let own =
          measure.isEmpty
          ? part : part[((part.lastIndex { units[$0].isOf } ?? part.startIndex - 1) + 1)...]
        return text(part.last == parts.last?.last ? Array(own) : Array(own) + measure)
      }
      return spread
    }
    // 平均值分别为…；⟦中位数⟧分别为…: of the same ones.
    let before = drafts.suffix(figures.count)
    if parts.count == 1, left.endsInMeasure, before.count == figures.count,
      before.allSatisfy({ $0.rule == "statistics.spread" && $0.subject != nil }),
      Set(before.map { $0.subject?.text }).count == figures.count
    {
      spread.subjects = before.map(\.subject)
      spread.bases = Array(repeating: text(left.base), count: figures.count)
      return spread
    }
    let levels = drafts.filter { $0.isLevel || !$0.isChange }.suffix(figures.count)
    if left.base.isEmpty, levels.count == figures.count {
      spread.bases = levels.map(\.base)
      spread.subjects = levels.map(\.subject)
      return spread
    }
    return nil
  }

  /// ⟦博士、硕士、本科的⟧月起薪: the members of a list, and what is measured of all of them.
  private func sharedMeasure(_ parts: [ArraySlice<Int>]) -> (members: [Party], base: String)? {
    guard let last = parts.last, let of = last.lastIndex(where: { units[$0].isOf }),
      of > last.startIndex, of + 1 < last.endIndex,
      last.last.map(isMeasure) ?? false,
      !parts.dropLast().contains(where: { $0.contains { units[$0].isOf } })
    else { return nil }
    let members = (parts.dropLast() + [last[..<of]]).map { part in
      Party(text: text(Array(part)), entity: nil)
    }
    return (members, text(Array(last[(of + 1)...])))
  }

  /// 锋线搭档⟦李文⟧、⟦王磊⟧分别拿下…: the persons whom all parts end with.
  private func persons(_ parts: [ArraySlice<Int>]) -> [Party]? {
    let persons = parts.compactMap { $0.last.flatMap(person) }
    return persons.count == parts.count ? persons : nil
  }

  private func person(_ unit: Int) -> Party? {
    guard units[unit].kind == .name else { return nil }
    let mention = document.mentions[Int(units[unit].reference)]
    guard mention.type == .person else { return nil }
    return Party(text: document.text[mention.span], entity: mention.entity, type: .person)
  }

  /// 茶叶、竹木⟦总产值⟧: what is measured of all parts, which stands behind the last of them alone.
  private func measureOfAll(_ parts: [ArraySlice<Int>]) -> [Int] {
    guard let last = parts.last,
      !parts.dropLast().contains(where: { $0.last.map(isMeasure) ?? true })
    else { return [] }
    let measure = last.reversed().prefix(while: isMeasure)
    return measure.count < last.count ? measure.reversed() : []
  }

  func isMeasure(_ unit: Int) -> Bool {
    units[unit].kind == .word
      && (units[unit].cues.has(.measure)
        || lexicon.isMeasure(document.text.bytes[units[unit].span.range]))
  }

  /// The list that the clause before is about, and what it measures.
  private func namedBefore(_ clause: Clause, count: Int) -> (members: [Party], base: String)? {
    guard let first = clause.units.first,
      let index = clauses.lastIndex(where: { ($0.units.last ?? first) < first && $0.host == nil }),
      clauses[index].stretch == clause.stretch, let topic = topics[index],
      topic.members.count == count
    else { return nil }
    let rest = clauses[index].units.dropFirst(topic.position + topic.count)
      .drop { units[$0].kind == .time }
    let nouns = rest.prefix { units[$0].isNominal && units[$0].kind == .word }
    guard let last = nouns.last, units[last].cues.has(.measure) else { return nil }
    return (topic.members, text(Array(nouns)))
  }

  /// ⟦红旗品牌、奔腾品牌⟧5月销量分别为…: the nouns that the clause lists before what is measured.
  private func listed(_ clause: Clause, before first: Int) -> [Party]? {
    let head = clause.units.prefix { $0 < first }.drop { FigurePhrase.isIdleAtHead(units[$0]) }
    let list = head.prefix { units[$0].kind != .time && !units[$0].cues.has(.listEnd) }
    guard head.dropFirst(list.count).allSatisfy({ FigurePhrase.isIdleAtTail(units[$0]) }) else {
      return nil
    }
    let parts = list.split { units[$0].kind == .listMark || units[$0].cues.has(.conjunction) }
    guard parts.count > 1,
      parts.allSatisfy({ part in
        part.allSatisfy {
          units[$0].isNominal || units[$0].kind == .quote
            || units[$0].kind == .word && units[$0].cues.isPlain
        }
          && !part.contains { units[$0].cues.has(.measure) }
      })
    else { return nil }
    return parts.compactMap { part in
      guard let start = part.first, let end = part.last else { return nil }
      if let person = person(end) { return person }
      let name = part.first { units[$0].kind == .name }
      let entity = name.flatMap { document.mentions[Int(units[$0].reference)].entity }
      let span = TextSpan(units[start].span.start, units[end].span.end)
      return Party(text: document.text[span], entity: part.count == 1 ? entity : nil)
    }
  }
}
