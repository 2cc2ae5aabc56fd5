-- Accounts: the requests of users that their account be deleted. Django doesn't know this table: the database itself
-- removes a request with its user.

-- migrate:up

CREATE TABLE accounts_deletion (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  user_id integer NOT NULL UNIQUE REFERENCES accounts_user (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  requested_at datetime NOT NULL
);
CREATE INDEX accounts_deletion_requested_at ON accounts_deletion (requested_at);

-- migrate:down

DROP TABLE accounts_deletion;
