"""People who use the pages as a browser does: with a cookie, forms and their tokens."""

import base64
import hashlib
import hmac
import re
import struct
import time
import urllib.parse

from support import Answer, run

PASSWORD = "four words of one's own"
COOKIE = "__Host-wardmote"


class Browser:
    """One person's browser: keeps the cookie it is given, sends forms with the token of the page. `server` is whoever has an address
    and gives a connection."""

    def __init__(self, server):
        self.server = server
        self.token = None
        self.form_token = ""

    def at(self, server):
        """The same sign-in, led to this server by a proxy, or in the hands of another thread."""
        other = Browser(server)
        other.token, other.form_token = self.token, self.form_token
        return other

    def when_ended(self, page, seconds=60):
        """What a page shows, as data, once it is no longer at work."""
        for _ in range(10 * seconds):
            view = self.get(page + ".json").json
            if not view["is_at_work"]:
                return view
            time.sleep(0.1)
        raise AssertionError(f"{page} goes on and on: {view}")

    def get(self, path, **headers):
        return self._ask("GET", path, None, headers)

    def post(self, path, fields=(), form_token=None, **headers):
        fields = list(dict(fields).items()) if isinstance(fields, dict) else list(fields)
        token = self.form_token if form_token is None else form_token
        if token:
            fields.append(("form_token", token))
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.server.address}"} | headers
        return self._ask("POST", path, urllib.parse.urlencode(fields), headers)

    def upload(self, path, fields, file_name, content, field="file"):
        """A form with a file, as a browser sends it."""
        boundary = "----boundary-of-the-test"
        parts = [(f'name="{name}"', value) for name, value in {"form_token": self.form_token, **fields}.items()]
        parts.append((f'name="{field}"; filename="{file_name}"\r\nContent-Type: text/csv', content))
        body = b"".join(f"--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + (value if isinstance(value, bytes) else str(value).encode()) + b"\r\n"
                        for head, value in parts)
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Origin": f"http://{self.server.address}"}
        return self._ask("POST", path, body + f"--{boundary}--\r\n".encode(), headers)

    def first_event(self, path):
        """The data of the first event of a stream that goes on."""
        connection = self.server.connection()
        connection.request("GET", path, headers={"Cookie": f"{COOKIE}={self.token}"})
        response = connection.getresponse()
        assert (response.status, response.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
        lines = []
        while line := response.readline().decode().rstrip("\n"):
            lines.append(line.removeprefix("data: "))
        connection.close()
        return "\n".join(lines)

    def _ask(self, method, path, body, headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            headers["Cookie"] = f"{COOKIE}={self.token}"
        connection = self.server.connection()
        connection.request(method, path, body=body, headers=headers)
        answer = Answer(connection.getresponse())
        connection.close()
        given = re.match(COOKIE + r"=([^;]*)", answer.headers.get("set-cookie", ""))
        if given:
            self.token = given[1] or None
            self.form_token = ""
        if shown := re.search(rb'name="form_token" value="([0-9a-f]+)"', answer.body):
            self.form_token = shown[1].decode()
        return answer

    def turn_on_second_factor(self):
        """Gives the secret and the recovery codes."""
        self.post("/en/account/second-factor/begin_second_factor")
        secret = self.get("/en/account/second-factor.json").json["secret"].replace(" ", "")
        self.get("/en/account/second-factor")
        shown = self.post("/en/account/second-factor/confirm_second_factor", {"code": code_of(secret)})
        assert shown.status == 200, shown.text
        return secret, re.findall(r"<code>((?:[0-9a-f]{4}-){4}[0-9a-f]{4})</code>", shown.text)

    def sign_in(self, name, password=PASSWORD):
        answer = self.post("/en/sign-in", {"name": name, "password": password})
        if answer.status == 303:
            self.get("/en/account")
        return answer


def code_of(secret, steps=0):
    """The code of an authenticator app (RFC 6238), so many steps of 30 seconds from now."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30 + steps), hashlib.sha1).digest()
    number = struct.unpack_from(">I", digest, digest[-1] & 15)[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def invitation_of(name, place, *options):
    """The path of the link that `wardmote person add` prints."""
    printed = run("person", "add", name, *options, *place).stdout
    return re.search(r"/en/invitation/[0-9a-f]+", printed)[0]


def member(server, name, *roles):
    """A person with these roles, signed in."""
    options = [option for role in roles for option in ("--role", role)]
    browser = Browser(server)
    answer = browser.post(invitation_of(name, server.place, *options), {"password": PASSWORD})
    assert answer.status == 303, answer.text
    browser.get("/en/account")
    return browser
