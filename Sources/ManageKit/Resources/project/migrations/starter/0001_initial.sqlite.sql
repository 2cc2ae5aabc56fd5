-- migrate:up
CREATE TABLE starter_entry (
  id integer PRIMARY KEY AUTOINCREMENT,
  text varchar(200) NOT NULL,
  created_at datetime NOT NULL
);

-- migrate:down
DROP TABLE starter_entry;
