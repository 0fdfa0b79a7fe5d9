internal import Corpus

/// What every reader of a file does around its records: opens the file late, tells faults as
/// rejections, and at the end compares what was read with what was surveyed, so that no source
/// leaves without a word.
struct RecordProgress {
  private enum State {
    case unopened
    case reading(FileStream)
    case done
  }

  private var state = State.unopened
  private var hasGivenAny = false

  /// The next outcome of `read`, which is called until it gives nil; it has to read the file to
  /// its end before that.
  mutating func next(
    of file: SourceFile,
    _ source: Source,
    read: (FileStream) throws(FileFault) -> ReadOutcome?
  ) -> ReadOutcome? {
    do throws(FileFault) {
      let stream: FileStream
      switch state {
      case .unopened: stream = try FileStream(file.path, followsLinks: file.followsLinks)
      case .reading(let opened): stream = opened
      case .done: return nil
      }
      state = .reading(stream)
      if let outcome = try read(stream) {
        hasGivenAny = true
        return outcome
      }
      state = .done
      return change(in: stream, since: source) ?? (hasGivenAny ? nil : nothing(in: source))
    } catch {
      state = .done
      return .rejection(
        IngestCode.ioUnreadable.rejection(
          of: source.uri,
          bytes: nil,
          "cannot be read any more: \(error.message)"
        )
      )
    }
  }

  private func nothing(in source: Source) -> ReadOutcome {
    .rejection(
      IngestCode.empty.rejection(of: source.uri, bytes: 0..<source.byteCount, "holds no record")
    )
  }

  private func change(in stream: FileStream, since source: Source) -> ReadOutcome? {
    guard stream.sha256 != source.sha256 else { return nil }
    return .rejection(
      IngestCode.sourceChanged.rejection(
        of: source.uri,
        bytes: 0..<stream.byteCount,
        "was changed while it was read; run again"
      )
    )
  }
}

extension [UInt8] {
  /// Without the ASCII blanks around it.
  var trimmed: [UInt8] {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(self[first...last])
  }
}
