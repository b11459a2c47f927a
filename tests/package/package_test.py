#!/usr/bin/env python3
"""The Debian package: what is in it, that lintian finds no error, and that it installs, serves, upgrades and is purged.

    package_test.py PACKAGE.deb

Run as root on a machine that lets root lay one file system over another, the package is really installed, by dpkg, over this
machine's own files, of which nothing is changed. Elsewhere it is unpacked into a folder and the program run from there.
"""

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

UNITS = ("wardmote.service", "wardmote@.service")


def run(*command, **options):
    ended = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=300, **options)
    assert ended.returncode == 0, f"{command} ended with {ended.returncode}:\n{ended.stdout[-3000:]}{ended.stderr[-3000:]}"
    return ended.stdout


def check_units(root):
    """As systemd reads them; the program is where the package puts it."""
    if not shutil.which("systemd-analyze"):
        return
    folder = root / "lib/systemd/system"
    for unit in UNITS:
        name = unit.replace("@", "@8081")
        with tempfile.TemporaryDirectory() as held:
            copy = Path(held) / name
            copy.write_text((folder / unit).read_text().replace("/usr/bin/wardmote", str(root / "usr/bin/wardmote")))
            said = subprocess.run(["systemd-analyze", "verify", "--man=no", copy], capture_output=True, text=True)
            assert name not in said.stderr, said.stderr
            exposure = subprocess.run(["systemd-analyze", "security", "--offline=true", "--threshold=20", copy], capture_output=True, text=True)
            assert exposure.returncode == 0, exposure.stdout[-3000:]


def check_contents(package):
    listed = run("dpkg-deb", "-c", package)
    for path in ("usr/bin/wardmote", "usr/share/wardmote/pages/layout.mustache", "usr/share/wardmote/browser/dist/.vite/manifest.json",
                 "usr/share/wardmote/locale/fr/LC_MESSAGES/wardmote.mo", "usr/share/wardmote/catalog/", "etc/wardmote/wardmote.conf",
                 "usr/share/man/man1/wardmote.1.gz", *(f"lib/systemd/system/{unit}" for unit in UNITS)):
        assert f" ./{path}" in listed, f"{path} is not in the package"
    depends = run("dpkg-deb", "-f", package, "Depends")
    for library in ("libpq5", "libsqlite3-0", "libsodium23"):
        assert library in depends, depends
    if shutil.which("lintian"):
        said = subprocess.run(["lintian", "--allow-root", "--fail-on", "error", package], capture_output=True, text=True)
        assert said.returncode == 0, said.stdout


