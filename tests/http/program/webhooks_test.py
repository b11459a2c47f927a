"""Webhooks, taken by a real HTTPS server on the loopback interface, on both databases."""

import base64
import hashlib
import hmac
import http.server
import itertools
import json
import re
import ssl
import subprocess
import threading
import time
import unittest
from pathlib import Path

from people import member
from support import PATIENCE, ROOT, OnBothDatabases, eventually, free_port, run, temporary_folder

SITE = "https://board.example.ca"
NAMES = (f"person-{number}" for number in itertools.count())
PUBLISHED = ROOT / "demo/data/crime_statistics/csi_halton_published_values.csv"


class Taker(http.server.BaseHTTPRequestHandler):
    """Takes calls, and answers as its server says."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.changed:
            self.server.taken.append((self.path, dict(self.headers), body))
            self.server.changed.notify_all()
        self.send_response(self.server.answers)
        self.send_header("Location", f"https://localhost:{self.server.server_port}/redirected")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class CallServer:
    def __init__(self, port, certificate, key):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Taker)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.server.taken, self.server.changed, self.server.answers = [], threading.Condition(), 204
        self.thread = threading.Thread(target=self.server.serve_forever)

    def __enter__(self):
        self.thread.start()
        return self

    def calls(self, path, count=1):
        of_path = lambda: [call for call in self.server.taken if call[0] == path]
        with self.server.changed:
            assert self.server.changed.wait_for(lambda: len(of_path()) >= count, PATIENCE), f"{len(of_path())} calls of {path}"
            return of_path()

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def setUpModule():
    global BOTH, SERVERS, FOLDER, TAKER, PORT
    FOLDER = temporary_folder()
    certificate, key = Path(FOLDER.name) / "hooks.pem", Path(FOLDER.name) / "hooks.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost,IP:127.0.0.1"], check=True, capture_output=True)
    PORT = free_port()
    TAKER = CallServer(PORT, certificate, key).__enter__()
    # "localhost" may be called, at the address it stands for; the same machine by its IPv4 address was named as well, but at another port.
    options = ("--site", SITE, "--webhook-host", f"localhost:{PORT}", "--webhook-address", "127.0.0.1", "--webhook-certificates", certificate)
    BOTH = OnBothDatabases(lambda engine: {"options": options}).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()
    TAKER.__exit__()
    FOLDER.cleanup()


def on_both_databases(test):
    def on_each(self):
        for engine, server in SERVERS.items():
            with self.subTest(engine=engine):
                test(self, server, engine)

    return on_each


def add(browser, path):
    """A webhook: its identifier and the bytes of its secret."""
    browser.get("/en/admin/webhooks")
    shown = browser.post("/en/admin/webhooks/add_webhook", {"url": f"https://localhost:{PORT}{path}"})
    assert shown.status == 200, shown.text
    identifier = next(one["id"] for one in browser.get("/en/admin/webhooks.json").json["webhooks"] if one["url"].endswith(path))
    return identifier, secret_in(shown)


def secret_in(shown):
    return base64.b64decode(re.search(r"whsec_([A-Za-z0-9+/=]+)", shown.text.replace("&#x2F;", "/"))[1])


def act(browser, webhook, what):
    browser.get("/en/admin/webhooks")
    answer = browser.post(f"/en/admin/webhooks/{webhook}/{what}")
    assert answer.status in (200, 303), answer.text
    return answer


def signatures(secrets, call):
    _, headers, body = call
    text = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    return " ".join("v1," + base64.b64encode(hmac.new(secret, text, hashlib.sha256).digest()).decode() for secret in secrets)


class Webhooks(unittest.TestCase):
    @on_both_databases
    def test_tell_of_an_import_with_links_only_signed_and_once(self, server, engine):
        path = f"/import-{engine}"
        browser = member(server, next(NAMES), "administrator")
        webhook, secret = add(browser, path)
        file = Path(FOLDER.name) / f"{engine}.csv"
        file.write_text("\n".join(PUBLISHED.read_text().splitlines()[:-1]) + "\n")
        run("import", "csi_halton_published", file, *server.place)
        call = TAKER.calls(path)[0]
        body = json.loads(call[2])
        self.assertEqual(body["type"], "import_dataset")
        self.assertEqual(body["data"]["url"], f"{SITE}/en/data/csi_halton_published")
        self.assertEqual((set(body), set(body["data"])), ({"type", "timestamp", "data"}, {"subject", "url"}))
        self.assertEqual(call[1]["webhook-signature"], signatures([secret], call))
        self.assertLess(abs(int(call[1]["webhook-timestamp"]) - time.time()), PATIENCE)
        eventually(lambda: delivery(browser, webhook)["state"] == "done")
        self.assertEqual(len(TAKER.calls(path)), 1)

    @on_both_databases
    def test_can_be_tested_paused_and_removed(self, server, engine):
        path = f"/acts-{engine}"
        browser = member(server, next(NAMES), "administrator")
        webhook, secret = add(browser, path)
        act(browser, webhook, "test_webhook")
        self.assertEqual(json.loads(TAKER.calls(path)[0][2])["type"], "webhook_test")
        act(browser, webhook, "pause_webhook")
        act(browser, webhook, "test_webhook")
        eventually(lambda: delivery(browser, webhook)["state"] == "done")
        self.assertEqual(len(TAKER.calls(path)), 1, "one that is paused is not called")
        act(browser, webhook, "resume_webhook")
        act(browser, webhook, "test_webhook")
        TAKER.calls(path, 2)
        act(browser, webhook, "remove_webhook")
        self.assertNotIn(webhook, [one["id"] for one in browser.get("/en/admin/webhooks.json").json["webhooks"]])

    @on_both_databases
    def test_sign_with_both_secrets_while_one_takes_the_others_place(self, server, engine):
        path = f"/rotate-{engine}"
        browser = member(server, next(NAMES), "administrator")
        webhook, before = add(browser, path)
        secret = secret_in(act(browser, webhook, "rotate_webhook_secret"))
        self.assertNotEqual(secret, before)
        act(browser, webhook, "test_webhook")
        call = TAKER.calls(path)[0]
        self.assertEqual(call[1]["webhook-signature"], signatures([secret, before], call))

    @on_both_databases
    def test_follow_no_redirect_and_are_tried_again(self, server, engine):
        path = f"/redirect-{engine}"
        browser = member(server, next(NAMES), "administrator")
        webhook, _ = add(browser, path)
        TAKER.server.answers = 307
        try:
            act(browser, webhook, "test_webhook")
            shown = eventually(lambda: (found := delivery(browser, webhook))["failure"] and found)
            self.assertIn("(307)", shown["failure"])
            self.assertEqual(shown["state"], "waiting")
            self.assertFalse([call for call in TAKER.server.taken if call[0] == "/redirected"])
        finally:
            TAKER.server.answers = 204

    @on_both_databases
    def test_are_added_for_hosts_that_were_named_and_for_no_other(self, server, engine):
        browser = member(server, next(NAMES), "administrator")
        for url in (f"https://127.0.0.1:{PORT}/", "https://localhost/", f"https://localhost:{PORT}@evil.example/", f"http://[::1]:{PORT}/", f"https://2130706433:{PORT}/"):
            browser.get("/en/admin/webhooks")
            refused = browser.post("/en/admin/webhooks/add_webhook", {"url": url})
            self.assertEqual(refused.status, 400, url)
            self.assertIn('id="url-error"', refused.text)

    @on_both_databases
    def test_show_no_secret_a_second_time(self, server, engine):
        browser = member(server, next(NAMES), "administrator")
        add(browser, f"/secret-{engine}")
        for page in ("/en/admin/webhooks", "/en/admin/webhooks.json", "/en/admin/messages.json"):
            self.assertNotIn("whsec_", browser.get(page).text)


class Hosts(unittest.TestCase):
    def test_that_are_none_keep_the_server_from_starting(self):
        for host in ("https://hooks.example.ca", "hooks.example.ca/", "user@hooks.example.ca", ""):
            refused = run("serve", "--port", "0", "--site", SITE, "--webhook-host", host, *SERVERS["sqlite"].place, code=1)
            self.assertIn("hooks.example.ca:8443", refused.stderr)


def delivery(browser, webhook):
    """The newest call of the webhook."""
    found = next(one for one in browser.get("/en/admin/webhooks.json").json["webhooks"] if one["id"] == webhook)["deliveries"]
    return found[0] if found else {"state": "", "failure": ""}


if __name__ == "__main__":
    unittest.main()
