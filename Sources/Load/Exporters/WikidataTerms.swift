/// What the predicates and the kinds of things of a dataset are called elsewhere.
enum WikidataTerms {
  /// The property of a predicate: of Wikidata where it has one, else of our own vocabulary.
  static func property(of predicate: String) -> String {
    properties[predicate].map { "wdt:" + $0 } ?? "zhai:" + predicate
  }

  /// The type of schema.org for a type of entities.
  static func type(of entityType: String) -> String {
    types[entityType].map { "schema:" + $0 } ?? "schema:Thing"
  }

  private static let properties = [
    "founded_by": "P112", "formed_in": "P740", "headquartered_in": "P159", "located_in": "P131",
    "part_of": "P361", "position_held": "P39", "employed_by": "P108", "member_of": "P463",
    "educated_at": "P69", "place_of_birth": "P19", "award_received": "P166", "owned_by": "P127",
    "created_by": "P170", "cast_member": "P161", "spouse": "P26", "child": "P40",
  ]

  private static let types = [
    "person": "Person", "organization": "Organization", "place": "Place",
    "work": "CreativeWork", "product": "Product", "event": "Event", "group": "Organization",
  ]
}
