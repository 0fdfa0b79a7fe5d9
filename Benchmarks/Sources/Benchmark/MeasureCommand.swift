import ArgumentParser
import Corpus
import Foundation

/// `benchmark measure`: CPU time of workloads on generated text, a line of JSON each.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measure workloads: a line of JSON each."
  )

  @OptionGroup var options: TextOptions
  @Option(help: "How often the text is read; the best counts, the others tell the noise.")
  var rounds = 5
  @Argument(help: "Workloads; all where none is named.") var names: [String] = []

  /// As many as a run works side by side.
  private static let batch = 16

  func validate() throws {
    for name in names where !Workload.all.contains(where: { $0.name == name }) {
      let known = Workload.all.map(\.name).joined(separator: ", ")
      throw ValidationError("No workload is called '\(name)'; there are \(known).")
    }
  }

  func run() throws {
    var generator = try options.generator()
    var documents: [BenchmarkDocument] = []
    var bytes = 0
    while bytes < options.bytes {
      let made = generator.next()
      let text = Text(checked: made.title + [0x0A] + made.body)
      bytes += text.count
      documents.append(
        BenchmarkDocument(number: documents.count, text: text, published: made.published)
      )
    }
    for workload in Workload.all where names.isEmpty || names.contains(workload.name) {
      let work = try workload.prepare(options.data)
      var seconds: [Double] = []
      var found = 0
      for _ in 0..<max(rounds, 1) {
        found = 0
        let start = ResourceUsage.processorSeconds()
        for first in stride(from: 0, to: documents.count, by: Self.batch) {
          found += work(documents[first..<min(first + Self.batch, documents.count)])
        }
        seconds.append(ResourceUsage.processorSeconds() - start)
      }
      seconds.sort()
      let rate = { (time: Double) in (Double(bytes) / time / 1e4).rounded() / 100 }
      print(
        """
        {"workload":"\(workload.name)","what":"\(workload.summary)","bytes":\(bytes),\
        "found":\(found),"megabytes_per_second":\(rate(seconds[0])),\
        "median":\(rate(seconds[seconds.count / 2])),"rounds":\(seconds.count)}
        """
      )
    }
  }
}
