/// Finds the name that somebody meant, for messages about one that is not there.
public enum NearestName {
  /// The candidate nearest to `name`, of several the first; nil where none is plausible: more
  /// than a third of the letters would have to change.
  public static func find(_ name: String, among candidates: [String]) -> String? {
    let letters = folded(name)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let goal = folded(candidate)
      let limit = max(1, max(letters.count, goal.count) / 3)
      // A name far longer than any candidate is not compared letter by letter.
      guard abs(letters.count - goal.count) <= limit else { continue }
      let distance = distance(letters, goal)
      guard distance <= limit, distance < min(letters.count, goal.count) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// `; did you mean “sentences”?`; where no name is near, `; there are documents, sentences`.
  public static func hint(for name: String, among candidates: [String]) -> String {
    guard let nearest = find(name, among: candidates) else {
      return "; there are \(candidates.joined(separator: ", "))"
    }
    return "; did you mean “\(nearest)”?"
  }

  /// Without what is only a question of style: case, `-` and `_`.
  private static func folded(_ name: String) -> [UInt32] {
    name.unicodeScalars.compactMap { scalar in
      switch scalar {
      case "A"..."Z": scalar.value + 0x20
      case "-", "_", " ": nil
      default: scalar.value
      }
    }
  }

  /// Damerau–Levenshtein in its restricted form: insert, drop, replace, swap two neighbours.
  private static func distance(_ lhs: [UInt32], _ rhs: [UInt32]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...rhs.count)
    for row in 0..<lhs.count {
      var current = [row + 1]
      for column in 0..<rhs.count {
        var cost = min(last[column + 1], current[column]) + 1
        cost = min(cost, last[column] + (lhs[row] == rhs[column] ? 0 : 1))
        if row > 0, column > 0, lhs[row] == rhs[column - 1], lhs[row - 1] == rhs[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[rhs.count]
  }
}
