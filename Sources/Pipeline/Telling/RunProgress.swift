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

  /// How many characters the bar has.
  private static let barWidth = 24

  /// Shows the counts, at most five times a second.
  mutating func show(_ summary: RunSummary) {
    guard isShown else { return }
    let now = clock.now
    if now - last < .milliseconds(200) { return }
    last = now
    let seconds = max((now - start) / .seconds(1), 0.001)
    let done = summary.unchangedSources + summary.readSources
    let share = sources == 0 ? 1 : min(1, Double(done) / Double(sources))
    let filled = Int(share * Double(Self.barWidth))
    let bar =
      String(repeating: "█", count: filled)
      + String(repeating: "░", count: Self.barWidth - filled)
    let rate = Int(Double(summary.workedDocuments) / seconds)
    write(
      "\r\u{1B}[K\(bar) \(done)/\(sources) sources, \(summary.workedDocuments) documents, "
        + "\(rate)/s\(remaining(seconds, share))"
    )
  }

  /// What is left at the pace so far; not said before there is one.
  private func remaining(_ seconds: Double, _ share: Double) -> String {
    guard seconds > 2, share > 0.01, share < 1 else { return "" }
    let left = Int(seconds / share * (1 - share))
    let minutes = left / 60
    return minutes > 0 ? ", \(minutes) min \(left % 60) s left" : ", \(left) s left"
  }

  /// Leaves the line to what comes next.
  func end() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
