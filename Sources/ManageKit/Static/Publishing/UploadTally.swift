/// Counts the outcomes of the files to send.
struct UploadTally: Sendable {
  /// The outcome for one of them.
  enum Outcome: Sendable {
    /// It was there already.
    case found
    /// It wasn't there; so many bytes were sent.
    case sent(bytes: Int)
  }

  /// Those that were there.
  private(set) var found: [CollectedFile] = []
  /// The names of those that weren't there.
  private(set) var sent: [String] = []
  /// How many of those have a hash in their names.
  private(set) var hashed = 0
  private(set) var bytes = 0

  mutating func add(_ file: CollectedFile, _ outcome: Outcome) {
    guard case .sent(let bytes) = outcome else { return found.append(file) }
    sent.append(file.publishedPath)
    if file.isHashed { hashed += 1 }
    self.bytes += bytes
  }

  /// Counts what was sent once more.
  mutating func add(_ other: UploadTally) {
    sent += other.sent
    hashed += other.hashed
    bytes += other.bytes
  }
}

extension PublishReport {
  /// Tells of an upload, of all the files that there are.
  init(_ tally: UploadTally, of total: Int, isDryRun: Bool) {
    self.init(unmodified: total - tally.sent.count, planned: tally.sent.count)
    if isDryRun {
      notes = tally.sent.sorted().map { "would upload \($0)" }
    } else {
      (uploaded, postProcessed, bytes) = (tally.sent.count, tally.hashed, tally.bytes)
    }
  }
}
