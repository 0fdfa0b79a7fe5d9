import Corpus
import Foundation
import Language

@testable import Extract

/// Times and quantities of a text as one line that people can read and write.
enum ValueRendering {
  /// The checkout's root, where the tables are.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// One folder for all tests, so that the tables are read once.
  static let data = DataFolder(root: root)

  /// What both annotators find, in text order; a dash for nothing.
  static func values(
    in text: String,
    published: String?,
    prefer: String = "past",
    clock: String = "point"
  ) throws -> String {
    var document = Document(
      text: Text(text),
      origin: Document.Origin(sourceURI: "test", locator: nil, byteRange: nil)
    )
    document.published = published
    let chosen: [String: OptionValue] = ["prefer": .string(prefer), "clock": .string(clock)]
    let times = try TimesAnnotator.module.make(
      Options(TimesAnnotator.module.options, given: chosen),
      data
    )
    try times.annotate(&document)
    let quantities = try QuantitiesAnnotator.module.make(Options(), data)
    try quantities.annotate(&document)
    let all =
      document.times.map { ($0.span, line($0, in: document.text)) }
      + document.quantities.map { ($0.span, line($0, in: document.text)) }
    if all.isEmpty { return "-" }
    return all.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: " ; ")
  }

  private static func line(_ time: TimeExpression, in text: Text) -> String {
    var line = "\(text[time.span]) = \(time.kind.rawValue) \(time.value ?? "")"
    if time.begins != nil || time.ends != nil {
      line += " \(time.begins ?? "")…\(time.ends ?? "")"
    }
    switch time.anchor {
    case .document: line += " @document"
    case .text: line += " @text"
    case nil: break
    }
    return line
  }

  private static func line(_ quantity: Quantity, in text: Text) -> String {
    func number(_ value: Double?) -> String { value.map(NumberFormat.shortest) ?? "" }
    let value = number(quantity.value)
    var line = "\(text[quantity.span]) = \(quantity.kind.rawValue) \(value)"
    if quantity.value == nil || quantity.low != quantity.value || quantity.high != quantity.value {
      line += "(\(number(quantity.low))…\(number(quantity.high)))"
    }
    if let unit = quantity.unit { line += " \(unit)" }
    if let modifier = quantity.modifier { line += " \(modifier.rawValue)" }
    return line
  }
}
