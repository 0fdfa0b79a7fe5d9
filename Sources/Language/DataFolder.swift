import Foundation

/// The folder with the program's data: `lexicons/`, `rules/`, `models/`, `schema/`.
///
/// Each file is loaded once, however many modules ask for it, and remembered, so that the plan's
/// fingerprint can name everything that had a say.
public final class DataFolder: Sendable {
  /// Absolute path.
  public let root: String
  // NSLock guards `cache`; values are Sendable and never change once stored.
  private let lock = NSLock()
  private nonisolated(unsafe) var cache: [String: any Sendable] = [:]
  /// The files asked for since `recordingFiles` began, and those that loading a resource took.
  private nonisolated(unsafe) var asked: Set<String> = []
  private nonisolated(unsafe) var taken: [String: Set<String>] = [:]

  /// - Parameter root: absolute path of the folder.
  public init(root: String) { self.root = root }

  /// Finds the folder: `override` (an option or `ZHAI_DATA`), else the installed
  /// `share/zhai` beside the executable's `bin`, else the checkout above the executable.
  ///
  /// - Parameters:
  ///   - override: a folder named by the user.
  ///   - executable: absolute path of the running program.
  /// - Returns: the folder.
  /// - Throws: `DataError`, where there is none.
  public static func locate(
    override: String?,
    executable: String
  ) throws(DataError) -> DataFolder {
    if let override {
      guard isDataFolder(override) else {
        throw DataError(path: override, message: "holds no lexicons/ and schema/")
      }
      return DataFolder(root: URL(fileURLWithPath: override).standardizedFileURL.path)
    }
    var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appendingPathComponent("share/zhai")
    if isDataFolder(installed.path) { return DataFolder(root: installed.path) }
    while folder.path != "/" {
      if isDataFolder(folder.path) { return DataFolder(root: folder.path) }
      folder.deleteLastPathComponent()
    }
    throw DataError(
      path: installed.path,
      message: "is not there, nor a checkout above the program; name it with --data"
    )
  }

  /// The absolute path of a file given relative to the folder; an absolute path stays.
  public func path(_ relative: String) -> String {
    // Whoever asks for the place of a file reads it.
    lock.withLock { _ = asked.insert(relative) }
    return relative.hasPrefix("/") ? relative : root + "/" + relative
  }

  /// What `load` makes of the file at `relative`, once.
  ///
  /// - Parameters:
  ///   - relative: path in the folder, such as `lexicons/units.json`.
  ///   - load: gets the absolute path.
  /// - Returns: the loaded resource, shared by all who ask.
  /// - Throws: what `load` throws.
  public func resource<Resource: Sendable>(
    _ relative: String,
    load: (String) throws(DataError) -> Resource
  ) throws(DataError) -> Resource {
    let key = "\(relative)\u{1F}\(Resource.self)"
    let found = lock.withLock { () -> (any Sendable)? in
      asked.insert(relative)
      asked.formUnion(taken[key] ?? [])
      return cache[key]
    }
    if let found = found as? Resource { return found }
    let (loaded, files) = try recordingFiles { () throws(DataError) in try load(path(relative)) }
    lock.withLock {
      cache[key] = loaded
      taken[key] = files
    }
    return loaded
  }

  /// What `body` gives, and the files that it asked for, loaded before or not.
  ///
  /// Meant for the making of modules, which one thread does.
  ///
  /// - Parameter body: makes something of the folder's files.
  /// - Returns: its result, and the files, relative.
  /// - Throws: what `body` throws.
  public func recordingFiles<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> (result: Result, files: Set<String>) {
    let outer = lock.withLock { () -> Set<String> in
      defer { asked = [] }
      return asked
    }
    defer { lock.withLock { asked.formUnion(outer) } }
    let result = try body()
    return (result, lock.withLock { asked })
  }

  /// The files that were loaded so far, relative, sorted.
  public var loadedFiles: [String] {
    let keys = lock.withLock { Array(cache.keys) }
    return Set(keys.map { String($0.prefix { $0 != "\u{1F}" }) }).sorted()
  }

  private static func isDataFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return ["lexicons", "schema"].allSatisfy {
      FileManager.default.fileExists(atPath: path + "/" + $0, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }
}

/// A data file that is missing, damaged or not what it should be; exit code 78.
public struct DataError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  /// What is wrong with it, with the place in it where one is known.
  public let message: String

  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  public var description: String { "\(path): \(message)" }
}
