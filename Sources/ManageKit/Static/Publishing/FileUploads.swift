import Foundation
import Synchronization

/// Sends files to a bucket, many at once: while some are sent, others are read and compressed by all processors.
struct FileUploads: Sendable {
  /// How many are sent at once where nobody says it.
  static let defaultJobs = 32
  private static let retry = RetryPolicy(attempts: 8)

  /// Repeats requests by itself.
  let bucket: S3Bucket
  /// Leaves that to the width, which wants to know of each failure.
  let single: S3Bucket
  let contents: BucketContents
  let jobs: Int
  let isDryRun: Bool
  let progress: @Sendable (PublishProgress) -> Void

  /// Sends the files that aren't there yet: those that refer to no others, then the rest.
  ///
  /// Throws `StaticError` and `StorageError`; requests that are under way then are dropped.
  func send(_ files: [CollectedFile]) async throws -> UploadTally {
    let tally = ProgressTally(files, report: progress)
    let width = UploadWidth(maximum: jobs)
    let processors = Gate(width: ProcessInfo.processInfo.activeProcessorCount)
    var sent = UploadTally()
    for isReferring in [false, true] {
      let tier = files.lazy.filter { ($0.level > 0) == isReferring }
      // One after the other, because each is sent in parts at once.
      for large in tier.compactMap(LargeFile.init) {
        sent.add(large.file, try await send(large))
        tally.add(large.file)
      }
      try await inParallel(tier.filter { LargeFile($0) == nil }) { file in
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

  private func send(_ file: CollectedFile, _ width: UploadWidth, _ processors: Gate) async throws -> UploadTally.Outcome
  {
    let key = BucketLayout.key(of: file.publishedPath)
    let body = try await processors.pass { try await BlockingCall.run { try UploadBody(file) } }
    if let object = contents.objects[key], body.isStored(as: object) { return .found }
    guard !isDryRun else { return .sent(bytes: 0) }
    _ = try await Self.retry.run { _ in
      try await width.run {
        try await single.put(body.bytes, at: key, metadata: body.metadata, sha256: body.sha256)
      }
    }
    return .sent(bytes: body.bytes.count)
  }

  private func send(_ large: LargeFile) async throws -> UploadTally.Outcome {
    let key = BucketLayout.key(of: large.file.publishedPath)
    if let object = try await bucket.object(at: key), large.isStored(as: object) { return .found }
    guard !isDryRun else { return .sent(bytes: 0) }
    do {
      try await bucket.upload(large, at: key, metadata: large.metadata, partSize: LargeFile.partSize)
    } catch StorageError.unexpectedAnswer(_, 404, _) {
      // Another publication took it for one that was left behind, and ended it.
      try await bucket.upload(large, at: key, metadata: large.metadata, partSize: LargeFile.partSize)
    }
    return .sent(bytes: large.file.size)
  }
}

/// Counts what is done.
private final class ProgressTally: Sendable {
  private let state: Mutex<PublishProgress>
  private let report: @Sendable (PublishProgress) -> Void

  init(_ files: [CollectedFile], report: @escaping @Sendable (PublishProgress) -> Void) {
    state = Mutex(PublishProgress(totalFiles: files.count, totalBytes: files.reduce(0) { $0 + $1.size }))
    self.report = report
  }

  func add(_ file: CollectedFile) {
    report(
      state.withLock { state in
        state.files += 1
        state.bytes += file.size
        return state
      })
  }
}
