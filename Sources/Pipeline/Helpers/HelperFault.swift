import Corpus

/// What went wrong with a helper over one document.
struct HelperFault: Error, Sendable {
  /// The kinds, by the codes that rejects carry.
  enum Kind: String, Sendable, CaseIterable {
    /// It ended before it answered.
    case died = "helper_died"
    /// It did not answer in time and was ended.
    case timedOut = "helper_timeout"
    /// What it answered is no JSON, or the answer to something else.
    case protocolBroken = "helper_protocol"
    /// It said that it cannot work the document.
    case failed = "helper_failed"
    /// It answered with something that the text does not hold.
    case invalid = "helper_invalid"
    /// It cannot be started, or died too often in a row: the run ends (69).
    case unavailable = "helper_unavailable"
  }

  let kind: Kind
  let message: String

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// As the rejection of a document.
  var stageError: StageError {
    StageError(stage: .extract, code: kind.rawValue, message: message)
  }
}

extension StageError {
  /// The error that ends the run, where this one is none of a document.
  var fatal: PipelineError? {
    code == HelperFault.Kind.unavailable.rawValue ? PipelineError(.unavailable, message) : nil
  }
}
