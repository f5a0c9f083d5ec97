"""A server of faults for the tests: prints its port, then answers by path until its standard input ends."""
import socket, struct, sys, threading, time

def reply(body, status="200 OK", extra=""):
    return (f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{extra}\r\n").encode() + body

def serve(connection, number):
    stream = connection.makefile("rb")
    while True:
        line = stream.readline()
        if not line:
            return
        path = line.split()[1].decode()
        head = []
        length = 0
        while (field := stream.readline().strip()):
            head.append(field)
            if field.lower().startswith(b"content-length:"):
                length = int(field.split(b":")[1])
        body = stream.read(length)
        if path == "/echo":
            connection.sendall(reply(body))
        elif path == "/head":
            connection.sendall(reply(b"\n".join(head)))
        elif path == "/connection":
            connection.sendall(reply(str(number).encode()))
        elif path == "/slow":
            time.sleep(0.2)
            connection.sendall(reply(b"late"))
        elif path == "/never":
            gone.wait()
            return
        elif path == "/trickle":
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab")
            gone.wait()
            return
        elif path == "/truncated":
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")
            connection.close()
            stream.close()
            return
        elif path == "/garbage":
            connection.sendall(b"\x00\x01\x02 this is no HTTP\r\n\r\n")
            connection.close()
            stream.close()
            return
        elif path == "/huge":
            connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            try:
                for _ in range(1000):
                    connection.sendall(b"x" * 65536)
            except OSError:
                pass
            connection.close()
            stream.close()
            return
        elif path == "/reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            stream.close()
            connection.close()
            return
        elif path == "/redirect":
            connection.sendall(reply(b"", "302 Found", "Location: /echo\r\n"))
        elif path == "/busy":
            connection.sendall(reply(b"", "429 Too Many Requests", "Retry-After: 7\r\nretry-after-ms: 6500\r\n"))
        else:
            connection.sendall(reply(b"", "404 Not Found"))

gone = threading.Event()
listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
print(listener.getsockname()[1], flush=True)

def accept():
    number = 0
    while True:
        connection, _ = listener.accept()
        number += 1
        threading.Thread(target=serve, args=(connection, number), daemon=True).start()

threading.Thread(target=accept, daemon=True).start()
sys.stdin.read()
