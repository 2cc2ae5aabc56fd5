-- migrate:up
CREATE TABLE books_book (
  id integer PRIMARY KEY AUTOINCREMENT,
  title varchar(200) NOT NULL,
  author varchar(120) NOT NULL,
  cover varchar(100) NOT NULL,
  added_at datetime NOT NULL
);

-- migrate:down
DROP TABLE books_book;
