#!/usr/bin/env python3
"""Kills the leader of a PostgreSQL cluster under load, again and again, and looks for what had been acknowledged.

    cluster_test.py WARDMOTE CRASH_WRITER        WARDMOTE_CLUSTER_KILLS=3, WARDMOTE_KEEP=1 keeps the nodes' logs of a failed run

Three nodes as deploy/cluster/ says, two `wardmote serve` behind nginx as deploy/nginx/ says. Meanwhile an administrator adds
people, readers read, an import runs, a page is watched, and crash_writer writes to a database of its own. After each kill:
the servers go on by themselves; nobody was told anything but "done", "try again" or, if a change was under way, "look first".
At the end: every acknowledged change is there, once; both servers show the newest; `wardmote verify` says the chain holds.
"""

import collections
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

os.environ["WARDMOTE_PROGRAM"] = sys.argv[1]

from load import Adding, Load, StoreWriter, Watching, crime_file
from nodes import Cluster, wait_until
from proxy import Proxy
from support import Server, run

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http/program"))
from people import PASSWORD, Browser, invitation_of

KILLS = int(os.environ.get("WARDMOTE_CLUSTER_KILLS", "3"))
SHOWN_SECONDS_MAX = 5  # of what one server changed, by another: a second is promised, and this machine may be slow
DATASET = "calgary_crime"


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def signed_in(proxy, place, name, *roles):
    """A person with these roles; the link is sent through the proxy, which sends on what a server answers."""
    options = [option for role in roles for option in ("--role", role)]
    browser = Browser(proxy)
    answer = browser.post(invitation_of(name, place, *options), {"password": PASSWORD})
    assert answer.status == 303, answer.text
    browser.get("/en/account")
    return browser


class Import:
    """A file that is uploaded and tried before the kill, and made for good at it."""

    def __init__(self, browser, number):
        self.browser = browser
        text, self.rows = crime_file(number)
        browser.get("/en/admin/imports")
        answer = browser.upload("/en/admin/imports", {"dataset": DATASET}, f"{number}.csv", text)
        assert answer.status == 303, answer.text
        tried = self.ended(answer.headers["location"])
        assert (tried["state"], tried["counts"]["rows_rejected"]) == ("done", 0), tried
        self.page = answer.headers["location"]

    def ended(self, page):
        def view():
            answer = self.browser.get(page + ".json")
            return answer.json if answer.status == 200 and not answer.json["is_at_work"] else None
        return wait_until(view, f"the import on {page} ends")

    def begin(self):
        self.browser.get(self.page)
        answer = self.browser.post(self.page + "/commit_import")
        assert answer.status == 303, answer.text
        self.page = answer.headers["location"]
        wait_until(lambda: self.browser.get(self.page + ".json").json["state"] != "waiting", "the import begins", 60)

    def check(self):
        done = self.ended(self.page)
        assert (done["state"], done["counts"]["rows_taken"]) == ("done", self.rows), done
        return done


def people_of(browser):
    return collections.Counter(person["name"] for person in browser.get("/en/admin/people.json").json["people"])


def head_shown_by(server):
    answer = server.get("/en/transparency.json")
    return answer.json["entry_count"] if answer.status == 200 else 0


def check_that_both_show_the_newest(servers, browser, number):
    """A page that is cached is changed through one server, and then asked of both."""
    answer = browser.post("/en/admin/people/add_person", {"name": f"newest{number}", "display_name": "x", "email": ""})
    assert answer.status == 200, answer.text
    heads = [head_shown_by(server) for server in servers]
    wait_until(lambda: min(head_shown_by(server) for server in servers) >= max(heads), "both servers show the newest entry", SHOWN_SECONDS_MAX)


