@testable import ManageKit

/// Scripts that are hard to cut: each a list of statements that run one after the other in an empty database.
enum SQLCorpus {
  static func scripts(_ dialect: Dialect) -> [[String]] {
    switch dialect {
    case .postgres: routines + strings + postgresNames + comments(dialect)
    case .sqlite: triggers + sqliteNames + comments(dialect)
    }
  }

  /// The text as a file holds it.
  static func text(of script: [String]) -> String { script.map { $0 + ";\n" }.joined() }

  private static let routines: [[String]] = [
    [
      "CREATE TABLE span (id integer, start integer, \"end\" integer)",
      "CREATE FUNCTION longest(n integer) RETURNS integer LANGUAGE sql\nBEGIN ATOMIC\n"
        + "  SELECT max(s.end - s.start) FROM span s;\n  SELECT n;\nEND",
      "SELECT longest(1)",
    ],
    ["CREATE FUNCTION f(begin integer) RETURNS integer LANGUAGE sql RETURN begin + 1", "SELECT f(1)"],
    [
      "CREATE FUNCTION f(begin integer, atomic integer) RETURNS integer BEGIN ATOMIC SELECT begin + atomic; END",
      "SELECT f(1, 2)",
    ],
    ["CREATE FUNCTION f() RETURNS integer BEGIN ATOMIC SELECT CASE WHEN true THEN 1 ELSE 2 END; END", "SELECT f()"],
    ["CREATE FUNCTION f() RETURNS integer BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN CASE WHEN true THEN 2 END END; END"],
    ["CREATE FUNCTION f() RETURNS void BEGIN ATOMIC END", "SELECT f()"],
    ["CREATE FUNCTION f() RETURNS integer BEGIN ATOMIC SELECT 1 AS end; SELECT 2 AS begin; END", "SELECT f()"],
    ["CREATE FUNCTION f() RETURNS integer BEGIN ATOMIC /* END; */ SELECT 1; -- END;\n END", "SELECT f()"],
    ["CREATE FUNCTION f() RETURNS text BEGIN ATOMIC SELECT '; END;' WHERE (1 = 1); END", "SELECT f()"],
    ["CREATE FUNCTION f() RETURNS TABLE (begin integer, atomic integer) BEGIN ATOMIC SELECT 1, 2; END", "SELECT 1"],
    ["CREATE FUNCTION begin() RETURNS integer BEGIN ATOMIC SELECT 1; END", "SELECT 1"],
    ["create or replace function f() returns integer begin atomic select 1; end", "select f()"],
    ["CREATE FUNCTION f(a integer DEFAULT (CASE WHEN true THEN 1 END)) RETURNS integer RETURN a", "SELECT f()"],
    [
      "CREATE TABLE t (a integer)",
      "CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); END", "CALL p()",
    ],
    [
      "CREATE TABLE a (x integer)", "CREATE TABLE b (x integer)",
      "CREATE RULE r AS ON INSERT TO a DO ALSO (INSERT INTO b VALUES (new.x); INSERT INTO b VALUES (2))",
      "INSERT INTO a VALUES (1)",
    ],
    [
      "CREATE TABLE event (start integer, \"end\" integer)",
      "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.end := 1; RETURN NEW; END; $$",
      "CREATE TRIGGER t BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION g()", "INSERT INTO event VALUES (1, 2)",
    ],
    ["CREATE FUNCTION h() RETURNS text LANGUAGE sql AS 'SELECT ''a;b'''", "SELECT h()"],
    ["DO $$ BEGIN PERFORM $q$;$q$; END $$", "SELECT 1"],
    ["DO $body$ BEGIN IF true THEN PERFORM 1; END IF; END; $body$", "SELECT 1"],
    ["CREATE VIEW v AS SELECT CASE WHEN true THEN 'END;' END AS c", "SELECT c FROM v"],
  ]

