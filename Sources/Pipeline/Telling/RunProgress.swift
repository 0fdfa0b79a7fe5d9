import Foundation

/// How far a run is, on one line of a terminal that is written over.
struct RunProgress {
  private let sources: Int
  private let isShown: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant

  init(sources: Int, isShown: Bool) {
    self.sources = sources
    self.isShown = isShown
    start = clock.now
    last = start
  }

  /// Shows the counts, at most five times a second.
  mutating func show(_ summary: RunSummary) {
    guard isShown else { return }
    let now = clock.now
    if now - last < .milliseconds(200) { return }
    last = now
    let rate = Int(Double(summary.documents) / max((now - start) / .seconds(1), 0.001))
    write(
      "\r\u{1B}[Kzhai: \(summary.sources) of \(sources) sources, "
        + "\(summary.documents) documents, \(rate) a second"
    )
  }

  /// Leaves the line to what comes next.
  func end() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
