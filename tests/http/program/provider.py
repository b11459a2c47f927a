"""A real OpenID provider (tests/provider), and people whose browsers go to it and come back."""

import html
import http.client
import json
import re
import subprocess
import urllib.parse

from support import ROOT, Answer

SECRET = "a secret of the tests: +/&=%"


class Provider:
    """The provider, for the sites at these addresses; stopped by the end of its input."""

    def __init__(self, *sites):
        self.sites = sites

    def __enter__(self):
        command = ["node", ROOT / "tests/provider/provider.mjs", *self.sites]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.issuer = self.process.stdout.readline().strip()
        assert self.issuer, "the provider did not start: is browser/node_modules installed (./dev test unit does it)?"
        self.people = {}
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def control(self, **changes):
        connection = http.client.HTTPConnection(self.issuer.removeprefix("http://"), timeout=60)
        connection.request("POST", "/control", body=json.dumps(changes))
        assert connection.getresponse().status == 200
        connection.close()

    def knows(self, login, name="", username="", email="", groups=(), amr=()):
        self.people[login] = {"name": name, "preferred_username": username or login, "email": email, "groups": list(groups), "amr": list(amr)}
        self.control(people=self.people)

    def settings(self, folder, **more):
        """The path of a settings file, with the secret beside it."""
        (folder / "provider.secret").write_text(SECRET + "\n")
        (folder / "provider.secret").chmod(0o600)
        settings = {"issuer": self.issuer, "client_id": "wardmote", "client_secret_file": "provider.secret", "network": "internal",
                    "label": {"en": "the town’s account", "fr": "le compte de la ville"}, "scopes": ["openid", "profile", "email", "groups"],
                    "roles": {"board-office": ["board_administrator"], "it-admins": ["administrator"], "research": ["analyst", "auditor"]}}
        file = folder / "provider.yaml"
        file.write_text(json.dumps(settings | more))  # JSON is YAML too
        return file


class Traveller:
    """A browser that visits several sites: it keeps the cookies of each, and follows nothing by itself."""

    def __init__(self, server):
        self.site = f"http://{server.address}"
        self.jars = {}
        self.form_token = ""

    def ask(self, url, fields=None):
        url = urllib.parse.urljoin(self.site, url)
        place = urllib.parse.urlsplit(url)
        jar = self.jars.setdefault(place.netloc, {})
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())} if jar else {}
        body = None
        if fields is not None:
            if place.netloc in self.site and self.form_token:
                fields = {"form_token": self.form_token} | fields
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"{place.scheme}://{place.netloc}"}
            body = urllib.parse.urlencode(fields)
        connection = http.client.HTTPConnection(place.netloc, timeout=60)
        connection.request("GET" if body is None else "POST", place.path + ("?" + place.query if place.query else ""), body, headers)
        response = connection.getresponse()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                pair, _, rest = value.partition(";")
                key, _, held = pair.partition("=")
                ends = not held or "max-age=0" in rest.lower() or "expires=thu, 01 jan 1970" in rest.lower()
                jar.pop(key, None) if ends else jar.update({key: held})
        answer = Answer(response)
        connection.close()
        if place.netloc in self.site and (shown := re.search(r'name="form_token" value="([0-9a-f]+)"', answer.text)):
            self.form_token = shown[1]
        return answer

    @property
    def session(self):
        return self.jars.get(urllib.parse.urlsplit(self.site).netloc, {}).get("__Host-wardmote")

    def forgets(self, site):
        """The cookies of a site."""
        self.jars.pop(urllib.parse.urlsplit(site).netloc, None)

    @staticmethod
    def onward(answer):
        """Where a page in between goes on to."""
        assert answer.status == 200, f"{answer.status}: {answer.text[-1500:]}"
        return answer.headers["refresh"].removeprefix("0; url=")

    def departs(self, next_page="/account", by="/en/sign-in/provider"):
        """To the provider: its URL with the request."""
        return self.onward(self.ask(by, {"next": next_page}))

    def signs_in_there(self, url, login):
        """Signs in at the provider and consents, as its forms ask: the URL that leads back."""
        there = urllib.parse.urlsplit(url)
        for _ in range(10):
            answer = self.ask(url)
            while answer.status == 200:
                action = html.unescape(re.search(r'<form[^>]* action="([^"]+)"', answer.text)[1])
                prompt = re.search(r'name="prompt" value="(\w+)"', answer.text)[1]
                answer = self.ask(urllib.parse.urljoin(url, action), {"prompt": prompt, "login": login, "password": "any"})
            assert answer.status in (302, 303), f"{answer.status}: {answer.text}"
            url = urllib.parse.urljoin(url, answer.headers["location"])
            if urllib.parse.urlsplit(url).netloc != there.netloc:
                return url
        raise AssertionError(f"the provider leads in circles: {url}")

    def signs_in(self, login, next_page="/account"):
        """The whole way: the answer to the return."""
        return self.ask(self.signs_in_there(self.departs(next_page), login))

    def arrives(self, login, next_page="/account"):
        """The whole way, onto the page that was asked for."""
        return self.ask(self.onward(self.signs_in(login, next_page)))
