public import Corpus
public import Language

/// Adds who made a text: reporters, editors, photographers, sources, as bylines, leads, captions
/// and metadata name them.
///
/// Somebody named twice in one role is one contributor, where the name stands first.
public struct Contributors: Annotator {
  public static let module = ModuleDescription<DataFolder, any Annotator>(
    "contributors",
    summary: "Reporters, editors, photographers and sources.",
    make: { (_, data) throws(ModuleError) in
      do throws(DataError) {
        return Contributors(bylines: try .load(from: data))
      } catch {
        throw ModuleError(message: error.description)
      }
    }
  )

  /// Keys of metadata that name somebody, with the roles.
  private static let metadataRoles = ["author": "author", "editor": "editor"]

  private let bylines: BylineRecognizer

  public init(bylines: BylineRecognizer) { self.bylines = bylines }

  public var requires: Set<LayerName> { [.paragraphs] }
  public var provides: Set<LayerName> { [.contributors] }

  public func annotate(_ document: inout Document) throws(StageError) {
    var contributors: [Contributor] = []
    var seen: Set<String> = []
    func add(_ contributor: Contributor) {
      if seen.insert(contributor.label).inserted { contributors.append(contributor) }
    }
    let lastBody = document.paragraphs.lastIndex { $0.role == .body }
    for (index, paragraph) in document.paragraphs.enumerated() {
      let credits = bylines.credits(
        in: paragraph.span,
        of: document.text,
        isLast: index == lastBody
      )
      for credit in credits {
        add(Contributor(span: credit.span, role: credit.role, name: credit.name, rule: "bylines"))
      }
      guard let dateline = bylines.dateline(of: paragraph.span, in: document.text),
        let medium = dateline.medium
      else { continue }
      add(
        Contributor(
          span: medium,
          role: "source",
          name: document.text[medium],
          rule: "bylines:dateline"
        )
      )
    }
    for item in document.metadata {
      guard let role = Self.metadataRoles[item.key] else { continue }
      add(Contributor(fromMetadata: item.value, role: role, rule: "metadata"))
    }
    document.contributors.insert(contentsOf: contributors)
  }
}
