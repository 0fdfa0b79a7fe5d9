public import Corpus

/// The whole stage: a record in, its final text out.
public struct Cleaner: Sendable {
  private let converters: [any Converter]
  private let normalizers: [any Normalizer]

  /// - Parameters:
  ///   - converters: the first one that knows a record's media type takes it.
  ///   - normalizers: in the order in which they work.
  public init(converters: [any Converter], normalizers: [any Normalizer]) {
    self.converters = converters
    self.normalizers = normalizers
  }

  /// - Throws: `StageError`, and the record becomes a reject.
  public func clean(_ record: Record) throws(StageError) -> CleanText {
    guard let converter = converters.first(where: { $0.mediaTypes.contains(record.mediaType) })
    else {
      throw CleanCode.unknownMediaType.error(
        "nothing is set up to read \(record.mediaType); add a converter for it, or leave it out"
      )
    }
    var text = try converter.convert(record)
    for normalizer in normalizers { try normalizer.normalize(&text) }
    return text
  }
}
