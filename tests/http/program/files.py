"""Files given to a command, written for one test."""

import csv
import unittest
from pathlib import Path

from support import temporary_folder


class Folder(unittest.TestCase):
    def setUp(self):
        folder = temporary_folder()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name, rows):
        path = self.folder / name
        with path.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows(rows)
        return str(path)
