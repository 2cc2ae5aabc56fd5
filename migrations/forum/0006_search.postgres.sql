-- Search by the pairs of letters in titles and texts: two letters are the usual word in Korean. The rows that the Django
-- site writes are found too, since the index is over an expression.

-- migrate:transaction no
-- migrate:up
CREATE FUNCTION forum_bigrams(source text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  WITH folded AS (SELECT lower(source COLLATE "und-x-icu") AS words)
  SELECT coalesce(array_agg(DISTINCT found.pair[1]), '{}')
  FROM (
    SELECT regexp_matches(words, '\S\S', 'g') AS pair FROM folded
    UNION ALL
    -- The pairs in between: those of the words without their first letters.
    SELECT regexp_matches(regexp_replace(words, '(^|\s)\S', '\1', 'g'), '\S\S', 'g') FROM folded
  ) AS found
$$;
CREATE INDEX CONCURRENTLY forum_post_bigrams ON forum_forumpost USING gin (forum_bigrams(title || ' ' || content))
  WITH (fastupdate = off);

-- migrate:down
DROP INDEX CONCURRENTLY forum_post_bigrams;
DROP FUNCTION forum_bigrams(text);
