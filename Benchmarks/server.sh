#!/bin/bash
# CPU per request of servers side by side, in alternation: nginx, AssayHTTP's bare server, FlyingFox.
#
#     Benchmarks/server.sh                         # all three, GET /healthz, kept and closed, and a 4 KB POST
#     ROUNDS=9 SECONDS_EACH=4 Benchmarks/server.sh
#
# Measure any other server, too; it is started by a command and must answer both paths with 200:
#
#     COMMAND=".build/release/assay serve --listen 127.0.0.1:18787" PORT=18787 \
#     GET_PATH=/healthz POST_PATH=/v1/score POST_BODY=rollout.json Benchmarks/server.sh
#
# CPU is what a server's processes used (utime + stime of /proc/PID/stat, all threads, all workers), divided by the
# requests wrk counted: the load generator shares the machine, so requests per second say little. Each figure is the
# median of the rounds; the ratio is that of the medians, against nginx.
set -euo pipefail
# COMMAND and POST_BODY are relative to where the script was called.
origin=$PWD
[ -z "${POST_BODY:-}" ] || POST_BODY=$(realpath "$POST_BODY")
cd "$(dirname "$0")"

ROUNDS=${ROUNDS:-5}
SECONDS_EACH=${SECONDS_EACH:-2}
CONNECTIONS=${CONNECTIONS:-32}
COMMAND=${COMMAND:-}
PORT=${PORT:-18787}
GET_PATH=${GET_PATH:-/healthz}
POST_PATH=${POST_PATH:-/static}
POST_BODY=${POST_BODY:-}
NGINX_PORT=${NGINX_PORT:-18780}
FLYINGFOX_PORT=${FLYINGFOX_PORT:-18789}
# FlyingFox answers some hundred requests a second per connection; SKIP_FLYINGFOX=1 leaves it out.
SKIP_FLYINGFOX=${SKIP_FLYINGFOX:-}

for tool in nginx wrk curl; do
    command -v "$tool" >/dev/null || { echo "server.sh: $tool is not installed (apt-get install $tool)" >&2; exit 2; }
done

work=$(mktemp -d)
pids=()
cleanup() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

if [ -z "$POST_BODY" ]; then
    POST_BODY=$work/body
    head -c 4096 /dev/zero | tr '\0' 'x' >"$POST_BODY"
fi
cat >"$work/nginx.conf" <<CONF
worker_processes 2;
daemon off;
pid $work/nginx.pid;
error_log stderr crit;
events { worker_connections 4096; }
http {
    access_log off;
    keepalive_requests 100000000;
    client_body_temp_path $work/body-temp;
    proxy_temp_path $work/proxy-temp;
    fastcgi_temp_path $work/fastcgi-temp;
    uwsgi_temp_path $work/uwsgi-temp;
    scgi_temp_path $work/scgi-temp;
    client_body_buffer_size 64k;
    server {
        listen 127.0.0.1:$NGINX_PORT backlog=4096;
        default_type text/plain;
        location / { return 200 "ok"; }
    }
}
CONF

cat >"$work/post.lua" <<LUA
local file = io.open("$POST_BODY", "rb")
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = file:read("*a")
file:close()
LUA

# A connection a request, as some trainers do.
echo 'wrk.headers["Connection"] = "close"' >"$work/close.lua"

# The process and all its descendants.
family() {
    echo "$1"
    local child
    for child in $(cat "/proc/$1/task/"*/children 2>/dev/null); do family "$child"; done
}

# User and system time of a server's processes, in clock ticks.
ticks() {
    local pid sum=0 stat
    for pid in $(family "$1"); do
        stat=$(sed 's/^.*) //' "/proc/$pid/stat")
        # Fields 14 and 15 of the whole line are 12 and 13 behind the command's name.
        set -- $stat
        sum=$((sum + ${12} + ${13}))
    done
    echo "$sum"
}

await() {
    local try
    for try in $(seq 100); do
        curl -s -o /dev/null --max-time 1 "http://127.0.0.1:$1$GET_PATH" && return 0
        sleep 0.1
    done
    echo "server.sh: nothing answers on port $1" >&2
    exit 1
}

names=() ports=() roots=() failed=0
launch() { # name port command…
    local name=$1 port=$2
    shift 2
    "$@" >"$work/$name.log" 2>&1 &
    pids+=($!) names+=("$name") ports+=("$port") roots+=($!)
    await "$port"
}

launch nginx "$NGINX_PORT" nginx -p "$work" -c "$work/nginx.conf"
if [ -n "$COMMAND" ]; then
    launch server "$PORT" bash -c "cd '$origin' && exec $COMMAND"
else
    swift build -c release --product ServerBenchmark >&2
    launch assay "$PORT" .build/release/ServerBenchmark "127.0.0.1:$PORT"
    if [ -z "$SKIP_FLYINGFOX" ]; then
        swift build -c release --product FlyingFoxBenchmark >&2
        launch flyingfox "$FLYINGFOX_PORT" .build/release/FlyingFoxBenchmark "$FLYINGFOX_PORT"
    fi
fi

hertz=$(getconf CLK_TCK)

# Drives one server once and appends "CPU-microseconds requests-per-second" to its file.
measure() { # index case path [script]
    local name=${names[$1]} url="http://127.0.0.1:${ports[$1]}$3" before after output requests errors
    before=$(ticks "${roots[$1]}")
    output=$(wrk -t1 -c"$CONNECTIONS" -d"${SECONDS_EACH}s" ${4:+-s "$4"} "$url")
    after=$(ticks "${roots[$1]}")
    requests=$(sed -n 's/^ *\([0-9]*\) requests in.*/\1/p' <<<"$output")
    errors=$(grep -E 'Non-2xx|Socket errors' <<<"$output" || true)
    [ -z "$errors" ] || echo "$errors" | tr -s ' ' >>"$work/$2.$name.errors"
    echo "$(((after - before) * 1000000 / hertz)) $requests" |
        awk -v s="$SECONDS_EACH" '{ printf "%.3f %.0f\n", $1 / $2, $2 / s }' >>"$work/$2.$name"
}

run() { # case nginx-path path [script]
    local round index path
    for round in $(seq "$ROUNDS"); do
        for index in "${!names[@]}"; do
            path=$3
            [ "${names[$index]}" != nginx ] || path=$2
            measure "$index" "$1" "$path" "${4:-}"
        done
    done
    local base
    base=$(median "$work/$1.nginx" 1)
    for name in "${names[@]}"; do
        awk -v c="$1" -v n="$name" -v us="$(median "$work/$1.$name" 1)" -v rps="$(median "$work/$1.$name" 2)" \
            -v base="$base" 'BEGIN { printf "%-8s %-10s %10.2f %14d %8.2f\n", c, n, us, rps, us / base }'
        # A figure with failed requests in it is no figure: shown, and an error unless it is a peer's.
        if [ -e "$work/$1.$name.errors" ]; then
            sed "s/^/         $name:/" "$work/$1.$name.errors" | sort -u
            case $name in nginx | flyingfox) ;; *) failed=1 ;; esac
        fi
    done
}

median() { cut -d' ' -f"$2" "$1" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

printf '%-8s %-10s %10s %14s %8s\n' case server "CPU us/req" "requests/s" "x nginx"
run get /healthz "$GET_PATH"
run close "$GET_PATH" "$GET_PATH" "$work/close.lua"
run post /static "$POST_PATH" "$work/post.lua"
exit "$failed"
