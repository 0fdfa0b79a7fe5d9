internal import Corpus

/// Reads the names behind a role word in running text, where a word that a reporter does follows:
/// `本报记者张三、李四报道`, `记者王优从会上获悉`; not `记者从会上获悉`.
struct LeadParser {
  private let lexicon: BylineLexicon
  private let surnames: SurnameList

  init(_ lexicon: BylineLexicon, _ surnames: SurnameList) {
    self.lexicon = lexicon
    self.surnames = surnames
  }

  func credits(in range: Range<Int>, of text: Text) -> [Byline.Credit] {
    let table = WordTable(lexicon, text, range)
    var credits: [Byline.Credit] = []
    var position = 0
    while position < table.points.count {
      guard let (word, end) = table.word(at: position) else {
        position += 1
        continue
      }
      position = end
      guard let role = word.before.first, !word.needsMark, !word.isOther,
        ["reporter", "correspondent", "intern"].contains(role)
      else { continue }
      let names = names(from: end, in: table)
      guard !names.isEmpty, let last = names.last else { continue }
      let next = table.skippingBlanks(from: last.upperBound)
      guard next < table.points.count, let follower = table.word(at: next)?.word,
        follower.isVerb || follower.isClosing || !follower.before.isEmpty, !follower.isOther
      else { continue }
      credits += names.map {
        Byline.Credit(role: role, name: table.string($0), span: table.span($0))
      }
      position = last.upperBound
    }
    return credits
  }

  private func names(from start: Int, in table: WordTable) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var position = table.skippingBlanks(from: start)
    while let end = name(from: position, in: table) {
      names.append(position..<end)
      let next = table.skippingBlanks(from: end)
      guard next < table.points.count else { break }
      if table.points[next] == "\u{3001}" {
        position = table.skippingBlanks(from: next + 1)
      } else if next > end {
        position = next
      } else {
        break
      }
    }
    return names
  }

  private func name(from start: Int, in table: WordTable) -> Int? {
    var end = start
    while end < table.points.count, table.points[end].isHan, end - start < 5 {
      if end - start > 1, let (word, _) = table.word(at: end), !word.isOther,
        surnames.isPerson(table.points[start..<end], atLeast: .known)
      {
        return end
      }
      end += 1
    }
    return surnames.isPerson(table.points[start..<end], atLeast: .known) ? end : nil
  }
}
