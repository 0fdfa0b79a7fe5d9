import Corpus
import Language

/// A name of the lists, where it stands in a text.
struct ListedName {
  let end: Int32
  let type: EntityType
  /// Whether it is a common word as well.
  let isAmbiguous: Bool

  /// Nil for a word of the lists that names nothing.
  init?(end: Int32, _ classes: WordClasses) {
    guard let type = Self.type(classes) else { return nil }
    self.end = end
    self.type = type
    isAmbiguous = classes.contains(.ambiguous)
  }

  private static func type(_ classes: WordClasses) -> EntityType? {
    if classes.contains(.organization) { return .organization }
    if classes.contains(.place) { return .place }
    if classes.contains(.person) { return .person }
    if classes.contains(.product) { return .product }
    if classes.contains(.event) { return .event }
    return classes.contains(.award) ? .award : nil
  }
}
