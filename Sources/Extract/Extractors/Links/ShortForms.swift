import Corpus
import Language

/// Tells which names of a document are short for others: 宇树 for 宇树科技, 北师大 for
/// 北京师范大学, 阿克拉姆 for 哈立德·泰穆尔·阿克拉姆, 王院长 for 王小明, 湛江 for 湛江市.
///
/// A short form is joined only where one full form is in the document that it can be short for.
struct ShortForms {
  let lexicon: Lexicon
  let aliases: AliasLexicon
  let surnames: SurnameList
  let text: Text

  /// Joins what is certain.
  func join(_ names: inout NameForms) {
    var byFirst: [UInt32: [Int]] = [:]
    var byCore: [UInt32: [Core]] = [:]
    var persons = Persons()
    let sorted = names.forms.indices.filter { names.forms[$0].type == .organization }
      .sorted { names.forms[$0].scalars.lexicographicallyPrecedes(names.forms[$1].scalars) }
    // The longest first: a page of companies that begin alike has no longer ones to compare with.
    let organizations = Dictionary(grouping: sorted) { names.forms[$0].scalars.first ?? 0 }
      .mapValues { group in
        group.sorted { names.forms[$0].scalars.count > names.forms[$1].scalars.count }
      }
    for (index, form) in names.forms.enumerated() {
      guard let first = form.scalars.first else { continue }
      if form.type != .person {
        byFirst[first, default: []].append(index)
        if form.type == .organization, let place = placePrefix(of: form.scalars) {
          byCore[form.scalars[place], default: []].append(Core(form: index, start: place))
        }
      } else if surnameBeforeTitle(form) == nil {
        let parts = parts(form)
        if parts.isEmpty { persons.bySurname[first, default: []].append(index) }
        for part in parts { persons.byPart[Array(part), default: []].append(index) }
      }
    }
    for index in names.forms.indices {
      let form = names.forms[index]
      switch form.type {
      case .person:
        if let (full, rule) = person(form, among: persons, names) {
          names.join(index, to: full, .alias, rule: rule)
        }
      case .place:
        place(index, byFirst, &names)
      case .organization:
        organization(index, sorted, organizations, byCore, &names)
      default: break
      }
    }
  }

  // MARK: Persons

  /// The full names of persons, by what short ones take of them.
  private struct Persons {
    /// Chinese names, by their first character.
    var bySurname: [UInt32: [Int]] = [:]
    /// Foreign names, by each of their parts.
    var byPart: [[UInt32]: [Int]] = [:]
  }

  private func person(
    _ short: NameForms.Form,
    among persons: Persons,
    _ names: NameForms
  ) -> (full: Int, rule: String)? {
    if let (surname, title) = surnameBeforeTitle(short), let first = surname.first {
      let same = (persons.bySurname[first] ?? []).filter { index in
        let full = names.forms[index].scalars
        return full.starts(with: surname) && full.count > surname.count && full.count <= 4
      }
      if same.count == 1 { return (same[0], "links.title") }
      // 院长王芳 and 教授王强: 王院长 is the one who has the title.
      let titled = same.filter { hasTitle(names.forms[$0], title) }
      return titled.count == 1 ? (titled[0], "links.title") : nil
    }
    let foreign = persons.byPart[short.scalars] ?? []
    if foreign.count == 1 { return (foreign[0], "links.part") }
    let last = foreign.filter {
      parts(names.forms[$0]).last?.elementsEqual(short.scalars) == true
    }
    return last.count == 1 ? (last[0], "links.part") : nil
  }

  private static let dots: Set<UInt32> = [0xB7, 0x2022, 0x2027, 0x30FB, 0x2E31]

  private func parts(_ form: NameForms.Form) -> [ArraySlice<UInt32>] {
    let parts = form.scalars.split { Self.dots.contains($0) }
    return parts.count > 1 ? parts : []
  }

