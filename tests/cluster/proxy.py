"""nginx with deploy/nginx/wardmote.conf in front of some servers: TLS on a free port of the loopback interface."""

import http.client
import ssl
import subprocess
import sys
import tempfile
from pathlib import Path

from nodes import ROOT, free_port, replaced, wait_until

sys.path.insert(0, str(ROOT / "tests/http/program"))
from support import Answer

MAIN = """daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/wardmote.conf;
}}
"""


class Proxy:
    def __init__(self, servers):
        self.servers = servers

    def __enter__(self):
        self.held = tempfile.TemporaryDirectory(prefix="wardmote-proxy-")
        folder = Path(self.held.name)
        self.port = free_port()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                        "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem",
                        "-out", folder / "fullchain.pem"], check=True, capture_output=True)
        upstream = "\n".join(f"    server {server.address};" for server in self.servers)
        (folder / "wardmote.conf").write_text(replaced((ROOT / "deploy/nginx/wardmote.conf").read_text(), {
            "    server 127.0.0.1:8080;            # one line for each server\n    # server 127.0.0.1:8081;": upstream,
            "    listen 80;\n    listen [::]:80;": f"    listen 127.0.0.1:{free_port()};",
            "    listen 443 ssl http2;\n    listen [::]:443 ssl http2;": f"    listen 127.0.0.1:{self.port} ssl http2;",
            "/etc/ssl/board.example/fullchain.pem": f"{folder}/fullchain.pem",
            "/etc/ssl/board.example/key.pem": f"{folder}/key.pem",
        }).replace("/usr/share/wardmote/nginx", str(ROOT / "deploy/nginx")))  # fmt: skip
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder))
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-e", "stderr", "-p", folder, "-c", folder / "nginx.conf"],
                                        stdout=subprocess.DEVNULL)
        self.tls = ssl.create_default_context(cafile=folder / "fullchain.pem")
        self.address = f"127.0.0.1:{self.port}"
        try:
            wait_until(self._answers, "nginx answers", 60)
        except BaseException:
            self.__exit__()
            raise
        return self

    def _answers(self):
        assert self.process.poll() is None, f"nginx ended with {self.process.returncode}; it said why above"
        try:
            return self.get("/health").status == 200
        except OSError:
            return False

    def connection(self, timeout=90):
        return http.client.HTTPSConnection(self.address, timeout=timeout, context=self.tls)

    def get(self, path, **headers):
        connection = self.connection()
        connection.request("GET", path, headers=headers)
        answer = Answer(connection.getresponse())
        connection.close()
        return answer

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
        self.held.cleanup()
