#ifndef BARE_LIBPQ_H
#define BARE_LIBPQ_H

/// A connection by libpq's own blocking calls, to the server that PGHOST and its like name; NULL where there is none.
void *bare_open(void);

void bare_close(void *connection);

/// Prepares the statement that `bare_fetch` runs; 0, or -1 where the server refuses it.
int bare_prepare(void *connection, const char *sql);

/// Runs the prepared statement with two integers, waits for its rows and reads every field; how many bytes they have,
/// or -1.
long bare_fetch(void *connection, long first, long second);

#endif
