import Foundation
import TestSupport
import Testing

/// The names that the program finds with all that it ships, sentence by sentence.
struct NamesOfNewsTests {
  /// A sentence with its names.
  private struct Sample {
    var text = ""
    /// `name|type`, in text order.
    var names: [String] = []

    /// - Parameter marked: with `[name|type]` for each name.
    init(_ marked: Substring) {
      for part in marked.split(separator: "[", omittingEmptySubsequences: false) {
        guard let end = part.firstIndex(of: "]"), let stroke = part[..<end].firstIndex(of: "|")
        else {
          text += part
          continue
        }
        names.append(String(part[..<end]))
        text += part[..<stroke] + part[part.index(after: end)...]
      }
    }
  }

  private static let types = ["person": "p", "organization": "o", "place": "l"]

  private func samples() throws -> [Sample] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/names.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { Sample($0) }
  }

  /// The names of one answer that lie in no other one.
  private func names(_ answer: [String: Any]) throws -> [String] {
    let mentions = try #require(answer["mentions"] as? [[String: Any]])
    let found = mentions.compactMap { mention -> (start: Int, end: Int, name: String)? in
      guard let type = (mention["type"] as? String).flatMap({ Self.types[$0] }),
        let text = mention["text"] as? String,
        let start = mention["start"] as? Int, let end = mention["end"] as? Int
      else { return nil }
      return (start, end, "\(text)|\(type)")
    }
    return found.filter { inner in
      !found.contains { outer in
        outer.start <= inner.start && inner.end <= outer.end
          && outer.end - outer.start > inner.end - inner.start
      }
    }
    .sorted { $0.start < $1.start }.map(\.name)
  }

  @Test func findsTheNamesOfEachSentence() throws {
    let samples = try samples()
    #expect(samples.count > 15)
    let input = try samples.map { sample in
      String(decoding: try JSONEncoder().encode(["text": sample.text]), as: UTF8.self)
    }
    let outcome = try BuiltProgram()(
      ["annotate"],
      in: "/",
      input: input.joined(separator: "\n") + "\n"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == samples.count)
    for (line, sample) in zip(lines, samples) {
      let answer = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      )
      #expect(try names(answer) == sample.names, "\(sample.text)")
    }
  }
}
