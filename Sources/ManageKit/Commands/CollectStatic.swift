import ArgumentParser
import ManageGroundwork

/// `manage collectstatic`: publishes the static files.
struct CollectStatic: Command {
  static let name = "collectstatic"
  static let summary = "Publish the static files, to the bucket or to staticfiles/."
  static let discussion = """
    Files get a hash of their content in their names, and references between them follow. What was published before \
    stays, so that pages of the running site find theirs.
    """
  static let requirements: [Requirement] = [.storage]

  @Flag(name: .noInput, help: "Never ask.")
  var noinput = false

  @Flag(name: [.customShort("n"), .long], help: "Do everything but write.")
  var dryRun = false

  @Flag(name: [.customShort("c"), .long], help: "Remove what was published before, once the files are published.")
  var clear = false

  @Option(
    name: [.customShort("i", allowingJoined: true), .long], parsing: .singleValue,
    help: "Leave out files and folders that match a pattern, such as '*.scss'; can be repeated.")
  var ignore: [String] = []

  @Flag(help: "Publish hidden files, CVS folders and editors' copies (*~) too.")
  var noDefaultIgnore = false

  @Flag(help: "Publish by plain names, without hashes and manifest.")
  var noPostProcess = false

  @Flag(help: "Publish under plain names too, next to the hashed ones.")
  var keepPlain = false

  @Flag(help: "Only warn of references to files that are not there.")
  var noStrict = false

  @Option(help: "How many files to work on at once.")
  var jobs: Int?

  @Flag(help: "Publish to staticfiles/, for a web server on this machine.")
  var local = false

  @Flag(help: "Don't write .br and .gz files next to those in staticfiles/.")
  var noCompress = false

  @Flag(help: "Read all files again, also those that are as they were.")
  var noCache = false

  @Flag(help: "Print one JSON document.")
  var json = false

  /// A folder needs no settings.
  var requirements: [Requirement] { local ? [] : Self.requirements }

  func validate() throws {
    guard jobs.map({ $0 > 0 }) ?? true else { throw ValidationError("--jobs must be at least 1") }
    guard !(noPostProcess && keepPlain) else {
      throw ValidationError("--keep-plain goes with hashed names, which --no-post-process turns off")
    }
  }

  func run(in context: CommandContext) async throws {
    let destination = try destination(in: context)
    let console = context.console
    if clear, !dryRun, !noinput { try await confirmClearing(destination, console) }
    let (report, warnings) = try await untilInterrupted {
      let cache = await noCache ? CollectionCache() : BlockingCall.run { CollectionCache(root: context.root) }
      do {
        return try await collect(to: destination, cache, context)
      } catch StaticError.changed where !cache.isEmpty {
        // It may have been the cache that was wrong.
        return try await collect(to: destination, CollectionCache(), context)
      }
    }
    tell(report, destination, warnings, console)
  }

  private func collect(
    to destination: any StaticDestination, _ cache: CollectionCache, _ context: CommandContext
  ) async throws -> (PublishReport, warnings: [String]) {
    let finders = context.site.staticFinders(root: context.root)
    let files = try await StaticCollector(finders: finders, options: options, cache: cache).collect()
    tell(files, context.console)
    context.console.say("\(cache.hits) files are as they were, and were not read.", atVerbosity: 2)
    if !dryRun { await BlockingCall.run { cache.save(root: context.root) } }
    return (try await publish(files, to: destination, context.console), files.warnings)
  }

  private func tell(_ files: CollectedFiles, _ console: Console) {
    for warning in files.warnings { console.warn(warning) }
    for file in files.files where file.isHashed {
      console.say("Post-processed '\(file.path)' as '\(file.publishedPath)'", atVerbosity: 2)
    }
  }

  private func publish(
    _ files: CollectedFiles, to destination: any StaticDestination, _ console: Console
  ) async throws -> PublishReport {
    let notice = (destination as? BucketDestination).map { console.say($0.waitingNotice, after: .seconds(3)) }
    let progress = CollectStaticProgress(console: console)
    defer {
      notice?.cancel()
      progress.end()
    }
    return try await destination.publish(files, PublishOptions(clears: clear, isDryRun: dryRun, jobs: jobs)) {
      notice?.cancel()
      progress.show($0)
    }
  }

  private var options: CollectOptions {
    var options = CollectOptions(
      ignored: ignore, ignoresStandard: !noDefaultIgnore, hashes: !noPostProcess, keepsPlain: keepPlain,
      isStrict: !noStrict)
    if let jobs { options.jobs = jobs }
    return options
  }

  /// The bucket, or the folder where that is asked for or no bucket is set.
  private func destination(in context: CommandContext) throws -> any StaticDestination {
    guard !local, let storage = try context.settings.storage else {
      return StaticFolder(
        path: TextFile.resolve("staticfiles", below: context.root), compresses: !noCompress)
    }
    return try BucketDestination(
      settings: storage, profile: context.settings.profile, root: context.root)
  }

  private func confirmClearing(_ destination: any StaticDestination, _ console: Console) async throws {
    let question = """
      This removes the static files of earlier versions from \(destination.name).
      Type 'yes' to continue, or 'no' to cancel: \

      """
    guard try await console.ask(question, hint: "--noinput doesn't ask") == "yes" else {
      throw CommandError("collecting static files was cancelled", hint: "--noinput doesn't ask")
    }
  }

  private func tell(
    _ report: PublishReport, _ destination: any StaticDestination, _ warnings: [String], _ console: Console
  ) {
    for note in report.notes { console.say(note, atVerbosity: 0) }
    for warning in report.warnings { console.warn(warning) }
    guard !json else { return console.print(document(report, destination, warnings).serialized()) }
    if dryRun { console.print("Dry run: \(report.planned) would be uploaded to \(destination.name).") }
    if report.deleted > 0 { console.print("\(report.deleted) removed from \(destination.name).") }
    console.print(report.summary)
  }

  private func document(
    _ report: PublishReport, _ destination: any StaticDestination, _ warnings: [String]
  ) -> JSONValue {
    [
      "destination": .string(destination.address), "dry_run": .bool(dryRun), "uploaded": .int(report.uploaded),
      "unmodified": .int(report.unmodified), "post_processed": .int(report.postProcessed),
      "deleted": .int(report.deleted), "planned": .int(report.planned), "bytes": .int(report.bytes),
      "notes": .array(report.notes.map { .string($0) }),
      "warnings": .array((warnings + report.warnings).map { .string($0) }),
    ]
  }
}
