"""The papers of a meeting: minutes and package as pages and as tagged PDF, and what is kept when the minutes are sealed. What reads the PDF is Poppler."""

import hashlib
import html.parser
import json
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree
from pathlib import Path

from meetings_test import NAMES, REPORT, Clerk
from people import member
from support import ROOT, OnBothDatabases, on_both_databases, run

VOID = {"br", "hr", "img", "input", "link", "meta"}
FOOT = 68  # points at the end of each sheet, where its number stands
HEADINGS = ("h1", "h2", "h3", "h4")


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases().__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


class Paper(html.parser.HTMLParser):
    """What of a page belongs on paper: its main part, without what only leads through the site."""

    def __init__(self, page):
        super().__init__()
        self.depth, self.left_out, self.texts, self.tags, self.headings, self.in_heading = 0, 0, [], set(), [], False
        self.feed(page)
        self.letters = "".join("".join(self.texts).split())

    def handle_starttag(self, tag, attributes):
        classes = (dict(attributes).get("class") or "").split()
        if tag in VOID or not (self.depth or tag == "main"):
            return
        self.depth += 1
        if self.left_out or {"screen-only", "wm-formats"} & set(classes):
            self.left_out += 1
        if tag in HEADINGS and not self.left_out:
            self.in_heading = True
            self.tags.add(tag.upper())
            self.headings.append("")

    def handle_endtag(self, tag):
        if tag in VOID or not self.depth:
            return
        self.depth -= 1
        self.left_out -= bool(self.left_out)
        self.in_heading &= tag not in HEADINGS

    def handle_data(self, data):
        if self.depth and not self.left_out:
            self.texts.append(data)
            if self.in_heading:
                self.headings[-1] += data


class Pdf:
    """A PDF as Poppler reads it; whatever Poppler complains about is an error."""

    def __init__(self, body):
        self.file = tempfile.NamedTemporaryFile(suffix=".pdf")
        self.file.write(body)
        self.file.flush()
        self.facts = dict(line.split(":", 1) for line in self._read("pdfinfo", self.file.name).splitlines())
        self.letters = "".join(self._read("pdftotext", "-raw", "-x", 0, "-y", 0, "-W", 612, "-H", 792 - FOOT, self.file.name, "-").split())

    def fact(self, name):
        return self.facts[name].strip()

    def tags(self):
        return set(self._read("pdfinfo", "-struct", self.file.name).split())

    def bookmarks(self):
        with tempfile.TemporaryDirectory() as folder:
            self._read("pdftohtml", "-xml", "-i", self.file.name, f"{folder}/outline")
            tree = xml.etree.ElementTree.fromstring(Path(f"{folder}/outline.xml").read_bytes())
        return ["".join(item.itertext()) for item in tree.iter("item")]

    @staticmethod
    def _read(*command):
        ended = subprocess.run([*map(str, command)], capture_output=True, text=True)
        assert ended.returncode == 0 and not ended.stderr, (command, ended.stderr)
        return ended.stdout


def words(headings):
    return [" ".join(heading.split()) for heading in headings]


class OnPaper(unittest.TestCase):
    def assert_same_on_paper(self, server, language, page):
        shown = Paper(server.get(f"/{language}{page}").text)
        answer = server.get(f"/{language}{page}.pdf")
        self.assertEqual((answer.status, answer.headers["content-type"]), (200, "application/pdf"))
        pdf = Pdf(answer.body)
        self.assertEqual(pdf.letters, shown.letters)
        self.assertEqual(words(pdf.bookmarks()), words(shown.headings))
        self.assertEqual(pdf.fact("Tagged"), "yes")
        self.assertLessEqual(shown.tags, pdf.tags())
        self.assertTrue(words([pdf.fact("Title")])[0].startswith(words(shown.headings)[0]))
        self.assertIn(f"/Lang ({language})".encode(), answer.body)
        self.assertNotIn(b"file:", answer.body)
        return answer.body


