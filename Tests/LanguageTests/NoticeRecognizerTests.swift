import Corpus
import Language
import TestSupport
import Testing

/// The rules of `rules/notices.json`, by their own examples.
struct NoticeRecognizerTests {
  private static func recognizer() throws -> NoticeRecognizer { try .load(from: TestData.folder) }

  @Test func everyRuleHasExamplesOfBothKinds() throws {
    let rules = try Self.recognizer().rules
    #expect(rules.count >= 5)
    for rule in rules {
      #expect(!rule.matching.isEmpty, "\(rule.name)")
      #expect(!rule.rejected.isEmpty, "\(rule.name)")
    }
  }

  @Test func everyExampleMatchesWithItsItems() throws {
    let recognizer = try Self.recognizer()
    for rule in recognizer.rules {
      for example in rule.matching {
        let text = Text(example.text)
        let notice = recognizer.notice(text.span, in: text)
        #expect(notice?.rule == rule.name, "\(example.text)")
        let items = Dictionary(
          (notice?.items ?? []).map { ($0.key, $0.value) },
          uniquingKeysWith: { first, _ in first }
        )
        for (key, value) in example.items { #expect(items[key] == value, "\(example.text)") }
      }
    }
  }

  @Test func noCounterexampleMatches() throws {
    let recognizer = try Self.recognizer()
    for rule in recognizer.rules {
      for example in rule.rejected {
        let text = Text(example)
        #expect(recognizer.notice(text.span, in: text)?.rule != rule.name, "\(example)")
      }
    }
  }
}
