#ifndef ASSAY_CLINUX_H
#define ASSAY_CLINUX_H

// Linux calls that Swift cannot reach portably: those behind _GNU_SOURCE, variadic ones, and those whose structs or
// macros import differently from one libc module to the next. System headers stay in linux.c.
//
// Every function that can fail returns -errno, so that no caller depends on errno surviving between two calls.
// EINTR is retried here wherever repeating the call is harmless.

#include <stddef.h>
#include <stdint.h>

// ---- Readiness: epoll(7), edge-triggered --------------------------------------------------------------------------

enum { ASSAY_READABLE = 1, ASSAY_WRITABLE = 2, ASSAY_PEER_FINISHED = 4, ASSAY_HANG_UP = 8 };

/// epoll_create1(EPOLL_CLOEXEC).
int assay_epoll_create(void);
/// epoll_ctl(EPOLL_CTL_ADD) for EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET.
int assay_epoll_add_edge(int epoll, int fd, uint64_t token);
/// epoll_ctl(EPOLL_CTL_ADD) for level-triggered EPOLLIN.
int assay_epoll_add_level(int epoll, int fd, uint64_t token);
/// epoll_ctl(EPOLL_CTL_DEL).
int assay_epoll_remove(int epoll, int fd);
/// epoll_wait(2); fills tokens and ASSAY_* readiness side by side. EINTR counts as no event.
int assay_epoll_wait(int epoll, uint64_t *tokens, uint32_t *ready, int capacity, int timeout_ms);

/// eventfd(2), non-blocking.
int assay_eventfd_create(void);
/// Adds one, which makes the descriptor readable.
int assay_eventfd_signal(int fd);
/// Resets the count to zero.
int assay_eventfd_clear(int fd);

// ---- Sockets ------------------------------------------------------------------------------------------------------

/// A peer or a listener's own address. `family` is 4, 6 or 1 (Unix); IPv4 uses the first four bytes.
struct assay_address {
    uint8_t family;
    uint8_t bytes[16];
    uint16_t port;
    uint32_t scope;
};

/// Parses a numeric address without a resolver. `family` is 4 or 6. Returns 0 or -EINVAL.
int assay_address_parse(const char *text, uint8_t family, uint16_t port, struct assay_address *out);

/// socket, SO_REUSEADDR, IPV6_V6ONLY, TCP_NODELAY (inherited by accepted sockets), bind, listen. Non-blocking.
int assay_listen_tcp(const struct assay_address *address, int backlog);
/// Like assay_listen_tcp for a Unix socket: a stale file is replaced only if connecting to it is refused, and the new
/// one is created with the permissions `mode`. `device` and `inode` receive the file's identity.
int assay_listen_unix(const char *path, int backlog, uint32_t mode, uint64_t *device, uint64_t *inode);
/// unlink(2), only if the path is still the file with that identity.
int assay_unlink_same(const char *path, uint64_t device, uint64_t inode);
/// The port a TCP socket is bound to.
int assay_bound_port(int fd);

/// accept4(SOCK_NONBLOCK | SOCK_CLOEXEC).
int assay_accept(int listener, struct assay_address *peer);
/// connect(2), blocking; for tests and health probes. Returns the descriptor.
int assay_connect_tcp(const struct assay_address *address);
/// connect(2) to a Unix socket, blocking.
int assay_connect_unix(const char *path);

/// recv(2).
long assay_receive(int fd, void *buffer, size_t count);
/// One sendmsg(2) of two buffers with MSG_NOSIGNAL; the second may be empty.
long assay_send(int fd, const void *first, size_t first_count, const void *second, size_t second_count);
/// shutdown(SHUT_WR).
int assay_finish_sending(int fd);
/// close(2) with SO_LINGER of zero: what is unsent is dropped and the peer gets a reset.
void assay_reset(int fd);
/// close(2).
void assay_close(int fd);

// ---- The process --------------------------------------------------------------------------------------------------

/// Opens /dev/null: a descriptor to give up when none are left.
int assay_open_spare(void);
/// Raises RLIMIT_NOFILE to its hard limit and returns it (INT32_MAX at the most).
int assay_raise_descriptor_limit(void);
/// Keeps malloc from giving pages back between one large request and the next: up to 16 MiB stay in each arena.
void assay_keep_memory(void);
/// Gives all free pages back (malloc_trim(3)); takes milliseconds.
void assay_return_memory(void);
/// Names the calling thread for tools; at most 15 bytes.
void assay_name_thread(const char *name);
/// SIGPIPE is ignored from here on.
void assay_ignore_sigpipe(void);
/// Blocks SIGTERM, SIGINT and SIGHUP in the calling thread and those it creates later.
int assay_block_signals(void);
/// signalfd(2) for the blocked signals, non-blocking.
int assay_signalfd_create(void);
/// The next signal's number, or -EAGAIN.
int assay_signalfd_read(int fd);

enum { ASSAY_SIGHUP = 1, ASSAY_SIGINT = 2, ASSAY_SIGTERM = 15 };
enum { ASSAY_EAGAIN = 11, ASSAY_ENFILE = 23, ASSAY_EMFILE = 24, ASSAY_ENOBUFS = 105, ASSAY_ENOMEM = 12,
       ASSAY_ECONNABORTED = 103 };

#endif
