-- Search by the pairs of letters in titles and texts: two letters are the usual word in Korean. Triggers keep the table,
-- so that the rows which the Django site writes are found too.

-- migrate:up
CREATE TABLE forum_bigram (
  pair text NOT NULL,
  post_id integer NOT NULL,
  PRIMARY KEY (pair, post_id)
) WITHOUT ROWID;
CREATE INDEX forum_bigram_post ON forum_bigram (post_id);

-- A text is cut into pieces of 100 letters and the one behind first: to count letters from its start takes ever longer.
CREATE TRIGGER forum_bigram_insert AFTER INSERT ON forum_forumpost BEGIN
  INSERT OR IGNORE INTO forum_bigram (pair, post_id)
  SELECT substr(piece, place, 2), NEW.id FROM (
    WITH RECURSIVE
      pieces (piece, rest) AS (
        SELECT substr(words, 1, 101), substr(words, 101)
        FROM (SELECT lower(NEW.title || ' ' || NEW.content) AS words)
        UNION ALL
        SELECT substr(rest, 1, 101), substr(rest, 101) FROM pieces WHERE rest <> ''
      ),
      places (place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM places WHERE place < 100)
    SELECT piece, place FROM pieces, places WHERE place < length(piece)
  )
  WHERE trim(substr(piece, place, 1), char(9, 10, 13, 32)) <> ''
    AND trim(substr(piece, place + 1, 1), char(9, 10, 13, 32)) <> '';
END;

CREATE TRIGGER forum_bigram_update AFTER UPDATE OF title, content ON forum_forumpost BEGIN
  DELETE FROM forum_bigram WHERE post_id = OLD.id;
  INSERT OR IGNORE INTO forum_bigram (pair, post_id)
  SELECT substr(piece, place, 2), NEW.id FROM (
    WITH RECURSIVE
      pieces (piece, rest) AS (
        SELECT substr(words, 1, 101), substr(words, 101)
        FROM (SELECT lower(NEW.title || ' ' || NEW.content) AS words)
        UNION ALL
        SELECT substr(rest, 1, 101), substr(rest, 101) FROM pieces WHERE rest <> ''
      ),
      places (place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM places WHERE place < 100)
    SELECT piece, place FROM pieces, places WHERE place < length(piece)
  )
  WHERE trim(substr(piece, place, 1), char(9, 10, 13, 32)) <> ''
    AND trim(substr(piece, place + 1, 1), char(9, 10, 13, 32)) <> '';
END;

CREATE TRIGGER forum_bigram_delete AFTER DELETE ON forum_forumpost BEGIN
  DELETE FROM forum_bigram WHERE post_id = OLD.id;
END;

-- The posts that are there.
UPDATE forum_forumpost SET title = title;

-- migrate:down
DROP TRIGGER forum_bigram_delete;
DROP TRIGGER forum_bigram_update;
DROP TRIGGER forum_bigram_insert;
DROP TABLE forum_bigram;
