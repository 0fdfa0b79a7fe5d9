/// Works inputs on several cores and hands the results on in the order of the inputs.
///
/// This is the only place that makes tasks. At most `width` inputs are being worked and at most
/// as many results wait for their turn, so memory does not grow with the number of inputs.
struct OrderedMap: Sendable {
  /// How many inputs are worked at a time.
  let width: Int

  /// Runs `work` over all inputs.
  ///
  /// - Parameters:
  ///   - next: gives the next input, nil at the end; called by one task only.
  ///   - work: turns an input into a result; called by many tasks at once.
  ///   - consume: gets the results in the order of the inputs; called by one task only.
  /// - Throws: what `next` and `consume` throw; no further input is begun then.
  func run<Input: Sendable, Output: Sendable>(
    next: () throws -> Input?,
    work: @escaping @Sendable (Input) -> Output,
    consume: (Output) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var started = 0
      var consumed = 0
      var waiting: [Int: Output] = [:]
      var ahead = try next()
      while ahead != nil || consumed < started {
        while started - consumed < width, let input = ahead {
          let index = started
          group.addTask { (index, work(input)) }
          started += 1
          ahead = try next()
        }
        guard let (index, output) = try await group.next() else { break }
        waiting[index] = output
        while let output = waiting.removeValue(forKey: consumed) {
          try consume(output)
          consumed += 1
        }
      }
    }
  }
}
