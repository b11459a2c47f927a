"""The walls are facts of linking: what the public is served by names nothing of a room behind one, and such a room names nothing of the
other domains. `nm` reads what the linker would."""

import subprocess
import sys
from pathlib import Path

public_house, closed, situation, *public_rooms = sys.argv[1:]
behind = {"closed": closed, "situation": situation}
DOMAINS = ["board", "evidence", *behind]


def names(file):
    """The names that a program or a library defines or asks for, as C++ spells them."""
    listed = subprocess.run(["nm", "--demangle", file], capture_output=True, text=True, check=True)
    return [line[19:] for line in listed.stdout.splitlines() if line[16:17] == " "]  # address, kind, name


def those_with(listed, domain):
    return [name for name in listed if f"wardmote::{domain}::" in name]


paths = subprocess.run([public_house], capture_output=True, text=True, check=True).stdout.split()
assert "/meetings/{meeting}" in paths and "/standing" in paths, "the public rooms made no program"

for domain, library in behind.items():
    own = names(library)
    # That the test can fail: the room is full of its own names.
    assert [name for name in those_with(own, domain) if "add_routes" in name], f"nm found nothing of {domain} in its own library"
    assert not [path for path in paths if path.startswith(f"/{domain}")], f"a public room has a page of {domain}"
    for other in DOMAINS:
        found = [] if other == domain else those_with(own, other)
        assert not found, f"{domain} names wardmote::{other}: {found[:3]}. Let a flow tell it what it needs."

for file in (public_house, *public_rooms):
    listed = names(file)
    for domain in behind:
        found = those_with(listed, domain)
        assert not found, f"{Path(file).name} names {domain}: {found[:3]}. What joins them goes through src/flows."
print(f"{len(public_rooms)} rooms and a program of {len(paths)} pages without the rooms behind the walls")
