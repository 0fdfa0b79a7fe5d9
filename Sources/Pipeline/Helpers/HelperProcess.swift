import Foundation

/// A running helper: one line in, one line out.
///
/// Both directions and standard error are served by one `poll`, so that neither side can wait for
/// the other, however much is written: a helper that answers before it has read all, or that fills
/// its standard error, is drained while the request is still being sent.
final class HelperProcess {
  /// The longest answer, and the most of standard error that is kept for messages.
  private static let longestAnswer = 256 << 20
  private static let keptErrors = 2_000
  private static let starting = NSLock()

  /// The requests that it has answered last: what it says to one of them again is passed over.
  private(set) var answered: [String] = []

  private let command: HelperCommand
  private let process: pid_t
  private let input: Int32
  private let output: Int32
  private let errors: Int32
  private var isReaped = false
  /// What is still to be sent.
  private var outgoing: ArraySlice<UInt8> = []
  private var received: [UInt8] = []
  /// How far `received` was searched for a line end.
  private var searched = 0
  private var lastErrors: [UInt8] = []
  private var errorsAreOpen = true

  /// Starts the program.
  ///
  /// - Throws: `HelperFault` of the kind `unavailable`.
  init(_ command: HelperCommand) throws(HelperFault) {
    self.command = command
    // One start at a time: a program must not inherit the pipes of another, or it would keep them
    // open when we close them.
    Self.starting.lock()
    defer { Self.starting.unlock() }
    var pipes: [Int32] = []
    for _ in 0..<3 {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else {
        let reason = SystemError.current.text
        for end in pipes { close(end) }
        throw HelperFault(.unavailable, "\(command.name): no pipe to it: \(reason)")
      }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      pipes += ends
    }
    let started = Self.spawn(command, pipes)
    for end in [pipes[0], pipes[3], pipes[5]] { close(end) }
    (input, output, errors) = (pipes[1], pipes[2], pipes[4])
    guard case .success(let identifier) = started else {
      for end in [input, output, errors] { close(end) }
      let number = if case .failure(let error) = started { error.number } else { Int32(0) }
      throw HelperFault(
        .unavailable,
        "\(command.program): cannot be started: \(SystemError(number: number).text)"
      )
    }
    process = identifier
    for end in [input, output, errors] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  }

  deinit { end(politely: true) }

  /// What it wrote to standard error last, on one line; empty for nothing.
  var complaint: String {
    let text = String(decoding: lastErrors.suffix(300), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).joined(separator: " / ")
  }

