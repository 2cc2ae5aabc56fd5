-- Reports of posts, which staff look at: one a user and post.

-- migrate:up
CREATE TABLE forum_report (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  created_at datetime NOT NULL,
  reason varchar(300) NOT NULL,
  post_id integer NOT NULL REFERENCES forum_forumpost (id) DEFERRABLE INITIALLY DEFERRED,
  reporter_id integer NOT NULL REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED,
  settled_at datetime
);
CREATE UNIQUE INDEX forum_report_post_reporter_uniq ON forum_report (post_id, reporter_id);
CREATE INDEX forum_report_reporter ON forum_report (reporter_id);
CREATE INDEX forum_report_open ON forum_report (created_at) WHERE settled_at IS NULL;

-- migrate:down
DROP TABLE forum_report;
