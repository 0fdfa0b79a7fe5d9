/// What a long job is at: one line that changes on a terminal, lines below each other elsewhere.
struct ProgressLine {
  let isQuiet: Bool

  func show(_ text: String) {
    if isQuiet { return }
    StandardError.write(StandardError.isTerminal ? "\r\u{1B}[K\(text)" : "zhai: \(text)\n")
  }

  /// Leaves the line for what follows.
  func end() {
    if !isQuiet, StandardError.isTerminal { StandardError.write("\r\u{1B}[K") }
  }
}