  /// Sends a line and waits for one.
  ///
  /// - Parameter line: with its line end; empty to wait for one more.
  /// - Returns: the answer without its line end.
  /// - Throws: `HelperFault`; the process is no good after it.
  func exchange(_ line: [UInt8]) throws(HelperFault) -> [UInt8] {
    let clock = ContinuousClock()
    let deadline = clock.now + command.patience
    outgoing += line
    while true {
      if let answer = takeLine() { return answer }
      if received.count > Self.longestAnswer {
        throw HelperFault(
          .protocolBroken,
          "\(command.name): the answer is longer than \(Self.longestAnswer) bytes"
        )
      }
      let left = deadline - clock.now
      guard left > .zero else {
        throw HelperFault(
          .timedOut,
          "\(command.name): no answer within \(command.patience.components.seconds) s\(quoted)"
        )
      }
      var polls = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errorsAreOpen ? errors : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: outgoing.isEmpty ? -1 : input, events: Int16(POLLOUT), revents: 0),
      ]
      let milliseconds = max(1, min(left / .milliseconds(1), 60_000))
      guard poll(&polls, nfds_t(polls.count), Int32(milliseconds)) >= 0 || errno == EINTR else {
        throw HelperFault(.died, "\(command.name): \(SystemError.current.text)")
      }
      if polls[1].revents != 0 { readErrors() }
      if polls[2].revents != 0 { send() }
      if polls[0].revents != 0,
        !drain(output, into: &received, upTo: Self.longestAnswer + 1), !holdsLine()
      {
        throw HelperFault(.died, "\(command.name): \(farewell()) before it answered\(quoted)")
      }
    }
  }

  /// Remembers that a request is done with.
  func settle(_ identity: String) {
    answered.append(identity)
    if answered.count > 16 { answered.removeFirst() }
  }

  /// Ends the process and waits for it.
  ///
  /// - Parameter politely: its input is closed and it has a second to end by itself.
  func end(politely: Bool) {
    guard !isReaped else { return }
    isReaped = true
    close(input)
    var status: Int32 = 0
    if politely {
      for _ in 0..<100 {
        readErrors()
        var rest: [UInt8] = []
        _ = drain(output, into: &rest, upTo: Self.longestAnswer)
        if waitpid(process, &status, WNOHANG) != 0 { return closeOutputs() }
        usleep(10_000)
      }
    }
    // Its children as well: it leads a group of its own.
    kill(-process, SIGKILL)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    closeOutputs()
  }

  private func closeOutputs() {
    close(output)
    close(errors)
  }

  // MARK: Reading and writing

  private func send() {
    let count = outgoing.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    if count > 0 {
      outgoing = outgoing.dropFirst(count)
    } else if errno != EAGAIN, errno != EINTR {
      // It reads no more: what it still answers, or its end, is found on its output.
      outgoing = []
    }
  }

  private func readErrors() {
    guard errorsAreOpen else { return }
    var new: [UInt8] = []
    errorsAreOpen = drain(errors, into: &new, upTo: 1 << 20)
    lastErrors = Array((lastErrors + new.suffix(Self.keptErrors)).suffix(Self.keptErrors))
  }

  /// Reads what is there.
  /// - Returns: false at the end of the stream.
  private func drain(_ descriptor: Int32, into bytes: inout [UInt8], upTo most: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < most {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return false }
      if count < 0 {
        if errno == EINTR { continue }
        return errno == EAGAIN
      }
      bytes += buffer[..<count]
    }
    return true
  }

  private func holdsLine() -> Bool { received[searched...].contains(UInt8(ascii: "\n")) }

  private func takeLine() -> [UInt8]? {
    guard let end = received[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = received.count
      return nil
    }
    let line = Array(received[..<end])
    received.removeSubrange(...end)
    searched = 0
    return line
  }

  private var quoted: String { complaint.isEmpty ? "" : "; it said: \(complaint)" }

  /// How it ended.
  private func farewell() -> String {
    var status: Int32 = 0
    for _ in 0..<20 {
      let found = waitpid(process, &status, WNOHANG)
      if found == process {
        readErrors()
        closeAfterDeath()
        let signal = status & 0x7F
        return signal == 0
          ? "it ended with \((status >> 8) & 0xFF)" : "it was ended by signal \(signal)"
      }
      usleep(5_000)
    }
    return "it closed its output"
  }

  private func closeAfterDeath() {
    isReaped = true
    // What it started may still run.
    kill(-process, SIGKILL)
    close(input)
    closeOutputs()
  }

  // MARK: Starting

  private typealias ChangeFolder =
    @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, UnsafePointer<CChar>) -> CInt

  /// glibc has it from 2.29 on, but shows it to Swift only under _GNU_SOURCE.
  private static let changeFolder: ChangeFolder? =
    dlsym(nil, "posix_spawn_file_actions_addchdir_np").map {
      unsafeBitCast($0, to: ChangeFolder.self)
    }

  private static func spawn(
    _ command: HelperCommand,
    _ pipes: [Int32]
  ) -> Result<pid_t, SystemError> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[0], 0)
    posix_spawn_file_actions_adddup2(&actions, pipes[3], 1)
    posix_spawn_file_actions_adddup2(&actions, pipes[5], 2)
    guard let changeFolder else { return .failure(SystemError(number: ENOSYS)) }
    _ = changeFolder(&actions, command.folder)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // We ignore these two; a program started by us should not have to know.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var words = ([command.program] + command.arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var identifier: pid_t = 0
    let result = posix_spawn(&identifier, command.program, &actions, &attributes, words, environ)
    return result == 0 ? .success(identifier) : .failure(SystemError(number: result))
  }
}
