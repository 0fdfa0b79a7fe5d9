import Corpus
import Load
import Testing

private let query = """
  SELECT s.text FROM sentence_search JOIN sentence_words w ON w.id = sentence_search.rowid
  JOIN sentences s ON s.document_id = w.document_id AND s.ordinal = w.sentence
  WHERE sentence_search MATCH
  """

private func segmented(_ words: [String], _ uri: String = "a.txt") -> Document {
  var document = plainDocument(words.joined(), uri)
  var start: Int32 = 0
  document.tokens = Layer(
    words.map { word in
      let span = TextSpan(start, start + Int32(word.utf8.count))
      start = span.end
      return Token(span: span)
    }
  )
  return document
}

@Test func wordsOfTwoCharactersAreFound() throws {
  let bench = try Workbench()
  try bench.build([
    .document(try DocumentRows(segmented(["我", "在", "广东", "工作", "。"]))),
    .document(try DocumentRows(segmented(["北京", "大学", "。"], "b.txt"))),
  ])
  #expect(try bench.rows("\(query) '广东'") == [["我在广东工作。"]])
  #expect(try bench.rows("\(query) '\"北京 大学\"'") == [["北京大学。"]])
  #expect(try bench.rows("\(query) '东工'") == [])
}

@Test func wordsInsideLongerOnesAreFoundWhereTheyAreGiven() throws {
  let bench = try Workbench()
  let document = segmented(["广东省人民政府", "发布", "。"])
  let rows = try DocumentRows(document, searchWords: [["广东", "人民", "政府"]])
  try bench.build([.document(rows)])
  for word in ["广东", "政府", "广东省人民政府"] {
    #expect(try bench.rows("\(query) '\(word)'") == [["广东省人民政府发布。"]], "\(word)")
  }
}

@Test func sentencesWithoutWordsAreSearchedAsTheyStand() throws {
  let bench = try Workbench()
  try bench.build([.document(try DocumentRows(plainDocument("The Great Wall")))])
  #expect(try bench.rows("\(query) 'great'") == [["The Great Wall"]])
}

@Test func rowsMadeWithoutWordsAreNoSilentlyEmptyIndex() throws {
  let bench = try Workbench()
  let rows = try DocumentRows(segmented(["广东"]), extras: [])
  let error = #expect(throws: LoadError.self) { try bench.build([.document(rows)]) }
  #expect(error?.message.contains("no words") == true)
}

@Test func stepsSayWhatTheirRowsNeed() throws {
  let all = try Workbench.steps(["duplicates", "entities", "tokens", "search"])
  #expect(DocumentRows.Extras(neededBy: all) == [.tokens, .search])
  #expect(DocumentRows.Extras(neededBy: []) == [])
}

@Test func withoutTheStepThereIsNoSearchTable() throws {
  let bench = try Workbench()
  let rows = try DocumentRows(segmented(["广东"]))
  try bench.build([.document(rows)], steps: try Workbench.steps(["duplicates"]))
  #expect(
    try bench.value("SELECT count(*) FROM sqlite_schema WHERE name GLOB 'sentence_*'") == "0"
  )
}

@Test func prefixesAreFoundWithAnIndexOfTheirOwn() throws {
  let bench = try Workbench()
  let steps = try Workbench.steps(["search"], ["prefix_length": .integer(1)])
  try bench.build([.document(try DocumentRows(segmented(["广东省", "。"])))], steps: steps)
  #expect(try bench.rows("\(query) '广*'") == [["广东省。"]])
  #expect(steps[0].extras == [.search])
  #expect(steps[0].requires.contains(.tokens))
}