class Serving:
    """`wardmote serve` of a root, ready when it says so to whoever started it, as systemd is told."""

    def __init__(self, command):
        import socket
        self.folder = tempfile.mkdtemp(prefix="wardmote-notice-")
        os.chmod(self.folder, 0o777)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("\0wardmote-package-test-" + Path(self.folder).name)
        self.socket.settimeout(120)
        environment = {**os.environ, "NOTIFY_SOCKET": "@wardmote-package-test-" + Path(self.folder).name}
        self.process = subprocess.Popen([*command, "serve", "--port", "0", "--format", "json"], stdout=subprocess.PIPE, text=True, env=environment)

    def __enter__(self):
        assert self.socket.recv(100) == b"READY=1"
        line = next(line for line in self.process.stdout if '"serving"' in line)
        self.address = json.loads(line)["subject"].removeprefix("http://")
        return self

    def get(self, path):
        connection = http.client.HTTPConnection(self.address, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.stdout.read()
        assert self.process.wait(30) == 0
        assert self.socket.recv(100) == b"STOPPING=1"
        os.rmdir(self.folder)


def check_serving(command, version):
    run(*command, "demo")
    with Serving(command) as server:
        status, text = server.get("/health")
        assert (status, json.loads(text)["version"]) == (200, version), text
        status, text = server.get("/fr/")
        assert status == 200 and 'lang="fr"' in text, text[:300]
    run(*command, "verify")


def check_unpacked(package, version):
    with tempfile.TemporaryDirectory(prefix="wardmote-package-") as held:
        root = Path(held)
        run("dpkg-deb", "-x", package, root)
        check_units(root)
        settings = root / "settings"
        settings.write_text(f"# a comment\ndata = {root}/var\nport = 1\nboard = halton\n")
        check_serving(["env", f"WARDMOTE_CONFIG={settings}", str(root / "usr/bin/wardmote")], version)
        settings.write_text("colour = red\n")
        said = subprocess.run([root / "usr/bin/wardmote", "verify", "--config", settings], capture_output=True, text=True)
        assert said.returncode == 1 and "colour" in said.stderr, said


def layered(package, version):
    """In a mount namespace of its own, this machine's files under a layer that is thrown away."""
    inside = os.environ | {"WARDMOTE_PACKAGE_LAYER": "yes"}
    ended = subprocess.run(["unshare", "-m", sys.executable, __file__, package], env=inside)
    assert ended.returncode == 0


def lay(root):
    run("mount", "-t", "tmpfs", "none", root)
    for name in ("upper", "work", "all"):
        (root / name).mkdir()
    run("mount", "-t", "overlay", "overlay", "-o", f"lowerdir=/,upperdir={root}/upper,workdir={root}/work", root / "all")
    run("mount", "-t", "proc", "proc", root / "all/proc")
    run("mount", "--rbind", "/dev", root / "all/dev")
    (root / "all/tmp").mkdir(exist_ok=True)
    return root / "all"


def check_installed(package, version):
    place = Path(tempfile.mkdtemp(prefix="wardmote-layer-"))
    root = lay(place)
    shutil.copy(package, root / "root" / Path(package).name)
    os.chroot(root)
    os.chdir("/")
    package = Path("/root") / Path(package).name
    run("dpkg", "-i", package)
    as_service = ["setpriv", "--reuid=wardmote", "--regid=wardmote", "--clear-groups", "/usr/bin/wardmote"]
    assert Path("/etc/wardmote/wardmote.conf").stat().st_mode & 0o777 == 0o640
    key = Path("/etc/wardmote/wardmote.key")
    assert key.stat().st_mode & 0o077 == 0 and key.stat().st_size == 32
    check_serving(as_service, version)
    before = key.read_bytes()
    with open("/etc/wardmote/wardmote.conf", "a", encoding="ascii") as settings:
        settings.write("# mine\n")
    run("dpkg", "-i", package)  # an upgrade keeps settings, key and data
    assert "# mine" in Path("/etc/wardmote/wardmote.conf").read_text() and key.read_bytes() == before
    run(*as_service, "verify")
    run("dpkg", "--purge", "wardmote")
    assert not Path("/usr/bin/wardmote").exists() and not Path("/etc/wardmote/wardmote.conf").exists()
    assert Path("/var/lib/wardmote/wardmote.db").exists() and key.exists(), "what a board recorded went with the package"


def can_layer():
    if os.getuid() != 0 or not shutil.which("unshare"):
        return False
    with tempfile.TemporaryDirectory() as held:
        tried = f"mount -t tmpfs none {held} && mkdir {held}/u {held}/w {held}/m && mount -t overlay overlay -o lowerdir=/,upperdir={held}/u,workdir={held}/w {held}/m"
        return subprocess.run(["unshare", "-m", "sh", "-c", tried], capture_output=True).returncode == 0


def main():
    package = os.path.realpath(sys.argv[1])
    version = run("dpkg-deb", "-f", package, "Version").strip()
    if os.environ.get("WARDMOTE_PACKAGE_LAYER"):
        return check_installed(package, version)
    began = time.monotonic()
    check_contents(package)
    check_unpacked(package, version)
    if can_layer():
        layered(package, version)
    print(f"{Path(package).name}: {'installed, upgraded and purged by dpkg' if can_layer() else 'unpacked and run (no right to lay a file system over this one)'}"
          f", in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
