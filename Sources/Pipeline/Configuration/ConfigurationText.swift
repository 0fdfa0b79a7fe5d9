public import Corpus

/// Where something was said: in a file, or in an override on the command line.
public struct ConfigurationPlace: Sendable, Hashable, CustomStringConvertible {
  /// The path as it was given, or the override as it was typed.
  public let file: String
  /// nil in an override.
  public let position: TextPosition?

  public init(file: String, position: TextPosition?) {
    self.file = file
    self.position = position
  }

  /// `pipeline.json:12:18`, or `--set output=x`.
  public var description: String { position.map { "\(file):\($0)" } ?? file }
}

/// The bytes of a configuration with the overrides behind them, so that one offset says where any
/// value came from.
struct ConfigurationText: Sendable {
  let file: String
  let bytes: [UInt8]
  /// As typed behind `--set`.
  let overrides: [String]

  /// The offset at which a value that an override gave is said to stand.
  func offset(ofOverride index: Int) -> Int { bytes.count + 1 + index }

  /// The places of `offsets`, which ascend.
  func places(of offsets: [Int]) -> [ConfigurationPlace] {
    let inFile = offsets.prefix { $0 <= bytes.count }
    let positions = TextPosition.positions(of: Array(inFile), in: bytes)
    return positions.map { ConfigurationPlace(file: file, position: $0) }
      + offsets[inFile.count...].map { offset in
        ConfigurationPlace(
          file: "--set \(overrides[offset - bytes.count - 1])",
          position: nil
        )
      }
  }

  func place(of offset: Int) -> ConfigurationPlace { places(of: [offset])[0] }
}
