#ifndef CMANAGE_ARGUMENTS_H
#define CMANAGE_ARGUMENTS_H

/// The arguments that the kernel passed to the process, and how many there are; NULL where the C library passes them to
/// `main` alone.
char *const *manage_arguments(int *count);

#endif
