import Foundation
import ManageGroundwork
import Synchronization

/// The folder that another web server serves: each file, next to text its `.br` and `.gz` for nginx's `brotli_static`
/// and `gzip_static`, and the manifest.
struct StaticFolder: StaticDestination {
  let path: String
  /// Whether compressed copies are made.
  var compresses = true

  var name: String { "'\(address)'" }

  var address: String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

  /// Larger files aren't compressed, so that memory is bounded.
  private static let compressionLimit = 32 << 20

  private var output: OutputFolder { OutputFolder(path: path) }

  func publish(
    _ collected: CollectedFiles, _ options: PublishOptions, progress: @escaping @Sendable (PublishProgress) -> Void
  ) async throws -> PublishReport {
    let jobs = options.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let copies = try await BlockingCall.run { try CompressedCopies(collected.files, madeHere: isCompressedText) }
    let files = CollectedFiles(copies.others, manifest: collected.manifest, warnings: collected.warnings)
    let names = Set(files.files.map(\.publishedPath))
    let isCurrent = try await WorkerThreads.map(files.files, width: jobs) { contains($0, sparing: names) }
    let pending = zip(files.files, isCurrent).filter { !$1 }.map(\.0)
    var report = PublishReport(unmodified: files.files.count - pending.count, planned: pending.count)
    report.warnings = copies.warnings
    guard !options.isDryRun else {
      report.notes = pending.map { "would write \($0.publishedPath)" }
      if options.clears { report.notes += others(than: files).map { "would remove \($0)" } }
      return report
    }
    await BlockingCall.run { output.removeAbandoned() }
    try await write(pending, sparing: names, jobs, progress)
    report.uploaded = pending.count
    report.postProcessed = pending.count(where: \.isHashed)
    report.bytes = pending.reduce(0) { $0 + $1.size }
    report.deleted = try await BlockingCall.run {
      try files.manifest?.write(path: "\(path)/\(StaticManifest.fileName)")
      guard options.clears else { return 0 }
      let others = others(than: files)
      try remove(others)
      return others.count
    }
    return report
  }

  /// Whether the file is there, and next to it what is to be. Its name vouches for its content if it has a hash.
  private func contains(_ file: CollectedFile, sparing names: Set<String>) -> Bool {
    let target = "\(path)/\(file.publishedPath)"
    guard let status = try? FileStatus(path: target), status.kind == .regular, status.size == file.size else {
      return false
    }
    guard !file.isHashed else { return hasCompressedCopies(file) }
    let published = StaticFile(path: file.path, content: .file(path: target))
    guard (try? FileFacts(published, findsReferences: false))?.digests == file.digests else { return false }
    return names.contains(file.publishedPath + ".gz") || hasCurrentCopy(file)
  }

  private func hasCompressedCopies(_ file: CollectedFile) -> Bool {
    guard isCompressed(file), access("\(path)/\(file.publishedPath).gz", F_OK) != 0 else { return true }
    // A run with --no-compress left it out, or it isn't smaller.
    return (try? file.content()).flatMap(Gzip.compress) == nil
  }

  /// Whether the compressed copy is that of the content, or missing where there should be none.
  private func hasCurrentCopy(_ file: CollectedFile) -> Bool {
    let copy = isCompressed(file) ? (try? file.content()).flatMap(Gzip.compress) : nil
    return (try? SourceFile(path: "\(path)/\(file.publishedPath).gz").bytes()) == copy
  }

  /// Whether copies of a file of this kind are made here, if they are worth it.
  private func isCompressedText(_ file: CollectedFile) -> Bool {
    compresses && StaticContentType.isCompressible(file.path)
  }

  private func isCompressed(_ file: CollectedFile) -> Bool {
    compresses && file.isCompressible && file.size <= Self.compressionLimit
  }

  private func write(
    _ files: [CollectedFile], sparing names: Set<String>, _ jobs: Int,
    _ progress: @escaping @Sendable (PublishProgress) -> Void
  ) async throws {
    let quality = Brotli.Quality(total: files.filter(isCompressed).reduce(0) { $0 + $1.size })
    let total = files.reduce(0) { $0 + $1.size }
    let state = Mutex(PublishProgress(totalFiles: files.count, totalBytes: total))
    for level in files.byLevel {
      _ = try await WorkerThreads.map(level, width: jobs) { file in
        try write(file, sparing: names, quality)
        progress(
          state.withLock { state in
            state.files += 1
            state.bytes += file.size
            return state
          })
      }
    }
  }

  private func write(
    _ file: CollectedFile, sparing names: Set<String>, _ quality: Brotli.Quality
  ) throws(StaticError) {
    guard isCompressed(file) else {
      try write(nil, beside: file, ".br", sparing: names)
      try write(nil, beside: file, ".gz", sparing: names)
      return try output.write(to: file.publishedPath) { (output) throws(StaticError) in
        try file.forEachChunk(output.append)
      }
    }
    let bytes = try file.content()
    let gzip = Gzip.compress(bytes)
    // The fast quality may fail to be better, and nginx would prefer it all the same.
    let brotli = Brotli.compress(bytes, quality: quality).flatMap { $0.count < gzip?.count ?? .max ? $0 : nil }
    try write(brotli, beside: file, ".br", sparing: names)
    try write(gzip, beside: file, ".gz", sparing: names)
    try output.write(bytes, to: file.publishedPath)
  }

  /// Writes a compressed copy; without one, a plain file's former copy must go, or it would be served. One that the
  /// site brings itself stays.
  private func write(
    _ bytes: [UInt8]?, beside file: CollectedFile, _ suffix: String, sparing names: Set<String>
  ) throws(StaticError) {
    guard !names.contains(file.publishedPath + suffix) else { return }
    if let bytes {
      try output.write(bytes, to: file.publishedPath + suffix)
    } else if !file.isHashed {
      try? FileManager.default.removeItem(atPath: "\(path)/\(file.publishedPath)\(suffix)")
    }
  }

  /// The files in the folder that aren't these, with their compressed copies and the manifest.
  private func others(than files: CollectedFiles) -> [String] {
    let names = files.files.flatMap { ["", ".br", ".gz"].map { [name = $0.publishedPath] in name + $0 } }
    let own = [CollectionCache.fileName] + (files.manifest == nil ? [] : [StaticManifest.fileName])
    let kept = Set(names + own)
    let found = FileManager.default.subpaths(atPath: path) ?? []
    return found.sorted().filter {
      !kept.contains($0) && !$0.hasPrefix(UnfinishedUploads.prefix)
        && (try? FileStatus(path: "\(path)/\($0)"))?.kind != .folder
    }
  }

  /// Removes files, and the folders that are empty then.
  private func remove(_ names: [String]) throws(StaticError) {
    for name in names {
      var target = "\(path)/\(name)"
      guard unlink(target) == 0 else { throw .unwritable(path: target, reason: SystemReason.current) }
      repeat {
        target = String(target[..<(target.lastIndex(of: "/") ?? target.startIndex)])
      } while target != path && rmdir(target) == 0
    }
  }
}
