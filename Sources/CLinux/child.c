#define _GNU_SOURCE
#include "CLinuxChild.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void close_pair(const int pair[2]) {
    close(pair[0]);
    close(pair[1]);
}

// Runs between fork and exec in a process with many threads: only calls that are safe there.
static void become(char *const *argv, char *const *environment, const char *directory, uint64_t memory_bytes,
                   int input, int output, int problem) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0) goto fail;
    if (close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC) < 0) goto fail;
    if (memory_bytes > 0) {
        struct rlimit limit = {memory_bytes, memory_bytes};
        if (setrlimit(RLIMIT_AS, &limit) < 0) goto fail;
    }
    if (directory != NULL && chdir(directory) < 0) goto fail;
    execvpe(argv[0], argv, environment);
fail:;
    int error = errno;
    // Whoever reads it sees a missing program by the end of the pipe at the latest.
    ssize_t written = write(problem, &error, sizeof error);
    (void)written;
    _exit(127);
}

int assay_child_start(char *const *argv, char *const *environment, const char *directory, uint64_t memory_bytes,
                      struct assay_child *out) {
    int input[2], output[2], problem[2];
    if (pipe2(input, O_CLOEXEC) < 0) return -errno;
    if (pipe2(output, O_CLOEXEC) < 0) {
        int error = errno;
        close_pair(input);
        return -error;
    }
    if (pipe2(problem, O_CLOEXEC) < 0) {
        int error = errno;
        close_pair(input);
        close_pair(output);
        return -error;
    }
    pid_t pid = fork();
    if (pid == 0) become(argv, environment, directory, memory_bytes, input[0], output[1], problem[1]);
    int error = errno;
    close(input[0]);
    close(output[1]);
    close(problem[1]);
    if (pid > 0) {
        int told = 0;
        ssize_t got;
        do got = read(problem[0], &told, sizeof told);
        while (got < 0 && errno == EINTR);
        if (got == sizeof told) {
            while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
            error = told;
            pid = -1;
        }
    }
    close(problem[0]);
    if (pid < 0) {
        close(input[1]);
        close(output[0]);
        return -error;
    }
    fcntl(input[1], F_SETFL, O_NONBLOCK);
    fcntl(output[0], F_SETFL, O_NONBLOCK);
    out->pid = pid;
    out->input = input[1];
    out->output = output[0];
    return 0;
}

void assay_child_prepare_thread(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

int assay_child_reap(int pid, int waits, int *status) {
    int raw = 0;
    pid_t found;
    do found = waitpid(pid, &raw, waits ? 0 : WNOHANG);
    while (found < 0 && errno == EINTR);
    if (found < 0) return -errno;
    if (found == 0) return 0;
    *status = WIFSIGNALED(raw) ? 256 + WTERMSIG(raw) : WEXITSTATUS(raw);
    return 1;
}

void assay_child_signal(int pid, int signal) {
    if (pid > 1) kill(-pid, signal);
}

int assay_child_wait(const struct assay_child *child, int wants_input, int event, int timeout_ms, int *ready) {
    struct pollfd files[3] = {
        {child->output, POLLIN, 0}, {event, POLLIN, 0}, {wants_input ? child->input : -1, POLLOUT, 0}};
    *ready = 0;
    int count = poll(files, 3, timeout_ms);
    if (count < 0) return errno == EINTR ? 0 : -errno;
    if (files[0].revents != 0) *ready |= 1;
    if (files[2].revents != 0) *ready |= 2;
    if (files[1].revents != 0) *ready |= 4;
    return 0;
}

long assay_child_write(int fd, const void *bytes, unsigned long count) {
    ssize_t got;
    do got = write(fd, bytes, count);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : got;
}

long assay_child_read(int fd, void *bytes, unsigned long count) {
    ssize_t got;
    do got = read(fd, bytes, count);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : got;
}
