import Foundation
import SystemPackage

/// Why the system refused something, and how to fix it.
struct SystemReason: Sendable, CustomStringConvertible {
  let description: String
  private let code: Errno?

  /// The reason of an error number.
  init(_ code: Errno) {
    description = code.description.lowercased()
    self.code = code
  }

  /// A reason in words.
  init(words: String) {
    description = words
    code = nil
  }

  /// The reason of the last failure.
  static var current: SystemReason { SystemReason(Errno(rawValue: errno)) }

  var hint: String? {
    switch code {
    case .tooManyOpenFiles, .tooManyOpenFilesInSystem: "use fewer --jobs, or raise the limit of open files (ulimit -n)"
    case .fileNameTooLong: "shorten its name, to which its hash adds 13 characters"
    case .noSuchFileOrDirectory, .tooManySymbolicLinkLevels: "a link there leads nowhere: remove it"
    case .notDirectory, .fileExists, .isDirectory, .directoryNotEmpty:
      "there is a file where a folder is wanted, or a folder where a file is: move it away"
    case .noSpace, .diskQuotaExceeded: "free space on the disk"
    case .readOnlyFileSystem: "the disk can only be read: write to a different one"
    case .permissionDenied, .notPermitted: "allow it to the user that runs the command"
    default: nil
    }
  }
}

extension SystemReason: Equatable, ExpressibleByStringLiteral {
  static func == (left: SystemReason, right: SystemReason) -> Bool {
    left.description == right.description
  }

  init(stringLiteral words: String) {
    self.init(words: words)
  }
}
