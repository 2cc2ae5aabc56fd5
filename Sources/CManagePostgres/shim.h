#include <libpq-fe.h>
#ifdef __linux__
// Neither of Swift's libc modules has it.
#include <sys/epoll.h>
#endif