def kill_and_wait(cluster, load, number, adding, store_writer):
    """Every other time the machine is lost, every other time PostgreSQL alone. Gives the seconds without a change."""
    leader = cluster.leader()
    before, commits_before = len(adding.times), store_writer.count()
    began = time.monotonic()
    loses_machine = number % 2 == 1
    leader.kill() if loses_machine else leader.kill_postgres()
    killed = time.monotonic()
    load.wait_until(lambda: adding.times and adding.times[-1] > killed + 0.5, "a change is acknowledged again")
    first = next(moment for moment in adding.times[before:] if moment > killed)
    load.wait_until(lambda: store_writer.count() > commits_before, "the other program's commits are acknowledged again")
    if loses_machine:
        leader.start()
    cluster.wait_until_whole()
    say(f"kill {number}: {leader.name}, {'machine' if loses_machine else 'PostgreSQL'} lost; first change acknowledged after "
        f"{first - killed:.1f} s, three nodes again after {time.monotonic() - began:.1f} s")
    return first - killed


def check_what_is_there(place, browser, adding):
    people = people_of(browser)
    lost = [name for name in adding.acknowledged if people[name] != 1]
    assert not lost, f"acknowledged, and not there once: {lost}"
    run("verify", *place)


def main():
    with Cluster() as cluster, tempfile.TemporaryDirectory(prefix="wardmote-test-") as held:
        folder = Path(held)
        for database in ("wardmote", "crash"):
            cluster.make_database(database)
        run("key", "make", folder / "wardmote.key")
        place = ("--database", cluster.url("wardmote"), "--files", folder / "files", "--key", folder / "wardmote.key", "--keys", folder / "keys.db")
        run("demo", *place)
        say("the demonstration is in the cluster")
        unlimited = [word for kind in ("address", "person", "costly") for word in (f"--limit-{kind}", "0")]  # all the load comes from here
        with Server(*place, options=unlimited) as one, Server(*place, options=unlimited) as two, Proxy([one, two]) as proxy:
            assert one.get("/health").json["warnings"] == [], one.get("/health").text
            go(cluster, folder, place, [one, two], proxy)


def go(cluster, folder, place, servers, proxy):
    administrator = signed_in(proxy, place, "administrator", "administrator", "analyst", "auditor")
    load = Load()
    adding = Adding(load, administrator.at(proxy), "person")
    reading = [(administrator.at(proxy), path) for path in ("/en/admin/jobs", "/en/transparency", "/fr/standing")]
    store_writer = StoreWriter(sys.argv[2], cluster.url("crash"), folder)
    wait_until(lambda: store_writer.count() > 0, "the other program's first commit is acknowledged")
    waits, watching = [], None
    try:
        load.repeat(adding)
        for browser, path in reading:
            load.repeat(lambda browser=browser, path=path: load.judge(f"read {path}", browser.get(path)))
        for number in range(1, KILLS + 1):
            job = Import(administrator.at(proxy), number)
            job.begin()
            watching = Watching(load, proxy, administrator.token, job.page + ".events")
            load.repeat(watching)
            waits.append(kill_and_wait(cluster, load, number, adding, store_writer))
            done = job.check()
            load.wait_until(lambda: watching.newest.get("state") == "done", "whoever watches sees the import end")
            check_that_both_show_the_newest(servers, administrator.at(proxy), number)
            say(f"kill {number}: the import took {done['counts']['rows_taken']} rows, once; its page was watched in {watching.streams} streams")
            assert not load.wrong, load.wrong[0]
    finally:
        load.stop()
        store_writer.stop()
    assert not load.wrong, load.wrong[0]
    check_what_is_there(place, administrator, adding)
    store_writer.check()
    for (what, told), count in sorted(load.told.items()):
        say(f"{what}: {told} {count} times")
    assert load.told["add a person", "try again"] + load.told["add a person", "look first"] > 0, "nobody noticed a kill: this proves nothing"
    say(f"{KILLS} kills, {len(adding.acknowledged)} people and {store_writer.acknowledged.read_bytes().count(10)} commits acknowledged, none lost; "
        f"without a change for {', '.join(f'{wait:.1f}' for wait in waits)} s")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))  # through all that cleans up
    main()
