internal import GRDB

/// Joins persons of one name whose documents share what else they speak of, or a text.
///
/// Name by name: the persons of one name are in memory, nothing else is. What they share comes
/// sorted from the disk once, however long the chain is by which the first and the last of them
/// are one.
struct PersonJoin {
  let pass: CorpusPass

  /// Gives joined persons in `pass.persons` the smallest of their labels.
  func join() throws(LoadError) {
    try pass.perform { database in
      let shared = try PreparedStatement(database, Self.contexts)
      let labels = try PersonLabels(database)
      var name: [UInt8] = []
      var context: [UInt8] = []
      var persons = PersonSets()
      var first: Int?
      while try shared.step() {
        if !shared.text(0).elementsEqual(name) {
          try labels.write(persons)
          name = Array(shared.text(0))
          context = []
          persons = PersonSets()
          first = nil
        }
        if !shared.text(1).elementsEqual(context) {
          context = Array(shared.text(1))
          first = nil
        }
        let person = persons.number(
          of: .init(document: shared.integer(2), local: shared.integer(3))
        )
        if let first { persons.unite(first, person) }
        first = person
      }
      try labels.write(persons)
    }
  }

  /// What the documents of each person speak of beside them; documents of one text share that.
  private static let contexts = """
    SELECT p.name, t.type || char(31) || t.label, p.document, p.local
    FROM pass.persons p
    JOIN pass.nodes n ON n.document = p.document
    JOIN pass.telling t ON t.type = n.type
      AND t.label = CASE WHEN n.type = 'person' THEN n.name ELSE n.label END
    WHERE NOT (n.type = 'person' AND n.name = p.name)
    UNION ALL
    SELECT p.name, char(31) || d.base_id, p.document, p.local
    FROM pass.persons p JOIN pass.documents d ON d.key = p.document
    ORDER BY 1, 2, 3, 4
    """
}

/// Persons of one name, in sets that grow together (union by smaller number, halving paths).
private struct PersonSets {
  struct Person: Hashable {
    let document: Int
    let local: Int
  }

  /// By their numbers.
  private(set) var persons: [Person] = []
  private var parents: [Int] = []
  private var numbers: [Person: Int] = [:]

  mutating func number(of person: Person) -> Int {
    if let known = numbers[person] { return known }
    numbers[person] = persons.count
    parents.append(persons.count)
    persons.append(person)
    return persons.count - 1
  }

  mutating func unite(_ first: Int, _ second: Int) {
    let (a, b) = (root(of: first), root(of: second))
    parents[max(a, b)] = min(a, b)
  }

  private mutating func root(of person: Int) -> Int {
    var person = person
    while parents[person] != person {
      parents[person] = parents[parents[person]]
      person = parents[person]
    }
    return person
  }

  /// The sets with more than one person, each ascending.
  func sets() -> [[Int]] {
    var copy = self
    var members = [[Int]](repeating: [], count: persons.count)
    for person in persons.indices { members[copy.root(of: person)].append(person) }
    return members.filter { $0.count > 1 }
  }
}

/// Reads and writes the labels of `pass.persons`.
private struct PersonLabels {
  private let read: PreparedStatement
  private let change: PreparedStatement

  init(_ database: Database) throws {
    read = try PreparedStatement(
      database,
      "SELECT label FROM pass.persons WHERE document = ? AND local = ?"
    )
    change = try PreparedStatement(
      database,
      "UPDATE pass.persons SET label = ? WHERE document = ? AND local = ?"
    )
  }

  func write(_ all: PersonSets) throws {
    for set in all.sets() {
      let labels = try set.map { try label(of: all.persons[$0]) }
      guard let smallest = labels.min() else { continue }
      for (number, label) in zip(set, labels) where label != smallest {
        try change.bind(1, smallest)
        try change.bind(2, all.persons[number].document)
        try change.bind(3, all.persons[number].local)
        try change.run()
      }
    }
  }

  private func label(of person: PersonSets.Person) throws -> String {
    try read.bind(1, person.document)
    try read.bind(2, person.local)
    defer { read.reset() }
    return try read.step() ? read.string(0) : ""
  }
}
