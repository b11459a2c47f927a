"""The second wall is a fact of linking: what the public is served by names nothing of the closed room, and the closed room names nothing of
the other domains. `nm` reads what the linker would."""

import subprocess
import sys

public_house, closed, *public_rooms = sys.argv[1:]


def names(file):
    """The names that a program or a library defines or asks for, as C++ spells them."""
    listed = subprocess.run(["nm", "--demangle", file], capture_output=True, text=True, check=True)
    return [line[19:] for line in listed.stdout.splitlines() if line[16:17] == " "]  # address, kind, name


def those_with(file, part):
    return [name for name in names(file) if part in name]


# That the test can fail: the closed room is full of its own names.
assert those_with(closed, "wardmote::closed::add_routes"), "nm found nothing of the closed room in its own library"

paths = subprocess.run([public_house], capture_output=True, text=True, check=True).stdout.split()
assert "/meetings/{meeting}" in paths and "/standing" in paths, "the public rooms made no program"
assert not [path for path in paths if path.startswith("/closed")], "a public room has a page of the closed session"

for file in (public_house, *public_rooms):
    found = those_with(file, "wardmote::closed::")
    assert not found, f"{file} names the closed room: {found[:3]}. What joins them goes through src/flows."
for room in ("wardmote::board::", "wardmote::evidence::"):
    assert not those_with(closed, room), f"the closed room names {room}: let a flow tell it what it needs."
print(f"{len(public_rooms)} rooms and a program of {len(paths)} pages without the closed room")