class Papers(OnPaper):
    @on_both_databases
    def test_say_on_paper_what_the_page_says_tagged_and_with_its_headings_as_bookmarks(self, server):
        for meeting in server.get("/en/meetings.json").json["meetings"]:
            if meeting["state"] not in ("sealed", "noticed") or meeting["kind"] != "regular":
                continue
            for language in ("en", "fr"):
                for paper in ("package", "minutes") if meeting["state"] == "sealed" else ("package",):
                    with self.subTest(meeting=meeting["meeting"], language=language, paper=paper):
                        self.assert_same_on_paper(server, language, f"/meetings/{meeting['meeting']}/{paper}")

    @on_both_databases
    def test_are_kept_when_the_minutes_are_sealed_with_their_hash_in_the_audit_chain(self, server):
        first = Clerk(server).plans().opens(REPORT)
        first.does("adjourn_meeting").does("draft_minutes")
        second = Clerk(server).plans().opens({"choice": "minutes", "text": "Minutes", "minutes_of": first.meeting})
        second.does("take_up_item", item=1)
        first.does("adopt_minutes", reference=second.carries(1, "That the minutes be adopted."))
        page = f"/meetings/{first.meeting}/minutes"
        before = self.assert_same_on_paper(server, "en", page)
        first.does("seal_meeting")
        hashes = {}
        for language in ("en", "fr"):
            kept = self.assert_same_on_paper(server, language, page)
            hashes[language] = hashlib.blake2b(kept, digest_size=32).hexdigest()
            self.assertEqual(server.get(f"/{language}{page}.json").json["pdf_hash"], hashes[language])
        self.assertEqual(server.get(f"/en{page}.pdf").body, before)  # the same page gives the same bytes
        entries = [json.loads(line) for line in server.get("/transparency/entries").text.splitlines()]
        self.assertIn(hashes, [json.loads(entry["details"]) for entry in entries if entry["action"] == "keep_minutes_pdf"])
        run("verify", *server.place)

    @on_both_databases
    def test_hold_no_draft_agenda(self, server):
        clerk = Clerk(server).plans()
        package = f"/en/meetings/{clerk.meeting}/package"
        before = server.get(package).text, server.get(package + ".json").text
        clerk.does("propose_item", **REPORT)
        self.assertEqual((server.get(package).text, server.get(package + ".json").text), before)
        clerk.does("give_notice")
        self.assertIn("Annual report", server.get(package).text)
        self.assertEqual(server.get("/en/meetings/1999-01-01-regular/package.pdf").status, 404)


