"""The log as strangers meet it: checkpoints that are signed, fetched, kept, verified, and that show what was done to the log."""

import contextlib
import csv
import io
import itertools
import re
import shutil
import stat
import unittest
from pathlib import Path

import stranger
from people import member
from support import Server, change_rows, demonstrate, demonstrated, eventually, run, temporary_folder

ORIGIN = "board.example/transparency"
NAMES = (f"auditor{number}" for number in itertools.count())


def setUpModule():
    """The demonstration on both databases, with a signed checkpoint each."""
    global STACK, SERVERS, FOLDER, KEY, SIGNING
    STACK = contextlib.ExitStack()
    FOLDER = Path(STACK.enter_context(temporary_folder()))
    SIGNING = FOLDER / "signing.key"
    printed = run("key", "make-signing", SIGNING, "--origin", ORIGIN).stdout
    KEY = re.search(r"verification key (\S+):", printed)[1]
    _, places = STACK.enter_context(demonstrated())
    (FOLDER / "fresh").mkdir()
    demonstrate(FOLDER / "fresh")  # what others begin with
    SERVERS = {}
    for engine, place in places.items():
        run("checkpoint", "make", "--signing-key", SIGNING, *place)
        SERVERS[engine] = STACK.enter_context(Server(*place))


def tearDownModule():
    STACK.close()


class Strangers(unittest.TestCase):
    def each(self):
        for engine, server in SERVERS.items():
            with self.subTest(engine=engine):
                yield server

    def checkpoint(self, server):
        return stranger.open_note(server.get("/transparency/checkpoint").text, KEY)

    def proof(self, server, query):
        proof = server.get(f"/en/transparency/proof.json?{query}").json
        return proof, [bytes.fromhex(one) for one in proof["hashes"]]

    def test_compute_the_signed_root_from_the_published_entries(self):
        for server in self.each():
            checkpoint = self.checkpoint(server)
            answer = server.get("/transparency/entries")
            self.assertEqual(answer.headers["content-type"], "application/jsonl")
            lines = answer.text.splitlines()
            leaves = stranger.leaves_of(lines)
            self.assertEqual(stranger.root_of(leaves[:checkpoint.size]), checkpoint.root)
            self.assertEqual(checkpoint.origin, ORIGIN)
            self.assertEqual(checkpoint.extensions["key"], KEY)
            self.assertIn(f'"hash":"{checkpoint.extensions["chain"]}"', lines[checkpoint.size - 1])
            self.assertEqual(server.get("/transparency/entries?from=3").text.splitlines(), lines[2:])

    def test_find_any_change_of_an_entry(self):
        for server in self.each():
            lines = server.get("/transparency/entries").text.splitlines()
            lines[4] = lines[4].replace('"actor":"', '"actor":"x')
            with self.assertRaisesRegex(AssertionError, "entry 5 was changed"):
                stranger.leaves_of(lines)

    def test_trust_no_note_that_is_not_signed_by_their_key(self):
        for server in self.each():
            note = server.get("/transparency/checkpoint").text
            size = note.splitlines()[1]
            with self.assertRaisesRegex(AssertionError, "signature is not good"):
                stranger.open_note(note.replace(f"\n{size}\n", f"\n{int(size) + 1}\n"), KEY)

    def test_prove_that_an_entry_stands_in_the_log_and_that_the_log_went_on(self):
        for server in self.each():
            older = self.checkpoint(server)
            member(server, f"person{older.size}")
            run("checkpoint", "make", "--signing-key", SIGNING, *server.place)
            newer = self.checkpoint(server)
            self.assertGreater(newer.size, older.size)
            self.assertEqual(server.get(f"/transparency/checkpoint/{older.size}").status, 200)
            _, hashes = self.proof(server, f"older={older.size}")
            self.assertTrue(stranger.proves_consistency(hashes, older.size, older.root, newer.size, newer.root))
            self.assertFalse(stranger.proves_consistency(hashes, older.size, newer.root, newer.size, newer.root))
            for entry in (1, older.size, newer.size):
                proof, hashes = self.proof(server, f"entry={entry}&size={newer.size}")
                leaf = bytes.fromhex(proof["leaf"])
                self.assertTrue(stranger.proves_inclusion(hashes, entry - 1, leaf, newer.size, newer.root))

    def test_read_the_log_in_tiles(self):
        for server in self.each():
            checkpoint = self.checkpoint(server)
            full, rest = divmod(checkpoint.size, 256)  # tiles of 256 leaves, and what the last one has so far
            names = [f"{tile:03}" for tile in range(full)] + [f"{full:03}.p/{rest}"]
            leaves, entries = [], []
            for name in names:
                tile = server.get(f"/transparency/tile/0/{name}")
                self.assertEqual(tile.headers["content-type"], "application/octet-stream")
                self.assertIn("immutable", tile.headers["cache-control"])
                leaves += [tile.body[at:at + 32] for at in range(0, len(tile.body), 32)]
                bundle = server.get(f"/transparency/tile/entries/{name}").body
                while bundle:
                    length = int.from_bytes(bundle[:2], "big")
                    entries.append(stranger.leaf_of(bundle[2:2 + length]))
                    bundle = bundle[2 + length:]
            self.assertEqual(stranger.root_of(leaves), checkpoint.root)
            self.assertEqual(entries, leaves)
            for path in (f"tile/0/{full:03}", f"tile/0/{full:03}.p/{rest + 1}", f"tile/1/000.p/{full + 1}", "tile/x", "tile/", "checkpoint/1", "checkpoint/x"):
                self.assertEqual(server.get("/transparency/" + path).status, 404, path)

    def test_are_told_what_they_asked_wrongly(self):
        for server in self.each():
            for query, field in (("", "entry"), ("entry=1&older=1", "entry"), ("entry=0", "entry"), ("older=99999", "older"), ("entry=1&size=99999", "size")):
                answer = server.get(f"/en/transparency/proof.json?{query}")
                self.assertEqual((answer.status, answer.json["fields"][0]["field"]), (400, field), query)
            self.assertEqual(server.get("/transparency/entries?from=x").status, 404)
            self.assertEqual(server.get("/transparency/checkpoint", method="DELETE").status, 405)

    def test_find_key_note_and_line_for_the_minutes_on_the_pages(self):
        for server in self.each():
            page = server.get("/en/transparency").text
            latest = server.get("/en/transparency.json").json["checkpoint"]
            self.assertIn(latest["printed"], page)
            self.assertIn(KEY.replace("+", "&#x2B;") if KEY not in page else KEY, page)
            self.assertEqual(server.get(latest["path"]).text, latest["note"])
            table = list(csv.DictReader(io.StringIO(server.get("/fr/transparency/checkpoints.csv").text)))
            listed = server.get("/en/transparency/checkpoints.json").json["checkpoints"]
            self.assertEqual([row["root"] for row in table], [one["root"] for one in listed])


