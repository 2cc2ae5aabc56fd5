-- Sessions: the table that Django's session framework has, column for column and index for index, so that Django and
-- manage can serve one database side by side.

-- migrate:up

CREATE TABLE django_session (
  session_key varchar(40) NOT NULL PRIMARY KEY,
  session_data text NOT NULL,
  expire_date datetime NOT NULL
);
CREATE INDEX django_session_expire_date_a5c62663 ON django_session (expire_date);

-- migrate:down

DROP TABLE django_session;
