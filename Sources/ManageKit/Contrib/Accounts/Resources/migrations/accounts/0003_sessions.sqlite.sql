-- Accounts: the sessions of users, which their page lists and ends. A row has a digest of its session's key and
-- the first characters of that, by which the row of django_session is found. The trigger ends the sessions of a user
-- who is deactivated or gets another password, whoever does it.

-- migrate:up

CREATE TABLE accounts_session (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  digest varchar(64) NOT NULL UNIQUE,
  key_start varchar(4) NOT NULL,
  user_id integer NOT NULL REFERENCES accounts_user (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  begun datetime NOT NULL,
  seen datetime NOT NULL,
  address varchar(45) NOT NULL,
  agent varchar(255) NOT NULL
);
CREATE INDEX accounts_session_user_id ON accounts_session (user_id);
CREATE INDEX accounts_session_seen ON accounts_session (seen);

CREATE TRIGGER accounts_session_end AFTER UPDATE OF password, is_active ON accounts_user
  FOR EACH ROW WHEN NEW.password <> OLD.password OR NOT NEW.is_active
BEGIN
  DELETE FROM accounts_session WHERE user_id = NEW.id;
END;

-- migrate:down

DROP TRIGGER accounts_session_end;
DROP TABLE accounts_session;
