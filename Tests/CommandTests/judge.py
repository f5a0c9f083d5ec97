"""A judge for the tests: says right where the answer holds `crimson`; adds a byte to the file it is given for each call. Prints its port."""
import http.server, json, sys, threading

class Judge(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    lock = threading.Lock()

    def log_message(self, *_):
        pass

    def send(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        with Judge.lock, open(sys.argv[1], "a") as calls:
            calls.write(".")
        text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"][0]["content"]
        answer = text.split("<<<answer ")[1].split("<<<end")[0]
        content = json.dumps({"score": 1 if "crimson" in answer else 0})
        self.send(json.dumps({"choices": [{"finish_reason": "stop", "message": {"content": content}}],
                              "usage": {"prompt_tokens": 10, "completion_tokens": 2}}).encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Judge)
server.daemon_threads = True
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
