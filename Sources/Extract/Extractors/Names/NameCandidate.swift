import Corpus

/// What may be a name, until all evidence is in.
struct NameCandidate: Hashable {
  /// Where it comes from, the weakest first.
  enum Evidence: Int, Comparable {
    /// The same string elsewhere in the document.
    case document
    case list
    case tagger
    /// Rules over what stands around it.
    case rule
    case both
    case user

    static func < (left: Evidence, right: Evidence) -> Bool { left.rawValue < right.rawValue }

    var confidence: Confidence {
      switch self {
      case .document: 65
      case .list: 80
      case .tagger: 70
      case .rule: 75
      case .both: 92
      case .user: 95
      }
    }
  }

  let span: TextSpan
  let type: EntityType
  let evidence: Evidence
  let rule: String
  /// A list has exactly this; what stands inside it is no name of its own.
  var isWhole = false
}

/// The names of one sentence, while they are being found.
struct NameSet {
  private(set) var candidates: [NameCandidate] = []

  mutating func removeAll() { candidates.removeAll(keepingCapacity: true) }

  /// The candidate of exactly this span.
  func at(_ span: TextSpan) -> NameCandidate? { candidates.first { $0.span == span } }

  func starting(at start: Int32) -> NameCandidate? {
    candidates.filter { $0.span.start == start }.max { $0.span.count < $1.span.count }
  }

  func ending(at end: Int32) -> NameCandidate? {
    candidates.filter { $0.span.end == end }.max { $0.span.count < $1.span.count }
  }

  func covers(_ span: TextSpan) -> Bool { candidates.contains { $0.span.contains(span) } }

  func covering(_ span: TextSpan) -> NameCandidate? { candidates.first { $0.span.contains(span) } }

  /// Adds a candidate, unless one that is as good says otherwise; drops those that it refutes.
  mutating func add(_ new: NameCandidate) {
    for old in candidates where old.span.overlaps(new.span) {
      if old.span == new.span {
        if old.evidence >= new.evidence { return }
      } else if old.span.contains(new.span) {
        if old.isWhole || old.type == .person { return }
      } else if !new.span.contains(old.span), old.evidence >= new.evidence {
        return
      }
    }
    candidates.removeAll { old in
      guard old.span.overlaps(new.span) else { return false }
      if old.span == new.span { return true }
      if new.span.contains(old.span) {
        return new.isWhole || new.type == .person || old.type == .person
      }
      return !old.span.contains(new.span)
    }
    candidates.append(new)
  }

  /// Puts a candidate in the place of the one that has its span.
  mutating func replace(_ new: NameCandidate) {
    candidates.removeAll { $0.span == new.span }
    candidates.append(new)
  }

  mutating func remove(_ old: NameCandidate) { candidates.removeAll { $0 == old } }

  /// The candidates in text order.
  var sorted: [NameCandidate] { candidates.sorted { $0.span < $1.span } }
}
