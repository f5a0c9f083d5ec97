#ifndef ASSAY_CLINUX_CHILD_H
#define ASSAY_CLINUX_CHILD_H

// Other processes: the one that supervises us, and children: what posix_spawn cannot do (limits, a process group of its own, death with the parent).
// As in CLinux.h, what can fail returns -errno.

#include <stdint.h>

/// Tells a supervisor that speaks sd_notify(3), e.g. `READY=1`: 1 where it was told, 0 where there is none.
int assay_notify(const char *state);

/// A running child: its process (and group) id, and our ends of its standard input and output, both non-blocking.
struct assay_child {
    int pid;
    int input;
    int output;
};

/// Starts `argv[0]`, looked for in PATH of `environment`, in a process group of its own. The child has default signal
/// handling, no descriptor of ours but standard error, the address space limit where `memory_bytes` is not 0, the
/// working directory where `directory` is not NULL, and dies with the thread that started it.
int assay_child_start(char *const *argv, char *const *environment, const char *directory, uint64_t memory_bytes,
                      struct assay_child *out);
/// Blocks SIGPIPE in the calling thread: writing to a child that has ended is an error like others.
void assay_child_prepare_thread(void);
/// waitpid(2): 1 where the child has ended, with its exit code, or 256 plus the signal; 0 where it still runs.
int assay_child_reap(int pid, int waits, int *status);
/// Sends a signal to the child's process group.
void assay_child_signal(int pid, int signal);
/// poll(2) of the child's output, its input where `wants_input`, and an eventfd. Sets a bit for each that is ready
/// (1 output, 2 input, 4 event). EINTR counts as nothing.
int assay_child_wait(const struct assay_child *child, int wants_input, int event, int timeout_ms, int *ready);
/// write(2) or read(2), never blocking.
long assay_child_write(int fd, const void *bytes, unsigned long count);
long assay_child_read(int fd, void *bytes, unsigned long count);

#endif
