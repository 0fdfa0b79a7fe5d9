import Language
import Load

extension PipelineError {
  /// Whatever ended a run, with its exit code.
  init(wrapping error: any Error) {
    switch error {
    case let error as PipelineError: self = error
    case let error as LoadError: self.init(error)
    case let error as ContractViolation: self.init(LoadError(error))
    case let error as DataError: self.init(.configuration, error.description)
    case let error as SystemError: self.init(.ioError, error.text)
    default: self.init(.software, "\(error); this is a fault of the program, please report it")
    }
  }

  private init(_ error: LoadError) {
    let code: ExitCode =
      switch error.kind {
      case .full, .io, .corrupt: .ioError
      case .busy: .temporaryFailure
      case .newer: .configuration
      case .cannotOpen: .cannotCreate
      case .notPermitted: .noPermission
      case .memory: .osError
      case .contract, .unexpected: .software
      }
    self.init(code, error.description)
  }
}