class Reports(OnPaper):
    def setUp(self):
        self.pdf = (ROOT / "demo/data/papers/demonstration_attachment.pdf").read_bytes()

    def drafts(self, clerk, **fields):
        """A report of this clerk on the first item; the path of its desk."""
        answer = clerk.browser.post("/en/admin/reports/draft_report",
                                    {"item": f"{clerk.meeting} 1", "title": "Complaints", "author_role": "Chief of Police", "words": "There were four.\n\nAll were answered.",
                                     "recommendation": "That it be received.", **fields})
        self.assertEqual(answer.status, 303, answer.text)
        return answer.headers["location"]

    def attaches(self, browser, desk, name, body):
        return browser.upload(f"{desk}/add_attachment", {}, name, body)

    @on_both_databases
    def test_become_public_when_somebody_else_approved_them_and_the_agenda_they_are_attached_to_is_published(self, server):
        clerk, chair = Clerk(server).plans(), Clerk(server)
        clerk.does("propose_item", **REPORT)
        desk = self.drafts(clerk)
        public = desk.replace("/admin", "")
        self.assertEqual(self.attaches(clerk.browser, desk, "figures.pdf", self.pdf).status, 303)
        self.assertEqual(clerk.browser.get(f"{desk}/attachments/1.pdf").body, self.pdf)
        self.assertEqual(clerk.browser.post(f"{desk}/submit_report").status, 303)
        self.assertIn("ask somebody else", clerk.browser.post(f"{desk}/approve_report").text)
        self.assertEqual(chair.browser.post(f"{desk}/approve_report").status, 303)
        self.assertEqual(chair.browser.post(f"{desk}/attach_report").status, 303)
        for page in (public, f"{public}.json", f"{public}/attachments/1.pdf"):
            self.assertEqual(server.get(page).status, 404)
        self.assertEqual(member(server, next(NAMES), "board_member").get(f"/en/meetings/{clerk.meeting}/desk.json").json["items"], [])
        clerk.does("give_notice")
        shown = server.get(f"{public}.json").json["paper"]
        self.assertEqual([line["paragraph"] for line in shown["paragraphs"]], ["There were four.", "All were answered."])
        self.assertEqual((shown["is_late"], shown["attachments"][0]["hash"]), (False, hashlib.blake2b(self.pdf, digest_size=32).hexdigest()))
        self.assertEqual(server.get(f"{public}/attachments/1.pdf").body, self.pdf)
        package = server.get(f"/en/meetings/{clerk.meeting}/package").text
        for text in ("There were four.", "That it be received.", "figures.pdf", shown["attachments"][0]["hash"]):
            self.assertIn(text, package)
        seat = member(server, next(NAMES), "board_member")
        items = seat.get(f"/en/meetings/{clerk.meeting}/desk.json").json["items"]
        self.assertEqual([(item["title"], [paper["path"] for paper in item["papers"]]) for item in items], [("Annual report", [public.removeprefix("/en")])])
        desk_page = seat.get(f"/en/meetings/{clerk.meeting}/desk").text
        for link in (f"{public}", f"{public}/attachments/1.pdf", f"/en/meetings/{clerk.meeting}/package.pdf"):
            self.assertIn(f'href="{link}"', desk_page)
        self.assert_same_on_paper(server, "en", f"/meetings/{clerk.meeting}/package")
        self.assert_same_on_paper(server, "fr", public.removeprefix("/en"))
        run("verify", *server.place)

    @on_both_databases
    def test_that_are_refused_keep_what_was_chosen_and_written(self, server):
        clerk, chair = Clerk(server).plans(), Clerk(server)
        clerk.does("propose_item", **REPORT).does("propose_item", **REPORT | {"text": "Budget"})
        second = f"{clerk.meeting} 2"
        refused = clerk.browser.post("/en/admin/reports/draft_report", {"item": second, "title": "", "author_role": "Chief of Police", "words": "Four.", "recommendation": "That it be so."})
        self.assertEqual(refused.status, 400)
        for kept in (f'<option value="{second}" selected>', 'value="Chief of Police"', ">Four.</textarea>", ">That it be so.</textarea>"):
            self.assertIn(kept, refused.text)
        desk = self.drafts(clerk)
        emptied = clerk.browser.post(f"{desk}/revise_report", {"title": "", "author_role": "Chair", "words": "Five."})
        self.assertEqual(emptied.status, 400)
        self.assertIn('value="Chair"', emptied.text)
        self.assertNotIn('value="Complaints"', emptied.text, "what was emptied is not filled again")
        clerk.browser.post(f"{desk}/submit_report")
        self.assertIn("Say why the report is sent back", chair.browser.post(f"{desk}/send_back_report", {"words": ""}).text)

    @on_both_databases
    def test_that_come_after_the_notice_say_so(self, server):
        clerk, chair = Clerk(server).plans(), Clerk(server)
        clerk.does("propose_item", **REPORT).does("give_notice")
        desk = self.drafts(clerk)
        clerk.browser.post(f"{desk}/submit_report")
        chair.browser.post(f"{desk}/approve_report")
        chair.browser.post(f"{desk}/attach_report")
        self.assertTrue(server.get(desk.replace("/admin", "") + ".json").json["paper"]["is_late"])

    @on_both_databases
    def test_take_a_pdf_by_its_content_alone(self, server):
        clerk = Clerk(server).plans()
        clerk.does("propose_item", **REPORT)
        desk = self.drafts(clerk)
        large = self.pdf + bytes((20 << 20) + 1 - len(self.pdf))
        for name, body in (("figures.pdf", b"no PDF at all"), ("figures.pdf", b"\x89PNG\r\n\x1a\n"), ("large.pdf", large), ("", b"")):
            answer = self.attaches(clerk.browser, desk, name, body)
            self.assertEqual(answer.status, 400)
            self.assertRegex(answer.text, "at most 20 MB|Choose a file")
        self.assertEqual(clerk.browser.get(f"{desk}.json").json["paper"]["attachments"], [])

    @on_both_databases
    def test_on_a_closed_item_are_not_kept_here(self, server):
        clerk = Clerk(server).plans()
        clerk.does("propose_item", choice="closed", text="A matter of labour relations", ground="labour_relations")
        answer = clerk.browser.post("/en/admin/reports/draft_report.json",
                                    {"item": f"{clerk.meeting} 1", "title": "A", "author_role": "B", "words": "C"})
        self.assertEqual((answer.status, answer.json["fields"][0]["field"]), (400, "item"))
        self.assertNotIn("A matter of labour relations", clerk.browser.get("/en/admin/reports").text)


if __name__ == "__main__":
    unittest.main()
