-- A like once a user, and the likes of a comment counted as those of a post are. Posts are counted again: the Django site
-- counts hidden comments too.

-- migrate:up
ALTER TABLE forum_forumcomment ADD COLUMN cache_likes_count integer NOT NULL DEFAULT 0;

DELETE FROM forum_forumlike WHERE EXISTS (
  SELECT 1 FROM forum_forumlike AS earlier
  WHERE earlier.id < forum_forumlike.id AND earlier.author_id = forum_forumlike.author_id
    AND (earlier.post_id = forum_forumlike.post_id OR earlier.comment_id = forum_forumlike.comment_id)
);
CREATE UNIQUE INDEX forum_forumlike_author_post_uniq ON forum_forumlike (author_id, post_id);
CREATE UNIQUE INDEX forum_forumlike_author_comment_uniq ON forum_forumlike (author_id, comment_id);

UPDATE forum_forumcomment SET cache_likes_count = (
  SELECT count(*) FROM forum_forumlike WHERE forum_forumlike.comment_id = forum_forumcomment.id
)
WHERE id IN (SELECT comment_id FROM forum_forumlike);

UPDATE forum_forumpost SET
  cache_comments_count = (
    SELECT count(*) FROM forum_forumcomment WHERE forum_forumcomment.post_id = forum_forumpost.id AND is_active
  ),
  cache_likes_count = (SELECT count(*) FROM forum_forumlike WHERE forum_forumlike.post_id = forum_forumpost.id);

-- migrate:down
DROP INDEX forum_forumlike_author_comment_uniq;
DROP INDEX forum_forumlike_author_post_uniq;
ALTER TABLE forum_forumcomment DROP COLUMN cache_likes_count;
