extension DatasetReader {
  /// The time for files that have to carry one: what the description says, else the first day of
  /// the newest document's date, else 1970-01-01; never the clock.
  ///
  /// - Parameter description: of the dataset.
  /// - Returns: seconds since 1970.
  /// - Throws: `LoadError` where the dataset cannot be read.
  public func epoch(for description: DatasetDescription) throws(LoadError) -> Int {
    if let epoch = description.epoch { return epoch }
    guard let newest = try newestPublication() else { return 0 }
    // 2025 and 2025-02 begin where the rest is filled up so.
    let day = CalendarDay((newest + "-01-01".dropFirst(max(0, newest.utf8.count - 4))).utf8)
    return max(0, (day?.daysSince1970 ?? 0) * 86_400)
  }

  /// The date of the newest document, at the precision known, up to the day.
  func newestPublication() throws(LoadError) -> String? {
    try string(
      """
      SELECT max(substr(published, 1, 10)) FROM documents
      WHERE published GLOB '[0-9][0-9][0-9][0-9]*'
      """
    )
  }
}
