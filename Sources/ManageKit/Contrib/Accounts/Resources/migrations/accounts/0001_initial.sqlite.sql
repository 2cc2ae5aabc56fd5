-- Users, groups and permissions: the tables that Django's auth has with a user model in the app accounts. Columns and
-- the names of indexes are Django's, so that its live database is adopted as it is.
-- A login needs sessions too.

-- migrate:depends sessions.0001_initial
-- migrate:up

CREATE TABLE django_content_type (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  app_label varchar(100) NOT NULL,
  model varchar(100) NOT NULL
);
CREATE UNIQUE INDEX django_content_type_app_label_model_76bd3d3b_uniq ON django_content_type (app_label, model);

CREATE TABLE auth_permission (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  name varchar(255) NOT NULL,
  content_type_id integer NOT NULL REFERENCES django_content_type (id) DEFERRABLE INITIALLY DEFERRED,
  codename varchar(100) NOT NULL
);
CREATE UNIQUE INDEX auth_permission_content_type_id_codename_01ab375a_uniq
  ON auth_permission (content_type_id, codename);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON auth_permission (content_type_id);

CREATE TABLE auth_group (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  name varchar(150) NOT NULL UNIQUE
);

CREATE TABLE auth_group_permissions (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  group_id integer NOT NULL REFERENCES auth_group (id) DEFERRABLE INITIALLY DEFERRED,
  permission_id integer NOT NULL REFERENCES auth_permission (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX auth_group_permissions_group_id_permission_id_0cd325b0_uniq
  ON auth_group_permissions (group_id, permission_id);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON auth_group_permissions (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON auth_group_permissions (permission_id);

CREATE TABLE accounts_user (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  password varchar(128) NOT NULL,
  last_login datetime,
  is_superuser bool NOT NULL,
  username varchar(150) NOT NULL UNIQUE,
  first_name varchar(150) NOT NULL,
  last_name varchar(150) NOT NULL,
  email varchar(254) NOT NULL,
  is_staff bool NOT NULL,
  is_active bool NOT NULL,
  date_joined datetime NOT NULL,
  name text NOT NULL
);

CREATE TABLE accounts_user_groups (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  user_id integer NOT NULL REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED,
  group_id integer NOT NULL REFERENCES auth_group (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX accounts_user_groups_user_id_group_id_59c0b32f_uniq ON accounts_user_groups (user_id, group_id);
CREATE INDEX accounts_user_groups_user_id_52b62117 ON accounts_user_groups (user_id);
CREATE INDEX accounts_user_groups_group_id_bd11a704 ON accounts_user_groups (group_id);

CREATE TABLE accounts_user_user_permissions (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  user_id integer NOT NULL REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED,
  permission_id integer NOT NULL REFERENCES auth_permission (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq
  ON accounts_user_user_permissions (user_id, permission_id);
CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON accounts_user_user_permissions (user_id);
CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON accounts_user_user_permissions (permission_id);

-- migrate:down

DROP TABLE accounts_user_user_permissions;
DROP TABLE accounts_user_groups;
DROP TABLE accounts_user;
DROP TABLE auth_group_permissions;
DROP TABLE auth_group;
DROP TABLE auth_permission;
DROP TABLE django_content_type;
