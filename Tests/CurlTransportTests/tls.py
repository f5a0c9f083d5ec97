"""Servers with certificates of a local authority, and a proxy, for the tests: prints ports and the authority as JSON, then
answers until its standard input ends. openssl(1) makes the certificates anew each time."""
import json, os, shutil, socket, ssl, subprocess, sys, tempfile, threading

folder = tempfile.mkdtemp()

def openssl(*arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]

def authority(name):
    openssl("req", "-x509", *KEY, "-keyout", f"{name}.key", "-out", f"{name}.pem", "-subj", f"/CN={name}", "-days", "2")

def certificate(name, signer, names, days="2"):
    with open(f"{folder}/{name}.ext", "w") as file:
        file.write(f"subjectAltName={names}")
    openssl("req", *KEY, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}")
    openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{signer}.pem", "-CAkey", f"{signer}.key", "-days", days,
            "-extfile", f"{name}.ext", "-out", f"{name}.pem")

authority("authority")
authority("stranger")
certificate("good", "authority", "IP:127.0.0.1")
certificate("other", "authority", "DNS:judge.example,IP:127.0.0.2")
certificate("expired", "authority", "IP:127.0.0.1", days="-1")
certificate("unknown", "stranger", "IP:127.0.0.1")

def listen(handle):
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    def accept():
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=guard, args=(handle, connection), daemon=True).start()
    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]

def guard(handle, connection):
    try:
        handle(connection)
    except OSError:
        pass
    finally:
        connection.close()

def answer(connection, extra=""):
    stream = connection.makefile("rb")
    while stream.readline():
        while stream.readline().strip():
            pass
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n{extra}\r\nsafe".encode())

def secure(name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{folder}/{name}.pem", f"{folder}/{name}.key")
    return listen(lambda connection: answer(context.wrap_socket(connection, server_side=True)))

def proxy(connection):
    """CONNECT is passed through, anything else answered by the proxy itself, which says so."""
    stream = connection.makefile("rb", buffering=0)
    line = stream.readline().split()
    while stream.readline().strip():
        pass
    if line[0] != b"CONNECT":
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nVia: 1.1 proxy\r\n\r\nproxy")
        return
    tunnels.append(line[1])
    host, port = line[1].decode().rsplit(":", 1)
    upstream = socket.create_connection((host, int(port)))
    connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    threading.Thread(target=guard, args=(lambda peer: pump(upstream, peer), connection), daemon=True).start()
    pump(connection, upstream)

def pump(source, target):
    while (bytes := source.recv(65536)):
        target.sendall(bytes)
    target.shutdown(socket.SHUT_WR)

tunnels = []
print(json.dumps({
    "authority": f"{folder}/authority.pem", "good": secure("good"), "other": secure("other"),
    "expired": secure("expired"), "unknown": secure("unknown"), "plain": listen(answer), "proxy": listen(proxy),
    "tunnels": listen(lambda connection: connection.sendall(
        f"HTTP/1.0 200 OK\r\n\r\n{len(tunnels)}".encode()) if connection.recv(4096) else None)}), flush=True)
sys.stdin.read()
shutil.rmtree(folder)