  private func surnameBeforeTitle(
    _ form: NameForms.Form
  ) -> (scalars: ArraySlice<UInt32>, title: String)? {
    let scalars = form.scalars
    for count in [2, 1] where scalars.count > count {
      let name = scalars[..<count].map { CodePoint($0) }
      guard surnames.surname(of: name[...])?.count == count else { continue }
      let title = string(scalars[count...])
      if aliases.courtesies.contains(title) || isTitle(title) { return (scalars[..<count], title) }
    }
    return nil
  }

  private func isTitle(_ word: String) -> Bool {
    word.unicodeScalars.count > 1 && lexicon.entry(for: word)?.classes.contains(.title) == true
  }

  /// Whether the title stands right beside the name where it is first mentioned.
  private func hasTitle(_ form: NameForms.Form, _ title: String) -> Bool {
    let title = Array(title.utf8)
    let (start, end) = (Int(form.span.start), Int(form.span.end))
    return start >= title.count && text.bytes[(start - title.count)..<start].elementsEqual(title)
      || end + title.count <= text.count
        && text.bytes[end..<(end + title.count)].elementsEqual(title)
  }

  // MARK: Places

  private static let suffixes: Set<UInt32> = [
    0x7701, 0x5E02, 0x53BF, 0x7E23, 0x533A, 0x5340, 0x5DDE, 0x9547, 0x6751, 0x4E61,
  ]

  private func place(_ index: Int, _ byFirst: [UInt32: [Int]], _ names: inout NameForms) {
    let form = names.forms[index]
    // 菲 is 菲律宾.
    if form.scalars.count == 1 {
      for name in aliases.known[form.name] ?? [] {
        guard let full = names.index(.place, name) else { continue }
        names.join(index, to: full, .abbreviation, rule: "links.known")
        break
      }
      return
    }
    // 湛江 is 湛江市, unless 湛江县 is named too.
    let longer = (byFirst[form.scalars[0]] ?? []).filter { other in
      let full = names.forms[other]
      return full.type == .place && full.scalars.count == form.scalars.count + 1
        && full.scalars.starts(with: form.scalars)
        && full.scalars.last.map(Self.suffixes.contains) == true && form.scalars.count >= 2
    }
    if longer.count == 1 {
      names.join(index, to: longer[0], .alias, rule: "links.place-suffix")
    }
    // 广东湛江 is 湛江 in 广东.
    guard form.scalars.count >= 4 else { return }
    for cut in 2...(form.scalars.count - 2) {
      let rest = string(form.scalars[cut...])
      guard let inner = names.index(.place, rest), isPlace(string(form.scalars[..<cut])),
        isPlace(rest)
      else { continue }
      names.join(index, to: inner, .alias, rule: "links.place-chain")
      return
    }
  }

  private func isPlace(_ word: String) -> Bool {
    lexicon.entry(for: word)?.classes.contains(.place) == true
  }

  // MARK: Organisations

  /// A full name and where it goes on behind the place that it begins with: 武汉｜光迅新能源.
  private struct Core {
    let form: Int
    let start: Int
  }

  /// How many characters of a name are the place that it begins with, where a name is left.
  private func placePrefix(of scalars: [UInt32]) -> Int? {
    for count in stride(from: min(5, scalars.count - 4), through: 2, by: -1)
    where isPlace(string(scalars[..<count])) {
      return count
    }
    return nil
  }

  /// The longer names of organisations that begin as `name` does, which stand side by side.
  private func continuing(
    _ name: [UInt32],
    _ sorted: [Int],
    _ forms: [NameForms.Form]
  ) -> ArraySlice<Int> {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if name.lexicographicallyPrecedes(forms[sorted[middle]].scalars) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return sorted[low...].prefix { forms[$0].scalars.starts(with: name) }
  }

