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
  /// How well it is known to be what the clause is about.
  var strength = Strength.named
  /// The mention that the text is built around, where it is longer than one.
  var core: Int?
  /// Of a list, its members.
  var members: [Party] = []
  /// It says that it was named before: 该活动, 本次大会.
  var isDefinite = false

  /// Nothing but the first nouns of what is measured: no other figure is its.
  var isGuess = false

  /// Orders what a clause may be about.
  enum Strength: Int {
    /// Behind a preposition or a verb.
    case weak
    /// Nouns that are no name.
    case nominal
    /// The place that a clause opens with: 在武汉.
    case place
    case named
  }
}

extension Party {
  /// ⟦长林市⟧市场监管局: the place that the name of an institution begins with.
  init?(seatOf body: Mention, in document: Document) {
    let place = document.mentions.starting(in: body.span).first {
      $0.type == .place && $0.span.start == body.span.start && $0.span != body.span
    }
    guard let place else { return nil }
    self.init(text: document.text[place.span], entity: place.entity, type: .place)
  }

  /// ⟦美国⟧劳工部: the place, or else the proper noun, that the name of an authority goes on from.
  init?(governedBy body: Mention, in document: Document) {
    if let place = Party(seatOf: body, in: document) {
      self = place
      return
    }
    guard let first = document.tokens.starting(in: body.span).first,
      first.span.start == body.span.start, first.span.count >= 6,
      first.span.end < body.span.end, first.pos == "NNP"
    else { return nil }
    self.init(text: document.text[first.span], entity: nil, type: .place)
  }
}
