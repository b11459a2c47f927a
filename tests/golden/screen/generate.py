#!/usr/bin/env python3
"""The structured spans of generated.yaml: sentences with gaps, filled with invented values by a stated seed.

    tests/golden/screen/generate.py     writes generated.yaml beside itself

It shares no pattern and no list with the screen: numbers are made from their definition (the check digits of ISO/IEC 7812-1
annex B), dates from a calendar, addresses from names that stand here alone.
"""

import datetime
import random
from pathlib import Path

SEED = 20261129
PER_KIND = 48

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
STREETS = {
    "en": ["Wilson Street", "Appleby Line", "Ford Drive", "Derry Rd W", "Brant St", "Cedar Avenue", "Lyndhurst Crescent", "Steeles Ave E",
           "Glen Abbey Gate", "Bayview Court", "Ontario St N", "Plains Road East", "Harvester Rd", "Nottinghill Gate", "Woodward Ave", "Thistle Way"],
    "fr": ["rue Albert", "rue du Pont", "boulevard Lasalle", "chemin Montréal", "avenue Laval", "rue Notre-Dame", "ch. Innes", "boul. St-Laurent",
           "promenade Queen", "rue de l'Église", "croissant Beauséjour", "rue Elm Ouest"],
}
SENTENCES = {
    "date_of_birth": {"en": ["Client born {}.", "DOB {} per school.", "Youth, {}, is at risk.", "Date of birth {}; no ID.", "Oldest child (born {}) is absent."],
                      "fr": ["Client né le {}.", "DDN {} selon l'école.", "Date de naissance : {}", "La jeune, née le {}, est à risque."]},
    "phone": {"en": ["Call {} to arrange.", "His cell is {}.", "No answer at {} today.", "Contact: {}"], "fr": ["Appeler le {} demain.", "Son cellulaire : {}", "Pas de réponse au {}."]},
    "email": {"en": ["Reply to {} only.", "Her e-mail is {}.", "Sent to {} last week."], "fr": ["Répondre à {} seulement.", "Son courriel est {}."]},
    "postal_code": {"en": ["The home is in {}.", "Postal code {}, basement unit.", "Moved to {} in May."], "fr": ["Le logement est en {}.", "Code postal {}, sous-sol."]},
    "address": {"en": ["Lives at {}.", "The home at {} has no heat.", "Evicted from {} in June.", "Police attended {} twice."],
                "fr": ["Habite au {}.", "Le logement du {} est froid.", "Expulsé du {} en juin."]},
    "health_card": {"en": ["Health card {} expired.", "OHIP {} on file.", "Number {} was given."], "fr": ["Carte santé {} expirée.", "Le numéro {} a été donné."]},
    "social_insurance": {"en": ["SIN {} was stolen.", "Gave {} to a caller."], "fr": ["Le NAS {} a été volé.", "A donné {} au téléphone."]},
    "plate": {"en": ["Car with plate {} seen.", "Black pickup, {}, drives by."], "fr": ["Voiture, plaque {}, vue.", "Camion noir, {}, passe souvent."]},
    "driver_licence": {"en": ["Licence {} suspended.", "Shows {} as ID."], "fr": ["Permis {} suspendu.", "Présente {} comme pièce."]},
    "file_number": {"en": ["See occurrence {}.", "File # {} is open.", "Incident no. {} refers.", "Police report {} attached."], "fr": ["Voir le dossier no {}.", "Incident {} en cause.", "Rapport no {} joint."]},
    "web_address": {"en": ["Posts at {} daily.", "Profile: {}"], "fr": ["Publie sur {} chaque jour.", "Profil : {}"]},
}


def doubled(digit):
    return digit * 2 if digit < 5 else digit * 2 - 9


def with_check_digit(rng, length, first):
    digits = [int(first)] + [rng.randrange(10) for _ in range(length - 2)]
    total = sum(doubled(d) if place % 2 == 0 else d for place, d in enumerate(reversed(digits)))
    return "".join(map(str, digits)) + str(-total % 10)


def letters(rng, count, among):
    return "".join(rng.choice(among) for _ in range(count))


