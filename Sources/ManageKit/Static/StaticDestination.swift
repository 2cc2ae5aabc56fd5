import Foundation

/// Where collected files are published.
protocol StaticDestination: Sendable {
  /// Its name in messages.
  var name: String { get }
  /// Where it is, such as `staticfiles` or `s3://BUCKET/static/`.
  var address: String { get }

  /// Publishes what isn't there yet, in an order that leaves the old site whole at any moment: the files, then the
  /// manifest. What was published before stays, unless it is to be cleared, which is done last.
  func publish(
    _ files: CollectedFiles, _ options: PublishOptions, progress: @escaping @Sendable (PublishProgress) -> Void
  ) async throws -> PublishReport
}

/// How files are published.
struct PublishOptions: Sendable {
  /// Whether what doesn't belong to these files is removed.
  var clears = false
  /// Whether nothing is written, only told.
  var isDryRun = false
  /// How many files are worked on at once; nil leaves that to the destination.
  var jobs: Int?
}

/// How far the work has come.
struct PublishProgress: Sendable, Equatable {
  var files = 0
  var totalFiles = 0
  var bytes = 0
  var totalBytes = 0
}

/// The outcome.
struct PublishReport: Sendable, Equatable {
  /// Files that were really written; none in a dry run.
  var uploaded = 0
  /// Files that were there already.
  var unmodified = 0
  /// Those of the written ones that have a hash in their names.
  var postProcessed = 0
  /// Files that were removed.
  var deleted = 0
  /// Files that were not there yet.
  var planned = 0
  /// The contents' bytes that were written, as they were sent.
  var bytes = 0
  /// Further messages, a line each.
  var notes: [String] = []
  /// Problems that didn't stop the publication, a line each.
  var warnings: [String] = []

  /// One line, as Django's.
  var summary: String {
    "\(uploaded) static files uploaded, \(unmodified) unmodified, "
      + "\(postProcessed) post-processed."
  }
}
