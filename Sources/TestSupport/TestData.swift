public import Language

/// The program's own data, as tests use it: the checkout's.
public enum TestData {
  public static let folder = DataFolder(root: BuiltProgram().checkout)
}
