import Language
import Testing

struct AhoCorasickTests {
  /// What a search for each literal by itself finds.
  private func expected(_ literals: [String], in text: [UInt8]) -> Set<[Int]> {
    var found: Set<[Int]> = []
    for (pattern, literal) in literals.enumerated() {
      let bytes = Array(literal.utf8)
      for start in 0...text.count where text[start...].starts(with: bytes) {
        found.insert([pattern, start, start + bytes.count])
      }
    }
    return found
  }

  @Test(arguments: [
    (["广东", "广东省", "东省", "省"], "广东省和山东省的广东人"),
    (["a", "aa", "aaa"], "aaaaab"),
    (["he", "she", "his", "hers"], "ushers and his heirs"),
    (["没有"], "这里什么也找不到"),
    (["。"], ""),
  ])
  func findsEveryLiteralEverywhere(literals: [String], string: String) {
    let text = Array(string.utf8)
    let found = AhoCorasick(literals).matches(in: text).map { [$0.pattern, $0.start, $0.end] }
    #expect(Set(found) == expected(literals, in: text))
    #expect(found.count == Set(found).count)
  }
}
