/// Finds the name that somebody may have meant.
enum NearestName {
  /// `; did you mean “sentences”?`, or nothing where no name is near.
  static func hint(for name: String, among names: [String]) -> String {
    let near = names.map { (name: $0, distance: distance(name, $0)) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    guard let near, near.distance <= max(2, name.utf8.count / 2) else {
      return "; there are \(names.joined(separator: ", "))"
    }
    return "; did you mean “\(near.name)”?"
  }

  /// How many bytes have to be changed, added or removed.
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for (index, byte) in left.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let changed = diagonal + (byte == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
