/// How one run is to go; nothing here has a say in the dataset.
public struct RunOptions: Sendable {
  /// How many batches are worked at a time; nil for one a core.
  public var workers: Int?
  /// Stop after this many documents, and publish nothing.
  public var documentLimit: Int?
  /// Work everything again.
  public var isFull = false
  /// Work again what gave rejections.
  public var retriesRejects = false
  /// Work again documents published on this day or later, ISO 8601.
  public var since: String?
  /// Work again what reached this stage.
  public var stage: String?
  /// How long to wait for another run to end; nil not at all.
  public var wait: Duration?
  /// After this time the run saves what it has and ends.
  public var deadline: Duration?
  /// Above this many bytes of memory the run saves what it has and ends.
  public var memoryLimit: Int?
  /// Whether standard error shows how far the run is.
  public var showsProgress = false

  public init() {}
}
