import Corpus
import Crypto
import Foundation
import Load

/// Hands each document to a program and merges what that answers: a neural model, a language
/// model, a script.
///
/// The program gets the lines that `zhai annotate` gets and answers with lines as `zhai annotate`
/// answers. What it says is held against the text before any of it is taken.
struct HelperAnnotator: Annotator {
  /// The layers that can be taken from a helper.
  static let layers: [LayerName] = [
    .mentions, .times, .quantities, .quotations, .relations, .statistics, .events,
  ]

  let requires: Set<LayerName> = []
  let provides: Set<LayerName>

  private let pool: HelperPool
  private let rule: String

  /// - Parameters:
  ///   - pool: the running helpers.
  ///   - name: what rows have in `rule`, behind `process:`.
  ///   - layers: what is taken of its answers.
  init(pool: HelperPool, name: String, layers: Set<LayerName>) {
    self.pool = pool
    rule = "process:" + name
    provides = layers
  }

  func annotate(_ document: inout Document) throws(StageError) {
    let identity = Self.identity(of: document)
    let request = Self.request(for: document, identity)
    do throws(HelperFault) {
      let answer = try pool.ask(request, identity: identity) { json throws(HelperFault) in
        try HelperAnswer(json, identity: identity, document: document)
      }
      let merged = try answer.merged(into: document, layers: provides, rule: rule)
      try check(merged)
      document = merged
    } catch {
      throw error.stageError
    }
  }

  /// Holds what was merged against the dataset's contract: a breach would be ours later on.
  private func check(_ document: Document) throws(HelperFault) {
    do throws(ContractViolation) {
      _ = try DocumentRows(document)
    } catch {
      if error.rule == rule { throw HelperFault(.invalid, "\(error)") }
    }
  }

  /// By content, so that a helper sees the same on every machine and in every order.
  private static func identity(of document: Document) -> String {
    let digest = SHA256.hash(data: document.text.bytes)
    return FileTree.hexadecimal(digest.prefix(8))
  }

  private static func request(for document: Document, _ identity: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("id")
    writer.string(identity)
    writer.key("text")
    writer.string(document.text.description)
    let rest = [
      ("title", document.title), ("url", document.url), ("published", document.published),
      ("reference_time", document.referenceTime),
    ]
    for (key, value) in rest {
      guard let value else { continue }
      writer.key(key)
      writer.string(value)
    }
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}
