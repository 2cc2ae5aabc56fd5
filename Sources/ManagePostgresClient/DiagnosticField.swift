import CManagePostgres

/// A field of an error or notice, by libpq's code for it (`PG_DIAG_…` in postgres_ext.h, which Swift can't import).
enum DiagnosticField: Character {
  case severity = "V"
  case sqlState = "C"
  case message = "M"
  case detail = "D"
  case hint = "H"
  case position = "P"
  case schema = "s"
  case table = "t"
  case column = "c"
  case constraint = "n"
  case routine = "R"

  func read(from result: OpaquePointer) -> String? {
    PQresultErrorField(result, Int32(rawValue.asciiValue ?? 0)).map { String(cString: $0) }
  }
}
