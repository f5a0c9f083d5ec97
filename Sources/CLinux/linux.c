#define _GNU_SOURCE
#include "CLinux.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

_Static_assert(ASSAY_EAGAIN == EAGAIN && ASSAY_EAGAIN == EWOULDBLOCK, "errno values differ on this system");
_Static_assert(ASSAY_ENFILE == ENFILE && ASSAY_EMFILE == EMFILE, "errno values differ on this system");
_Static_assert(ASSAY_ENOBUFS == ENOBUFS && ASSAY_ENOMEM == ENOMEM, "errno values differ on this system");
_Static_assert(ASSAY_ECONNABORTED == ECONNABORTED, "errno values differ on this system");
_Static_assert(ASSAY_SIGHUP == SIGHUP && ASSAY_SIGINT == SIGINT && ASSAY_SIGTERM == SIGTERM, "signal numbers differ");

static int result_of(int value) { return value < 0 ? -errno : value; }

static int close_with(int fd, int error) {
    close(fd);
    return error;
}

// ---- Readiness ----------------------------------------------------------------------------------------------------

int assay_epoll_create(void) { return result_of(epoll_create1(EPOLL_CLOEXEC)); }

static int epoll_add(int epoll, int fd, uint64_t token, uint32_t interest) {
    struct epoll_event event = {.events = interest, .data.u64 = token};
    return result_of(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event));
}

int assay_epoll_add_edge(int epoll, int fd, uint64_t token) {
    return epoll_add(epoll, fd, token, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
}

int assay_epoll_add_level(int epoll, int fd, uint64_t token) { return epoll_add(epoll, fd, token, EPOLLIN); }

int assay_epoll_remove(int epoll, int fd) { return result_of(epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL)); }

int assay_epoll_wait(int epoll, uint64_t *tokens, uint32_t *ready, int capacity, int timeout_ms) {
    struct epoll_event events[256];
    int count = epoll_wait(epoll, events, capacity < 256 ? capacity : 256, timeout_ms);
    if (count < 0) return errno == EINTR ? 0 : -errno;
    for (int i = 0; i < count; i++) {
        uint32_t flags = events[i].events;
        tokens[i] = events[i].data.u64;
        ready[i] = (flags & EPOLLIN ? ASSAY_READABLE : 0) | (flags & EPOLLOUT ? ASSAY_WRITABLE : 0) |
                   (flags & EPOLLRDHUP ? ASSAY_PEER_FINISHED : 0) | (flags & (EPOLLHUP | EPOLLERR) ? ASSAY_HANG_UP : 0);
    }
    return count;
}

int assay_eventfd_create(void) { return result_of(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)); }

int assay_eventfd_signal(int fd) {
    uint64_t one = 1;
    ssize_t written;
    do written = write(fd, &one, sizeof one);
    while (written < 0 && errno == EINTR);
    return written < 0 ? -errno : 0;
}

int assay_eventfd_clear(int fd) {
    uint64_t count;
    ssize_t got;
    do got = read(fd, &count, sizeof count);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : 0;
}

// ---- Sockets ------------------------------------------------------------------------------------------------------

static socklen_t to_system(const struct assay_address *address, struct sockaddr_storage *out) {
    memset(out, 0, sizeof *out);
    if (address->family == 4) {
        struct sockaddr_in *in = (struct sockaddr_in *)out;
        in->sin_family = AF_INET;
        in->sin_port = htons(address->port);
        memcpy(&in->sin_addr, address->bytes, 4);
        return sizeof *in;
    }
    struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)out;
    in6->sin6_family = AF_INET6;
    in6->sin6_port = htons(address->port);
    in6->sin6_scope_id = address->scope;
    memcpy(&in6->sin6_addr, address->bytes, 16);
    return sizeof *in6;
}

