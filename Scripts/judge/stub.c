// A judge that answers every request after 200 ms, for measuring the client: one thread, epoll, about 10 us a call.
// Prints its port, then answers until its standard input ends.
//
//     cc -O2 -o stub stub.c && ./stub [milliseconds]
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MAX_CONNECTIONS = 4096, MAX_REQUEST = 1 << 16 };

typedef struct { int used; int length; char bytes[MAX_REQUEST]; } Connection;
typedef struct { long long due; int descriptor; } Reply;

static Connection *connections[MAX_CONNECTIONS];
// Every request waits equally long, so that a ring is the timer queue.
static Reply waiting[MAX_CONNECTIONS * 2];
static unsigned head, tail;

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void drop(int descriptor) {
    free(connections[descriptor]);
    connections[descriptor] = NULL;
    close(descriptor);
}

int main(int count, char **arguments) {
    long long delay = (count > 1 ? atoi(arguments[1]) : 200) * 1000000LL;
    static const char body[] =
        "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":"
        "\"{\\\"score\\\":1}\"}}],\"usage\":{\"prompt_tokens\":300,\"completion_tokens\":6}}";
    static char reply[1024];
    int size = snprintf(reply, sizeof reply,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), poll = epoll_create1(0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    if (bind(listener, (void *)&address, sizeof address) || listen(listener, 4096)) return 1;
    getsockname(listener, (void *)&address, &length);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[512];
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
    event.data.fd = 0;
    epoll_ctl(poll, EPOLL_CTL_ADD, 0, &event);
    for (;;) {
        int timeout = -1;
        if (head != tail) {
            long long left = waiting[head % (MAX_CONNECTIONS * 2)].due - now();
            timeout = left <= 0 ? 0 : (int)((left + 999999) / 1000000);
        }
        int ready = epoll_wait(poll, events, 512, timeout);
        long long time = now();
        while (head != tail && waiting[head % (MAX_CONNECTIONS * 2)].due <= time) {
            int descriptor = waiting[head++ % (MAX_CONNECTIONS * 2)].descriptor;
            if (connections[descriptor] && write(descriptor, reply, size) != size) drop(descriptor);
        }
        for (int index = 0; index < ready; index++) {
            int descriptor = events[index].data.fd;
            if (descriptor == 0) {
                char ignored[64];
                if (read(0, ignored, sizeof ignored) <= 0) return 0;
                continue;
            }
            if (descriptor == listener) {
                int accepted;
                while ((accepted = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
                    int one = 1;
                    if (accepted >= MAX_CONNECTIONS) { close(accepted); continue; }
                    setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                    connections[accepted] = calloc(1, sizeof(Connection));
                    event = (struct epoll_event){.events = EPOLLIN, .data.fd = accepted};
                    epoll_ctl(poll, EPOLL_CTL_ADD, accepted, &event);
                }
                continue;
            }
            Connection *connection = connections[descriptor];
            if (!connection) continue;
            ssize_t bytes = read(descriptor, connection->bytes + connection->used, MAX_REQUEST - 1 - connection->used);
            if (bytes <= 0) {
                if (bytes == 0 || errno != EAGAIN) drop(descriptor);
                continue;
            }
            connection->used += bytes;
            connection->bytes[connection->used] = 0;
            char *end = strstr(connection->bytes, "\r\n\r\n");
            if (!end) continue;
            char *field = strcasestr(connection->bytes, "content-length:");
            int whole = (int)(end + 4 - connection->bytes) + (field && field < end ? atoi(field + 15) : 0);
            if (connection->used < whole) continue;
            connection->used = 0;
            waiting[tail++ % (MAX_CONNECTIONS * 2)] = (Reply){time + delay, descriptor};
        }
    }
}