  private static let strings: [[String]] = [
    ["SELECT 'it''s; one', E'it\\'s; two', E'\\\\'", "SELECT 2"],
    ["SELECT E'a\\''\n  'b\\'; c'", "SELECT 2"],
    ["SELECT E'a' -- it's\n 'b\\'; c'", "SELECT 2"],
    ["SELECT E'a'\r'b\\'; c'", "SELECT 2"],
    ["SELECT 'a\\'", "SELECT 'b'"],
    ["SELECT 'a'\n'b\\'", "SELECT 'c'"],
    ["SELECT ''\n'a;b'", "SELECT '\n-- not a comment;\n'"],
    ["SELECT name'a\\'", "SELECT interval'1 day', time'12:00'"],
    ["SELECT e'\\'', 'x'", "SELECT e'\\\\', E''"],
    ["SELECT U&'\\0441;', U&'d!0061;' UESCAPE '!'", "SELECT B'01', X'1f', N';'"],
    ["SELECT $$;$$ || $a$ $$ ; $a$ || $A$ $a$; $A$", "SELECT 2"],
    ["SELECT $_$;$_$, $é$;$é$, $a1$ ' \" ; $a1$", "SELECT 2"],
    ["SELECT $$it's$$, $q$\\$q$", "SELECT $$ /* $$, 1"],
    ["CREATE TYPE mood AS ENUM ('a;b', 'c''d')", "SELECT 'a;b'::mood"],
    ["SET LOCAL search_path TO 'a;b', public", "SELECT 1"],
    ["SELECT set_config('standard_conforming_strings', 'on', true)", "SET LOCAL standard_conforming_strings = on"],
    ["SELECT 'a'::text COLLATE \"C\" || ';'", "SELECT 1.5e10, .5, 1e-3, 5 - -1"],
  ]

  private static let postgresNames: [[String]] = [
    ["SELECT 1 AS \"a;b\", 2 AS \"c\"\"; d\"", "SELECT 3 AS \"it's\""],
    ["SELECT U&\"d\\0061t;a\" FROM (SELECT 1 AS \"dat;a\") AS x", "SELECT 2"],
    ["SELECT 1 AS a$b, 2 AS c$$d, 3 AS e$$", "SELECT 2"],
    ["SELECT 1 AS 한글, 2 AS \"표;\"", "SELECT 2 AS é"],
    ["SELECT begin FROM (SELECT 1 AS begin) AS x", "SELECT x.end FROM (SELECT 2 AS \"end\") AS x", "SELECT 1 AS end"],
    ["CREATE TABLE q (\"begin\" integer, \"case\" integer, \"end\" integer)", "UPDATE q SET \"end\" = \"case\""],
    ["PREPARE q(integer) AS SELECT $1", "EXECUTE q(1)", "DEALLOCATE q"],
    ["SELECT (ARRAY[1,2])[1], (SELECT 1)", "SELECT 1 <> 2, 4 / 2, @ -5"],
    ["", "SELECT 1", "", "", "SELECT 2"],
  ]