  private func organization(
    _ index: Int,
    _ sorted: [Int],
    _ byFirst: [UInt32: [Int]],
    _ byCore: [UInt32: [Core]],
    _ names: inout NameForms
  ) {
    let form = names.forms[index]
    guard form.scalars.count >= 2 else { return }
    for name in aliases.known[form.name] ?? [] {
      guard let full = names.index(.organization, name) else { continue }
      names.join(index, to: full, .abbreviation, rule: "links.known")
      return
    }
    let forms = names.forms
    let prefixed = continuing(form.scalars, sorted, forms).filter { other in
      let rest = forms[other].scalars.dropFirst(form.scalars.count)
      return aliases.isTail(rest) || aliases.headTails.contains { rest.elementsEqual($0) }
    }
    let shortest = prefixed.min { left, right in
      let (one, two) = (forms[left].scalars.count, forms[right].scalars.count)
      return one != two ? one < two : left < right
    }
    if let shortest {
      if !isPlace(form.name) { names.join(index, to: shortest, .alias, rule: "links.tail") }
      return
    }
    // 光迅新能源 for 武汉光迅新能源科技有限公司.
    let cores = (byCore[form.scalars[0]] ?? []).filter { core in
      let full = forms[core.form].scalars[core.start...]
      return form.scalars.count >= 3 && full.starts(with: form.scalars)
        && full.count > form.scalars.count && aliases.isTail(full.dropFirst(form.scalars.count))
    }
    if cores.count == 1 {
      names.join(index, to: cores[0].form, .alias, rule: "links.tail")
      return
    }
    let longer = (byFirst[form.scalars[0]] ?? []).prefix {
      forms[$0].scalars.count > form.scalars.count
    }
    let contracted = longer.filter { isContraction(form.scalars, of: forms[$0].scalars) }
    if contracted.count == 1 {
      names.join(index, to: contracted[0], .abbreviation, rule: "links.contraction")
    }
  }

  /// Whether `short` takes characters of `full` in their order, its first one and some of its last
  /// word: 北师大, 中科院.
  private func isContraction(_ short: [UInt32], of full: [UInt32]) -> Bool {
    guard full.count >= 4, let ending = ending(of: full), ending.lowerBound > 0,
      full.count > short.count, !full.starts(with: short)
    else { return false }
    // 北京大学 is no short form of 北京航空航天大学; one character more may be a slip.
    if ending.count > 1, full.count > short.count + 1, short.count > ending.count,
      short.suffix(ending.count) == full[ending],
      lexicon.entry(for: string(short[...]))?.classes.contains(.organization) == true
    {
      return false
    }
    if short.count == 2 {
      return short[0] == full[0] && short[1] == full[ending.lowerBound]
        && ending.lowerBound >= 2
    }
    // 蓝湾公司 for 蓝湾精密仪器有限公司
    let tail = short.suffix(2)
    if short.count >= 4, aliases.isTail(tail), full.suffix(2) == tail,
      full.starts(with: short.dropLast(2))
    {
      return true
    }
    var place = 0
    for scalar in short {
      guard let next = full[place...].firstIndex(of: scalar) else { return false }
      // 安徽电视台 is not 安徽｜广播｜电视台, nor 省委 the 省｜人大｜常委会: a contraction takes something
      // of each word.
      if next - place > 1, place > 0, lexicon.entry(for: string(full[place..<place + 2])) != nil {
        return false
      }
      place = next + 1
    }
    // From the end as well, so that the last character is of the last word.
    guard let last = short.last else { return false }
    return full[ending].contains(last)
  }

  /// The last word of an organisation's name: 大学, 委员会.
  private func ending(of full: [UInt32]) -> Range<Int>? {
    for count in stride(from: min(6, full.count - 1), to: 0, by: -1) {
      let word = string(full[(full.count - count)...])
      guard let classes = lexicon.entry(for: word)?.classes else { continue }
      if !classes.isDisjoint(with: [
        .organizationEnding, .organizationSuffix, .organizationOffice,
      ]) {
        return (full.count - count)..<full.count
      }
    }
    return nil
  }

  private func string(_ scalars: ArraySlice<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars { if let scalar = Unicode.Scalar(scalar) { view.append(scalar) } }
    return String(view)
  }
}
