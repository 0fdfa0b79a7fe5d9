/// How a helper is started: a program and its arguments, word by word, without a shell.
struct HelperCommand: Sendable {
  /// Absolute path.
  let program: String
  let arguments: [String]
  /// Where it works: the configuration's folder.
  let folder: String
  /// How long it may take for one document.
  let patience: Duration

  /// For messages.
  var name: String { String(program.split(separator: "/").last ?? "helper") }
}
