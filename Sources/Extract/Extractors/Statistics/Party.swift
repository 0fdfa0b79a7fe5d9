import Corpus

/// Whose a figure is, or who says so.
struct Party: Equatable {
  /// As the text names it.
  let text: String
  /// The index in `Document.entities`.
  let entity: Int?
  /// How many units of the clause it takes, from `position` on.
  var position = 0
  var count = 0
  var type: EntityType?
}