  private static let triggers: [[String]] = [
    [
      "CREATE TABLE event (id integer PRIMARY KEY, start integer, end integer, length integer)",
      "CREATE TRIGGER event_length AFTER INSERT ON event\nBEGIN\n"
        + "  UPDATE event SET length = NEW.end - NEW.start WHERE id = NEW.id;\n"
        + "  UPDATE event SET start = start WHERE id = NEW.id;\nEND",
      "INSERT INTO event VALUES (1, 2, 3, 4)",
    ],
    table + ["CREATE TRIGGER end AFTER INSERT ON t BEGIN SELECT 1; END", "SELECT 1"],
    table + ["CREATE TRIGGER begin BEFORE DELETE ON t BEGIN SELECT 1; END", "SELECT 1"],
    table + [
      "CREATE TRIGGER a AFTER UPDATE OF end ON t WHEN NEW.end > 1 BEGIN UPDATE t SET end = CASE WHEN 1 THEN 2 END; END",
      "UPDATE t SET end = 3",
    ],
    table + ["CREATE TEMP TRIGGER a AFTER INSERT ON t BEGIN UPDATE t SET begin = end; DELETE FROM t; END", "SELECT 1"],
    table + ["CREATE TEMPORARY TRIGGER IF NOT EXISTS a INSERT ON t BEGIN SELECT 1 AS end; END", "SELECT 1"],
    table + ["create trigger a after insert on t begin select 1; end", "select 1"],
    table + ["CREATE TRIGGER a AFTER INSERT ON t BEGIN INSERT INTO t VALUES ('; END;', 1); -- END;\n END", "SELECT 1"],
    table + ["CREATE TRIGGER a AFTER INSERT ON t BEGIN /* END; */ SELECT 1; /* ; */ END -- ;\n", "SELECT 1"],
    table + ["CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT RAISE(ABORT, 'no; END;') WHERE 0; END", "SELECT 1"],
    table + ["CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT CASE WHEN 1 THEN CASE 1 WHEN 1 THEN 2 END END; END"],
    table + [
      "CREATE VIEW v AS SELECT begin FROM t",
      "CREATE TRIGGER a INSTEAD OF INSERT ON v BEGIN INSERT INTO t(begin) VALUES (NEW.begin); END",
      "INSERT INTO v VALUES (1)",
    ],
    table + ["CREATE -- TRIGGER\n TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END", "SELECT 1"],
    table + [
      "EXPLAIN CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END", "EXPLAIN QUERY PLAN SELECT 1", "SELECT 2",
    ],
    table + [
      "CREATE TRIGGER a AFTER INSERT ON t BEGIN WITH x AS (SELECT 1) SELECT * FROM x; SELECT 2; END", "SELECT 1",
    ],
  ]

  private static let table = ["CREATE TABLE t (begin, end)"]

  private static let sqliteNames: [[String]] = [
    ["CREATE TABLE trigger (x)", "CREATE INDEX end ON trigger (x)", "SELECT 1"],
    ["CREATE TEMP TABLE trigger (x)", "CREATE VIEW begin AS SELECT 1", "SELECT 1"],
    ["CREATE /* TRIGGER */ TABLE z (x)", "SELECT 1"],
    ["CREATE TABLE [a;'b] (`c;d` integer, \"e;\"\"f\" integer)", "SELECT [c;d] FROM \"a;'b\""],
    ["SELECT 'a\\'", "SELECT 'it''s; one'", "SELECT x'00', 'x'"],
    ["WITH end AS (SELECT 1 AS begin) SELECT begin FROM end", "SELECT 1"],
    ["CREATE TABLE a$b (c$$d integer)", "SELECT c$$d FROM a$b"],
    ["CREATE TABLE 한글 (\"표;\" integer)", "SELECT \"표;\" FROM 한글"],
    ["SELECT json('{\"a\":1}') -> 'a'", "SELECT 5 - -1", "VALUES (1), (2)"],
    ["SELECT 'a' 'b;'", "SELECT 1"],
    ["CREATE TABLE c (x, CHECK (x <> ';'))", "REPLACE INTO c VALUES (1)", "PRAGMA user_version"],
    ["", "SELECT 1", "", "", "SELECT 2"],
  ]

  private static func comments(_ dialect: Dialect) -> [[String]] {
    [
      ["SELECT 1 /* '; */", "SELECT 2 -- '; \"\n", "/* first; */ SELECT 3"],
      ["-- it's;\nSELECT 1", "SELECT /* a\n; -- b */ 2"],
      dialect == .postgres
        ? ["SELECT /* one /* ; */ ; */ 2", "SELECT /*/ ; /**/ */ 3", "/***/ SELECT 4 /* ** /* ; */ **/"]
        : ["SELECT 1 /* /* ; */ + 1", "SELECT /*/ ; */ 3", "/***/ SELECT 4"],
      // PostgreSQL ends a comment at a carriage return, SQLite doesn't.
      dialect == .postgres ? ["SELECT 1 -- it's;\r", "SELECT 2"] : ["SELECT 1 -- it's;\r; no\n", "SELECT 2"],
    ]
  }
}
