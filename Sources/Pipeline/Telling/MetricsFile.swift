import Corpus

/// `zhai.prom`: figures of the last run for node_exporter's textfile collector.
///
/// Gauges all: a run that ends has no counters that go on.
struct MetricsFile {
  static let fileName = "zhai.prom"

  private let pipeline: String
  private var text = ""

  init(pipeline: String) { self.pipeline = pipeline }

  /// One family.
  ///
  /// - Parameters:
  ///   - name: of the metric, in the base unit.
  ///   - help: one line for people.
  ///   - values: with their labels beside the pipeline's; nothing is written without any.
  mutating func add(
    _ name: String,
    _ help: String,
    _ values: [(labels: [(String, String)], value: Double)]
  ) {
    if values.isEmpty { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for (labels, value) in values {
      let all = [("pipeline", pipeline)] + labels
      let list = all.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
      text += "\(name){\(list)} \(NumberFormat.shortest(value))\n"
    }
  }

  mutating func add(_ name: String, _ help: String, _ value: Double) {
    add(name, help, [([], value)])
  }

  /// Writes the file in the place of the old one, which readers see whole until then.
  func write(to folder: String) throws(PipelineError) {
    let path = folder + "/" + Self.fileName
    try FileTree.write(Array(text.utf8), to: path + ".tmp")
    try FileTree.rename(path + ".tmp", to: path)
  }

  private static func escaped(_ value: String) -> String {
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
