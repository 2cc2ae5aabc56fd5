import CurlClient
import Foundation
import Logging

/// The bucket that browsers load static files from.
///
/// Every object is written whole, under a name that changes with its content, before the manifest that names it: whatever
/// ends a publication leaves the old site as it was, and the next run sends what is missing.
struct BucketDestination: StaticDestination {
  private let settings: S3Settings
  private let layout: BucketLayout
  private let root: String
  private let logger: Logger
  private let client: HTTPClient
  private let bucket: S3Bucket
  private let single: S3Bucket

  /// The bucket of a site, without asking for it. Throws `StorageError.invalidEndpoint`.
  init(settings: S3Settings, profile: Profile, root: String, logger: Logger) throws(StorageError) {
    self.settings = settings
    self.root = root
    self.logger = logger
    layout = BucketLayout(profile: profile)
    client = HTTPClient(configuration: HTTPClient.Configuration(connectTimeout: .seconds(5)))
    bucket = try S3Bucket(settings, client: client)
    single = try S3Bucket(settings, client: client, retry: RetryPolicy(attempts: 1))
  }

  var name: String { "the bucket \(settings.bucket)" }

  var address: String { "s3://\(settings.bucket)/\(BucketLayout.prefix)" }

  /// The manifest that counts for the profile; nil if none was published. Throws `StorageError` and `StaticError`.
  func currentManifest() async throws -> StaticManifest? {
    try await PublishedManifest.read(layout.current, from: bucket)?.parsed(name: layout.current)
  }

  func publish(
    _ files: CollectedFiles, _ options: PublishOptions, progress: @escaping @Sendable (PublishProgress) -> Void
  ) async throws -> PublishReport {
    let manifest = files.manifest.map(PublishedManifest.init)
    let current = try await PublishedManifest.read(layout.current, from: bucket)
    let before = options.clears ? try await BucketContents(of: bucket) : nil
    let pending = before == nil ? unknown(files.files, current, manifest) : files.files
    let jobs = options.jobs ?? FileUploads.defaultJobs
    let contents = if let before { before } else { try await contents(for: pending, jobs: jobs) }
    let uploads = FileUploads(
      bucket: bucket, single: single, contents: contents, jobs: jobs, isDryRun: options.isDryRun, progress: progress)
    if !options.isDryRun, !pending.isEmpty { try await endAbandonedUploads() }
    let tally = try await uploads.send(pending)
    let large = Set(pending.compactMap(LargeFile.init).map { BucketLayout.key(of: $0.file.publishedPath) })
    // One that this run began has no name to it when the answer was lost.
    if !options.isDryRun, !large.isEmpty { try await endAbandonedUploads(of: large) }
    var report = PublishReport(tally, of: files.files.count, isDryRun: options.isDryRun)
    guard !options.isDryRun else {
      if let before {
        report.notes += try await obsolete(before, files, replaced: current).map { "would remove \($0)" }
      }
      return report
    }
    try await manifest?.write(path: StaticManifest.localPath(root: root))
    try await manifest?.replace(current, in: bucket, layout)
    if let before {
      let keys = try await obsolete(before, files, replaced: current)
      try await bucket.delete(keys)
      report.deleted = keys.count
    }
    if report.uploaded > 0, let problem = await publicReadingProblem(of: files) { report.notes.append(problem) }
    return report
  }

  /// The files that the current manifest doesn't vouch for: it became current only when all that it names was there.
  private func unknown(
    _ files: [CollectedFile], _ current: PublishedManifest?, _ next: PublishedManifest?
  ) -> [CollectedFile] {
    guard let current else { return files }
    if current.bytes == next?.bytes { return files.filter { !$0.isHashed } }
    // One that can't be read vouches for nothing, and is replaced.
    let known = (try? current.parsed(name: layout.current))?.files ?? [:]
    return files.filter { !$0.isHashed || known[$0.publishedPath]?.sha256 != $0.digests.sha256 }
  }

  /// What the bucket has of these files, where it is quicker to ask than to send: a listing takes as long as some writes.
  private func contents(for files: [CollectedFile], jobs: Int) async throws -> BucketContents {
    let isMuch = files.count > 2 * jobs || files.reduce(0) { $0 + $1.size } > LargeFile.partSize
    guard isMuch || files.contains(where: { !$0.isHashed }) else { return BucketContents() }
    return try await BucketContents(of: files.map { BucketLayout.key(of: $0.publishedPath) }, in: bucket)
  }

  /// Ends the uploads in parts that killed runs left behind: nobody sees them, but they are paid for.
  private func endAbandonedUploads(of keys: Set<String>? = nil) async throws {
    do {
      for upload in try await bucket.uploads(prefix: BucketLayout.prefix) where keys?.contains(upload.key) ?? true {
        try await bucket.abort(upload)
      }
    } catch StorageError.accessDenied, StorageError.unsupported {
      logger.debug("uploads that were left behind can't be listed; allow s3:ListBucketMultipartUploads")
    }
  }

  /// The keys of what was there before and is needed no more.
  private func obsolete(
    _ before: BucketContents, _ files: CollectedFiles, replaced: PublishedManifest?
  ) async throws -> [String] {
    var obsolete = ObsoleteObjects(files: files)
    if let replaced { try? obsolete.keep(replaced, at: layout.current) }
    try await obsolete.keepCurrent(in: bucket, among: before)
    return obsolete.keys(among: before)
  }

  private func publicReadingProblem(of files: CollectedFiles) async -> String? {
    guard let smallest = files.files.min(by: { $0.size < $1.size }) else { return nil }
    let key = BucketLayout.key(of: smallest.publishedPath)
    let domain = settings.customDomain.map { "https://\($0)/" }
    let url = domain.map { $0 + key.s3Encoded(keepingSlashes: true) } ?? bucket.url(of: key)
    return await PublicReading(client: client, url: url, bucket: settings.bucket).problem()
  }
}