def day_text(rng, language):
    day = datetime.date(1940, 1, 1) + datetime.timedelta(days=rng.randrange(27000))
    month, ordinal = MONTHS[language][day.month - 1], "1er" if day.day == 1 else str(day.day)
    if language == "fr":
        return rng.choice([f"{ordinal} {month} {day.year}", day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}"])
    return rng.choice([f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{month[:3]} {day.day} {day.year}", day.isoformat(),
                       f"{day:%Y/%m/%d}", f"{day:%m/%d/%Y}", f"{day:%d-%b-%Y}", f"{day:%d/%m/%y}", f"{day:%d%b%Y}".upper()])


def phone(rng, language):
    area, number = rng.choice(["905", "289", "365", "742", "416", "613", "705", "807"]), f"01{rng.randrange(100):02}"
    return rng.choice(["{0}-555-{1}", "({0}) 555-{1}", "{0}.555.{1}", "{0} 555 {1}", "{0}555{1}", "+1 {0}-555-{1}", "1-{0}-555-{1}", "{0}-555{1}", "({0})555 {1}"]).format(area, number)


def email(rng, language):
    person = rng.choice(["mike", "sara.k", "j_doe", "luc-b", "t.r.33", "hope4all", "marie.eve"])
    return f"{person}{rng.choice(['', '7', '88', '2004'])}@{rng.choice(['mail', 'post', 'univ', 'school'])}.{rng.choice(['example', 'ca', 'com', 'on.ca', 'org'])}"


def postal_code(rng, language):
    first, second = letters(rng, 1, "KLMNP") + str(rng.randrange(10)) + letters(rng, 1, "ABCEGHJKLMNPRSTVWXYZ"), str(rng.randrange(10)) + letters(rng, 1, "ABCEGHJKLMNPRSTVWXYZ") + str(rng.randrange(10))
    text = first + rng.choice([" ", "", " ", "-"]) + second
    return rng.choice([text, text, text.lower()])


def address(rng, language):
    number, street = rng.randrange(2, 4000), rng.choice(STREETS[language])
    if language == "fr":
        return rng.choice([f"{number}, {street}", f"{number} {street}", f"{number}, {street}, app. {rng.randrange(1, 40)}"])
    return rng.choice([f"{number} {street}", f"{number} {street}", f"{number} {street}, apt {rng.randrange(1, 900)}", f"{rng.randrange(1, 40)}-{number} {street}"])


def health_card(rng, language):
    n = with_check_digit(rng, 10, rng.choice("123456789"))
    version = letters(rng, 2, "ABCDEFGHJKLMNPRSTVWXYZ")
    return rng.choice([f"{n[:4]}-{n[4:7]}-{n[7:]}-{version}", f"{n[:4]} {n[4:7]} {n[7:]} {version}", f"{n[:4]} {n[4:7]} {n[7:]}", f"{n[:4]}-{n[4:7]}-{n[7:]}", f"{n}{version}", f"{n} {version}"])


def social_insurance(rng, language):
    n = with_check_digit(rng, 9, rng.choice("1234567"))
    return rng.choice([f"{n[:3]} {n[3:6]} {n[6:]}", f"{n[:3]}-{n[3:6]}-{n[6:]}", n])


def plate(rng, language):
    return letters(rng, 4, "ABCDEFGHJKLMNPRSTVWXYZ") + rng.choice([" ", "-", ""]) + f"{rng.randrange(100, 1000)}"


def driver_licence(rng, language):
    n = "".join(str(rng.randrange(10)) for _ in range(14))
    mark = rng.choice(["-", " ", ""])
    return letters(rng, 1, "ABCDGHLMPRSTW") + n[:4] + mark + n[4:9] + mark + n[9:]


def file_number(rng, language):
    year, number = rng.choice([2021, 2022, 2023, 2024, 2025]), rng.randrange(1000, 999999)
    return rng.choice([f"{year}-{number}", f"{year % 100}-{number:06}", f"{number}", f"HP{year % 100}{number:06}", f"{year}/{number}"])


def web_address(rng, language):
    person = rng.choice(["mike.t", "sarak", "lil_j", "lucb", "t_r33"]) + str(rng.randrange(10, 99))
    return rng.choice([f"https://photos.example/{person}", f"@{person}", f"www.chat.example/{person}", f"facebook.com/{person}", f"http://video.example/@{person}"])


VALUES = [day_text, phone, email, postal_code, address, health_card, social_insurance, plate, driver_licence, file_number, web_address]


def main():
    rng = random.Random(SEED)
    made = {"en": [], "fr": []}
    for kind, value in zip(SENTENCES, VALUES):
        for number in range(PER_KIND):
            language = "fr" if number % 3 == 2 else "en"
            made[language].append(rng.choice(SENTENCES[kind][language]).format(f"[{kind}|{value(rng, language)}]"))
    text = f"# Written by generate.py, seed {SEED}. What stands in [kind|…] is to be found.\n"
    for language, name in (("en", "english"), ("fr", "french")):
        text += f"{name}: |\n" + "".join(f"  {line}\n" for line in made[language])
    Path(__file__).with_name("generated.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
