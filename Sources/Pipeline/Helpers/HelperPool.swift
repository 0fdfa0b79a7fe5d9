import Corpus
import Foundation

/// The running helpers of one module, shared by the workers.
///
/// A worker has a helper for itself while it waits for an answer. One that broke off, hung or
/// answered out of step is ended, and the next document gets a new one.
final class HelperPool: Sendable {
  /// So many deaths in a row, without an answer between them, end the run.
  static let fatalDeaths = 3

  private struct State {
    var idle: [HelperProcess] = []
    var running = 0
    var deaths = 0
    var fatal: HelperFault?
  }

  private let command: HelperCommand
  private let width: Int
  private let condition = NSCondition()
  // `condition` guards `state`; a HelperProcess is used by the one worker that took it.
  private nonisolated(unsafe) var state = State()

  /// - Parameters:
  ///   - command: how a helper is started.
  ///   - width: how many may run at a time.
  init(_ command: HelperCommand, width: Int) {
    self.command = command
    self.width = width
  }

  /// Sends a line to a helper that is free, or to a new one.
  ///
  /// A second answer to a request before this one is passed over: whether it comes early or late is
  /// chance, and chance decides nothing.
  ///
  /// - Parameters:
  ///   - line: with its line end.
  ///   - identity: the request's id.
  ///   - read: makes something of the answer; where it throws, the helper's word is worth nothing.
  /// - Returns: what `read` made.
  /// - Throws: `HelperFault`, of the kind `unavailable` where no helper can be had any more.
  func ask<Answer>(
    _ line: [UInt8],
    identity: String,
    _ read: (JSON) throws(HelperFault) -> Answer
  ) throws(HelperFault) -> Answer {
    let helper = try take()
    do throws(HelperFault) {
      var json = try HelperAnswer.parse(try helper.exchange(line))
      while let id = json["id"]?.string, id != identity, helper.answered.contains(id) {
        json = try HelperAnswer.parse(try helper.exchange([]))
      }
      helper.settle(identity)
      let answer = try read(json)
      give(back: helper)
      return answer
    } catch {
      let isSound = error.kind == .failed || error.kind == .invalid
      if isSound {
        give(back: helper)
        throw error
      }
      helper.end(politely: false)
      throw settle(error)
    }
  }

  private func take() throws(HelperFault) -> HelperProcess {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let fatal = state.fatal { throw fatal }
      if let helper = state.idle.popLast() { return helper }
      if state.running < width {
        do throws(HelperFault) {
          let helper = try HelperProcess(command)
          state.running += 1
          return helper
        } catch {
          state.fatal = error
          condition.broadcast()
          throw error
        }
      }
      condition.wait()
    }
  }

  private func give(back helper: HelperProcess) {
    condition.lock()
    defer { condition.unlock() }
    state.idle.append(helper)
    state.deaths = 0
    condition.signal()
  }

  /// Counts a helper that is gone.
  /// - Returns: what the document is told; the end of the run after too many deaths.
  private func settle(_ fault: HelperFault) -> HelperFault {
    condition.lock()
    defer { condition.unlock() }
    state.running -= 1
    if fault.kind == .died { state.deaths += 1 }
    if state.deaths >= Self.fatalDeaths, state.fatal == nil {
      state.fatal = HelperFault(
        .unavailable,
        "\(command.program): died \(Self.fatalDeaths) times in a row; the last time: \(fault.message)"
      )
    }
    condition.broadcast()
    return state.fatal ?? fault
  }
}
