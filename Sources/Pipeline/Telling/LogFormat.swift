/// How log lines look on standard error.
public enum LogFormat: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// One JSON object a line, for collectors.
  case json
}
