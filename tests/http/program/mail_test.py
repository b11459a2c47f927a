"""What the program tells people by e-mail, taken by a real mail server, on both databases."""

import email.policy
import itertools
import json
import re
import signal
import subprocess
import threading
import unittest
from pathlib import Path

from people import PASSWORD, Browser, invitation_of, member
from support import PATIENCE, OnBothDatabases, Server, change_rows, eventually, free_port, on_both_databases, run, temporary_folder

SITE = "https://board.example.ca"
NAMES = (f"person-{number}" for number in itertools.count())
# What stands in the things that messages tell of, and in no message.
MARKERS = ("Marker Name", "MarkerBrowser", "marker-reason")


class MailServer:
    """mail_server.py, on a port that it keeps when it comes back."""

    def __init__(self, port, *options):
        self.port, self.options = port, options

    def __enter__(self):
        # Debian's own Python: the package python3-aiosmtpd is for that one.
        command = ["/usr/bin/python3", Path(__file__).with_name("mail_server.py"), str(self.port), *map(str, self.options)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.taken, self.changed = [], threading.Condition()
        assert self.process.stdout.readline().startswith("ready"), "the mail server did not start"
        self.reader = threading.Thread(target=self._read)
        self.reader.start()
        return self

    def _read(self):
        for line in self.process.stdout:
            with self.changed:
                self.taken.append(json.loads(line))
                self.changed.notify_all()

    def to(self, address, count=1):
        """The messages to that address, once there are so many."""
        of_address = lambda: [one for one in self.taken if one["to"] == [address]]
        with self.changed:
            assert self.changed.wait_for(lambda: len(of_address()) >= count, PATIENCE), f"{len(of_address())} messages to {address}"
            return [read(one["text"]) for one in of_address()]

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()


def read(text):
    return email.message_from_string(text, policy=email.policy.default)


def body_of(message):
    return message.get_content().replace("\r\n", "\n")


def settings(folder, port, more=""):
    file = Path(folder) / f"mail-{port}.yaml"
    file.write_text(f"server: 127.0.0.1\nport: {port}\nfrom: wardmote@board.example.ca\n{more or 'security: none'}\n")
    return file


def setUpModule():
    global BOTH, SERVERS, PORT, FOLDER
    FOLDER = temporary_folder()
    PORT = free_port()
    BOTH = OnBothDatabases(lambda engine: {"options": ("--mail", settings(FOLDER.name, PORT), "--site", SITE)}).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()
    FOLDER.cleanup()


def administrator(server):
    browser = member(server, next(NAMES), "administrator")
    return browser


def invite(browser, language="en"):
    """A person whom the administrator invites by mail: name and address."""
    name = next(NAMES)
    address = f"{name}-{browser.server.address.split(':')[1]}@example.ca"
    browser.get("/en/admin/people")
    answer = browser.post("/en/admin/people/add_person", {"name": name, "display_name": "Marker Name", "email": address, "language": language})
    assert answer.status == 200, answer.text
    assert "/invitation/" not in answer.text, "the link is for its person alone"
    return name, address


def invitations(browser):
    """The messages of that kind, newest first; notices to administrators come and go beside them."""
    return [one for one in browser.get("/en/admin/messages.json").json["messages"] if one["label"] == "Invitation"]


def due_now(server):
    change_rows(server.place, "UPDATE job SET run_after = created_at WHERE state = 'waiting' AND kind = 'send_mail'")


class Mail(unittest.TestCase):
    def assert_says_nothing(self, message):
        for marker in MARKERS:
            self.assertNotIn(marker, message.as_string())
            self.assertNotIn(marker, body_of(message))

    @on_both_databases
    def test_brings_an_invitation_in_the_persons_language_and_its_link_opens_the_account(self, server):
        with MailServer(PORT) as mail:
            admin = administrator(server)
            for language, words in (("en", "choose your password"), ("fr", "choisir votre mot de passe")):
                name, address = invite(admin, language)
                message = mail.to(address)[0]
                link = re.search(rf"{SITE}(/{language}/invitation/[0-9a-f]{{64}})\n", body_of(message))[1]
                self.assertIn(words, body_of(message))
                self.assertEqual((message["content-language"], message["auto-submitted"]), (language, "auto-generated"))
                self.assertEqual(message["to"], address)
                self.assertIn("wardmote@board.example.ca", message["from"])
                self.assertTrue(message["date"] and message["message-id"])
                self.assert_says_nothing(message)
                self.assertEqual(Browser(server).post(link, {"password": PASSWORD}).status, 303)
            eventually(lambda: all(one["state"] == "done" for one in invitations(admin)[:2]))

    @on_both_databases
    def test_tells_of_a_new_device_and_of_changed_secrets_and_not_which(self, server):
        with MailServer(PORT) as mail:
            name, address = next(NAMES), f"{server.address.split(':')[1]}-devices@example.ca"
            first = Browser(server)
            first.post(invitation_of(name, server.place, "--email", address, "--display-name", "Marker Name"), {"password": PASSWORD})
            first.get("/en/account")
            Browser(server).sign_in(name)
            elsewhere = Browser(server)
            self.assertEqual(elsewhere.post("/en/sign-in", {"name": name, "password": PASSWORD}, User_Agent="Mozilla/5.0 (Windows NT 10.0) Firefox/130.0 MarkerBrowser").status, 303)
            self.assertIn("from a device", body_of(mail.to(address, 1)[0]))
            first.post("/en/account/change_password", {"password": PASSWORD, "password_new": PASSWORD + " again"})
            self.assertIn("password of your account was changed", body_of(mail.to(address, 2)[1]))
            first.turn_on_second_factor()
            messages = mail.to(address, 3)
            self.assertIn("second factor of your account was changed", body_of(messages[2]))
            self.assertEqual(len(messages), 3, "the sign-in on the first device again was told of to nobody")
            for message in messages:
                self.assert_says_nothing(message)
                self.assertIn(f"{SITE}/en/account\n", body_of(message))
            self.assertEqual(len({message["subject"] for message in messages}), 1, "the subject says who writes, and no more")

    @on_both_databases
    def test_waits_for_a_mail_server_that_is_down_and_comes_once(self, server):
        admin = administrator(server)
        name, address = invite(admin)
        waiting = eventually(lambda: [one for one in invitations(admin)[:1] if one["state"] == "waiting" and one["attempts"] == 1])
        self.assertIn("Nobody answers", waiting[0]["failure"])
        self.assertIn('<noscript><meta http-equiv="refresh"', admin.get("/en/admin/jobs").text, "a browser without scripts looks again by itself")
        with MailServer(PORT) as mail:
            due_now(server)
            mail.to(address)
            eventually(lambda: invitations(admin)[0]["state"] == "done")
            self.assertEqual(len(mail.to(address)), 1)

    @on_both_databases
    def test_that_is_refused_is_a_dead_letter_to_be_sent_again_or_given_up(self, server):
        admin = administrator(server)
        with MailServer(PORT, "refuse"):
            refused = [invite(admin), invite(admin)]
            dead = eventually(lambda: (found := [one for one in invitations(admin) if one["can_decide"]]) and len(found) == 2 and found)
        self.assertIn("The server refused the message. (550)", dead[0]["failure"])
        self.assertIn("The server refused the message.", admin.get("/en/admin/messages").text)
        with MailServer(PORT) as mail:
            self.assertEqual(admin.post("/en/admin/messages/resend_message", {"message": dead[1]["id"]}).status, 303)
            self.assertEqual(admin.post("/en/admin/messages/discard_message", {"message": dead[0]["id"]}).status, 303)
            self.assertIn(dead[1]["id"], mail.to(refused[0][1])[0]["message-id"])
            eventually(lambda: not any(one["can_decide"] for one in invitations(admin)))
            self.assertEqual(admin.post("/en/admin/messages/resend_message.json", {"message": dead[0]["id"]}).json["code"], "message_not_failed")
        actions = {(entry["action"], entry["subject"]) for entry in server.get("/en/transparency.json").json["entries"]}
        self.assertIn(("resend_message", dead[1]["id"]), actions)
        self.assertIn(("discard_message", dead[0]["id"]), actions)

    @on_both_databases
    def test_tells_administrators_that_something_failed_and_not_what(self, server):
        with MailServer(PORT) as mail:
            name, address = next(NAMES), f"{server.address.split(':')[1]}-chief@example.ca"
            member_of = Browser(server)
            member_of.post(invitation_of(name, server.place, "--role", "administrator", "--email", address, "--language", "fr"), {"password": PASSWORD})
            job = "01900000-0000-7000-8000-00000000000" + ("1" if "--data" in server.place else "2")
            board = "(SELECT id FROM board)"
            change_rows(server.place, "INSERT INTO job (id, board_id, kind, request, state, attempts, attempts_max, run_after, lease, worker, lease_until, progress_done,"
                        f" progress_total, progress_words, result, failure, asked_by, created_at, started_at, cancel_asked) VALUES ('{job}', {board}, 'import_dataset', '{{}}',"
                        f" 'running', 1, 1, '2026-01-01T00:00:00.000000Z', '{job}', 'w', '2026-01-01T00:00:00.000000Z', 0, 0, '', '', 'marker-reason', 'test',"
                        " '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z', 0)")
            # The worker finds that its lease ran out when it next looks for what is due.
            message = mail.to(address)[0]
            self.assertIn(f"{SITE}/fr/admin/jobs\n", body_of(message))
            self.assert_says_nothing(message)

    @on_both_databases
    def test_that_was_on_its_way_when_the_server_was_killed_comes_again_as_the_same_message(self, server):
        admin = administrator(server)
        with MailServer(PORT, "hang") as mail:
            name, address = invite(admin)
            first = mail.to(address)[0]
            server.stop(signal.SIGKILL)
        server.__enter__()
        admin.server = server
        change_rows(server.place, "UPDATE job SET lease_until = started_at WHERE state = 'running'")
        with MailServer(PORT) as mail:
            again = mail.to(address)[0]
        self.assertEqual(again["message-id"], first["message-id"])
        links = [re.search(rf"{SITE}(/en/invitation/[0-9a-f]+)\n", body_of(message))[1] for message in (first, again)]
        self.assertEqual([server.get(link).status for link in links], [200, 200], "whichever copy arrived, its link works")


class Settings(unittest.TestCase):
    def serve(self, text, *more, code=1):
        file = Path(FOLDER.name) / "settings.yaml"
        file.write_text(text)
        return run("serve", "--port", "0", "--mail", file, *(more or ("--site", SITE)), *SERVERS["sqlite"].place, code=code).stderr

    def test_that_are_wrong_keep_the_server_from_starting_and_say_where_and_what_to_write(self):
        self.assertIn("line 2, from: it is missing, or no address. Write one, like wardmote@example.ca", self.serve("server: localhost\nfrom: nobody\n"))

    def test_need_the_address_that_links_begin_with(self):
        for site in ((), ("--site", "board.example.ca"), ("--site", "https://board.example.ca/")):
            self.assertIn("--site", self.serve("server: localhost\nfrom: a@b.ca\n", "--threads", "2", *site))

    def test_do_not_take_a_password_that_others_can_read(self):
        secret = Path(FOLDER.name) / "password"
        secret.write_text("open sesame\n")
        secret.chmod(0o644)
        self.assertIn("chmod 600", self.serve(f"server: localhost\nfrom: a@b.ca\nuser: u\npassword_file: {secret}\n"))


class Security(unittest.TestCase):
    """STARTTLS and sign-in, on SQLite alone: the databases have no part in it."""

    def setUp(self):
        folder = Path(FOLDER.name)
        self.certificate = folder / "mail.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "mail.key", "-out", self.certificate, "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
        self.options = ("tls", self.certificate, folder / "mail.key")
        self.password = folder / "mail.password"

    def invite_over(self, port, more):
        self.password.write_text("open sesame\n")
        self.password.chmod(0o600)
        file = Path(FOLDER.name) / f"secure-{port}.yaml"
        file.write_text(f"server: localhost\nport: {port}\nfrom: wardmote@board.example.ca\n{more}")
        place = SERVERS["sqlite"].place
        SERVERS["sqlite"].stop()
        try:
            with Server(*place, options=("--mail", file, "--site", SITE)) as server:
                admin = administrator(server)
                name, address = invite(admin)
                shown = eventually(lambda: [one for one in invitations(admin)[:1] if one["state"] == "done" or one["failure"]])
                return address, shown[0]
        finally:
            SERVERS["sqlite"].__enter__()

    def test_is_asked_for_and_signs_in_only_then(self):
        port = free_port()
        with MailServer(port, *self.options) as mail:
            address, shown = self.invite_over(port, f"trusted_certificates: {self.certificate}\nuser: wardmote\npassword_file: {self.password}\n")
            self.assertEqual(shown["state"], "done", shown)
            mail.to(address)
            self.assertTrue(all(one["tls"] for one in mail.taken))

    def test_sends_nothing_where_the_certificate_is_not_trusted_or_there_is_none(self):
        port = free_port()
        with MailServer(port, *self.options) as mail:
            address, shown = self.invite_over(port, "")
            self.assertIn("certificate is not to be trusted", shown["failure"])
            self.assertEqual(mail.taken, [])
        with MailServer(port) as mail:
            address, shown = self.invite_over(port, "")
            self.assertIn("certificate is not to be trusted", shown["failure"])
            self.assertEqual(mail.taken, [])


if __name__ == "__main__":
    unittest.main()