class Verify(unittest.TestCase):
    """`wardmote verify` against what was kept outside, before and after the log was tampered with."""

    def setUp(self):
        self.stack = contextlib.ExitStack()
        self.addCleanup(self.stack.close)
        self.folder = Path(self.stack.enter_context(temporary_folder()))
        self.key = self.folder / "signing.key"
        made = run("key", "make-signing", self.key, "--origin", ORIGIN).stdout
        self.verification_key = re.search(r"verification key (\S+):", made)[1]
        self.place = ("--data", self.folder / "data")
        shutil.copytree(FOLDER / "fresh", self.folder / "data")

    def keep(self, name):
        """Makes a checkpoint and keeps its note, and the line for the minutes."""
        made = run("checkpoint", "make", "--signing-key", self.key, *self.place).stdout
        with Server(*self.place) as server:
            (self.folder / name).write_text(server.get("/transparency/checkpoint").text)
        return re.search(r"in the minutes: (.+)", made)[1]

    def verify(self, *arguments, code=0):
        ended = run("verify", *arguments, "--verification-key", self.verification_key, *self.place, code=code)
        return ended.stdout + ended.stderr

    def two_checkpoints(self):
        self.keep("older.txt")
        run("person", "add", "olga", *self.place)
        return self.keep("newer.txt")

    def test_holds_the_live_log_and_an_exported_one_against_what_was_kept(self):
        printed = self.two_checkpoints()
        newer, older, entries = (self.folder / name for name in ("newer.txt", "older.txt", "entries.jsonl"))
        entries.write_text(run("checkpoint", "entries", *self.place).stdout)
        self.assertIn("4 checkpoints", self.verify("--checkpoint", newer, "--and", older))
        self.assertIn(printed, self.verify("--checkpoint", newer, "--and", older, "--entries", entries))
        self.assertIn("holds", self.verify("--printed", printed))
        self.assertIn("every audit chain is unbroken", run("verify", *self.place).stdout)
        cut = self.folder / "cut.jsonl"
        cut.write_text("".join(entries.read_text().splitlines(keepends=True)[:7]))
        self.assertIn("ends at entry 7", self.verify("--checkpoint", newer, "--entries", cut, code=1))
        cut.write_text("no entry\n")
        self.assertIn("Line 1 of", self.verify("--checkpoint", newer, "--entries", cut, code=1))

    def test_trusts_no_note_without_a_key_and_none_by_another(self):
        self.two_checkpoints()
        self.assertIn("give --verification-key", run("verify", "--checkpoint", self.folder / "newer.txt", *self.place, code=1).stderr)
        run("key", "make-signing", self.folder / "other.key", "--origin", ORIGIN)
        other = run("key", "make-signing", self.folder / "third.key", "--origin", ORIGIN).stdout
        other = re.search(r"verification key (\S+):", other)[1]
        ended = run("verify", "--checkpoint", self.folder / "newer.txt", "--verification-key", other, *self.place, code=1)
        self.assertIn("does not carry a good signature", ended.stderr)

    def test_names_what_was_done_to_the_log(self):
        printed = self.two_checkpoints()
        change_rows(self.place, "DROP TRIGGER audit_entry_is_never_changed")
        change_rows(self.place, "UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 5")
        newer = self.folder / "newer.txt"
        self.assertIn("broken at entry 5", self.verify("--checkpoint", newer, code=1))
        self.assertIn("broken at entry 5", self.verify("--printed", printed, code=1))
        self.assertIn("broken at entry 5", run("verify", *self.place, code=1).stderr)

    def test_follows_the_board_to_its_next_key(self):
        self.keep("older.txt")
        made = run("key", "make-signing", self.folder / "next.key", "--origin", ORIGIN).stdout
        next_key = re.search(r"verification key (\S+):", made)[1]
        run("key", "rotate-signing", "--signing-key", self.key, "--next", self.folder / "next.key", *self.place)
        with Server(*self.place) as server:
            note = server.get("/transparency/checkpoint").text
            self.assertEqual([one["is_current"] for one in server.get("/en/transparency/checkpoints.json").json["keys"]], [False, True])
        self.assertEqual(stranger.open_note(note, self.verification_key).extensions["successor"], next_key)
        self.assertEqual(stranger.open_note(note, next_key).extensions["key"], self.verification_key)
        run("person", "add", "olga", *self.place)
        self.assertIn("does not sign here", run("checkpoint", "make", "--signing-key", self.key, *self.place, code=1).stderr)
        run("checkpoint", "make", "--signing-key", self.folder / "next.key", *self.place)
        run("verify", *self.place)

    def test_lets_a_witness_sign_what_was_verified(self):
        self.two_checkpoints()
        made = run("key", "make-signing", self.folder / "auditor.key", "--origin", "auditor.example/witness").stdout
        witness = re.search(r"witness's key (\S+):", made)[1]
        newer, entries = self.folder / "newer.txt", self.folder / "entries.jsonl"
        entries.write_text(run("checkpoint", "entries", *self.place).stdout)
        cosign = ("checkpoint", "cosign", "--checkpoint", newer, "--and", self.folder / "older.txt", "--entries", entries,
                  "--verification-key", self.verification_key, "--signing-key", self.folder / "auditor.key")
        (self.folder / "cosigned.txt").write_text(run(*cosign).stdout)
        self.verify("--checkpoint", self.folder / "cosigned.txt", "--verification-key", witness)
        self.assertIn("does not carry a good signature", self.verify("--checkpoint", newer, "--verification-key", witness, code=1))
        entries.write_text("".join(entries.read_text().splitlines(keepends=True)[:-1]))
        self.assertEqual(run(*cosign, code=1).stdout, "")

    def test_keys_lie_in_files_that_their_owner_alone_can_open(self):
        self.assertEqual(stat.S_IMODE(self.key.stat().st_mode), 0o600)
        self.key.chmod(0o644)
        self.assertIn("chmod 600", run("checkpoint", "make", "--signing-key", self.key, *self.place, code=1).stderr)
        self.assertIn("--origin is an address", run("key", "make-signing", self.folder / "x", "--origin", "a b", code=2).stderr)

    def test_servers_make_checkpoints_by_themselves(self):
        with Server(*self.place, "--signing-key", self.key, "--checkpoint-entries", 1) as server:
            eventually(lambda: server.get("/transparency/checkpoint").status == 200)
            self.assertEqual(stranger.open_note(server.get("/transparency/checkpoint").text, self.verification_key).origin, ORIGIN)


