"""The key that opens what is sealed, as an operator makes, splits, joins and rotates it."""

import re
import stat
import unittest
from pathlib import Path

from support import run, temporary_folder


class Keys(unittest.TestCase):
    def setUp(self):
        holder = temporary_folder()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        self.key = self.folder / "first.key"
        run("key", "make", self.key)

    def test_are_32_bytes_that_their_owner_alone_can_open(self):
        self.assertEqual(self.key.stat().st_size, 32)
        self.assertEqual(stat.S_IMODE(self.key.stat().st_mode), 0o600)
        self.assertIn("Nothing was written", run("key", "make", self.key, code=1).stderr)

    def test_come_back_from_as_many_shares_as_are_needed_and_from_no_fewer(self):
        shares = re.findall(r"wardmote-share-[0-9a-f-]+", run("key", "split", self.key, "--shares", 5, "--needed", 3).stdout)
        self.assertEqual(len(shares), 5)
        run("key", "join", self.folder / "few.key", code=1, given="\n".join(shares[:2]))
        self.assertFalse((self.folder / "few.key").exists())
        run("key", "join", self.folder / "joined.key", given="\n".join(shares[1:4]))
        self.assertEqual((self.folder / "joined.key").read_bytes(), self.key.read_bytes())
        run("key", "split", self.key, "--shares", 2, "--needed", 3, code=2)

    def test_are_rotated_and_the_one_before_opens_nothing_then(self):
        place, following = ("--data", self.folder / "data"), self.folder / "next.key"
        run("demo", *place, "--key", self.key)
        run("key", "make", following)
        run("key", "rotate", *place, "--key", self.key, "--next", following)
        self.assertIn("another took its place", run("verify", *place, "--key", self.key, code=1).stderr)
        run("verify", *place, "--key", following)
        self.assertIn("started without", run("key", "rotate", *place, "--next", following, code=1).stderr)

    def test_that_others_can_open_are_refused(self):
        self.key.chmod(0o640)
        self.assertIn("chmod 600", run("demo", "--data", self.folder / "data", "--key", self.key, code=1).stderr)


if __name__ == "__main__":
    unittest.main()
