"""A large file is taken in constant memory, kept whole, and known by its hash; on both databases."""

import hashlib
import http.client
import os
import unittest

from people import COOKIE, member
from support import OnBothDatabases

MEGABYTES = int(os.environ.get("WARDMOTE_UPLOAD_MEGABYTES", "64"))  # 1024 for a night
GROWTH_MEGABYTES_MAX = 24
BOUNDARY = "----boundary-of-the-test"
PIECE = b"year,value\n" * 95_325  # a little less than a megabyte


def peak_megabytes(server):
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def send(server, browser, pieces):
    """A form whose file comes in pieces, so that this test holds no more of it than the server."""
    head = "".join(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                   for name, value in (("form_token", browser.form_token), ("dataset", "csi_halton_published")))
    head += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="large.csv"\r\n\r\n'
    end = f"\r\n--{BOUNDARY}--\r\n"
    connection = http.client.HTTPConnection(server.address, timeout=600)
    connection.putrequest("POST", "/en/admin/imports")
    for name, value in {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Cookie": f"{COOKIE}={browser.token}",
                        "Origin": f"http://{server.address}", "Content-Length": len(head) + pieces * len(PIECE) + len(end)}.items():
        connection.putheader(name, str(value))
    connection.endheaders(head.encode())
    for _ in range(pieces):
        connection.send(PIECE)
    connection.send(end.encode())
    status = connection.getresponse().status
    connection.close()
    return status


class LargeFiles(unittest.TestCase):
    def test_are_taken_in_constant_memory_and_kept_whole(self):
        with OnBothDatabases() as both:
            for engine, server in both.servers.items():
                with self.subTest(engine=engine):
                    self.check(server)

    def check(self, server):
        browser = member(server, "sender", "analyst")
        browser.get("/en/admin/imports")
        self.assertEqual(send(server, browser, 1), 303)
        before = peak_megabytes(server)
        self.assertEqual(send(server, browser, MEGABYTES), 303)
        self.assertLess(peak_megabytes(server) - before, GROWTH_MEGABYTES_MAX)
        digest = hashlib.blake2b(digest_size=32)
        for _ in range(MEGABYTES):
            digest.update(PIECE)
        kept = server.files / digest.hexdigest()[:2] / digest.hexdigest()
        self.assertEqual(kept.stat().st_size, MEGABYTES * len(PIECE))


if __name__ == "__main__":
    unittest.main()
