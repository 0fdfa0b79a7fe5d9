internal import Glibc

/// A path as the system has it: bytes, which need not be UTF-8.
struct FilePath: Sendable, Hashable {
  let bytes: [UInt8]

  init(_ string: String) { bytes = Array(string.utf8) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  func appending(_ name: [UInt8]) -> FilePath {
    if bytes.isEmpty { return FilePath(bytes: name) }
    let needsSlash = bytes.last != UInt8(ascii: "/")
    return FilePath(bytes: bytes + (needsSlash ? [UInt8(ascii: "/")] : []) + name)
  }

  /// The last part.
  var name: [UInt8] {
    let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
    return Array(bytes[(slash.map { $0 + 1 } ?? 0)...])
  }

  var isHidden: Bool { name.first == UInt8(ascii: ".") }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var terminated = bytes.map { CChar(bitPattern: $0) }
    terminated.append(0)
    return terminated.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return body("") }
      return body(base)
    }
  }

  /// For people and for uris; bytes that are no UTF-8 are written `%XX`.
  var displayed: String {
    if let string = String(validating: bytes, as: UTF8.self) { return string }
    let digits = Array("0123456789ABCDEF".utf8)
    let escaped = bytes.flatMap { byte in
      byte < 0x80 ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// What stands at the path.
  enum Kind: Sendable, Hashable {
    case file
    case folder
    case symbolicLink
    /// A pipe, a device, a socket, named for people.
    case other(String)
  }

  /// A file's place in the system, the same by whatever path it is reached.
  struct Identity: Sendable, Hashable {
    let device: UInt
    let inode: UInt
  }

  /// What is there; a link at the end is looked through only where `followsLinks`.
  func status(followsLinks: Bool) throws(FileFault) -> (kind: Kind, identity: Identity) {
    var status = stat()
    let result = withCString { followsLinks ? stat($0, &status) : lstat($0, &status) }
    guard result == 0 else { throw FileFault(number: errno) }
    return (
      Kind(mode: status.st_mode),
      Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
    )
  }

  /// Calls `body` with each name in the folder and what the folder itself says of its kind, which
  /// may be nothing; in the order of the file system, so that a million names need no memory.
  ///
  /// - Throws: `FileFault`, and what `body` throws.
  func forEachEntry(_ body: ([UInt8], Kind?) throws -> Void) throws {
    guard let folder = withCString({ opendir($0) }) else { throw FileFault(number: errno) }
    defer { closedir(folder) }
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let type = entry.pointee.d_type
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      // The type is the mode's upper bits; 0 where the file system does not keep it there.
      try body(name, type == 0 ? nil : Kind(mode: mode_t(type) << 12))
    }
    if errno != 0 { throw FileFault(number: errno) }
  }
}

extension FilePath.Kind {
  init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .other("a pipe")
      case S_IFSOCK: .other("a socket")
      default: .other("a device")
      }
  }
}

/// What the system said when a file could not be read.
struct FileFault: Error, Sendable, Hashable {
  /// `errno`.
  let number: Int32

  static let missing = FileFault(number: ENOENT)

  var isMissing: Bool { number == ENOENT || number == ENOTDIR }
  var isForbidden: Bool { number == EACCES || number == EPERM }

  /// In our own words: those of the system differ from one machine to the next.
  var message: String {
    switch number {
    case ENOENT, ENOTDIR: "there is no such file"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "it is a folder"
    case ELOOP: "it is a symbolic link, and links are not followed"
    case EIO: "the device gave an input/output error"
    case EMFILE, ENFILE: "too many files are open"
    case ENAMETOOLONG: "the name is too long"
    case ESTALE: "the file server no longer knows it"
    default: "system error \(number)"
    }
  }
}
