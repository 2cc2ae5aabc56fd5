#include "bare_libpq.h"

#include <libpq-fe.h>
#include <stdio.h>

void *bare_open(void) {
  PGconn *connection = PQconnectdb("");
  if (PQstatus(connection) == CONNECTION_OK) return connection;
  PQfinish(connection);
  return NULL;
}

void bare_close(void *connection) {
  PQfinish(connection);
}

int bare_prepare(void *connection, const char *sql) {
  PGresult *result = PQprepare(connection, "bare", sql, 0, NULL);
  int is_done = PQresultStatus(result) == PGRES_COMMAND_OK;
  PQclear(result);
  return is_done ? 0 : -1;
}

long bare_fetch(void *connection, long first, long second) {
  char texts[2][24];
  snprintf(texts[0], sizeof texts[0], "%ld", first);
  snprintf(texts[1], sizeof texts[1], "%ld", second);
  const char *values[] = {texts[0], texts[1]};
  PGresult *result = PQexecPrepared(connection, "bare", 2, values, NULL, NULL, 0);
  if (PQresultStatus(result) != PGRES_TUPLES_OK) {
    PQclear(result);
    return -1;
  }
  long bytes = 0;
  int rows = PQntuples(result), columns = PQnfields(result);
  for (int row = 0; row < rows; row++) {
    for (int column = 0; column < columns; column++) {
      if (PQgetisnull(result, row, column)) continue;
      volatile char first = *PQgetvalue(result, row, column);
      (void)first;
      bytes += PQgetlength(result, row, column);
    }
  }
  PQclear(result);
  return bytes;
}
