public import Corpus

extension Configuration {
  /// The configuration as bytes to be hashed: defaults filled in, keys in one order, numbers in
  /// one form, no blanks.
  ///
  /// Equal for two files that mean the same dataset. What has no say in its rows is left out:
  /// `$schema`, `output`, `notify` and `limits.keep_builds`.
  public var canonicalBytes: [UInt8] {
    let members = (completed.members ?? []).compactMap { member -> JSON.Member? in
      switch member.key {
      case "$schema", "output", "notify": nil
      case "limits":
        JSON.Member(
          member.key,
          JSON(.object((member.value.members ?? []).filter { $0.key != "keep_builds" }))
        )
      default: member
      }
    }
    return Self.bytes(JSON(.object(members)))
  }

  /// The part of one stage alone: the ordered list of its modules with all their options.
  public func canonicalBytes(of stage: StageName) -> [UInt8] {
    Self.bytes(completed[ModuleFamily.stage(stage).pointer] ?? [])
  }

  private static func bytes(_ json: JSON) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(json)
    return writer.bytes
  }
}
