import ManageCurlClient
import ManageGroundwork

/// The bucket that browsers load static files from.
///
/// Every object is written whole, under a name that changes with its content, before the manifest that names it:
/// whatever ends a publication leaves the old site as it was, and the next run sends what is missing.
struct BucketDestination: StaticDestination {
  private let settings: S3Settings
  private let layout: BucketLayout
  private let root: String
  private let client: HTTPClient
  private let storeAddress: S3Address
  private let bucket: S3Bucket
  /// Repeats nothing.
  private let single: S3Bucket
  /// Gives up early: it asks first, when nobody knows yet whether there is a store that answers.
  private let impatient: S3Bucket

  /// The bucket of a site, without asking for it. Throws `StorageError.invalidEndpoint`.
  init(settings: S3Settings, profile: Profile, root: String) throws(StorageError) {
    self.settings = settings
    self.root = root
    layout = BucketLayout(profile: profile)
    client = HTTPClient(configuration: HTTPClient.Configuration(connectTimeout: .seconds(5)))
    storeAddress = try S3Address(settings)
    bucket = try S3Bucket(settings, client: client)
    single = try S3Bucket(settings, client: client, retry: S3RetryPolicy(attempts: 1))
    impatient = try S3Bucket(settings, client: client, retry: S3RetryPolicy(patience: .seconds(10)))
  }

  var name: String { "the bucket \(settings.bucket)" }

  var address: String { "s3://\(settings.bucket)/\(BucketLayout.prefix)" }

  /// The message while it doesn't answer.
  var waitingNotice: String { "Waiting for \(name) at \(storeAddress.origin)…" }

  /// The origin that its manifests name.
  var publication: StaticManifest.Publication {
    StaticManifest.Publication(
      profile: layout.profile.rawValue, address: storeAddress.url(key: BucketLayout.prefix))
  }

  /// The manifest that counts for the profile; nil if none was published. Throws `StorageError` and `StaticError`.
  func currentManifest() async throws -> StaticManifest? {
    try await current()?.parsed(name: layout.current)
  }

  /// A hint for when the store had to say where the bucket is; known once it was asked.
  var regionWarning: String? {
    let region = impatient.connection.settings.region
    guard region != settings.region else { return nil }
    return "bucket \(settings.bucket) is in region \(region), not \(settings.region): set S3_AWS_REGION=\(region), "
      + "or pages point to the wrong host"
  }

  func publish(
    _ files: CollectedFiles, _ options: PublishOptions, progress: @escaping @Sendable (PublishProgress) -> Void
  ) async throws -> PublishReport {
    let manifest = files.manifest.map { PublishedManifest($0, publication) }
    let current = try await current()
    let vouched = FilesInCurrentManifest(current, next: manifest)
    let before = options.clears ? try await BucketContents(of: bucket) : nil
    let pending = before == nil ? files.files.filter { !vouched.contains($0) } : files.files
    let jobs = options.jobs ?? FileUploads.defaultJobs
    let contents = if let before { before } else { try await contents(for: pending, jobs: jobs) }
    let uploads = FileUploads(
      bucket: bucket, single: single, contents: contents, vouched: vouched, jobs: jobs, isDryRun: options.isDryRun,
      progress: progress)
    let clearing = before.map { Clearing($0, in: bucket, keeping: files, current, at: layout.current) }
    guard !options.isDryRun else {
      var report = PublishReport(try await uploads.send(pending), of: files.files.count, isDryRun: true)
      report.notes += try await clearing?.keys().map { "would remove \($0)" } ?? []
      return report
    }
    var report = try await send(pending, uploads, of: files)
    try await manifest?.write(path: StaticManifest.localPath(root: root))
    try await manifest?.replace(current, in: bucket, layout)
    if let clearing {
      let removed = try await clearing.remove()
      report.deleted = removed.count
      report.warnings += removed.warnings
    }
    if report.uploaded > 0, let problem = await publicReadingProblem(of: files) { report.warnings.append(problem) }
    if let regionWarning { report.warnings.append(regionWarning) }
    return report
  }

  private func current() async throws -> PublishedManifest? {
    try await PublishedManifest.read(layout.current, from: impatient, stallTimeout: .seconds(8))
  }

  /// The files that the bucket has already, where it is quicker to ask than to send: a listing takes as long as some
  /// writes.
  private func contents(for files: [CollectedFile], jobs: Int) async throws -> BucketContents {
    let isMuch = files.count > 2 * jobs || files.reduce(0) { $0 + $1.size } > LargeFile.partSize
    guard isMuch || files.contains(where: { !$0.isHashed }) else { return BucketContents() }
    return try await BucketContents(of: files.map { BucketLayout.key(of: $0.publishedPath) }, in: bucket)
  }

  /// Sends files, and ends the uploads in parts that this run or an earlier one left behind.
  private func send(
    _ pending: [CollectedFile], _ uploads: FileUploads, of files: CollectedFiles
  ) async throws -> PublishReport {
    let unfinished = UnfinishedUploads(in: bucket, root: root)
    let mayBeLeft = if pending.isEmpty { await unfinished.areLikely } else { true }
    let warnings = mayBeLeft ? try await unfinished.end() : []
    let large = Set(pending.compactMap(LargeFile.init).map { BucketLayout.key(of: $0.file.publishedPath) })
    if !large.isEmpty { try await unfinished.note() }
    var tally = try await uploads.send(pending)
    tally.add(try await sendLost(tally.found, uploads))
    var report = PublishReport(tally, of: files.files.count, isDryRun: false)
    // One that this run began has no name to it when the answer was lost.
    report.warnings += large.isEmpty ? warnings : try await unfinished.end(of: large)
    return report
  }

  /// Sends what another profile's `--clear` has removed since it was found here: no manifest named it yet.
  private func sendLost(_ found: [CollectedFile], _ uploads: FileUploads) async throws -> UploadTally {
    guard !found.isEmpty else { return UploadTally() }
    var uploads = uploads
    uploads.contents = try await BucketContents(of: found.map { BucketLayout.key(of: $0.publishedPath) }, in: bucket)
    return try await uploads.send(
      found.filter { uploads.contents.objects[BucketLayout.key(of: $0.publishedPath)] == nil })
  }

  private func publicReadingProblem(of files: CollectedFiles) async -> String? {
    guard let smallest = files.files.min(by: { $0.size < $1.size }) else { return nil }
    let key = BucketLayout.key(of: smallest.publishedPath)
    let domain = settings.customDomain.map { "https://\($0)/" }
    let url = domain.map { $0 + PercentEncoding.path.encode(key) } ?? storeAddress.url(key: key)
    return await PublicReading(
      client: client, url: url, bucket: settings.bucket, certificateAuthorities: settings.certificateAuthorities
    ).problem()
  }
}
