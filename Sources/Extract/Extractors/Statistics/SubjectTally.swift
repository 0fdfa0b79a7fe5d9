import Corpus

/// How many figures each subject of a document has had so far.
///
/// Kept up to date figure by figure: a long text has thousands of both.
struct SubjectTally {
  private struct Count {
    let subject: String
    let entity: Int?
    var rows = 0
  }

  /// In the order in which they came.
  private var counts: [Count] = []
  private var places: [String: Int] = [:]
  private var best: Int?

  mutating func add(_ row: Statistic) {
    guard let subject = row.subject else { return }
    let place = places[subject] ?? counts.count
    if place == counts.count {
      places[subject] = place
      counts.append(Count(subject: subject, entity: row.subjectEntity))
    }
    counts[place].rows += 1
    guard let best else {
      best = place
      return
    }
    let lead = counts[place].rows - counts[best].rows
    if lead > 0 || lead == 0 && place < best { self.best = place }
  }

  /// Whose most figures are, the first of several; nil where nobody has more than one.
  var principal: Party? {
    guard let best, counts[best].rows > 1 else { return nil }
    return Party(text: counts[best].subject, entity: counts[best].entity, strength: .weak)
  }
}
