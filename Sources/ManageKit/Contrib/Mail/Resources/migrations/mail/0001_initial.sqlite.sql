-- Mail: what is to be sent, and what could not be.

-- migrate:up

CREATE TABLE mail_outbox (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  mailer varchar(50) NOT NULL,
  message text NOT NULL,
  recipients text NOT NULL,
  created_at datetime NOT NULL,
  attempts integer NOT NULL,
  due_at datetime,
  sent_at datetime,
  failed_at datetime,
  error varchar(1000) NOT NULL
);
CREATE INDEX mail_outbox_due_at ON mail_outbox (due_at);

-- migrate:down

DROP TABLE mail_outbox;
