#ifndef CMANAGE_ARGUMENTS_H
#define CMANAGE_ARGUMENTS_H

/// The arguments that the kernel passed to the process, and how many there are; NULL where the C library passes them to
/// `main` alone.
char *const *manage_arguments(int *count);

/// Opens standard input, output and error where the process was started without them, so that no file that is opened
/// later takes their place.
void manage_fill_closed_descriptors(void);

#endif