static void from_system(const struct sockaddr_storage *address, struct assay_address *out) {
    memset(out, 0, sizeof *out);
    out->family = 1;
    if (address->ss_family == AF_INET) {
        const struct sockaddr_in *in = (const struct sockaddr_in *)address;
        out->family = 4;
        out->port = ntohs(in->sin_port);
        memcpy(out->bytes, &in->sin_addr, 4);
    } else if (address->ss_family == AF_INET6) {
        const struct sockaddr_in6 *in6 = (const struct sockaddr_in6 *)address;
        out->family = 6;
        out->port = ntohs(in6->sin6_port);
        out->scope = in6->sin6_scope_id;
        memcpy(out->bytes, &in6->sin6_addr, 16);
    }
}

int assay_address_parse(const char *text, uint8_t family, uint16_t port, struct assay_address *out) {
    memset(out, 0, sizeof *out);
    out->family = family;
    out->port = port;
    return inet_pton(family == 4 ? AF_INET : AF_INET6, text, out->bytes) == 1 ? 0 : -EINVAL;
}

static int open_stream(int domain, int extra) { return result_of(socket(domain, SOCK_STREAM | SOCK_CLOEXEC | extra, 0)); }

int assay_listen_tcp(const struct assay_address *address, int backlog) {
    struct sockaddr_storage system;
    socklen_t length = to_system(address, &system);
    int fd = open_stream(system.ss_family, SOCK_NONBLOCK);
    if (fd < 0) return fd;
    int one = 1;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) < 0) return close_with(fd, -errno);
    if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) < 0) return close_with(fd, -errno);
    // Explicit, so that [::] never depends on the host's bindv6only.
    if (address->family == 6 && setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one) < 0)
        return close_with(fd, -errno);
    if (bind(fd, (struct sockaddr *)&system, length) < 0) return close_with(fd, -errno);
    if (listen(fd, backlog) < 0) return close_with(fd, -errno);
    return fd;
}

static int unix_address(const char *path, struct sockaddr_un *out) {
    memset(out, 0, sizeof *out);
    out->sun_family = AF_UNIX;
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof out->sun_path) return -ENAMETOOLONG;
    memcpy(out->sun_path, path, length);
    return 0;
}

// A file nobody listens on refuses; anything else (a live server, a plain file, no permission) is left alone.
static int remove_if_stale(const char *path, const struct sockaddr_un *address) {
    struct stat status;
    if (lstat(path, &status) < 0) return errno == ENOENT ? 0 : -errno;
    if (!S_ISSOCK(status.st_mode)) return -EEXIST;
    int probe = open_stream(AF_UNIX, SOCK_NONBLOCK);
    if (probe < 0) return probe;
    int refused = connect(probe, (const struct sockaddr *)address, sizeof *address) < 0 && errno == ECONNREFUSED;
    close(probe);
    if (!refused) return -EADDRINUSE;
    return unlink(path) < 0 && errno != ENOENT ? -errno : 0;
}

int assay_listen_unix(const char *path, int backlog, uint32_t mode, uint64_t *device, uint64_t *inode) {
    struct sockaddr_un address;
    int error = unix_address(path, &address);
    if (error < 0) return error;
    error = remove_if_stale(path, &address);
    if (error < 0) return error;
    int fd = open_stream(AF_UNIX, SOCK_NONBLOCK);
    if (fd < 0) return fd;
    // The mode must be right from the first instant: chmod after bind leaves a window.
    mode_t before = umask(~(mode_t)mode & 0777);
    int bound = bind(fd, (struct sockaddr *)&address, sizeof address);
    int bind_error = errno;
    umask(before);
    if (bound < 0) return close_with(fd, -bind_error);
    struct stat status;
    if (listen(fd, backlog) < 0 || lstat(path, &status) < 0) {
        int listen_error = -errno;
        unlink(path);
        return close_with(fd, listen_error);
    }
    *device = (uint64_t)status.st_dev;
    *inode = (uint64_t)status.st_ino;
    return fd;
}

