/// The path to a value in a JSON document (RFC 6901).
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
  /// Keys, and indices from 0 as decimal numbers; unescaped.
  public let components: [String]

  public init(_ components: [String]) { self.components = components }

  public init(_ components: String...) { self.components = components }

  /// The whole document.
  public static let root = JSONPointer([])

  public func appending(_ key: String) -> JSONPointer { JSONPointer(components + [key]) }

  public func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

  /// `/stages/extract/2`; empty for the whole document.
  public var description: String {
    var text = ""
    for component in components {
      text += "/"
      for scalar in component.unicodeScalars {
        switch scalar {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return text
  }
}
