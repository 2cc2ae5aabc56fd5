#include "CManageArguments.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static int argument_count;
static char *const *argument_values;

void manage_fill_closed_descriptors(void) {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
    // The lowest number that is free is the one that is closed. Using it is an error, as it was.
    if (fcntl(descriptor, F_GETFD) < 0) open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

#if defined(__linux__) && defined(__GLIBC__)

// Swift looks for the arguments below the environment, where they are no longer found once a library that was loaded
// before has set a variable, or in /proc, which may not be there. glibc passes main's parameters to the functions of
// this section as well (_dl_init and __libc_start_main).
static void keep_arguments(int count, char **values, char **environment) {
  (void)environment;
  argument_count = count;
  argument_values = values;
  // Before Swift's runtime opens descriptors of its own, one of which would get the output.
  manage_fill_closed_descriptors();
}

static void (*keeper)(int, char **, char **) __attribute__((section(".init_array"), used)) = keep_arguments;

#endif

char *const *manage_arguments(int *count) {
  *count = argument_count;
  return argument_values;
}
