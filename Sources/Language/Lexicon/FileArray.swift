/// Numbers of one type as they lie in a file, and a hold on its memory.
struct FileArray<Element: BitwiseCopyable & Sendable>: Sendable {
  private let owner: FileMemory
  // Points into memory that `owner` never changes and keeps as long as this value lives.
  private nonisolated(unsafe) let elements: UnsafeBufferPointer<Element>

  /// The numbers in `range` of `owner`'s bytes, which begins at a multiple of their alignment.
  init(_ owner: FileMemory, _ range: Range<Int>, of type: Element.Type) {
    self.owner = owner
    elements = UnsafeRawBufferPointer(rebasing: owner.bytes[range]).assumingMemoryBound(to: type)
  }

  @inline(__always) var count: Int { elements.count }
  @inline(__always) var isEmpty: Bool { elements.isEmpty }

  /// - Precondition: `index` is one; checked in debug builds only, because files are checked as a
  ///   whole when they are opened.
  @inline(__always)
  subscript(index: Int) -> Element { elements[index] }

  /// For a single pass over all of it.
  func allSatisfy(_ predicate: (Element) -> Bool) -> Bool { elements.allSatisfy(predicate) }

  /// A copy.
  var array: [Element] { Array(elements) }

  /// For loops that read many of them.
  @inline(__always)
  func withBuffer<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    body(elements)
  }
}
