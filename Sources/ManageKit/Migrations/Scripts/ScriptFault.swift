/// A fault of a script's text, before its file is known.
struct ScriptFault: Error {
  let fault: MigrationFault
  /// Counted from 1.
  let line: Int
}
