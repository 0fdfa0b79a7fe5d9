/// Works inputs on several cores and hands the results on in the order of the inputs.
///
/// This is the only place that makes tasks. At most `width` inputs are being worked or wait for
/// their turn, so memory does not grow with the number of inputs.
struct OrderedMap: Sendable {
  /// How many inputs are worked at a time.
  let width: Int

  /// Runs `work` over all inputs.
  ///
  /// - Parameters:
  ///   - next: gives the next input, nil at the end; may wait; called by one task only.
  ///   - isReady: whether `next` would give something at once. Where it would not, results are
  ///     handed on first, so that a partner who waits for an answer before asking again gets it.
  ///   - work: turns an input into a result; called by many tasks at once.
  ///   - consume: gets the results in the order of the inputs; called by one task only.
  /// - Throws: what the closures throw; no further input is begun then.
  func run<Input: Sendable, Output: Sendable>(
    next: () throws -> Input?,
    isReady: () -> Bool = { true },
    work: @escaping @Sendable (Input) throws -> Output,
    consume: (Output) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var started = 0
      var consumed = 0
      var waiting: [Int: Output] = [:]
      var isAtEnd = false
      while !isAtEnd || consumed < started {
        while !isAtEnd, started - consumed < width, started == consumed || isReady() {
          guard let input = try next() else {
            isAtEnd = true
            break
          }
          let index = started
          group.addTask { (index, try work(input)) }
          started += 1
        }
        guard consumed < started, let (index, output) = try await group.next() else { continue }
        waiting[index] = output
        while let output = waiting.removeValue(forKey: consumed) {
          try consume(output)
          consumed += 1
        }
      }
    }
  }
}
