#!/usr/bin/env python3
"""A meeting that everybody follows: 12 members vote by their own accounts while 2 clerks record and 300 watchers hold the page of the
meeting open. How long from the answer to an act to the moment at which a watcher has been sent the page as it is then; and that no vote is
lost or counted twice. bench/live.py WARDMOTE"""

import os
import selectors
import socket
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
os.environ["WARDMOTE_PROGRAM"] = os.path.realpath(sys.argv[1])
sys.path.insert(0, str(ROOT / "tests/http/program"))
from meetings_test import REPORT, Clerk
from people import member
from support import NO_LIMITS, Server, demonstrated, run

WATCHERS = 300
MEMBERS = 12
ROUNDS = 5


class Watchers:
    """Connections to the events of a meeting; notes when each was last sent something, in one thread."""

    def __init__(self, server, meeting, count):
        host, port = server.address.split(":")
        self.selector = selectors.DefaultSelector()
        request = f"GET /en/meetings/{meeting}.events HTTP/1.1\r\nHost: {server.address}\r\nAccept-Encoding: identity\r\n\r\n".encode()
        for number in range(count):
            connection = socket.create_connection((host, int(port)))
            connection.sendall(request)
            connection.setblocking(False)
            self.selector.register(connection, selectors.EVENT_READ, number)
        self.motion_seen = {}
        self.tails = [b""] * count
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.reads)
        self.thread.start()

    def reads(self):
        while not self.stopped.is_set():
            for key, _ in self.selector.select(0.1):
                try:
                    bytes_sent = key.fileobj.recv(1 << 20)
                except BlockingIOError:
                    continue
                now = time.monotonic()
                text = self.tails[key.data] + bytes_sent
                for mark, watchers in self.motion_seen.items():
                    if mark in text:
                        watchers.setdefault(key.data, now)
                self.tails[key.data] = text[-64:]

    def wait_for(self, mark, seconds=30):
        """When each watcher was sent the mark."""
        latest = time.monotonic() + seconds
        while len(self.motion_seen[mark]) < len(self.tails) and time.monotonic() < latest:
            time.sleep(0.01)
        return self.motion_seen[mark]

    def end(self):
        self.stopped.set()
        self.thread.join()
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()


def seat_twelve(server, office):
    """Twelve members with accounts of their own, as the board's office adds them."""
    browsers = []
    for number in range(MEMBERS):
        name = f"seat{number}"
        browsers.append(member(server, name, "board_member"))
        office.browser.get("/en/admin/meetings")
        answer = office.browser.post("/en/admin/meetings/add_member",
                                     {"name": f"Seat {number}", "appointed_by": "council", "office": "member", "first_day": "2026-01-01", "person": name})
        assert answer.status == 303, answer.text
    return browsers


def votes_of_a_round(meeting, browsers, motion):
    """Everybody votes at once; gives how long it took until all were answered."""
    begun, statuses = time.monotonic(), []

    def votes(browser):
        statuses.append(browser.post(f"/en/meetings/{meeting}/cast_own_ballot", {"motion": motion, "choice": "yes"}).status)

    threads = [threading.Thread(target=votes, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [303] * len(browsers), statuses
    return time.monotonic() - begun


def opened_with_twelve(server):
    """A meeting that is open, two clerks of it, and twelve members who vote by their own accounts."""
    first, second = Clerk(server), Clerk(server)
    browsers = seat_twelve(server, first)
    first.plans().does("propose_item", **REPORT).does("give_notice").does("call_to_order")
    for seat in first.browser.get(f"/en/meetings/{first.meeting}/console.json").json["seats"]:
        if seat["name"].startswith("Seat "):
            first.does("record_arrival", member=seat["member"])
    first.does("open_meeting").does("take_up_item", item=1)
    second.meeting = first.meeting
    for browser in browsers:
        browser.get(f"/en/meetings/{first.meeting}/desk")
    return first, second, browsers


def one_motion(server, first, second, browsers, watchers, number):
    """A motion from its moving to its result; gives how long after the answer each watcher had it, and the slowest of twelve votes at once."""
    words = f"That round {number} be carried."
    mark = words.encode()
    watchers.motion_seen[mark] = {}
    mover, seconder = first.seats()[-2:]
    first.does("move_motion", item=1, member=mover, seconder=seconder, text=words)
    answered = time.monotonic()
    seen = watchers.wait_for(mark)
    assert len(seen) == WATCHERS, f"{WATCHERS - len(seen)} watchers were not sent it"
    first.does("state_motion", motion=number)
    second.does("open_vote", motion=number, choice="majority_of_votes_cast", reference="show_of_hands")
    slowest = votes_of_a_round(first.meeting, browsers, number)
    second.does("close_vote", motion=number)
    first.does("declare_result", motion=number, choice="carried")
    ballots = server.get(f"/en/decisions/{first.meeting}-{number}.json").json["motion"]["ballots"]
    yes = sum(ballot["option"] == "yes" for ballot in ballots)
    assert yes == MEMBERS, f"{yes} of {MEMBERS} votes were counted"
    return [at - answered for at in seen.values()], slowest


def follow(engine, place):
    with Server(*place, options=NO_LIMITS) as server:
        first, second, browsers = opened_with_twelve(server)
        watchers = Watchers(server, first.meeting, WATCHERS)
        rounds = [one_motion(server, first, second, browsers, watchers, number) for number in range(1, ROUNDS + 1)]
        watchers.end()
    lags = sorted(lag for of_round, _ in rounds for lag in of_round)
    print(f"{engine}: {WATCHERS} watchers are sent what was recorded {1000 * lags[len(lags) // 2]:.0f} ms after its answer in the median, "
          f"{1000 * lags[-1]:.0f} ms at most; {MEMBERS} votes at once are answered within {1000 * max(slowest for _, slowest in rounds):.0f} ms")
    run("verify", *place)


with demonstrated() as (_, places):
    for engine, place in places.items():
        follow(engine, place)
