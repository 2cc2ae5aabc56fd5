import Foundation
import ManageGroundwork

/// Sends files to a bucket, many at once: while some are sent, others are read and compressed by all processors.
struct FileUploads: Sendable {
  /// How many are sent at once where nobody says it.
  static let defaultJobs = 32
  private static let retry = S3RetryPolicy(attempts: 8)

  /// Repeats requests by itself.
  let bucket: S3Bucket
  /// Leaves that to the width, which wants to know of each failure.
  let single: S3Bucket
  var contents: BucketContents
  let vouched: FilesInCurrentManifest
  let jobs: Int
  let isDryRun: Bool
  let progress: @Sendable (PublishProgress) -> Void

  /// Sends the files that aren't there yet, level by level: each after those that it refers to.
  ///
  /// Throws `StaticError` and `StorageError`; requests that are under way then are dropped.
  func send(_ files: [CollectedFile]) async throws -> UploadTally {
    let tally = ProgressTally(files, report: progress)
    let width = AdaptiveConcurrency(maximum: jobs)
    let processors = AsyncSemaphore(width: ProcessInfo.processInfo.activeProcessorCount)
    var sent = UploadTally()
    for level in files.byLevel {
      // One after the other, because each is sent in parts at once.
      for large in level.compactMap(LargeFile.init) {
        sent.add(large.file, try await send(large, tally))
        tally.add(large.file)
      }
      try await inParallel(level.filter { LargeFile($0) == nil }) { file in
        let outcome = try await send(file, width, processors)
        tally.add(file)
        return (file, outcome)
      } next: { file, outcome in
        sent.add(file, outcome)
      }
    }
    return sent
  }

  private func inParallel<Value: Sendable>(
    _ files: some Sequence<CollectedFile>, _ body: @escaping @Sendable (CollectedFile) async throws -> Value,
    next: (Value) -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Value.self) { group in
      for (number, file) in files.enumerated() {
        if number >= jobs, let value = try await group.next() { next(value) }
        group.addTask { try await body(file) }
      }
      for try await value in group { next(value) }
    }
  }

  private func send(_ file: CollectedFile, _ width: AdaptiveConcurrency, _ processors: AsyncSemaphore) async throws
    -> UploadTally.Outcome
  {
    let key = BucketLayout.key(of: file.publishedPath)
    let body = try await processors.pass { try await BlockingCall.run { try UploadBody(file) } }
    if let object = contents.objects[key], body.isStored(as: object) {
      let isFound = try await Self.retry.run { _ in
        try await width.run { try await hasItsHeaders(file, body, at: key) }
      }
      if isFound { return .found }
    }
    guard !isDryRun else { return .sent(bytes: 0) }
    _ = try await Self.retry.run { _ in
      try await width.run {
        try await single.put(body.bytes, at: key, metadata: body.metadata, sha256: body.sha256)
      }
    }
    return .sent(bytes: body.bytes.count)
  }

  /// Whether browsers get the headers that they should: another tool may have sent the same bytes with others.
  private func hasItsHeaders(_ file: CollectedFile, _ body: UploadBody, at key: String) async throws -> Bool {
    guard !vouched.contains(file) else { return true }
    return try await single.object(at: key)?.metadata?.isServed(as: body.metadata) ?? false
  }

  private func send(_ large: LargeFile, _ tally: ProgressTally) async throws -> UploadTally.Outcome {
    let key = BucketLayout.key(of: large.file.publishedPath)
    if let object = try await bucket.object(at: key), large.isStored(as: object) { return .found }
    guard !isDryRun else { return .sent(bytes: 0) }
    let body = try await large.body()
    do {
      try await upload(body, of: large.file, at: key, tally)
    } catch StorageError.unexpectedAnswer(_, 404, _) {
      // Another publication took it for one that was left behind, and ended it.
      try await upload(body, of: large.file, at: key, tally)
    }
    return .sent(bytes: body.size)
  }

  private func upload(
    _ body: LargeBody, of file: CollectedFile, at key: String, _ tally: ProgressTally
  ) async throws {
    try await bucket.upload(
      body, at: key, metadata: body.metadata, partSize: LargeFile.partSize, jobs: min(jobs, LargeFile.maximumJobs)
    ) { sent in
      tally.add(part: Int(Double(sent) / Double(body.size) * Double(file.size)), of: file)
    }
  }
}
