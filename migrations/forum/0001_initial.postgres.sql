-- Categories, tags, posts, comments, likes and the records of addresses: the tables of the Django site's forum. Columns
-- and the names of constraints and indexes are Django's, so that its live database is adopted as it is.

-- migrate:depends accounts.0001_initial
-- migrate:up

CREATE TABLE forum_forumcategory (
  id serial NOT NULL PRIMARY KEY,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  name varchar(30) NOT NULL CONSTRAINT forum_forumcategory_name_431dd795_uniq UNIQUE,
  description varchar(30) NOT NULL,
  parent_category_id integer
    CONSTRAINT forum_forumcategory_parent_category_id_29bb7a35_fk_forum_for
    REFERENCES forum_forumcategory (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX forum_forumcategory_name_431dd795_like ON forum_forumcategory (name varchar_pattern_ops);
CREATE INDEX forum_forumcategory_parent_category_id_29bb7a35 ON forum_forumcategory (parent_category_id);

CREATE TABLE forum_forumtag (
  id serial NOT NULL PRIMARY KEY,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  name varchar(50) NOT NULL UNIQUE,
  parent_tag_id integer
    CONSTRAINT forum_forumtag_parent_tag_id_a5c69887_fk_forum_forumtag_id
    REFERENCES forum_forumtag (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX forum_forumtag_name_83c1ab0f_like ON forum_forumtag (name varchar_pattern_ops);
CREATE INDEX forum_forumtag_parent_tag_id_a5c69887 ON forum_forumtag (parent_tag_id);

CREATE TABLE forum_forumpost (
  id serial NOT NULL PRIMARY KEY,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  title varchar(30) NOT NULL,
  content text NOT NULL,
  file varchar(100) NOT NULL,
  last_ip inet,
  user_id integer NOT NULL
    CONSTRAINT forum_forumpost_user_id_f470e9de_fk_accounts_user_id
    REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED,
  category_id integer
    CONSTRAINT forum_forumpost_category_id_9647083a_fk_forum_forumcategory_id
    REFERENCES forum_forumcategory (id) DEFERRABLE INITIALLY DEFERRED,
  is_active boolean NOT NULL,
  cache_comments_count integer NOT NULL
    CONSTRAINT forum_forumpost_cache_comments_count_check CHECK (cache_comments_count >= 0),
  cache_likes_count integer NOT NULL
    CONSTRAINT forum_forumpost_cache_likes_count_check CHECK (cache_likes_count >= 0),
  cache_views_count bigint NOT NULL
    CONSTRAINT forum_forumpost_cache_views_count_check CHECK (cache_views_count >= 0),
  category_name varchar(30) NOT NULL,
  user_name varchar(30) NOT NULL
);
CREATE INDEX forum_forumpost_author_id_0af5ed03 ON forum_forumpost (user_id);
CREATE INDEX forum_forumpost_category_id_9647083a ON forum_forumpost (category_id);

CREATE TABLE forum_forumpost_tags (
  id serial NOT NULL PRIMARY KEY,
  forumpost_id integer NOT NULL
    CONSTRAINT forum_forumpost_tags_forumpost_id_e1819019_fk_forum_for
    REFERENCES forum_forumpost (id) DEFERRABLE INITIALLY DEFERRED,
  forumtag_id integer NOT NULL
    CONSTRAINT forum_forumpost_tags_forumtag_id_5919e0cf_fk_forum_forumtag_id
    REFERENCES forum_forumtag (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT forum_forumpost_tags_forumpost_id_forumtag_id_7a901136_uniq UNIQUE (forumpost_id, forumtag_id)
);
CREATE INDEX forum_forumpost_tags_forumpost_id_e1819019 ON forum_forumpost_tags (forumpost_id);
CREATE INDEX forum_forumpost_tags_forumtag_id_5919e0cf ON forum_forumpost_tags (forumtag_id);

CREATE TABLE forum_forumcomment (
  id serial NOT NULL PRIMARY KEY,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  content varchar(300) NOT NULL,
  is_active boolean NOT NULL,
  author_id integer NOT NULL
    CONSTRAINT forum_forumcomment_author_id_47c819f8_fk_accounts_user_id
    REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED,
  post_id integer NOT NULL
    CONSTRAINT forum_forumcomment_post_id_56a82180_fk_forum_forumpost_id
    REFERENCES forum_forumpost (id) DEFERRABLE INITIALLY DEFERRED,
  parent_comment_id integer
    CONSTRAINT forum_forumcomment_parent_comment_id_160998af_fk_forum_for
    REFERENCES forum_forumcomment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX forum_forumcomment_author_id_47c819f8 ON forum_forumcomment (author_id);
CREATE INDEX forum_forumcomment_parent_comment_id_160998af ON forum_forumcomment (parent_comment_id);
CREATE INDEX forum_forumcomment_post_id_56a82180 ON forum_forumcomment (post_id);

CREATE TABLE forum_forumlike (
  id serial NOT NULL PRIMARY KEY,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  author_id integer NOT NULL
    CONSTRAINT forum_forumlike_author_id_4468687a_fk_accounts_user_id
    REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED,
  post_id integer
    CONSTRAINT forum_forumlike_post_id_c7db48c8_fk_forum_forumpost_id
    REFERENCES forum_forumpost (id) DEFERRABLE INITIALLY DEFERRED,
  comment_id integer
    CONSTRAINT forum_forumlike_comment_id_449dd5c7_fk_forum_forumcomment_id
    REFERENCES forum_forumcomment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX forum_forumlike_author_id_4468687a ON forum_forumlike (author_id);
CREATE INDEX forum_forumlike_comment_id_449dd5c7 ON forum_forumlike (comment_id);
CREATE INDEX forum_forumlike_posts_id_10a16fc8 ON forum_forumlike (post_id);

CREATE TABLE forum_forumpostiprecord (
  id serial NOT NULL PRIMARY KEY,
  ip inet NOT NULL,
  date timestamp with time zone NOT NULL,
  post_id integer NOT NULL
    CONSTRAINT forum_forumpostiprecord_post_id_ba2f9eb6_fk_forum_forumpost_id
    REFERENCES forum_forumpost (id) DEFERRABLE INITIALLY DEFERRED,
  user_id integer NOT NULL
    CONSTRAINT forum_forumpostiprecord_user_id_1570f4c1_fk_accounts_user_id
    REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX forum_forumpostiprecord_post_id_ba2f9eb6 ON forum_forumpostiprecord (post_id);
CREATE INDEX forum_forumpostiprecord_user_id_1570f4c1 ON forum_forumpostiprecord (user_id);

CREATE TABLE forum_forumposthitcount (
  id serial NOT NULL PRIMARY KEY,
  ip inet NOT NULL,
  date timestamp with time zone NOT NULL,
  post_id integer NOT NULL
    CONSTRAINT forum_forumposthitcount_post_id_ce1229c2_fk_forum_forumpost_id
    REFERENCES forum_forumpost (id) DEFERRABLE INITIALLY DEFERRED,
  user_id integer
    CONSTRAINT forum_forumposthitcount_user_id_813db607_fk_accounts_user_id
    REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX forum_forumposthitcount_post_id_ce1229c2 ON forum_forumposthitcount (post_id);
CREATE INDEX forum_forumposthitcount_user_id_813db607 ON forum_forumposthitcount (user_id);

CREATE TABLE forum_forumcommentiprecord (
  id serial NOT NULL PRIMARY KEY,
  ip inet NOT NULL,
  date timestamp with time zone NOT NULL,
  comment_id integer NOT NULL
    CONSTRAINT forum_forumcommentip_comment_id_3ee283be_fk_forum_for
    REFERENCES forum_forumcomment (id) DEFERRABLE INITIALLY DEFERRED,
  user_id integer NOT NULL
    CONSTRAINT forum_forumcommentiprecord_user_id_86fbee82_fk_accounts_user_id
    REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX forum_forumcommentiprecord_comment_id_3ee283be ON forum_forumcommentiprecord (comment_id);
CREATE INDEX forum_forumcommentiprecord_user_id_86fbee82 ON forum_forumcommentiprecord (user_id);

-- migrate:down

DROP TABLE forum_forumcommentiprecord;
DROP TABLE forum_forumposthitcount;
DROP TABLE forum_forumpostiprecord;
DROP TABLE forum_forumlike;
DROP TABLE forum_forumcomment;
DROP TABLE forum_forumpost_tags;
DROP TABLE forum_forumpost;
DROP TABLE forum_forumtag;
DROP TABLE forum_forumcategory;
