import Corpus
import Testing

struct TextEditorTests {
  /// Replaces each of `edits` (old → new) in `text`, left to right.
  private func edit(_ text: Text, _ edits: [(String, String)]) -> (text: Text, map: OffsetMap) {
    var editor = TextEditor(text)
    for (old, new) in edits {
      let bytes = Array(old.utf8)
      var index = editor.position
      while !text.bytes[index...].starts(with: bytes) { index += 1 }
      editor.keep(through: index)
      editor.replace(through: index + bytes.count, with: new.utf8)
    }
    return editor.finish()
  }

  @Test func leadsEveryKeptStretchBack() {
    let source: Text = "第一行\r\n第二​行\r\n完"
    let (text, map) = edit(source, [("\r\n", "\n"), ("\u{200B}", ""), ("\r\n", "\n")])
    #expect(text.description == "第一行\n第二行\n完")
    for word in ["第一行", "第二", "行\n完".prefix(1) + "", "完"] {
      let bytes = Array(String(word).utf8)
      var index = 0
      while !text.bytes[index...].starts(with: bytes) { index += 1 }
      let span = TextSpan(index..<(index + bytes.count))
      #expect(source[map.source(of: span)] == String(word))
    }
  }

  @Test func coversWhatWasDroppedInside() {
    let source: Text = "ab--cd"
    let (text, map) = edit(source, [("--", "")])
    #expect(text.description == "abcd")
    #expect(source[map.source(of: text.span)] == "ab--cd")
    #expect(source[map.source(of: TextSpan(0, 2))] == "ab")
    #expect(source[map.source(of: TextSpan(2, 4))] == "cd")
  }

  @Test func takesAReplacementAsAWhole() {
    let source: Text = "x１２y"
    let (text, map) = edit(source, [("１２", "12")])
    #expect(text.description == "x12y")
    #expect(source[map.source(of: TextSpan(1, 2))] == "１２")
    #expect(source[map.source(of: TextSpan(3, 4))] == "y")
  }

  @Test func composesMaps() {
    let source: Text = "a--b==c"
    let (middle, first) = edit(source, [("--", ""), ("==", "=")])
    let (text, second) = edit(middle, [("b", "BB")])
    let map = second.composed(over: first)
    #expect(text.description == "aBB=c")
    #expect(source[map.source(of: TextSpan(0, 1))] == "a")
    #expect(source[map.source(of: TextSpan(1, 3))] == "b")
    #expect(source[map.source(of: TextSpan(3, 4))] == "==")
    #expect(source[map.source(of: TextSpan(4, 5))] == "c")
    #expect(map.source(of: text.span) == source.span)
  }

  @Test func givesTheSameTextWhereNothingChanged() {
    let source: Text = "不变"
    let (text, map) = TextEditor(source).finish()
    #expect(text == source)
    #expect(map.source(of: text.span) == source.span)
  }
}
