-- Deleted posts and comments are kept for a while: `is_active` hides them, as it does on the Django site, and this is
-- the time from which they are counted. Rows that Django hid have none, and stay.

-- migrate:up
ALTER TABLE forum_forumpost ADD COLUMN deleted_at datetime;
ALTER TABLE forum_forumcomment ADD COLUMN deleted_at datetime;

-- migrate:down
ALTER TABLE forum_forumcomment DROP COLUMN deleted_at;
ALTER TABLE forum_forumpost DROP COLUMN deleted_at;
