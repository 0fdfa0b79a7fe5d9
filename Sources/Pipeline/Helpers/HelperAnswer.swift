import Corpus

/// A helper's answer, read and held against the text.
struct HelperAnswer {
  let json: JSON
  private let positions: [Int32]

  /// A line as an object.
  ///
  /// - Throws: `HelperFault` of the kind `protocolBroken`.
  static func parse(_ line: [UInt8]) throws(HelperFault) -> JSON {
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(line)
    } catch {
      throw HelperFault(
        .protocolBroken,
        "the answer is no JSON at byte \(error.offset): \(error.message)"
      )
    }
    guard json.members != nil else {
      throw HelperFault(.protocolBroken, "the answer is \(json.kindName), not an object")
    }
    return json
  }

  /// - Parameters:
  ///   - json: the answer.
  ///   - identity: of the request.
  ///   - document: what it is about.
  /// - Throws: `HelperFault`: `protocolBroken` where it is no answer to the request, `failed` where
  ///   it says that it could not.
  init(_ json: JSON, identity: String, document: Document) throws(HelperFault) {
    self.json = json
    guard json["id"]?.string == identity else {
      throw HelperFault(.protocolBroken, "the answer has another id than its request")
    }
    if let error = json["error"], !error.isNull {
      throw HelperFault(.failed, "the program says: \(error.string ?? error.kindName)")
    }
    positions = Self.positions(of: document.text)
  }

  /// Where each code point starts, and the end.
  private static func positions(of text: Text) -> [Int32] {
    var positions: [Int32] = []
    positions.reserveCapacity(text.count / 3 + 1)
    for index in text.bytes.indices where text.isScalarBorder(Int32(index)) {
      positions.append(Int32(index))
    }
    positions.append(Int32(text.count))
    return positions
  }

  /// The document with what the answer adds.
  ///
  /// What stands there already, with the same stretch and label, stays as it is.
  ///
  /// - Throws: `HelperFault` of the kind `invalid`, naming the list and the number in it.
  func merged(
    into document: Document,
    layers: Set<LayerName>,
    rule: String
  ) throws(HelperFault) -> Document {
    var merge = HelperMerge(answer: self, document: document, rule: rule)
    if layers.contains(.mentions) { try merge.mentions() }
    if layers.contains(.times) { try merge.times() }
    if layers.contains(.quantities) { try merge.quantities() }
    if layers.contains(.quotations) { try merge.quotations() }
    if layers.contains(.relations) { try merge.relations() }
    if layers.contains(.statistics) { try merge.statistics() }
    if layers.contains(.events) { try merge.events() }
    return merge.document
  }

  /// The list `name`, one item after the other.
  func items(_ name: String) throws(HelperFault) -> [Item] {
    guard let list = json[name], !list.isNull else { return [] }
    guard let elements = list.elements else {
      throw HelperFault(.invalid, "\(name) is \(list.kindName), not a list")
    }
    return elements.enumerated().map {
      Item(json: $0.element, place: "\(name)[\($0.offset)]", positions: positions)
    }
  }

  /// One annotation of the answer.
  struct Item {
    let json: JSON
    /// `mentions[3]`, for messages.
    let place: String
    let positions: [Int32]

    func fault(_ message: String) -> HelperFault { HelperFault(.invalid, "\(place): \(message)") }

    /// Its stretch, in bounds, on code points, and of the text that it says.
    func span(in text: Text) throws(HelperFault) -> TextSpan {
      guard json.members != nil else { throw fault("is \(json.kindName), not an object") }
      guard let start = json["start"]?.integer, let end = json["end"]?.integer else {
        throw fault("start and end have to be whole numbers")
      }
      guard start >= 0, start < end, end < positions.count else {
        throw fault("\(start)…\(end) is no stretch of \(positions.count - 1) code points")
      }
      let span = TextSpan(positions[start], positions[end])
      if let said = json["text"], !said.isNull, said.string != text[span] {
        throw fault("the text at \(start)…\(end) is not what it says")
      }
      return span
    }

    /// A string that has to be there.
    func word(_ key: String) throws(HelperFault) -> String {
      guard let word = json[key]?.string, !word.isEmpty, !word.utf8.contains(0) else {
        throw fault("\(key) has to be a string")
      }
      return word
    }

    /// A string, or nothing.
    func optionalWord(_ key: String) throws(HelperFault) -> String? {
      guard let value = json[key], !value.isNull else { return nil }
      return try word(key)
    }

    /// A number, or nothing.
    func number(_ key: String) throws(HelperFault) -> Double? {
      guard let value = json[key], !value.isNull else { return nil }
      guard let number = value.number else { throw fault("\(key) has to be a number") }
      return number
    }

    /// One of the words of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(
      _ key: String,
      of type: Choice.Type
    ) throws(HelperFault) -> Choice where Choice.RawValue == String {
      let word = try word(key)
      guard let choice = Choice(rawValue: word) else {
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw fault("\(key) is “\(word)”; there are \(known)")
      }
      return choice
    }

    /// An index into another list of the answer, or nothing.
    func index(_ key: String, below count: Int) throws(HelperFault) -> Int? {
      guard let value = json[key], !value.isNull else { return nil }
      guard let index = value.integer, (0..<count).contains(index) else {
        throw fault("\(key) is no index into a list of \(count)")
      }
      return index
    }

    /// 0…1 as hundredths; certain where nothing is said.
    func confidence() throws(HelperFault) -> Confidence {
      guard let number = try number("confidence") else { return 100 }
      guard (0...1).contains(number) else { throw fault("confidence lies outside of 0…1") }
      return Confidence(percent: Int((number * 100).rounded()))
    }
  }
}
