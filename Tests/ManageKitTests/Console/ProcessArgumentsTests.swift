import Foundation
import ManageTesting
import Testing

@testable import ManageKit

#if os(Linux)
  @Suite("The arguments of the process")
  struct ProcessArgumentsTests {
    private static let library = """
      #include <stdlib.h>
      #include <string.h>
      __attribute__((constructor)) static void grow(void) {
        char name[32] = "PRELOADED_00";
        for (int i = 0; i < 20; i++) { name[10] = 'A' + i; setenv(name, "value", 1); }
      }
      """
    private static let starter = """
      #include <unistd.h>
      int main(int count, char **arguments, char **environment) {
        char *none[] = {0};
        (void)count;
        execve(arguments[1], none, environment);
        return 99;
      }
      """

    @Test("a library that was loaded before and sets variables loses none", .enabled(if: Shell.has("cc")))
    func preloaded() async throws {
      try await TemporaryFolder.with(["grow.c": Self.library]) { folder in
        let output = try await Shell.run(
          "cc -shared -fPIC grow.c -o grow.so && LD_PRELOAD=$PWD/grow.so $MANAGE migrate", in: folder.path)
        #expect(output.exitCode == 0, "\(output.stderr)")
        #expect(output.stdout.contains("Applying") && folder.contains("db.sqlite3"))
      }
    }

    // Not with all of /proc away: libdispatch ends a process whose threads it can't count there, mostly after a second.
    @Test("none are lost where /proc doesn't tell them", .enabled(if: Shell.has("unshare") && getuid() == 0))
    func withoutProc() async throws {
      try await TemporaryFolder.with { folder in
        let allowed = try await Shell.run("unshare -m mount --bind /dev/null /proc/self/cmdline", in: folder.path)
        guard allowed.exitCode == 0 else { return }
        let output = try await Shell.run(
          "unshare -m bash -c 'mount --bind /dev/null /proc/$$/cmdline && exec $MANAGE migrate'", in: folder.path)
        #expect(output.exitCode == 0, "\(output.stderr)")
        #expect(output.stdout.contains("Applying") && folder.contains("db.sqlite3"))
      }
    }

    @Test("a list without even the program's name is bad usage", .enabled(if: Shell.has("cc")))
    func none() async throws {
      try await TemporaryFolder.with(["start.c": Self.starter]) { folder in
        let output = try await Shell.run("cc start.c -o start && ./start $MANAGE", in: folder.path)
        #expect(output.exitCode == 64 && output.stdout.isEmpty)
        #expect(output.stderr.hasPrefix("error: the process was started without arguments"))
      }
    }

    @Test("one that isn't UTF-8 is bad usage")
    func notUTF8() async throws {
      try await TemporaryFolder.with { folder in
        let output = try await Shell.run("$MANAGE changepassword $'min\\xFFsu'", in: folder.path)
        #expect(output.exitCode == 64 && output.stderr == "error: argument 2 is not UTF-8 text\n")
      }
    }
  }
#endif
