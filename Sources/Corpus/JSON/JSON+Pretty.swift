extension JSON {
  /// The value as people read it, the same bytes every time.
  ///
  /// Two blanks a level, on one line what fits there, a newline at the end. The outermost list or
  /// object is always spread out.
  ///
  /// - Parameter width: the longest line, in code points, that is not broken.
  /// - Returns: UTF-8.
  public func pretty(width: Int = 100) -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, level: 0, room: 0, width: width)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// `room`: what is left of the line, 0 where the value may not be on one.
  private func write(to bytes: inout [UInt8], level: Int, room: Int, width: Int) {
    if let line = inline(room: isContainer ? room : .max) {
      bytes.append(contentsOf: line)
      return
    }
    let indent = 2 * (level + 1)
    let blanks = [UInt8](repeating: 0x20, count: indent)
    switch value {
    case .array(let elements):
      Self.spread(elements.count, brackets: "[]", level: level, to: &bytes) { index, bytes in
        bytes.append(contentsOf: blanks)
        // One column stays free for the comma.
        elements[index].write(
          to: &bytes,
          level: level + 1,
          room: width - indent - 1,
          width: width
        )
      }
    case .object(let members):
      Self.spread(members.count, brackets: "{}", level: level, to: &bytes) { index, bytes in
        var key = JSONWriter()
        key.string(members[index].key)
        bytes.append(contentsOf: blanks + key.bytes + [UInt8(ascii: ":"), 0x20])
        members[index].value.write(
          to: &bytes,
          level: level + 1,
          room: width - indent - key.bytes.scalarCount - 3,
          width: width
        )
      }
    case .null, .boolean, .number, .string: break
    }
  }

  private static func spread(
    _ count: Int,
    brackets: StaticString,
    level: Int,
    to bytes: inout [UInt8],
    element: (Int, inout [UInt8]) -> Void
  ) {
    bytes.append(brackets.utf8Start[0])
    for index in 0..<count {
      bytes.append(contentsOf: index == 0 ? [0x0A] : [UInt8(ascii: ","), 0x0A])
      element(index, &bytes)
    }
    bytes.append(0x0A)
    bytes.append(contentsOf: [UInt8](repeating: 0x20, count: 2 * level))
    bytes.append(brackets.utf8Start[1])
  }

  private var isContainer: Bool {
    switch value {
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    case .null, .boolean, .number, .string: false
    }
  }

  /// The value on one line; nil where that takes more than `room` code points.
  private func inline(room: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    switch value {
    case .null, .boolean, .number, .string:
      var writer = JSONWriter()
      writer.value(self)
      bytes = writer.bytes
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(contentsOf: [UInt8(ascii: ","), 0x20]) }
        guard let line = element.inline(room: room - bytes.scalarCount) else { return nil }
        bytes.append(contentsOf: line)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        var key = JSONWriter()
        key.string(member.key)
        bytes.append(contentsOf: [0x20] + key.bytes + [UInt8(ascii: ":"), 0x20])
        guard let line = member.value.inline(room: room - bytes.scalarCount) else { return nil }
        bytes.append(contentsOf: line)
      }
      if !members.isEmpty { bytes.append(0x20) }
      bytes.append(UInt8(ascii: "}"))
    }
    return bytes.scalarCount <= room ? bytes : nil
  }
}

extension [UInt8] {
  fileprivate var scalarCount: Int {
    reduce(0) { $0 + ($1 & 0b1100_0000 != 0b1000_0000 ? 1 : 0) }
  }
}
