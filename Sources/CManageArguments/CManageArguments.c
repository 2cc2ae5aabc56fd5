#include "CManageArguments.h"

#include <stdlib.h>

static int argument_count;
static char *const *argument_values;

#if defined(__linux__) && defined(__GLIBC__)

// Swift looks for the arguments below the environment, where they are no longer found once a library that was loaded
// before has set a variable, or in /proc, which may not be there. glibc passes main's parameters to the functions of
// this section as well (_dl_init and __libc_start_main).
static void keep_arguments(int count, char **values, char **environment) {
  (void)environment;
  argument_count = count;
  argument_values = values;
}

static void (*keeper)(int, char **, char **) __attribute__((section(".init_array"), used)) = keep_arguments;

#endif

char *const *manage_arguments(int *count) {
  *count = argument_count;
  return argument_values;
}
