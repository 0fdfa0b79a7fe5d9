import ArgumentParser
import Foundation

/// `benchmark fuzz-values`: random and mutated inputs against the scanner of values.
///
/// No crash, no span out of range or inside a character, no overlap, no value that is not finite.
struct FuzzValuesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz-values",
    abstract: "Scan random and mutated inputs; tell the first faults."
  )

  @OptionGroup var options: TextOptions
  @Option(help: "How many inputs.") var count = 100_000

  func run() throws {
    var generator = try options.generator()
    let texts = (0..<2_000).map { _ in generator.next().body }
    var fuzzer = try ValueFuzzer(
      folder: options.data + "/lexicons/values",
      texts: texts,
      seed: options.seed
    )
    let (found, faults) = fuzzer.run(count)
    for fault in faults { print(fault) }
    if !faults.isEmpty { throw ExitCode.failure }
    print("\(count) inputs, \(found) values, no fault")
  }
}
