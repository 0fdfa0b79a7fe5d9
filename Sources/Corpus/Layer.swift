/// Something found in a text: a stretch of it, with the rule, lexicon or model that found it.
public protocol Annotation: Sendable, Hashable {
  var span: TextSpan { get }
  /// What made it, as it stands in the `rule` column.
  var rule: String { get }
  /// Tells two of one span apart in the layer's order, such as the type.
  var label: String { get }
}

/// All annotations of one kind over one document, in text order.
///
/// Text order is by start, longest first, then by label, then by rule. Equal ones are kept once.
///
/// References from one layer into another are spans, not indices: a layer may grow after
/// something pointed into it, and the numbers are given when rows are written.
public struct Layer<Element: Annotation>: RandomAccessCollection, Sendable, Hashable {
  @usableFromInline var elements: [Element]

  @inlinable
  public init() { elements = [] }

  /// A layer of `elements`, sorted.
  @inlinable
  public init(_ elements: some Sequence<Element>) {
    self.elements = []
    insert(contentsOf: elements)
  }

  /// Adds what an annotator found.
  ///
  /// Costs a sort only where `found` is not in order behind what is there.
  @inlinable
  public mutating func insert(contentsOf found: some Sequence<Element>) {
    let old = elements.count
    elements.append(contentsOf: found)
    guard elements.count > old else { return }
    var isSorted = true
    for index in Swift.max(old, 1)..<Swift.max(elements.count, 1)
    where !Self.precedes(elements[index - 1], elements[index]) {
      isSorted = false
      break
    }
    if isSorted { return }
    elements.sort(by: Self.precedes)
    var kept = 0
    for index in elements.indices.dropFirst() where elements[index] != elements[kept] {
      kept += 1
      elements[kept] = elements[index]
    }
    elements.removeSubrange((kept + 1)...)
  }

  /// Puts `replacements` in the place of everything that was here.
  @inlinable
  public mutating func replaceAll(with replacements: some Sequence<Element>) {
    elements.removeAll(keepingCapacity: true)
    insert(contentsOf: replacements)
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { elements.count }
  @inlinable public subscript(position: Int) -> Element { elements[position] }

  /// The index of the first annotation that covers exactly `span`.
  @inlinable
  public func index(of span: TextSpan) -> Int? {
    let index = firstIndex(startingAt: span.start, count: span.count)
    return index < elements.count && elements[index].span == span ? index : nil
  }

  /// The annotations that start inside `span`.
  @inlinable
  public func starting(in span: TextSpan) -> ArraySlice<Element> {
    let low = firstIndex(startingAt: span.start, count: .max)
    var high = low
    while high < elements.count, elements[high].span.start < span.end { high += 1 }
    return elements[low..<high]
  }

  /// The index of the first annotation not before (`start`, `count`) in text order.
  @inlinable
  func firstIndex(startingAt start: Int32, count: Int) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      let span = elements[middle].span
      let isBefore = span.start != start ? span.start < start : span.count > count
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low
  }

  @inlinable
  static func precedes(_ lhs: Element, _ rhs: Element) -> Bool {
    if lhs.span != rhs.span { return lhs.span < rhs.span }
    let left = lhs.label
    let right = rhs.label
    return left != right ? left < right : lhs.rule < rhs.rule
  }
}
