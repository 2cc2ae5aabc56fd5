import Foundation

/// The file of a Unix socket, which outlives the server that made it.
struct UnixSocketFile {
  let path: String

  /// Throws `CommandError` where the path is longer than a socket's may be.
  init(path: String) throws {
    guard path.utf8.count < Self.capacity else {
      throw CommandError("\(path) is too long for a socket", hint: "use a shorter path with --unix")
    }
    self.path = path
  }

  private static var capacity: Int { MemoryLayout.size(ofValue: sockaddr_un().sun_path) }

  var serverAddress: HTTPServer.Address { .unix(path: path) }

  /// Removes what a server left that did not end well. Throws `CommandError` where another one still listens, or the
  /// path isn't a socket.
  func removeStale() throws {
    guard let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType else {
      return
    }
    guard type == .typeSocket else {
      throw CommandError("\(path) exists but is not a socket", hint: "use a different path with --unix")
    }
    guard !isAnswered() else {
      throw CommandError("\(path) is already in use", hint: "stop the other server or use a different path")
    }
    remove()
  }

  /// Lets a web server of another user connect; who may is up to the rights of the folder.
  func admitEverybody() {
    try? FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }

  private func isAnswered() -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    #if canImport(Darwin)
      let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
    #else
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(descriptor) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }
}
