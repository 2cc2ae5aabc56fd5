/// libpq's `sslmode`: how much TLS is asked of the server.
public enum PostgresSSLMode: String, Sendable, CaseIterable {
  case disable, allow, prefer, require
  case verifyCA = "verify-ca"
  case verifyFull = "verify-full"
}
