import ArgumentParser
import Foundation

/// `benchmark text`: writes generated text to standard output.
struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Write generated news text to standard output."
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// `id`, `title`, `published`, `text`: what `zhai annotate` and the reader of JSON Lines take.
    case jsonl
    /// Title and paragraphs, a line each, and an empty line behind each document.
    case lines
  }

  @OptionGroup var options: TextOptions
  @Option(help: "How the documents are written.") var format: Format = .jsonl

  func run() throws {
    var generator = try options.generator()
    var written = 0
    var bytes: [UInt8] = []
    while written < options.bytes {
      let document = generator.next()
      switch format {
      case .lines:
        bytes += document.title + [0x0A] + document.body + [0x0A]
      case .jsonl:
        bytes +=
          "{\"id\":\"g\(document.id)\",\"published\":\"\(document.published)\",\"title\":\"".utf8
        Self.escape(document.title, into: &bytes)
        bytes += "\",\"text\":\"".utf8
        Self.escape(document.body.dropLast(), into: &bytes)
        bytes += "\"}\n".utf8
      }
      if bytes.count > 1 << 20 || written + bytes.count >= options.bytes {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        written += bytes.count
        bytes.removeAll(keepingCapacity: true)
      }
    }
  }

  private static func escape(_ text: some Sequence<UInt8>, into bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x00..<0x20: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
  }
}
