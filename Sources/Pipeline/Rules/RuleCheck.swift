public import Corpus
import Extract
import Foundation
import Language

/// `zhai rules check`: compiles packs, runs their examples through the real annotators, and tells
/// which rules fail, are dead, shadowed or overlap.
public struct RuleCheck: Sendable {
  /// Something to say about a rule, with its place.
  public struct Finding: Sendable, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable, Hashable {
      /// An example came out otherwise.
      case failing
      /// None of its examples matches.
      case dead
      /// Everything it finds in its examples another rule finds too.
      case shadowed
      /// Another rule finds some of the same in its examples.
      case overlapping
    }

    public let kind: Kind
    public let path: String
    public let position: TextPosition
    public let message: String

    /// Whether the pack is at fault; the rest is advice.
    public var isError: Bool { kind == .failing || kind == .dead }
    public var description: String { "\(path):\(position): \(kind.rawValue): \(message)" }
  }

  /// What was found, in the order of the packs.
  public let findings: [Finding]
  public let ruleCount: Int
  public let exampleCount: Int

  /// Checks the rules of a pipeline, of packs alone, or the shipped ones.
  ///
  /// - Parameters:
  ///   - paths: one `pipeline.json`, or packs; none for the shipped ones.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`: 78 with every fault where a pack or the configuration is invalid.
  public init(_ paths: [String], in environment: ProgramEnvironment) throws {
    let bench = try RuleBench(paths, in: environment)
    var findings: [Finding] = []
    var examples = 0
    var rowsOfRules: [[Set<String>]] = Array(repeating: [], count: bench.rules.set.count)
    var others: [[Set<Int>]] = rowsOfRules.map { _ in [] }
    for (index, rule) in bench.rules.set.rules.enumerated() {
      var hasMatched = false
      for example in rule.rule.examples {
        examples += 1
        let rows = bench.rules.rowsByRule(in: try bench.document(example.text, example.names))
        let found = rows[index] ?? []
        if let problem = Self.problem(of: example, found) {
          findings.append(
            Finding(
              kind: .failing,
              path: rule.path,
              position: example.position,
              message: "\(rule.id): \(problem)"
            )
          )
        }
        guard !found.isEmpty, example.rows != nil else { continue }
        hasMatched = true
        rowsOfRules[index].append(Set(found))
        // Whoever finds one of these rows as well.
        others[index].append(
          Set(rows.filter { $0.key != index && !Set($0.value).isDisjoint(with: found) }.keys)
        )
        let covered = rows.filter { $0.key != index }.reduce(into: Set<String>()) {
          $0.formUnion($1.value)
        }
        if !covered.isSuperset(of: found) { rowsOfRules[index][rowsOfRules[index].count - 1] = [] }
      }
      if !hasMatched {
        findings.append(
          Finding(
            kind: .dead,
            path: rule.path,
            position: rule.rule.position,
            message: "\(rule.id): none of its examples matches"
          )
        )
        continue
      }
      let names = Set(others[index].flatMap { $0 }).sorted().map { bench.rules.set.rules[$0].id }
      guard !names.isEmpty else { continue }
      let isShadowed = rowsOfRules[index].allSatisfy { !$0.isEmpty }
      findings.append(
        Finding(
          kind: isShadowed ? .shadowed : .overlapping,
          path: rule.path,
          position: rule.rule.position,
          message: isShadowed
            ? "\(rule.id): all that its examples give is found by \(names.joined(separator: ", "))"
            : "\(rule.id): finds some of the same as \(names.joined(separator: ", "))"
        )
      )
    }
    self.findings = findings
    ruleCount = bench.rules.set.count
    exampleCount = examples
  }

  private static func problem(of example: RulePack.Example, _ found: [String]) -> String? {
    guard let wanted = example.rows else {
      return found.isEmpty
        ? nil : "“\(example.text)” must not match, but gives \(found.joined(separator: "; "))"
    }
    let missing = Set(wanted).subtracting(found).sorted()
    let spare = Set(found).subtracting(wanted).sorted()
    if missing.isEmpty, spare.isEmpty { return nil }
    var parts: [String] = []
    if !missing.isEmpty { parts.append("lacks \(missing.joined(separator: "; "))") }
    if !spare.isEmpty { parts.append("has besides \(spare.joined(separator: "; "))") }
    return "“\(example.text)” \(parts.joined(separator: " and "))"
  }
}
