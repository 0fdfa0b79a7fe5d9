import Crypto
import Foundation

/// The files below a folder, and the few calls that publishing needs, each of which says what
/// went wrong with which path.
struct FileTree: Sendable {
  let root: String

  /// The regular files, relative, in C order of their bytes.
  func files() throws(PipelineError) -> [String] {
    var found: [String] = []
    try collect("", into: &found)
    return found.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  private func collect(_ prefix: String, into found: inout [String]) throws(PipelineError) {
    let folder = prefix.isEmpty ? root : root + "/" + prefix
    for name in try Self.entries(of: folder) {
      let relative = prefix.isEmpty ? name : prefix + "/" + name
      switch try Self.kind(of: root + "/" + relative) {
      case .folder: try collect(relative, into: &found)
      case .file: found.append(relative)
      case .other: continue
      }
    }
  }

  enum Kind {
    case file
    case folder
    case other
  }

  /// What stands at `path`, without following a link.
  static func kind(of path: String) throws(PipelineError) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw SystemError.current.pipelineError(writing: path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The names in a folder, in no order.
  static func entries(of path: String) throws(PipelineError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw PipelineError(.cannotCreate, "\(path): cannot be listed: \(error.localizedDescription)")
    }
  }

  /// Makes a folder and those above it; one that exists is fine.
  static func makeFolder(_ path: String) throws(PipelineError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw SystemError.current.pipelineError(writing: path)
    }
  }

  /// Removes a file or a folder with all that is in it; what is not there is fine.
  static func remove(_ path: String) throws(PipelineError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw PipelineError(.ioError, "\(path): cannot be removed: \(error.localizedDescription)")
    }
  }

  static func rename(_ old: String, to new: String) throws(PipelineError) {
    guard Foundation.rename(old, new) == 0 else {
      throw SystemError.current.pipelineError(writing: new)
    }
  }

  /// Brings a file or a folder to the disk.
  static func synchronize(_ path: String) throws(PipelineError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError.current.pipelineError(writing: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemError.current.pipelineError(writing: path) }
  }

  /// The SHA-256 of a file, lower-case hexadecimal.
  static func sha256(of path: String) throws(PipelineError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError.current.pipelineError(writing: path) }
    defer { close(descriptor) }
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw PipelineError(.ioError, "\(path): cannot be read: \(SystemError.current.text)")
      }
      buffer.withUnsafeBytes { hash.update(bufferPointer: .init(rebasing: $0[..<count])) }
    }
    return hexadecimal(hash.finalize())
  }

  /// Writes a whole file and brings it to the disk.
  static func write(_ bytes: [UInt8], to path: String) throws(PipelineError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError.current.pipelineError(writing: path) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError.current.pipelineError(writing: path)
      }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw SystemError.current.pipelineError(writing: path) }
  }

  /// Lower-case hexadecimal.
  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