class Explorer(unittest.TestCase):
    """/admin/audit, as an auditor uses it."""

    def each(self):
        for engine, server in SERVERS.items():
            with self.subTest(engine=engine):
                yield server, member(server, next(NAMES), "auditor")

    def test_finds_entries_by_what_who_of_what_and_when(self):
        for server, auditor in self.each():
            found = auditor.get("/en/admin/audit.json?action=put_dataset").json["entries"]
            self.assertTrue(found and all(one["action"] == "put_dataset" for one in found))
            person = next(one for one in auditor.get("/en/admin/audit.json?action=accept_invitation").json["entries"])
            mine = auditor.get(f"/en/admin/audit.json?actor={person['actor']}").json["entries"]
            self.assertTrue(mine and all(one["actor"] == person["actor"] for one in mine))
            self.assertTrue(person["actor_name"])
            self.assertEqual(auditor.get("/en/admin/audit.json?from=2000-01-01&to=2000-12-31").json["entries"], [])
            day = person["recorded_at"][:10]
            self.assertTrue(auditor.get(f"/en/admin/audit.json?from={day}&to={day}").json["entries"])
            self.assertEqual(auditor.get("/en/admin/audit.json?from=yesterday").status, 400)
            self.assertTrue(auditor.get("/fr/admin/audit.csv?action=put_dataset").text.startswith("sequence,"))

    def test_pages_by_key(self):
        for server, auditor in self.each():
            entries = auditor.get("/en/admin/audit.json").json["entries"]
            self.assertEqual([one["sequence"] for one in auditor.get("/en/admin/audit.json?before=3").json["entries"]], [2, 1])
            self.assertEqual(entries, sorted(entries, key=lambda one: -one["sequence"]))

    def test_shows_an_entry_with_bytes_neighbours_and_proof(self):
        for server, auditor in self.each():
            entry = auditor.get("/en/admin/audit/3.json").json
            self.assertTrue(entry["holds"] and entry["follows"] and entry["is_proved"])
            self.assertEqual((entry["older"], entry["newer"]), (2, 4))
            data = bytes.fromhex(entry["bytes"].replace("\n", ""))
            self.assertEqual(stranger.leaf_of(data).hex(), entry["leaf"])
            self.assertTrue(stranger.proves_inclusion([bytes.fromhex(one) for one in entry["proof"]], 2, stranger.leaf_of(data),
                                                      entry["checkpoint"], bytes.fromhex(entry["root"])))
            self.assertEqual(auditor.get("/en/admin/audit/99999").status, 404)
            self.assertIn("govuk-tag--green", auditor.get("/en/admin/audit/3").text)

    def check(self, auditor):
        auditor.get("/en/admin/audit")
        answer = auditor.post("/en/admin/audit/verify_audit")
        self.assertEqual(answer.status, 303)
        page = answer.headers["location"]
        return auditor.when_ended(page), auditor.get(page).text

    def test_verifies_the_whole_log_and_says_so_in_words(self):
        for server, auditor in self.each():
            check, page = self.check(auditor)
            self.assertTrue(check["holds"], check)
            self.assertIn("The log holds.", page)

    def test_names_the_entry_that_was_changed(self):
        for server, auditor in self.each():
            trigger = "audit_entry_is_never_changed" + ("" if "--data" in server.place else " ON audit_entry")
            change_rows(server.place, f"DROP TRIGGER {trigger}")
            change_rows(server.place, "UPDATE audit_entry SET actor = 'x' || actor WHERE sequence = 4")
            try:
                check, page = self.check(auditor)
                entry = auditor.get("/en/admin/audit/4.json").json
            finally:  # the other tests read this log too
                change_rows(server.place, "UPDATE audit_entry SET actor = substr(actor, 2) WHERE sequence = 4")
            self.assertEqual((check["holds"], check["fault_entry"], check["entries"]), (False, 4, 3))
            self.assertIn("Entry 4 was changed", page)
            self.assertFalse(entry["holds"] or entry["is_proved"])


if __name__ == "__main__":
    unittest.main()
