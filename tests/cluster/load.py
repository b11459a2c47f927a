"""People and programs that go on while the database changes its leader, and what they were told."""

import collections
import csv
import gzip
import http.client
import io
import itertools
import json
import subprocess
import sys
import threading
import time

from nodes import ROOT, wait_until

sys.path.insert(0, str(ROOT / "tests/http/program"))
from people import COOKIE

TRY_AGAIN = ("Try again in a few minutes.", "Réessayez dans quelques minutes.")
LOOK_FIRST = "Look first whether it was done"
PAUSE_SECONDS = 0.05


class Load:
    """Threads that each repeat one thing until told to stop. `told` counts what they were answered, `wrong` keeps what they
    should never have been."""

    def __init__(self):
        self.is_over = threading.Event()
        self.told = collections.Counter()
        self.wrong = []
        self.threads = []

    def repeat(self, work):
        def run():
            while not self.is_over.wait(PAUSE_SECONDS):
                try:
                    work()
                except Exception as failure:  # noqa: BLE001: the test says what it was
                    self.wrong.append(repr(failure))
                    return
        thread = threading.Thread(target=run)
        self.threads.append(thread)
        thread.start()

    def judge(self, what, answer):
        """Whether it was done; what is neither done nor said in the words of the guide is wrong."""
        if answer.status == 200:
            self.told[what, "done"] += 1
            return True
        text = answer.text
        if answer.status == 503 and any(words in text for words in TRY_AGAIN) and "retry-after" in answer.headers:
            self.told[what, "try again"] += 1
        elif answer.status == 504 and LOOK_FIRST in text and what.startswith("add"):
            self.told[what, "look first"] += 1
        else:
            self.wrong.append(f"{what}: {answer.status} {text[-600:]}")
        return False

    def wait_until(self, condition, what):
        """As wait_until; fails at once where somebody was told what is wrong."""
        def is_so():
            assert not self.wrong, self.wrong[0]
            return condition()
        return wait_until(is_so, what)

    def stop(self):
        self.is_over.set()
        for thread in self.threads:
            thread.join(120)
            assert not thread.is_alive(), "a request was not answered within two minutes"


class Adding:
    """Adds one person after the other, as an administrator does; `acknowledged` holds the names that were."""

    def __init__(self, load, browser, prefix):
        self.load, self.browser, self.prefix = load, browser, prefix
        self.numbers = itertools.count()
        self.acknowledged, self.times = [], []

    def __call__(self):
        name = f"{self.prefix}{next(self.numbers)}"
        answer = self.browser.post("/en/admin/people/add_person", {"name": name, "display_name": name, "email": ""})
        if not self.load.judge("add a person", answer):
            return
        assert "/en/invitation/" in answer.text, answer.text
        self.acknowledged.append(name)
        self.times.append(time.monotonic())


class Watching:
    """Follows a page's events as a browser does: asks anew when a stream ends or cannot be had."""

    def __init__(self, load, proxy, token, path):
        self.load, self.proxy, self.token, self.path = load, proxy, token, path
        self.newest, self.streams = {}, 0

    def __call__(self):
        connection = self.proxy.connection(timeout=30)
        try:
            connection.request("GET", self.path, headers={"Cookie": f"{COOKIE}={self.token}", "Accept": "text/event-stream"})
            response = connection.getresponse()
            if response.status != 200:
                assert response.status == 503, f"events: {response.status}"
                self.load.is_over.wait(0.5)
                return
            self.streams += 1
            event = b""
            while not self.load.is_over.is_set() and (line := response.readline()):
                event += line.removeprefix(b"data: ") if line.startswith(b"data: ") else b""
                if line == b"\n" and event:
                    self.newest, event = json.loads(event), b""
        except (TimeoutError, http.client.HTTPException, ConnectionError):
            pass
        finally:
            connection.close()


class StoreWriter:
    """crash_writer on a database of its own: each line that it prints is a commit that it was told of."""

    def __init__(self, program, url, folder):
        self.program, self.url = program, url
        self.acknowledged = folder / "acknowledged"
        self.out, self.log = open(self.acknowledged, "wb"), open(folder / "crash_writer.log", "wb")
        self.process = subprocess.Popen([program, "write-on", url], stdout=self.out, stderr=self.log)

    def count(self):
        return self.acknowledged.read_bytes().count(b"\n")

    def stop(self):
        assert self.process.poll() is None, f"crash_writer ended by itself: {(self.acknowledged.parent / 'crash_writer.log').read_text()}"
        self.process.kill()
        self.process.wait()
        self.out.close()
        self.log.close()

    def check(self):
        subprocess.run([self.program, "check", self.url, self.acknowledged], check=True, timeout=300)


def crime_file(number):
    """The incidents of the demonstration twice over, in other years, so that an import takes a while; one count is unlike in
    each file. Gives the text and the number of its rows."""
    head, *rows = csv.reader(io.StringIO(gzip.decompress((ROOT / "demo/data/calgary/crime.csv.gz").read_bytes()).decode()))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    for years in range(0, 20, 10):
        writer.writerows([*row[:3], int(row[3]) + (number if place == years else 0), int(row[4]) - years, row[5]]
                         for place, row in enumerate(rows))
    return out.getvalue(), 2 * len(rows)
