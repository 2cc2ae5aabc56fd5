import Foundation

/// A site's folder with nothing but static files, and the commands that publish them: those of the `manage` that was
/// built next to this program.
struct PublishSite {
  let root: URL

  var files: URL { root.appending(path: "static") }
  var output: URL { root.appending(path: "staticfiles") }

  private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "manage").path

  /// The command that publishes to a bucket.
  func publishing(to bucket: String) -> [String] {
    ["DEBUG_S3_AWS_STORAGE_BUCKET_NAME=\(bucket)"] + command
  }

  /// The command that collects into `output`.
  func collecting(isCompressed: Bool) -> [String] {
    command + ["--local"] + (isCompressed ? [] : ["--no-compress"])
  }

  private var command: [String] { [Self.program, "collectstatic", "--noinput", "--root", root.path] }

  /// Changes a stylesheet, which no other file refers to.
  func change(_ number: Int) throws {
    let file = files.appending(path: "css/part0.css")
    try (try Data(contentsOf: file) + Data("/* \(number) */\n".utf8)).write(to: file)
  }
}
