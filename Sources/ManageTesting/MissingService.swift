/// A service that is required and isn't there.
public enum MissingService: Error, CustomStringConvertible {
  case postgres

  public var description: String {
    "PostgreSQL is required but DEBUG_POSTGRES_DB_HOST is not set: 'make services' starts it"
  }
}
