"""The real program and the real databases, for tests that speak to it as the world does."""

import contextlib
import datetime
import fcntl
import functools
import http.client
import json
import os
import pwd
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import zoneinfo
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(os.environ.get("WARDMOTE_PROGRAM", ROOT / "build/release/wardmote"))
PATIENCE = 60  # seconds
NO_LIMITS = ("--limit-address", "0", "--limit-person", "0", "--limit-costly", "0")  # of `serve`
POSTGRES = Path("/usr/lib/postgresql/15/bin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*arguments, code=0, timeout=300, given=""):
    """Runs `wardmote …` and gives what it printed; fails if it ends with another code."""
    ended = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=timeout, input=given)
    assert ended.returncode == code, f"wardmote {arguments} ended with {ended.returncode}, not {code}: {ended.stderr[-2000:]}"
    return ended


class Postgres:
    """A PostgreSQL of its own: data folder, port, loopback only, not run as root; stopped and removed at the end. A durable
    one writes through to the disk, as it does by default; the others need not survive anything. Empty, or a copy of another's data folder."""

    def __init__(self, durable=False, copy_of=None):
        self.durable, self.copy_of = durable, copy_of

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="wardmote-postgres-"))
        self.port = free_port()
        self.user = None
        if os.getuid() == 0:
            self.user = pwd.getpwnam("postgres")
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        if self.copy_of:
            copy(self.copy_of, self.folder / "data")
        else:
            self._run("initdb", "-D", self.folder / "data", "-U", "wardmote", "-A", "trust", "-E", "UTF8", "--no-sync",
                      "--locale=C.UTF-8")
        self.start()
        return self

    def stop(self, mode="fast"):
        self._run("pg_ctl", "-D", self.folder / "data", "-m", mode, "-w", "stop")

    def restart(self, mode):
        self.stop(mode)
        self.start()

    def start(self):
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync={'on' if self.durable else 'off'}"
        self._run("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", options, "start")

    def kill(self):
        """Ends every process of it with -9, as a crash of the machine would. Its lock goes too: after a crash no process has that
        number, here a dead one may keep it until its parent looks."""
        lock = self.folder / "data" / "postmaster.pid"
        first = int(lock.read_text().split()[0])
        os.kill(first, signal.SIGSTOP)  # so that it begins no other meanwhile
        ours = [first, *(int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if parent_of(stat) == first)]
        for process in ours:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(os.path.exists(f"/proc/{process}/exe") for process in ours):
            time.sleep(0.01)
        lock.unlink()

    def database(self, name):
        """The URL of a new, empty database."""
        self._run("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "wardmote", name)
        return self.url(name)

    def url(self, name):
        return f"postgresql://wardmote@127.0.0.1:{self.port}/{name}"

    def _run(self, program, *arguments):
        as_other = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}
        subprocess.run([POSTGRES / program, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, cwd="/", **as_other)

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder)


def parent_of(stat):
    """The parent of a process, from its /proc/…/stat; none if it has ended meanwhile."""
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def options_in(place):
    """The options that say where a database and what belongs to it lie, by their names."""
    return dict(zip(place[::2], place[1::2]))


def change_rows(place, statement):
    """Changes rows behind the program's back, as no page can: for what only time would bring about."""
    options = options_in(place)
    if "--data" in options:
        with contextlib.closing(sqlite3.connect(Path(options["--data"]) / "wardmote.db", timeout=30)) as database, database:
            database.execute(statement)
    else:
        subprocess.run([POSTGRES / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement, options["--database"]], check=True)


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    """`wardmote serve` on a free port of the loopback interface; stopped by its process id."""

    def __init__(self, *place, options=(), port=0):
        self.place = place
        self.options = ("--port", port, *options)

    def __enter__(self):
        command = [PROGRAM, "serve", "--format", "json", *map(str, (*self.options, *self.place))]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            if '"serving"' in line:
                self.address = json.loads(line)["subject"].removeprefix("http://")
                # The request log goes on being read, or the pipe fills up and the server waits for us.
                self.reader = threading.Thread(target=self.process.stdout.read)
                self.reader.start()
                return self
        raise AssertionError(f"{command} ended with {self.process.wait()} before it served")

    def connection(self):
        return http.client.HTTPConnection(self.address, timeout=60)

    def get(self, path, method="GET", **headers):
        connection = self.connection()
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = Answer(connection.getresponse())
        connection.close()
        return answer

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        code = self.process.wait(30)
        self.reader.join()
        self.process.stdout.close()
        return code

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()


