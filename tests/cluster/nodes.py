"""Three PostgreSQL nodes under Patroni and etcd, from deploy/cluster/, as a user who is not root, on the loopback interface."""

import ctypes
import json
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http/program"))
from support import POSTGRES, ROOT, free_port

PATRONI_YML = ROOT / "deploy/cluster/patroni.yml"
# Shorter than what is recommended, so that a test need not wait as long as a network that hiccups.
FASTER = {"ttl: 20": "ttl: 12", "loop_wait: 5": "loop_wait: 2", "retry_timeout: 7": "retry_timeout: 4"}
PATIENCE_SECONDS = 240
OUR_END_IS_THEIRS = 1  # PR_SET_PDEATHSIG


def wait_until(condition, what, seconds=PATIENCE_SECONDS):
    latest = time.monotonic() + seconds
    while time.monotonic() < latest:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError(f"in {seconds} seconds it did not come about that {what}")


def replaced(text, replacements):
    for old, new in replacements.items():
        assert text.count(old) == 1, f"'{old}' stands {text.count(old)} times in the file of deploy/ that this test uses"
        text = text.replace(old, new)
    return text


def is_process(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def children_of(pid):
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(entry.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found.append(int(entry.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def kill_hard(pids):
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    wait_until(lambda: not any(is_process(pid) for pid in pids), f"{pids} are gone", 30)


class Folder:
    """A folder of the user that daemons run as, and what is started in it."""

    def __init__(self):
        self.path = Path(tempfile.mkdtemp(prefix="wardmote-cluster-"))
        self.user = pwd.getpwnam("postgres") if os.getuid() == 0 else None
        if self.user:
            os.chown(self.path, self.user.pw_uid, self.user.pw_gid)

    def start(self, name, *command, **environment):
        as_other = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}
        libc = ctypes.CDLL(None)
        with open(self.path / f"{name}.log", "ab") as log:
            return subprocess.Popen([str(word) for word in command], stdout=log, stderr=log, cwd=self.path, stdin=subprocess.DEVNULL,
                                    env={"PATH": os.environ["PATH"], "HOME": str(self.path), "LC_ALL": "C.UTF-8", **environment},
                                    preexec_fn=lambda: libc.prctl(OUR_END_IS_THEIRS, signal.SIGKILL), **as_other)

    def write(self, name, text):
        path = self.path / name
        path.write_text(text)
        path.chmod(0o600)
        if self.user:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)
        return path

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Node:
    """One Patroni with its PostgreSQL."""

    def __init__(self, folder, name, etcd, passwords):
        self.folder, self.name = folder, name
        self.port, self.rest_port = free_port(), free_port()
        self.data = folder.path / name
        here = "127.0.0.1"
        self.environment = {
            "PATRONI_NAME": name, "PATRONI_ETCD3_HOSTS": etcd,
            "PATRONI_RESTAPI_LISTEN": f"{here}:{self.rest_port}", "PATRONI_RESTAPI_CONNECT_ADDRESS": f"{here}:{self.rest_port}",
            "PATRONI_POSTGRESQL_LISTEN": f"{here}:{self.port}", "PATRONI_POSTGRESQL_CONNECT_ADDRESS": f"{here}:{self.port}",
            "PATRONI_POSTGRESQL_DATA_DIR": str(self.data), "PATRONI_POSTGRESQL_PGPASS": str(folder.path / f"pgpass-{name}"),
            "PATRONI_SUPERUSER_USERNAME": "postgres", "PATRONI_SUPERUSER_PASSWORD": passwords["postgres"],
            "PATRONI_REPLICATION_USERNAME": "replicator", "PATRONI_REPLICATION_PASSWORD": passwords["replicator"],
        }  # fmt: skip
        text = replaced(PATRONI_YML.read_text(), FASTER)
        # The sockets of several nodes on one machine would lie in one folder.
        text = replaced(text, {"  bin_dir:": f"  parameters:\n    unix_socket_directories: {folder.path}\n  bin_dir:"})
        self.settings = folder.write(f"{name}.yml", text)
        self.process = None

    def start(self):
        self.process = self.folder.start(self.name, "/usr/bin/patroni", self.settings, **self.environment)

    def postmaster(self):
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n")[0])
        except (FileNotFoundError, ValueError):
            return []
        return [pid] if is_process(pid) else []

    def kill_postgres(self):
        """As a crash of the server: its Patroni stays."""
        kill_hard([process for pid in self.postmaster() for process in [pid, *children_of(pid)]])

    def kill(self):
        """As the loss of the machine: nothing of it is left at once."""
        if self.process and self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGSTOP)  # so that it starts nothing meanwhile
            children = [pid for pid in children_of(self.process.pid) if pid not in self.postmaster()]
            postgres = [process for pid in self.postmaster() for process in [pid, *children_of(pid)]]
            for pid in [self.process.pid, *children, *postgres]:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            self.process.wait(30)
        self.kill_postgres()


class Cluster:
    """`with Cluster() as cluster:` three nodes, of which one leads and one has all that was acknowledged."""

    def __enter__(self):
        self.folder = Folder()
        self.nodes, self.etcd = [], None
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self):
        client, peer = free_port(), free_port()
        at = "http://127.0.0.1:{}".format
        self.etcd = self.folder.start("etcd", "/usr/bin/etcd", "--name", "one", "--data-dir", self.folder.path / "etcd",
                                      "--listen-client-urls", at(client), "--advertise-client-urls", at(client),
                                      "--listen-peer-urls", at(peer), "--initial-advertise-peer-urls", at(peer),
                                      "--initial-cluster", f"one={at(peer)}", "--heartbeat-interval", "500", "--election-timeout", "5000")
        self.passwords = {name: secrets.token_hex(12) for name in ("postgres", "replicator", "wardmote")}
        self.nodes = [Node(self.folder, f"node{number}", f"127.0.0.1:{client}", self.passwords) for number in (1, 2, 3)]
        for node in self.nodes:
            node.start()
        self.wait_until_whole()

    def roles(self):
        """Node → what it is, as whoever answers first sees it."""
        for node in self.nodes:
            if node.process.poll() is not None:
                continue
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{node.rest_port}/cluster", timeout=3) as answer:
                    return {member["name"]: (member["role"], member["state"]) for member in json.load(answer)["members"]}
            except (OSError, ValueError, KeyError):
                continue
        return {}

    def leader(self):
        roles = self.roles()
        return next((node for node in self.nodes if roles.get(node.name) == ("leader", "running")), None)

    def is_whole(self):
        roles = sorted(role for role, state in self.roles().values() if state in ("running", "streaming"))
        return roles == ["leader", "replica", "sync_standby"]

    def wait_until_whole(self):
        wait_until(self.is_whole, f"one of three nodes leads and one follows it closely (logs: {self.folder.path})")

    def url(self, database):
        """As the guide says it: all nodes, and whichever takes writes."""
        hosts = ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)
        return f"postgresql://{database}:{self.passwords['wardmote']}@{hosts}/{database}?target_session_attrs=read-write"

    def make_database(self, name):
        leader = self.leader()
        environment = {**os.environ, "PGHOST": "127.0.0.1", "PGPORT": str(leader.port), "PGUSER": "postgres",
                       "PGPASSWORD": self.passwords["postgres"], "PSQL": str(POSTGRES / "psql")}
        subprocess.run([ROOT / "deploy/cluster/make-database.sh", name], input=self.passwords["wardmote"] + "\n", text=True,
                       check=True, env=environment)

    def __exit__(self, *failure):
        for node in self.nodes:
            node.kill()
        if self.etcd:
            self.etcd.kill()
            self.etcd.wait()
        if not failure or failure[0] is None or "WARDMOTE_KEEP" not in os.environ:
            self.folder.remove()
