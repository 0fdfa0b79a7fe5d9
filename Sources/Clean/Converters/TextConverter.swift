public import Corpus
public import Language
internal import Markup

/// Plain text: UTF-8 with its mistakes repaired.
///
/// Each invalid stretch becomes one U+FFFD; a byte order mark and zero bytes are left out.
public struct TextConverter: Converter {
  public static let module = ModuleDescription<DataFolder, any Converter>(
    "text",
    summary: "Plain text in UTF-8; invalid bytes become U+FFFD.",
    make: { (_, _) throws(ModuleError) in TextConverter() }
  )

  public init() {}

  public var mediaTypes: [String] { ["text/plain"] }

  public func convert(_ record: Record) throws(StageError) -> CleanText {
    switch record.content {
    case .text(let text):
      return CleanText(text: text, map: nil, metadata: record.metadata)
    case .bytes(let bytes):
      guard bytes.count < Int(Int32.max) / 2 else {
        throw CleanCode.limitTextBytes.error("the record is larger than 1 GiB; split it")
      }
      let (text, map) = Self.repair(bytes)
      return CleanText(text: text, map: map, metadata: record.metadata)
    }
  }

  private static func repair(_ bytes: [UInt8]) -> (text: Text, map: OffsetMap) {
    var editor = TextEditor(repairing: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { editor.drop(through: 3) }
    bytes.withUnsafeBufferPointer { bytes in
      var index = editor.position
      while let fault = UTF8Unit.firstFault(in: bytes, from: index) {
        editor.keep(through: fault.index)
        index = fault.index + fault.unit.count
        if fault.unit.kind == .scalar {
          editor.drop(through: index)
        } else {
          editor.replace(through: index, with: [0xEF, 0xBF, 0xBD])
        }
      }
    }
    return editor.finish()
  }
}
