import Corpus
import Language

/// One line of `zhai annotate`'s input, understood.
struct AnnotationRequest: Sendable {
  /// How an answer names its request: by the `id` that came, else by the line.
  enum Identity: Sendable {
    case id(JSON)
    case line(Int)
  }

  /// What a line is.
  enum Reading: Sendable {
    case blank
    case request(AnnotationRequest)
    case failure(Identity, String)
  }

  let identity: Identity
  private let text: Text
  private let title: String?
  private let url: String?
  private let published: String?
  private let referenceTime: String?

  /// Reads a line; what is wrong with it is said in the answer.
  static func read(_ line: LineFeed.Line, maximumLine: Int) -> Reading {
    guard let bytes = line.bytes else {
      return .failure(.line(line.number), "the line is longer than \(maximumLine) bytes")
    }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return .blank }
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(bytes)
    } catch {
      return .failure(.line(line.number), "no valid JSON at byte \(error.offset): \(error.message)")
    }
    let identity = json["id"].map(Identity.id) ?? .line(line.number)
    guard json.members != nil else {
      return .failure(identity, "the line holds \(json.kindName), not an object")
    }
    guard let field = json["text"] else { return .failure(identity, "there is no text") }
    guard let text = field.string else {
      return .failure(identity, "text is \(field.kindName), not a string")
    }
    if text.utf8.contains(0) { return .failure(identity, "the text holds U+0000") }
    for key in ["title", "url", "published", "reference_time"] {
      if let value = json[key], value.string == nil, !value.isNull {
        return .failure(identity, "\(key) is \(value.kindName), not a string")
      }
    }
    return .request(
      AnnotationRequest(
        identity: identity,
        text: Text(text),
        title: json["title"]?.string,
        url: json["url"]?.string,
        published: json["published"]?.string,
        referenceTime: json["reference_time"]?.string
      )
    )
  }

  /// The text as a document as it stands: uncleaned, unsplit, every line a paragraph.
  func document() -> Document {
    var document = Document(
      text: text,
      origin: .init(sourceURI: "-", locator: nil, byteRange: nil)
    )
    document.title = title
    document.url = url
    document.published = published.flatMap(PublicationDate.parse)
    document.publishedBasis = document.published.map { _ in .metadata }
    document.referenceTime = referenceTime
    var start = 0
    var lines: [Paragraph] = []
    for end in 0...text.count where end == text.count || text.bytes[end] == UInt8(ascii: "\n") {
      if text.bytes[start..<end].contains(where: { $0 > 0x20 }) {
        lines.append(Paragraph(span: TextSpan(start..<end), role: .body, rule: "lines"))
      }
      start = end + 1
    }
    document.paragraphs = Layer(lines)
    return document
  }
}