int assay_unlink_same(const char *path, uint64_t device, uint64_t inode) {
    struct stat status;
    if (lstat(path, &status) < 0) return -errno;
    if ((uint64_t)status.st_dev != device || (uint64_t)status.st_ino != inode) return -EEXIST;
    return result_of(unlink(path));
}

int assay_bound_port(int fd) {
    struct sockaddr_storage system;
    socklen_t length = sizeof system;
    if (getsockname(fd, (struct sockaddr *)&system, &length) < 0) return -errno;
    struct assay_address address;
    from_system(&system, &address);
    return address.port;
}

int assay_accept(int listener, struct assay_address *peer) {
    struct sockaddr_storage system;
    memset(&system, 0, sizeof system);
    socklen_t length = sizeof system;
    int fd;
    do fd = accept4(listener, (struct sockaddr *)&system, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    while (fd < 0 && errno == EINTR);
    if (fd < 0) return -errno;
    from_system(&system, peer);
    return fd;
}

int assay_connect_tcp(const struct assay_address *address) {
    struct sockaddr_storage system;
    socklen_t length = to_system(address, &system);
    int fd = open_stream(system.ss_family, 0);
    if (fd < 0) return fd;
    if (connect(fd, (struct sockaddr *)&system, length) < 0) return close_with(fd, -errno);
    return fd;
}

int assay_connect_unix(const char *path) {
    struct sockaddr_un address;
    int error = unix_address(path, &address);
    if (error < 0) return error;
    int fd = open_stream(AF_UNIX, 0);
    if (fd < 0) return fd;
    if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0) return close_with(fd, -errno);
    return fd;
}

long assay_receive(int fd, void *buffer, size_t count) {
    ssize_t got;
    do got = recv(fd, buffer, count, 0);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : got;
}

long assay_send(int fd, const void *first, size_t first_count, const void *second, size_t second_count) {
    ssize_t sent;
    if (second_count == 0) {
        do sent = send(fd, first, first_count, MSG_NOSIGNAL);
        while (sent < 0 && errno == EINTR);
    } else {
        struct iovec parts[2] = {{(void *)first, first_count}, {(void *)second, second_count}};
        struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
        do sent = sendmsg(fd, &message, MSG_NOSIGNAL);
        while (sent < 0 && errno == EINTR);
    }
    return sent < 0 ? -errno : sent;
}

int assay_finish_sending(int fd) { return result_of(shutdown(fd, SHUT_WR)); }

void assay_reset(int fd) {
    struct linger none = {.l_onoff = 1, .l_linger = 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    close(fd);
}

// Not retried on EINTR: on Linux the descriptor is gone either way (close(2)).
void assay_close(int fd) { close(fd); }

// ---- The process --------------------------------------------------------------------------------------------------

int assay_open_spare(void) { return result_of(open("/dev/null", O_RDONLY | O_CLOEXEC)); }

int assay_raise_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0) return -errno;
    if (limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        if (setrlimit(RLIMIT_NOFILE, &limit) < 0) return -errno;
    }
    return limit.rlim_cur > INT32_MAX ? INT32_MAX : (int)limit.rlim_cur;
}

void assay_keep_memory(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 8 << 20);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
#endif
}

void assay_return_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void assay_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

void assay_ignore_sigpipe(void) { signal(SIGPIPE, SIG_IGN); }

static void handled_signals(sigset_t *set) {
    sigemptyset(set);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGHUP);
}

int assay_block_signals(void) {
    sigset_t set;
    handled_signals(&set);
    return -pthread_sigmask(SIG_BLOCK, &set, NULL);
}

int assay_signalfd_create(void) {
    sigset_t set;
    handled_signals(&set);
    return result_of(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

int assay_signalfd_read(int fd) {
    struct signalfd_siginfo information;
    ssize_t got;
    do got = read(fd, &information, sizeof information);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : (int)information.ssi_signo;
}
