"""A sitting of the Situation Table as its officers keep it and its agencies follow it, through the pages, on both databases. Each test ends its sitting."""

import contextlib
import json
import unittest

from closed_test import each
from people import COOKIE
from situation_test import YES, Table
from support import OnBothDatabases, on_both_databases

PAGE, SCREEN = "/en/situation/sitting", "/en/situation/sitting/screen"


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases(walls=["situation"]).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


class Stream:
    """A page that somebody follows: each event that it sends, as data."""

    def __init__(self, browser, path):
        self.connection = browser.server.connection()
        self.connection.request("GET", path + ".events", headers={"Cookie": f"{COOKIE}={browser.token}"})
        self.response = self.connection.getresponse()
        assert self.response.status == 200

    def until(self, is_so):
        """The first event of which it is so."""
        lines = []
        while line := self.response.readline().decode():
            if line.startswith("data: "):
                lines.append(line.removeprefix("data: "))
            elif lines and not line.strip():  # an event ends
                view, lines = json.loads("".join(lines)), []
                if is_so(view):
                    return view
        raise AssertionError("the stream ended before")


@contextlib.contextmanager
def following(seated, path):
    stream = Stream(seated.browser, path)
    try:
        yield stream
    finally:
        stream.connection.close()


class Sittings(unittest.TestCase):
    def opens(self, server, *present, is_reminded=True):
        """A table with a chair of the police and a representative of the schools, whose sitting is open."""
        table = Table(server, "police", "schools", "health")
        chair, schools = table.seat("police", "table_chair"), table.seat("schools")
        chair.browser.get(PAGE)
        self.does(chair, "open_sitting", agencies=[table.agencies[agency] for agency in present])
        self.addCleanup(self.does, chair, "end_sitting")
        if is_reminded:
            self.does(chair, "read_reminder")
        return table, chair, schools

    def does(self, who, act, **fields):
        answer = who.browser.post(f"{PAGE}/{act}", each(fields))
        self.assertEqual(answer.status, 303, (act, answer.text))

    def refusal(self, who, act, **fields):
        answer = who.browser.post(f"{PAGE}/{act}.json", each(fields))
        return answer.status, answer.json["code"]

    def shown(self, who, page=PAGE):
        answer = who.browser.get(page + ".json")
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json

    def present(self, who):
        return {line["agency"] for line in self.shown(who)["attendance"] if line["is_present"]}

    @on_both_databases
    def test_keep_attendance_by_agency(self, server):
        table, chair, schools = self.opens(server, "police", "schools")
        self.assertEqual(self.present(schools), {table.agencies["police"], table.agencies["schools"]})
        self.does(chair, "agency_arrives", agency=table.agencies["health"])
        self.does(chair, "agency_leaves", agency=table.agencies["schools"])
        self.assertEqual(self.present(schools), {table.agencies["police"], table.agencies["health"]})
        self.assertEqual(self.refusal(schools, "agency_leaves", agency=table.agencies["police"]), (403, "not_permitted"))

    @on_both_databases
    def test_decide_nothing_before_the_reminder_was_read_out(self, server):
        table, chair, schools = self.opens(server, "police", "schools", is_reminded=False)
        number = schools.presents()
        decided = YES | {"agencies": [table.agencies["police"], table.agencies["schools"]]}
        answer = chair.browser.post(f"/en/situation/discussions/{number}/agree_risk", each(decided))
        self.assertIn("read out its confidentiality reminder before the table decides", answer.text)
        self.assertEqual(chair.shown(number)["stage"], "Filter 2: before the table")
        self.assertEqual(self.refusal(chair, "choose_discussion", number=number), (400, "form_invalid"))
        self.does(chair, "read_reminder")
        chair.does(number, "agree_risk", **decided)
        self.assertEqual(chair.shown(number)["stage"], "Filter 3: agencies are asked")

    @on_both_databases
    def test_choose_those_that_are_present_for_a_decision(self, server):
        table, chair, schools = self.opens(server, "police", "schools")
        number = schools.presents()

        def chosen(act):
            form = next(form for form in chair.shown(number)["forms"] if form["act"] == act)
            boxes = next(field for field in form["fields"] if field["name"] == "agencies")
            return {option["value"] for option in boxes["options"] if option["is_chosen"]}

        there = {table.agencies["police"], table.agencies["schools"]}
        self.assertEqual([chosen(act) for act in ("agree_risk", "reject_discussion", "ask_for_more")], [there] * 3)
        self.does(chair, "end_sitting")
        self.assertEqual(chosen("agree_risk"), set())
        self.does(chair, "open_sitting")  # for the end of the test

    @on_both_databases
    def test_take_discussions_up_in_the_order_of_the_agenda(self, server):
        table, chair, schools = self.opens(server, "police", "schools")
        new, asked = schools.presents(), schools.presents()
        chair.does(asked, "agree_risk", **YES, agencies=[table.agencies["police"], table.agencies["schools"]])
        numbers = [line["number"] for line in self.shown(chair)["agenda"]]
        self.assertLess(numbers.index(asked), numbers.index(new))
        self.does(chair, "choose_discussion", number=asked)
        self.assertEqual((self.shown(schools)["current"]["number"], self.shown(schools)["current"]["until"]), (asked, ""))
        self.does(chair, "choose_discussion", number=new)
        self.assertNotEqual(self.shown(schools)["current"]["until"], "", "a new one has ten minutes")
        self.assertEqual((self.shown(chair)["before"], self.shown(schools)["before"]), (asked, ""))
        refused = chair.browser.post(f"{PAGE}/choose_discussion", {"number": new, "minutes": "soon"})
        self.assertIn("Give whole minutes, at most 120", refused.text)
        self.assertIn('value="soon"', refused.text)
        self.assertIn("Ordre du jour", chair.browser.get(PAGE.replace("/en/", "/fr/")).text)

    @on_both_databases
    def test_show_on_a_wall_numbers_stages_and_times_alone(self, server):
        table, chair, schools = self.opens(server, "police", "schools")
        number = schools.presents(account="A very particular account")
        self.does(chair, "choose_discussion", number=number)
        shown = self.shown(schools, SCREEN)
        self.assertEqual(set(shown), {"is_open", "is_blank", "current", "agenda", "refresh_s"})
        self.assertEqual((shown["current"]["number"], shown["current"]["stage"]), (number, "Filter 2: before the table"))
        text = schools.browser.get(SCREEN).text
        self.assertIn(number, text)
        main = text[text.index("<main"):text.index("</main>")]
        for hidden in ("A very particular account", *table.agencies.values(), *(name.title() for name in table.agencies.values()), "School", "Person"):
            self.assertNotIn(hidden, main)

    @on_both_databases
    def test_go_blank_for_all_who_follow_when_somebody_says_that_too_much_was_shared(self, server):
        table, chair, schools = self.opens(server, "police", "schools")
        health = table.seat("health")
        number = schools.presents()
        self.does(chair, "choose_discussion", number=number)
        with following(schools, PAGE) as page, following(chair, SCREEN) as screen:
            self.assertEqual(page.until(lambda view: view["is_open"])["current"]["number"], number)
            self.assertEqual(screen.until(lambda view: view["is_open"])["current"]["number"], number)
            health.browser.get(PAGE)
            self.does(health, "blank_sitting")
            blank = page.until(lambda view: view["is_blank"])
            self.assertEqual((blank["current"], blank["agenda"], blank["attendance"]), (None, [], []))
            self.assertEqual(screen.until(lambda view: view["is_blank"])["current"], None)
            for who in (chair, schools):
                for path in (PAGE, SCREEN):
                    text = who.browser.get(path).text
                    self.assertIn("The sitting pauses.", text)
                    self.assertNotIn(number, text)
            self.assertEqual(self.refusal(schools, "lift_blank"), (403, "not_permitted"))
            self.does(chair, "lift_blank")
            self.assertEqual(page.until(lambda view: not view["is_blank"])["current"]["number"], number)
        newest = self.shown(chair)["overshares"][0]
        self.assertEqual((newest["person_name"], newest["discussion"]), (health.name, number))
        self.assertEqual(self.shown(schools)["overshares"], [])

    @on_both_databases
    def test_are_for_those_with_a_valid_seat(self, server):
        table, chair, schools = self.opens(server, "police")
        table.keep("end_agency", agency=table.agencies["schools"])
        for page in (PAGE, SCREEN):
            self.assertEqual(schools.browser.get(page + ".json").json["code"], "seat_missing")
        self.assertEqual(self.refusal(schools, "blank_sitting"), (403, "seat_missing"))
        self.assertFalse(self.shown(chair)["is_blank"])


if __name__ == "__main__":
    unittest.main()
