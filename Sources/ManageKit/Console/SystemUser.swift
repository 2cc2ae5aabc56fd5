import Foundation

/// The user of the operating system that the process runs as.
enum SystemUser {
  /// The name; nil where the system knows none for the number, as in a container that runs as any user.
  static var name: String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
      guard let memory = buffer.baseAddress, getpwuid_r(getuid(), &entry, memory, buffer.count, &found) == 0,
        found != nil, let name = entry.pw_name
      else { return nil }
      return String(validatingCString: name)
    }
  }

  /// The name; throws `CommandError` where there is none, so that `argument` must be passed.
  static func name(or argument: String) throws(CommandError) -> String {
    if let name { return name }
    throw CommandError("the system's user \(getuid()) has no name", hint: "pass \(argument)", exitCode: .usage)
  }
}
