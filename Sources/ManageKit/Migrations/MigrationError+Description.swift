extension MigrationError: ExplainedError {
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    case .unexpectedFile(let path): "\(path) is not a migration"
    case .badAppName(let path): "the folder \(path) is not named as an app"
    case .badName(let path): "\(path) is not named as a migration"
    case .notText(let path): "\(path) is not UTF-8 text"
    case .malformed(let path, let line, let fault): "\(path):\(line): \(fault)"
    case .plainBesideTwin(let id, let paths): "\(id) has both a plain file and a twin: \(paths.listed)"
    case .missingTwin(let id, let dialect, let present): "\(id) has no file for \(dialect), only \(present)"
    case .duplicateNumber(let paths): "two migrations have the same number: \(paths.listed)"
    case .unknownDependency(let path, let line, let dependency, _):
      "\(path):\(line): it depends on \(dependency), which doesn't exist"
    case .cycle(let ids, let paths):
      "migrations depend on each other in a circle: \(ids.map(\.description).joined(separator: " → ")) "
        + "(\(paths.listed))"
    case .replacesBuiltIn(let path): "\(path) has the name of a migration that an app brings"
    case .malformedSums(let path, let line): "\(path):\(line) is not a checksum and a file"
    case .sumsDisagree(let path, let differences): "the migrations are not those of \(path): \(differences.listed)"
    case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
    case .notApplied(let id): "\(id) is not applied"
    case .notSquashable(let id, .alone): "\(id) is the only migration from the first to the last"
    case .notSquashable(let id, .builtIn): "\(id) is not in the site's folder: an app brings it"
    case .notSquashable(let id, .runsOtherwise): "\(id) runs outside a transaction, or with options of its own"
    case .partlyReplaced(let id, let unapplied):
      "\(id) replaces migrations that are applied in part: \(unapplied.listed) \(unapplied.count == 1 ? "is" : "are") not"
    case .unknownApp(let app, _, _): "no app named '\(app)' has migrations"
    case .unknownName(let app, let name, _): "\(app) has no migration whose name starts with '\(name)'"
    case .ambiguousName(let app, let name, let candidates):
      "several migrations of \(app) start with '\(name)': \(candidates.listed)"
    case .irreversible(let id, let path): "\(id) cannot be unapplied: \(path) has no '-- migrate:down' section"
    case .changed(let ids): "changed since \(ids.count == 1 ? "it was" : "they were") applied: \(ids.listed)"
    case .missing(let ids): "applied, but the files are gone: \(ids.listed)"
    case .inconsistent(let id, let dependency): "\(id) is applied before \(dependency), which it depends on"
    case .locked(let waited, let holder):
      "another migrate is running\(holder.map { ", \($0)" } ?? ""); waited \(waited.components.seconds) s"
    case .lockFileUnusable(let path, let reason): "cannot lock \(path): \(reason)"
    case .failed(let id, let path, let line, let reason, _):
      "\(id) failed (\(path)\(line.map { ":\($0)" } ?? "")): \(reason)"
    }
  }

  public var hint: String? {
    switch self {
    case .unreadable: "check the permissions"
    case .unexpectedFile, .badName:
      "name it NNNN_words.sql, NNNN_words.postgres.sql or NNNN_words.sqlite.sql (four digits, or the 14 of a time, or 'repeat'; "
        + "small letters, digits, _), "
        + "or move it away"
    case .badAppName: "use small letters, digits and _, or move it away"
    case .notText: "save it as UTF-8"
    case .malformed(_, _, let fault): fault.hint
    case .plainBesideTwin: "keep the plain file, or one twin for each database"
    case .missingTwin(let id, let dialect, _): "add \(id.name).\(dialect).sql next to it"
    case .duplicateNumber: "renumber the one that isn't applied anywhere yet"
    case .unknownDependency(_, _, _, let nearest): nearest.map { "did you mean '\($0)'?" } ?? "check its app and name"
    case .replacesBuiltIn: "an app's migrations can't be replaced: rename the file, or remove it"
    case .malformedSums: "after a merge, order the migrations of both branches, then 'manage migrate --write-sum'"
    case .sumsDisagree: "restore the files, or after a wanted change run 'manage migrate --write-sum' and commit it"
    case .unwritable: "check the permissions"
    case .notSquashable(_, .alone): "name an earlier migration first, and a later one last"
    case .notSquashable(_, .builtIn): "squash it where its app is written"
    case .notSquashable(_, .runsOtherwise): "squash the migrations before it and after it"
    case .partlyReplaced: "run 'manage migrate' with the files as they were before, then with these"
    case .notApplied(let id): "apply it with 'manage migrate \(id.app) \(id.name)'"
    case .cycle: "remove one of their '-- migrate:depends' lines"
    case .unknownApp(_, let known, let nearest):
      nearest.map { "did you mean '\($0)'?" } ?? "the apps with migrations are: \(known.listed)"
    case .unknownName(_, _, let known): "it has: \(known.listed)"
    case .ambiguousName: "write more of the name"
    case .irreversible: "write that section, or go back with --fake and undo the change by hand"
    case .changed(let ids):
      "restore the file as it was, or accept the new text, without running it, with "
        + ids.map { "'manage migrate --accept-checksum \($0.app) \($0.name)'" }.listed
    case .missing: "restore the files, or forget them with 'manage migrate --prune'"
    case .inconsistent(let id, let dependency):
      if id.app == dependency.app {
        "apply it late with --allow-out-of-order, or renumber \(dependency.name) to come after \(id.name); if its "
          + "tables are there already, 'manage migrate --fake \(dependency.app) \(dependency.name)'"
      } else {
        "if its tables are there already, 'manage migrate --fake \(dependency.app) \(dependency.name)'"
      }
    case .locked: "try again when it is done, or wait longer with --wait SECONDS"
    case .lockFileUnusable: "let everybody who may write the database write its folder and this file"
    case .failed(_, _, _, _, let hint): hint
    }
  }
}

