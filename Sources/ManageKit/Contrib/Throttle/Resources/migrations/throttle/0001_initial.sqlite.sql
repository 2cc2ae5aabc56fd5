-- Throttle: how often something was attempted, such as the login of a name.

-- migrate:up

CREATE TABLE throttle_attempt (
  counter varchar(64) NOT NULL PRIMARY KEY,
  attempts integer NOT NULL,
  window_end datetime NOT NULL
);
CREATE INDEX throttle_attempt_window_end ON throttle_attempt (window_end);

-- migrate:down

DROP TABLE throttle_attempt;
