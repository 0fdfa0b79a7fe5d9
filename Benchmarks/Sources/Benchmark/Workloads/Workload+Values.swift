import Language

extension Workload {
  /// Times, numbers and quantities, found and resolved.
  static let values = Workload(
    name: "values",
    summary: "times, numbers and quantities with their values",
    prepare: { data in
      let lexicon = try ValueLexicon(folder: data + "/" + ValueLexicon.folder)
      let scanner = ValueScanner(lexicon: lexicon)
      return { documents in
        documents.reduce(0) { count, document in
          let found = scanner.scan(document.text, anchor: document.published)
          return count + found.times.count + found.quantities.count
        }
      }
    }
  )
}
