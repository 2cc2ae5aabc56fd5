import Foundation
import ManageTesting

#if canImport(Glibc)
  import Glibc
#endif

/// A disk of one megabyte and a half in memory, where the system lets the tests mount one.
enum SmallDisk {
  static func with(
    _ body: (_ path: String) async throws -> Void, otherwise: () async throws -> Void
  ) async throws {
    #if canImport(Glibc)
      try await TemporaryFolder.with { folder in
        let path = folder.path(of: ".")
        guard mount("tmpfs", path, "tmpfs", 0, "size=1500k") == 0 else { return try await otherwise() }
        defer { umount2(path, Int32(MNT_DETACH)) }
        try await body(path + "/db.sqlite3")
      }
    #else
      try await otherwise()
    #endif
  }
}
