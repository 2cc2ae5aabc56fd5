import ManageTesting
import Testing

@testable import ManageKit

@Suite("A store with a certificate authority of its own")
struct CertificateAuthoritiesTests {
  private static let keys = ["PRODUCT_S3_CA_BUNDLE", "AWS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE"]

  /// Runs collectstatic against a server that has a certificate, and knows nothing of S3.
  private static let script = """
    openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out own.pem -subj /CN=localhost -days 2 \
      -addext subjectAltName=DNS:localhost 2> /dev/null
    openssl req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -subj /CN=other -days 2 2> /dev/null
    openssl s_server -accept 0 -cert own.pem -key key.pem -www > log 2>&1 < /dev/null &
    server=$!
    trap 'kill $server' EXIT
    for try in $(seq 200); do
      port=$(sed -n 's/^ACCEPT.*:\\([0-9]*\\)$/\\1/p' log)
      [ -n "$port" ] && break
      sleep 0.05
    done
    export PRODUCT_S3_ENDPOINT_URL=https://localhost:$port
    $MANAGE collectstatic --settings product --dry-run
    """

  private func collect(_ bundles: [String: String]) async throws -> Shell.Output {
    try await TemporaryFolder.with { folder in
      var environment = SettingsFixture.product.filter { $0.key.contains("S3_") }
      environment.merge(bundles.mapValues { folder.path(of: $0) }) { $1 }
      return try await Shell.run(Self.script, in: folder.path, environment: environment)
    }
  }

  @Test("is trusted by any of the keys", .enabled(if: Shell.has("openssl")), arguments: keys)
  func trusted(key: String) async throws {
    let output = try await collect([key: "own.pem"])
    #expect(output.exitCode == 0 && output.stdout.hasPrefix("Dry run: "), "\(output.stderr)")
  }

  @Test("isn't trusted without one", .enabled(if: Shell.has("openssl")))
  func untrusted() async throws {
    let output = try await collect([:])
    #expect(output.exitCode == 1 && output.stderr.contains("no secure connection"), "\(output.stderr)")
  }

  @Test("ours wins over AWS's, that over OpenSSL's, and that over curl's", .enabled(if: Shell.has("openssl")))
  func order() async throws {
    for (first, second) in zip(Self.keys, Self.keys.dropFirst()) {
      let output = try await collect([first: "own.pem", second: "other.pem"])
      #expect(output.exitCode == 0, "\(first): \(output.stderr)")
      let refused = try await collect([first: "other.pem", second: "own.pem"])
      #expect(refused.stderr.contains("no secure connection"), "\(first): \(refused.stderr)")
    }
  }

  @Test("a bundle that isn't there is named, with the key", .enabled(if: Shell.has("openssl")))
  func missing() async throws {
    let output = try await collect(["PRODUCT_S3_CA_BUNDLE": "gone.pem"])
    #expect(output.exitCode == 1 && output.stderr.contains("gone.pem"), "\(output.stderr)")
    #expect(output.stderr.contains("PRODUCT_S3_CA_BUNDLE"), "\(output.stderr)")
  }
}
