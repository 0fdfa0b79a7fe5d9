import Corpus
import Pipeline
import Testing

/// One change after the other to a configuration that says everything: each is refused with an
/// issue that points at it, or is still valid and then for a reason.
struct ConfigurationMutationTests {
  private static func cases(_ change: ConfigurationCase.Change) throws -> [ConfigurationCase] {
    try ConfigurationCases.all(of: ConfigurationFixture.fullBytes)
      .filter { $0.change == change }
  }

  /// The one issue of `item`, once its place and the name in it are found right.
  private func onlyIssue(
    _ item: ConfigurationCase,
    at pointer: JSONPointer? = nil
  ) throws -> ConfigurationIssue {
    let issues = ConfigurationFixture.issues(item.bytes)
    #expect(issues.count == 1, "\(issues)")
    let issue = try #require(issues.first)
    #expect(issue.place.file == "pipeline.json")
    #expect(issue.place.position == TextPosition(of: item.offset, in: item.bytes))
    #expect(issue.pointer == pointer ?? item.pointer)
    #expect(issue.message.contains(item.name))
    return issue
  }

  @Test func theUnchangedConfigurationIsValid() {
    #expect(ConfigurationFixture.issues(ConfigurationFixture.full) == [])
  }

  @Test func thereAreEnoughCases() throws {
    let all = try ConfigurationCases.all(of: ConfigurationFixture.fullBytes)
    let refused = all.filter { !ConfigurationFixture.issues($0.bytes).isEmpty }
    #expect(refused.count > 500)
    #expect(try Self.cases(.keyRenamed).count > 50)
  }

  @Test(arguments: try cases(.keyRenamed))
  func aRenamedKeyIsUnknownAndItsNameIsSuggested(_ item: ConfigurationCase) throws {
    let key = try #require(item.pointer.components.last)
    let parent = JSONPointer(Array(item.pointer.components.dropLast()))
    let issue = try onlyIssue(item, at: parent.appending(key + "x"))
    #expect(issue.code == .unknownKey)
    #expect(issue.suggestion == key)
  }

  @Test(arguments: try cases(.keyDropped))
  func aDroppedKeyIsMissedWhereItIsRequired(_ item: ConfigurationCase) throws {
    guard ConfigurationFixture.required.contains(item.pointer.description) else {
      #expect(ConfigurationFixture.issues(item.bytes) == [])
      return
    }
    let parent = JSONPointer(Array(item.pointer.components.dropLast()))
    #expect(try onlyIssue(item, at: parent).code == .missingKey)
  }

  @Test(arguments: try cases(.keyDoubled))
  func aDoubledKeyIsRefused(_ item: ConfigurationCase) throws {
    #expect(try onlyIssue(item).code == .duplicateKey)
  }

  @Test(arguments: try cases(.wrongType))
  func aValueOfAnotherTypeIsRefused(_ item: ConfigurationCase) throws {
    let issue = try onlyIssue(item)
    #expect(issue.code == .wrongType)
    #expect(issue.detail.contains("has to be"))
  }

  @Test(arguments: try cases(.listEmptied))
  func anEmptiedListIsRefusedWhereItIsNeeded(_ item: ConfigurationCase) throws {
    guard ConfigurationFixture.filledLists.contains(item.pointer.description) else {
      #expect(ConfigurationFixture.issues(item.bytes) == [])
      return
    }
    #expect(try onlyIssue(item).code == .empty)
  }

  @Test(arguments: try cases(.outOfRange))
  func aNumberOutOfRangeIsRefused(_ item: ConfigurationCase) throws {
    let issue = try onlyIssue(item)
    #expect(issue.code == .outOfRange)
    #expect(issue.detail.contains("from"))
  }

  /// Texts that may be anything stay valid; names and forms do not.
  @Test(arguments: try cases(.unknownWord))
  func aWordThatIsNoneOfTheChoicesIsRefused(_ item: ConfigurationCase) throws {
    let free: Set<String> = [
      "/$schema", "/dataset/title", "/dataset/description", "/dataset/citation",
      "/dataset/creators/0", "/dataset/creators/1", "/stages/ingest/0/paths/0",
      "/stages/ingest/1/paths/0", "/stages/ingest/1/paths/1", "/stages/ingest/1/fields/text",
      "/stages/ingest/1/fields/title", "/stages/clean/1/keep/0", "/stages/segment/2/words",
      "/stages/extract/1/label", "/expectations/0/table", "/exports/1/tables/0", "/output",
    ]
    if free.contains(item.pointer.description) {
      #expect(ConfigurationFixture.issues(item.bytes) == [])
      return
    }
    let issue = try onlyIssue(item)
    let isName = ["module", "check", "format"].contains(item.pointer.components.last)
    let isForm = item.pointer.components.first == "dataset"
    #expect(issue.code == (isName ? .unknownModule : isForm ? .wrongForm : .notAllowed))
  }
}
