/// A row that a rule makes of its captures, which it names by their labels.
public enum RuleEmission: Sendable, Hashable {
  /// `inOrder`: the first subject goes with the first object (甲、乙分别…); otherwise each with
  /// each.
  case relation(
    predicate: String,
    subject: String,
    object: String,
    title: RuleValue?,
    inOrder: Bool
  )
  case event(type: String, roles: [Role], place: String?)
  /// A mention of a new entity, or of one known by this name.
  case mention(type: String, of: String)
  /// `name` is another name of what `of` stands for.
  case alias(of: String, name: String, kind: String)
  case quotation(kind: String, of: String, speaker: String?, cue: String?)
  case group(name: String, members: String, size: String?)
  case statistic(quantity: String, indicator: RuleValue, subject: String?, status: String)

  /// A part in an event.
  public struct Role: Sendable, Hashable {
    public let name: String
    public let label: String
  }

  /// A part in the last event of a type before the match: `@financing.recipient`.
  public struct EventPart: Sendable, Hashable {
    public let event: String
    public let role: String

    /// Nil where the label is something else.
    public init?(_ label: String) {
      guard label.hasPrefix("@") else { return nil }
      let parts = label.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
      event = String(parts[0])
      role = String(parts[1])
    }
  }

  /// The labels it speaks of.
  public var labels: [String] {
    switch self {
    case .relation(_, let subject, let object, let title, _):
      [subject, object] + (title?.label.map { [$0] } ?? [])
    case .event(_, let roles, let place): roles.map(\.label) + (place.map { [$0] } ?? [])
    case .mention(_, let of): [of]
    case .alias(let of, let name, _): [of, name]
    case .quotation(_, let of, let speaker, let cue): [of] + [speaker, cue].compactMap { $0 }
    case .group(let name, let members, let size): [name, members] + [size].compactMap { $0 }
    case .statistic(let quantity, let indicator, let subject, _):
      [quantity] + [indicator.label, subject].compactMap { $0 }
    }
  }
}

/// A text in a row: what was captured, or what the rule says.
public enum RuleValue: Sendable, Hashable {
  case capture(String)
  /// Written with `=` before it.
  case constant(String)

  init(_ source: String) {
    self =
      source.hasPrefix("=") ? .constant(String(source.dropFirst())) : .capture(source)
  }

  /// The label of what was captured; nil for a constant.
  public var label: String? {
    if case .capture(let label) = self { label } else { nil }
  }
}

/// Where a condition looks.
public enum RuleConditionPlace: String, Sendable, Hashable, CaseIterable {
  /// Right before the match.
  case before
  /// Right behind it.
  case after
  /// Anywhere in it.
  case inside
  /// From the start of the clause in which the match begins to the end of the one in which it
  /// ends.
  case clause
  case sentence
}

/// How a rule's rows get their status.
public enum RuleStatus: Sendable, Hashable {
  /// By the words of negation, intention, hearsay and past around it.
  case inferred
  /// As `inferred`, but what was done once stays done: 曾获 makes no award a former one.
  case lasting
  /// One of `Relation.Status`.
  case fixed(String)
}

/// Where a rule's rows get their time from, where no capture is labelled `time`.
public enum RuleTimeScope: String, Sendable, Hashable, CaseIterable {
  case none
  /// A time inside the match.
  case match
  /// Or before it in its clause.
  case clause
  /// Or before it in its sentence.
  case sentence
}
