extension Configuration {
  /// The modules that `zhai annotate` works with when it is given no configuration: the usual
  /// ones of every registry, in the registry's order.
  static func builtIn() throws(ConfigurationError) -> Configuration {
    let draft = Configuration.draft(for: [], folder: "built-in", schema: nil, catalog: .builtIn)
    return try decode(draft.bytes, path: "the built-in pipeline", catalog: .builtIn)
  }
}
