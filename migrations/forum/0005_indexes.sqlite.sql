-- The orders of the list of posts, and what limits and views are counted by.

-- migrate:up
CREATE INDEX forum_post_newest ON forum_forumpost (created_at DESC, id DESC) WHERE is_active;
CREATE INDEX forum_post_likes ON forum_forumpost (cache_likes_count DESC, id DESC) WHERE is_active;
CREATE INDEX forum_post_comments ON forum_forumpost (cache_comments_count DESC, id DESC) WHERE is_active;
CREATE INDEX forum_post_views ON forum_forumpost (cache_views_count DESC, id DESC) WHERE is_active;
CREATE INDEX forum_post_category ON forum_forumpost (category_id, created_at DESC, id DESC) WHERE is_active;
CREATE INDEX forum_post_author ON forum_forumpost (user_id, created_at);
CREATE INDEX forum_post_deleted ON forum_forumpost (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX forum_comment_author ON forum_forumcomment (author_id, created_at);
CREATE INDEX forum_comment_deleted ON forum_forumcomment (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX forum_hit_address ON forum_forumposthitcount (post_id, ip, date);
CREATE INDEX forum_hit_user ON forum_forumposthitcount (post_id, user_id, date);

-- migrate:down
DROP INDEX forum_hit_user;
DROP INDEX forum_hit_address;
DROP INDEX forum_comment_deleted;
DROP INDEX forum_comment_author;
DROP INDEX forum_post_deleted;
DROP INDEX forum_post_author;
DROP INDEX forum_post_category;
DROP INDEX forum_post_views;
DROP INDEX forum_post_comments;
DROP INDEX forum_post_likes;
DROP INDEX forum_post_newest;
