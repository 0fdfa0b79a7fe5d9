import ArgumentParser
import Foundation

/// Which text is generated.
struct TextOptions: ParsableArguments {
  @Option(help: "Size of the text: bytes, or with K, M or G behind.") var size = "16M"
  @Option(help: "The same seed gives the same text.") var seed: UInt64 = 1
  @Option(help: "The checkout with lexicons/ and seeds/.") var data = "."
  @Option(help: "The folder with pages, articles and treebank; used where it exists.")
  var shared = "../shared"

  func validate() throws {
    guard Self.bytes(size) != nil else {
      throw ValidationError("'\(size)' is no size: write 500K, 16M or 5G.")
    }
  }

  /// The size in bytes.
  var bytes: Int { Self.bytes(size) ?? 0 }

  private static func bytes(_ text: String) -> Int? {
    let scales = ["K": 10, "M": 20, "G": 30]
    let scale = text.last.flatMap { scales[String($0)] }
    guard let number = Int(scale == nil ? text[...] : text.dropLast()), number > 0 else {
      return nil
    }
    return number << (scale ?? 0)
  }

  func generator() throws -> TextGenerator {
    let names = try NamePool(data: data)
    let source = try SentenceSource(data: data, shared: shared, names: names)
    return TextGenerator(source: source, names: names, seed: seed)
  }
}
