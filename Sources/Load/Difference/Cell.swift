internal import Corpus

/// The value of a cell, taken out of its row.
enum Cell: Sendable, Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  init(_ row: borrowing DatasetRow, _ column: Int) {
    switch row.kind(column) {
    case .null: self = .null
    case .integer: self = .integer(row.integer(column))
    case .real: self = .real(row.real(column))
    case .text: self = .text(row.string(column))
    }
  }

  /// The text; nil where it is none.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  func write(to json: inout JSONWriter, as column: Column?) {
    switch self {
    case .null: json.null()
    case .integer(let value) where column?.content == .boolean: json.boolean(value != 0)
    case .integer(let value): json.integer(value)
    case .real(let value): json.number(value)
    case .text(let value): json.string(value)
    }
  }
}