def copy(source, target):
    subprocess.run(["cp", "-a", source, target], check=True)  # with its owners


def places_of(folder, postgres_url):
    """Where the demonstration lies on each database, its key and record keys beside it."""
    key = folder / "wardmote.key"
    return {"sqlite": ("--data", folder, "--files", folder / "files-sqlite", "--key", key),
            "postgresql": ("--database", postgres_url, "--files", folder / "files-postgresql", "--key", key, "--keys", folder / "keys-postgresql.db")}


def demonstration():
    """A folder with the demonstration as this very program makes it: in data/ the embedded one, in postgres/ the data folder of a server.
    Made once, for tests to copy."""
    folder = PROGRAM.parent / "demonstration"
    parts = [PROGRAM, *(ROOT / "demo").rglob("*"), *(ROOT / "catalog").rglob("*")]
    stamp = str(max(part.stat().st_mtime_ns for part in parts))
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = folder / "made-of"
        if not made.exists() or made.read_text() != stamp:
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "data").mkdir(parents=True)
            run("key", "make", folder / "data" / "wardmote.key")
            with Postgres() as postgres:
                for place in places_of(folder / "data", postgres.database("demonstration")).values():
                    run("demo", *place)
                postgres.stop()
                copy(postgres.folder / "data", folder / "postgres")
                postgres.start()
            made.write_text(stamp)
    return folder


def demonstrate(folder):
    """What `wardmote demo --data FOLDER` leaves there."""
    copy(demonstration() / "data" / "wardmote.db", folder)


@contextlib.contextmanager
def demonstrated():
    """A copy of the demonstration on both databases: the server of the one, and the places of both."""
    made = demonstration()
    with temporary_folder() as name, Postgres(copy_of=made / "postgres") as postgres:
        copy(f"{made}/data/.", name)
        yield postgres, places_of(Path(name), postgres.url("demonstration"))


def walled_house(wall, engine, places):
    """What serves a house behind a wall ("closed", "situation") beside the program: a key, a folder and on PostgreSQL a database of its own."""
    folder = Path(options_in(places["sqlite"])["--data"]) / f"{wall}-{engine}"
    folder.mkdir()
    run("key", "make", folder / f"{wall}.key")
    options = [f"--{wall}-key", folder / f"{wall}.key", f"--{wall}-data", folder]
    if engine == "postgresql":
        url = options_in(places[engine])["--database"]
        subprocess.run([POSTGRES / "psql", "-q", "-c", f"CREATE DATABASE behind_{wall}", url], check=True)
        options += [f"--{wall}-database", url.rpartition("/")[0] + f"/behind_{wall}"]
    return options


class OnBothDatabases:
    """The demonstration served from SQLite and from PostgreSQL: `servers["sqlite"]`, `servers["postgresql"]`, each with what
    `options_of(engine)` gives beside its place, and with the houses behind these walls."""

    def __init__(self, options_of=lambda engine: {}, walls=()):
        self.options_of = options_of
        self.walls = walls

    def __enter__(self):
        with contextlib.ExitStack() as stack:  # ends what was begun, if a server does not start
            _, places = stack.enter_context(demonstrated())
            self.servers = {}
            for engine, place in places.items():
                walled = [option for wall in self.walls for option in walled_house(wall, engine, places)]
                options = self.options_of(engine) | ({"options": walled} if walled else {})
                self.servers[engine] = stack.enter_context(Server(*place, **options))
                self.servers[engine].files = options_in(place)["--files"]
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *_):
        self.stack.close()


def on_both_databases(test):
    """Gives a test each of the servers that its module set up as SERVERS, in turn."""
    @functools.wraps(test)
    def on_each(self):
        for engine, server in test.__globals__["SERVERS"].items():
            with self.subTest(engine=engine):
                test(self, server)
    return on_each


def today_at_board():
    """At the board: the server counts days there, wherever the tests run."""
    return datetime.datetime.now(zoneinfo.ZoneInfo("America/Toronto")).date()


def eventually(condition):
    """What `condition` gives, once that is something; no test is decided by the waiting."""
    latest = time.monotonic() + PATIENCE
    while not (found := condition()) and time.monotonic() < latest:
        time.sleep(0.1)
    assert found, "it did not come to that"
    return found


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix="wardmote-test-")
