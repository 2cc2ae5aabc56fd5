import Foundation

/// `collectstatic` compared with the tools that copy folders to buckets, and with Django's: whole processes, the same files,
/// the same store, by turns.
enum PublishBenchmarks {
  private static let rounds = 3

  static func run() async throws {
    try await PublishPeer.install()
    let store = try PublishStore()
    let folder = FileManager.default.temporaryDirectory.appending(path: "publish-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    // First, because the memory of processes is known only as the most that any of them has held.
    try await smallFiles(store, folder.appending(path: "small"))
    let site = PublishSite(root: folder.appending(path: "site"))
    try StaticTree.ofSite(in: site.files)
    try await firstPublication(store, site)
    try await laterPublications(store, site)
    try await localCollection(site)
  }

  private static func smallFiles(_ store: PublishStore, _ folder: URL) async throws {
    var seconds: [Double] = []
    for count in [25_000, 50_000] {
      let site = PublishSite(root: folder.appending(path: "\(count)"))
      try StaticTree.ofSmallFiles(count, in: site.files)
      seconds.append(try await store.withBucket { try await Stopwatch.seconds(site.publishing(to: $0)) })
    }
    try Benchmark(
      name: "publish 50,000 small files", ours: seconds[1], unit: "s", against: "twice the time of 25,000",
      theirs: 2 * seconds[0], goal: .atMost(1.2)
    ).report()
    try Benchmark(
      name: "peak memory with 50,000 small files", ours: PeakMemory.megabytesOfProcesses, unit: "MB", against: "limit",
      theirs: 200, goal: .atMost(1)
    ).report()
  }

  private static func firstPublication(_ store: PublishStore, _ site: PublishSite) async throws {
    var ours: [Double] = []
    var theirs: [PublishPeer: [Double]] = [:]
    for _ in 0..<rounds {
      for peer in [PublishPeer.s5cmd, .rclone] {
        theirs[peer, default: []] += try await store.withBucket { bucket in
          [try await Stopwatch.seconds(peer.copying(site.files.path, to: bucket))]
        }
      }
      ours.append(try await store.withBucket { try await Stopwatch.seconds(site.publishing(to: $0)) })
    }
    for peer in [PublishPeer.aws, .django] {
      theirs[peer] = [
        try await store.withBucket { try await Stopwatch.seconds(peer.copying(site.files.path, to: $0)) }
      ]
    }
    try report("first publication", ours, theirs[.s5cmd], "s5cmd cp, without hashes or gzip", .atMost(1))
    try report("first publication", ours, theirs[.rclone], "rclone copy, without hashes or gzip")
    try report("first publication", ours, theirs[.aws], "aws s3 sync, without hashes or gzip")
    try report("first publication", ours, theirs[.django], "Django with django-storages, without hashes or gzip")
  }

  private static func laterPublications(_ store: PublishStore, _ site: PublishSite) async throws {
    try await store.withBucket { bucket in
      let theirs = PublishPeer.rclone.copying(site.files.path, to: "\(bucket)/rclone")
      _ = try await Stopwatch.seconds(theirs)
      _ = try await Stopwatch.seconds(site.publishing(to: bucket))
      var (unchanged, copied, changed) = ([Double](), [Double](), [Double]())
      for round in 0..<4 * rounds {
        unchanged.append(try await Stopwatch.seconds(site.publishing(to: bucket)))
        copied.append(try await Stopwatch.seconds(theirs))
        try site.change(round)
        changed.append(try await Stopwatch.seconds(site.publishing(to: bucket)))
        _ = try await Stopwatch.seconds(theirs)
      }
      try report("publication of nothing new", unchanged, copied, "rclone copy", .atMost(0.35))
      try report("publication of one new file", changed, unchanged, "publication of nothing new", .atMost(2))
    }
  }

  /// Not removed: ext4 passes over the places of files that were removed within minutes, which takes longer than all
  /// else.
  private static func setAside(_ folder: URL) throws {
    try FileManager.default.moveItem(at: folder, to: folder.appendingPathExtension(UUID().uuidString))
  }

  /// Compared with Django as it comes, which reads only stylesheets, and with Django that reads modules too.
  private static func localCollection(_ site: PublishSite) async throws {
    var (ours, compressed, theirs) = ([Double](), [Double](), [Double]())
    var (again, theirsAgain) = ([Double](), [Double]())
    for _ in 0..<rounds {
      let django = try await djangoCollections(site)
      theirs.append(django.first)
      theirsAgain.append(django.again)
      ours.append(try await Stopwatch.seconds(site.collecting(isCompressed: false)))
      again.append(try await Stopwatch.seconds(site.collecting(isCompressed: false)))
      try setAside(site.output)
      compressed.append(try await Stopwatch.seconds(site.collecting(isCompressed: true)))
      try setAside(site.output)
    }
    let withModules = [try await djangoCollections(site, rewritesModules: true).first]
    let django = "Django's ManifestStaticFilesStorage"
    try reportCollection("local collection", ours, theirs, django, .atLeast(10))
    try reportCollection("local collection of nothing new", again, theirsAgain, django, .atLeast(10))
    try reportCollection("local collection", ours, withModules, "\(django) with support_js_module_import_aggregation")
    try reportCollection("local collection with gzip and brotli", compressed, theirs, django)
  }

  /// The times of a collection and of another one of the same files.
  private static func djangoCollections(
    _ site: PublishSite, rewritesModules: Bool = false
  ) async throws -> (first: Double, again: Double) {
    let output = site.root.appending(path: "collected-by-django")
    defer { try? setAside(output) }
    let command = PublishPeer.collecting(site.files.path, into: output.path, rewritesModules: rewritesModules)
    return (try await Stopwatch.seconds(command), try await Stopwatch.seconds(command))
  }

  private static func reportCollection(
    _ name: String, _ ours: [Double], _ theirs: [Double], _ peer: String, _ goal: Benchmark.Goal? = nil
  ) throws {
    let rate = { (times: [Double]) in Double(StaticTree.countOfSite) / (times.min() ?? 0) }
    try Benchmark(
      name: name, ours: rate(ours), unit: "files/s", against: peer, theirs: rate(theirs), goal: goal
    ).report()
  }

  /// The best of ours next to the best of theirs.
  private static func report(
    _ name: String, _ ours: [Double], _ theirs: [Double]?, _ against: String, _ goal: Benchmark.Goal? = nil
  ) throws {
    guard let ours = ours.min(), let theirs = theirs?.min() else { return }
    try Benchmark(name: name, ours: ours, unit: "s", against: against, theirs: theirs, goal: goal).report()
  }
}
