internal import Corpus

/// Takes entities of one type and one name for one, across documents.
///
/// What a document itself holds apart stays apart: of two entities of one name in it, the second
/// is its own.
struct EntityStep: CorpusStep {
  /// Types whose equal names in different documents may well be different things.
  let apart: Set<EntityType>

  var requires: Set<LayerName> { [.entities] }

  func relate(_ pass: CorpusPass) throws(LoadError) {
    let apart = Set(self.apart.map(\.rawValue))
    try pass.perform { database in
      let entities = try PreparedStatement(
        database,
        """
        SELECT type, name, document, local FROM work.entities
        ORDER BY type, name, document, local
        """
      )
      let insert = try PreparedStatement(
        database,
        "INSERT INTO pass.members (cluster, document, local) VALUES (?, ?, ?)"
      )
      var last = (type: "", name: "", document: 0)
      var shared = 0
      var count = 0
      while try entities.step() {
        let next = (entities.string(0), entities.string(1), entities.integer(2))
        let isSameName = next.0 == last.type && next.1 == last.name
        let isSecondHere = isSameName && next.2 == last.document
        if !isSameName || isSecondHere || apart.contains(next.0) { count += 1 }
        if !isSameName { shared = count }
        let isShared = !isSecondHere && !apart.contains(next.0)
        try insert.bind(1, isShared ? shared : count)
        try insert.bind(2, next.2)
        try insert.bind(3, entities.integer(3))
        try insert.run()
        last = next
      }
    }
  }

  static let module = ModuleDescription<LoadContext, any CorpusStep>(
    "entities",
    summary: "Takes entities of one type and one name for one, across documents.",
    options: [
      OptionSpecification(
        "apart",
        .strings,
        default: .strings([]),
        summary: "Entity types whose equal names in different documents stay apart."
      )
    ]
  ) { options, _ throws(ModuleError) in
    var apart: Set<EntityType> = []
    for name in options.strings("apart") {
      guard let type = EntityType(rawValue: name) else {
        let hint = NearestName.hint(for: name, among: EntityType.allCases.map(\.rawValue))
        throw ModuleError(option: "apart", message: "there is no entity type “\(name)”\(hint)")
      }
      apart.insert(type)
    }
    return EntityStep(apart: apart)
  }
}