extension MigrationFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingUp: "there is no '-- migrate:up' section"
    case .textBeforeSection: "there is SQL before the first section"
    case .misspelledMarker(let line): "'\(line)' would be skipped as a comment"
    case .unknownOption(let key): "unknown option '\(key)'"
    case .malformedOption(let key, _): "malformed option '\(key)'"
    case .optionInSection(let key): "the option '\(key)' stands within a section"
    case .repeated(let key): "'-- migrate:\(key)' is there twice"
    case .transactionControl(let keyword): "\(keyword) in a migration that runs in a transaction of its own"
    case .unterminated: "a string, a quoted name or a comment begins here and never ends"
    case .escapeStrings: "standard_conforming_strings can't be turned off in a migration"
    case .psqlCommand(let command): "\(command) is a command of psql, which the server doesn't know"
    case .copiedRows: "SQLite has no COPY"
    case .endlessRows: "the rows of COPY … FROM stdin must start on the next line and end with a line '\\.'"
    }
  }

  var hint: String {
    switch self {
    case .missingUp, .textBeforeSection: "put '-- migrate:up' on a line of its own before the SQL"
    case .misspelledMarker:
      "write '-- migrate:up', '-- migrate:down' or '-- migrate:OPTION VALUE' at the start of a line"
    case .unknownOption:
      "the options are: depends, replaces, transaction, lint, \(RunningOptions.forms.keys.sorted().joined(separator: ", ")); "
        + "the sections: up, down"
    case .malformedOption(_, let expected): "write '-- migrate:\(expected)'"
    case .optionInSection: "put it above '-- migrate:up'"
    case .repeated: "keep one of them"
    case .unterminated: "end it; within quotes a quote is written twice"
    case .escapeStrings: "leave it on, and write strings with backslashes as E'…'"
    case .psqlCommand: "write what it does in SQL, or remove it"
    case .copiedRows: "export the rows with 'pg_dump --inserts', or name the file NNNN_words.postgres.sql"
    case .endlessRows: "add the line, or export the rows with 'pg_dump --inserts'"
    case .transactionControl: "remove it, or add '-- migrate:transaction no' above '-- migrate:up'"
    }
  }
}

extension [String] {
  fileprivate var listed: String { joined(separator: ", ") }
}

extension [MigrationID] {
  fileprivate var listed: String { map(\.description).joined(separator: ", ") }
}
