import Corpus
import Foundation
import Language
import Load

/// `zhai annotate`: JSON Lines in, JSON Lines out, through the same annotators as a run.
public struct AnnotationService: Sendable {
  private let worker: DocumentWorker
  private let width: Int
  private let maximumLine: Int
  private let withTokens: Bool

  /// - Parameters:
  ///   - path: takes modules and options from this configuration; nil for the built-in ones.
  ///   - overrides: `stage.module.option=value`.
  ///   - withTokens: whether answers hold the words.
  ///   - workers: how many batches are worked at a time; nil for one a core.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`, as for a run.
  public init(
    configuration path: String?,
    overrides: [String],
    withTokens: Bool,
    workers: Int?,
    in environment: ProgramEnvironment
  ) throws {
    do {
      let data = try environment.data()
      let configuration: Configuration
      let root: String
      if let path {
        let file = try ConfigurationFile(path, overrides: overrides, in: environment)
        (configuration, root) = (file.configuration, file.root)
      } else {
        configuration = try Configuration.builtIn().applying(overrides, catalog: .builtIn)
        root = environment.workingFolder
      }
      var assembly = ModuleAssembly(configuration: configuration, root: root)
      let worker = DocumentWorker.make(with: &assembly, data: data)
      guard assembly.issues.isEmpty, let worker else {
        throw ConfigurationError(issues: assembly.issues)
      }
      self.worker = worker
      maximumLine = configuration.limits.recordBytes
    } catch let error as ConfigurationError {
      throw PipelineError(.configuration, messages: error.issues.map(\.description))
    }
    self.withTokens = withTokens
    width = workers ?? ProcessInfo.processInfo.activeProcessorCount
  }

  /// Answers every line of `input` on `output`, in order, until the input ends or nobody reads.
  ///
  /// - Parameters:
  ///   - input: descriptor open for reading.
  ///   - output: descriptor open for writing.
  /// - Throws: `PipelineError`: 74 where reading or writing fails, 70 where an annotator broke the
  ///   law of spans, 69 where a plugged-in program cannot be had.
  public func run(from input: Int32, to output: Int32) async throws {
    var feed = LineFeed(input, maximumLine: maximumLine)
    let sink = AnswerSink(descriptor: output)
    do {
      try await OrderedMap(width: width).run(
        next: { try feed.next() },
        isReady: { feed.isReady() },
        work: { lines in try answer(lines) },
        consume: { bytes in try sink.write(bytes) }
      )
    } catch is AnswerSink.Closed {
      return
    } catch {
      throw PipelineError(wrapping: error)
    }
  }

  private func answer(_ lines: [LineFeed.Line]) throws -> [UInt8] {
    var writer = JSONWriter()
    var rest = lines[...]
    while !rest.isEmpty {
      var bytes = 0
      let next = rest.prefix(DocumentWorker.stride).prefix { line in
        defer { bytes += line.bytes?.count ?? 0 }
        return bytes < DocumentWorker.strideBytes
      }
      try answer(next, into: &writer)
      rest = rest[next.endIndex...]
    }
    return writer.bytes
  }

  private func answer(_ lines: ArraySlice<LineFeed.Line>, into writer: inout JSONWriter) throws {
    let read = lines.map { AnnotationRequest.read($0, maximumLine: maximumLine) }
    var documents = read.compactMap { line in
      if case .request(let request) = line { request.document() } else { nil }
    }
    let errors = worker.annotate(&documents)
    var next = 0
    for line in read {
      switch line {
      case .blank: continue
      case .failure(let identity, let message): writer.failure(identity, message)
      case .request(let request):
        if let error = errors[next] {
          if let fatal = error.fatal { throw fatal }
          writer.failure(request.identity, error.message)
        } else {
          try writer.answer(request.identity, documents[next], withTokens: withTokens)
        }
        next += 1
      }
    }
  }
}

/// Where answers go.
private struct AnswerSink {
  /// The reader has gone, which is no fault.
  struct Closed: Error {}

  let descriptor: Int32

  func write(_ bytes: [UInt8]) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw Closed()
      } else if errno != EINTR {
        throw PipelineError(
          .ioError,
          "standard output cannot be written: \(SystemError.current.text)"
        )
      }
    }
  }
}
