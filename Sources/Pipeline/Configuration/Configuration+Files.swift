public import Corpus
import Foundation

extension Configuration {
  /// The files that the configuration names in options of the kinds `.path` and
  /// `.paths` and that are not there.
  ///
  /// - Parameter folder: what relative paths count from, the folder of the configuration file.
  /// - Returns: an issue for each, in the order of the configuration.
  public func missingFiles(relativeTo folder: String) -> [ConfigurationIssue] {
    let base = URL(fileURLWithPath: folder, isDirectory: true)
    return ModuleFamily.all.flatMap { self[$0] }.flatMap { choice in
      choice.specifications.flatMap { option in
        givenPaths(option, of: choice).map { (option, $0) }
      }.compactMap { option, path -> ConfigurationIssue? in
        let file = URL(fileURLWithPath: path, relativeTo: base)
        if FileManager.default.fileExists(atPath: file.path) { return nil }
        let error = ModuleError(
          option: option.name,
          message: "there is no file \(Quoted.short(path)) in \(Quoted.short(base.path))"
        )
        let issue = issue(for: error, in: choice)
        return ConfigurationIssue(
          code: .missingFile,
          place: issue.place,
          pointer: issue.pointer,
          detail: issue.detail,
          suggestion: Self.neighbour(of: file, named: path)
        )
      }
    }
  }

  /// The options of a module with the paths that the configuration gave made absolute.
  ///
  /// - Parameters:
  ///   - choice: one of this configuration's.
  ///   - folder: absolute path of the configuration file's folder.
  /// - Returns: the options; a default path stays as its module wrote it.
  public func options(of choice: ModuleChoice, relativeTo folder: String) -> Options {
    var values: [String: OptionValue] = [:]
    for name in choice.options.names { values[name] = choice.options[name] }
    for option in choice.specifications {
      let paths = givenPaths(option, of: choice).map { path in
        path.hasPrefix("/") ? path : folder + "/" + path
      }
      if option.kind == .paths {
        if !paths.isEmpty { values[option.name] = .strings(paths) }
      } else if let path = paths.first {
        values[option.name] = .string(path)
      }
    }
    return Options(values)
  }

  /// None where the option is no path, or the configuration leaves it to its default.
  private func givenPaths(_ option: OptionSpecification, of choice: ModuleChoice) -> [String] {
    let given = json[choice.pointer]?[option.name]
    return switch option.kind {
    case .path: given?.string.map { [$0] } ?? []
    case .paths: given?.elements?.compactMap(\.string) ?? []
    default: []
    }
  }

  /// The file beside a missing one that was probably meant, written as `path` was.
  private static func neighbour(of file: URL, named path: String) -> String? {
    let folder = file.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard let name = NearestName.find(file.lastPathComponent, among: names.sorted()) else {
      return nil
    }
    guard let slash = path.lastIndex(of: "/") else { return name }
    return path[...slash] + name
  }
}
