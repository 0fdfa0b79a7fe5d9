internal import Foundation

/// Workspaces that nobody uses at the moment, so that their memory and what they remember of
/// words serve one document after the other.
///
/// What comes out of a workspace never depends on what it was used for before; it only comes out
/// faster.
final class WorkspacePool: Sendable {
  // NSLock guards `idle`: ThreadSanitizer does not see into Synchronization.Mutex.
  private let lock = NSLock()
  private nonisolated(unsafe) var idle: [Tagger.Workspace] = []

  /// Takes one out, or makes one.
  func take() -> Tagger.Workspace {
    lock.withLock { idle.popLast() } ?? Tagger.Workspace()
  }

  func putBack(_ workspace: consuming Tagger.Workspace) {
    // A batch of workers is as many as there are ever.
    let workspace = workspace
    lock.withLock { idle.append(workspace) }
  }
}
