"""Which county a message is about, by the words in it or a point on the map; with the starter content's names."""

import json
import re
import time
from pathlib import Path

import pytest

from knowledge.files import read, starter_directory
from knowledge.files.folder import Folder
from knowledge.files.tables_in import read_counties
from knowledge.places import Places
from knowledge.plain import plain
from knowledge.values import County

DEVELOPMENT_SET = Path(__file__).parents[3] / "shared" / "evaluation" / "dev.jsonl"
RECALL = 0.98
"""Of the development messages that name a place (the project's aim)."""

KEY = re.compile(r"\{[^}]*\}")
WORD = re.compile(r"\w+")
MILLISECONDS = 0.3
"""For a message of one SMS (the project's aim)."""


@pytest.fixture(scope="module")
def places() -> Places:
    folder = Folder(starter_directory())
    counties = read_counties(folder)
    folder.findings.raise_if_any()
    return Places(counties.values())


NAMED = [
    # a county, a town, an estate, a camp, a border post
    ("ofisi ya uhamiaji Mombasa iko wapi", "mombasa", "mombasa"),
    ("Is there a clinic in KISAUNI?", "mombasa", "kisauni"),
    ("niko homabay na sina pesa", "homa-bay", "homabay"),
    ("shule ya msingi Homa-Bay", "homa-bay", "homa bay"),
    ("we crossed at Lunga-Lunga border", "kwale", "lunga lunga border"),
    ("maji hakuna Murang’a", "muranga", "muranga"),
    ("Nairobi's offices", "nairobi", "nairobi"),
    ("Kakuma 1 food distribution", "turkana", "kakuma 1"),
    ("natoka kakuma1 leo", "turkana", "kakuma1"),
    # spelt wrong
    ("wakili wa bure mombassa", "mombasa", "mombassa"),
    ("refugee ofice nairobbi", "nairobi", "nairobbi"),
    ("hospitali ya eastleih", "nairobi", "eastleih"),
    ("school in Kakmega", "kakamega", "kakmega"),
    ("baraza la Uasin Gichu", "uasin-gishu", "uasin gichu"),
    ("camp ya Dadabu? niko dadaba", "garissa", "dadaba"),
    ("wamefika kital jana", "trans-nzoia", "kital"),
    # where the service is needed, of two that are named
    ("Nilizaliwa Garissa lakini naishi Kilifi", "kilifi", "kilifi"),
    ("I left Kakuma and now I am in Nairobi", "nairobi", "nairobi"),
    ("niko Lodwar, nimetoka Mombasa", "turkana", "lodwar"),
    ("natoka Kakuma kwenda Nairobi", "nairobi", "nairobi"),
    ("nataka duka hapa Likoni, bidhaa kutoka Busia", "mombasa", "likoni"),
    # a road is not its town; a name that says more than its first word
    ("ajali Ngong Road", "nairobi", "ngong road"),
    ("mtoto yuko Bondeni", "mombasa", "bondeni"),
    ("tuko Bondeni Nakuru", "nakuru", "bondeni nakuru"),
    # everyday words, where a place is expected
    ("ofisi ya ardhi in Wote", "makueni", "wote"),
    ("maji hakuna mtaa wa Magongo", "mombasa", "magongo"),
    ("huduma centre Hola mjini", "tana-river", "hola mjini"),
    ("leseni hapa Mlolongo", "machakos", "mlolongo"),
    ("niko Akala, shule iko wapi", "siaya", "akala"),
    ("nataka kwenda Hamisi", "vihiga", "hamisi"),
    # everyday words, written as names are
    ("Maji yametuzunguka Madogo, tuko juu ya mti", "tana-river", "madogo"),
    ("the clinic we go to is Shimoni dispensary", "kwale", "shimoni"),
    # where somebody still is who wishes to leave
    ("need 2 leave Ifo camp 4 hosp in nairobi", "garissa", "ifo camp"),
    ("ruhusa ya kutoka Kakuma kwenda Nairobi", "turkana", "kakuma"),
    ("can I travel from Dadaab to Mombasa", "garissa", "dadaab"),
    # a name of two counties, with one of them
    ("scan at Makadara, I live in Mombasa", "mombasa", "mombasa"),
    ("tuko Githurai, Kiambu county", "kiambu", "githurai"),
]

NOT_NAMED = [
    "",
    "???",
    "how do I renew my passport",
    "wazazi wote waende wapi",
    "natembea na magongo, nahitaji kadi",
    "mara ya kwanza kuomba",
    "bei ya mahindi na matunda",
    "tuko wote salama",
    "Wote walikuja. Kwanza tulikaa",
    "HAPA MLANGONI MAUA YAMEKAUKA",
    "kibali ambalo nimepewa",
    "utumwa mamboleo",
    "ameanguka shimoni",
    "nimesimama kwa mlolongo mrefu",
    "kaka yangu hamisi amepotea",
    "viatu vya akala",
    "tuko ndani ya nyumba",  # one letter from Ndanai
    "watoto watatu na kijana mmoja",
    "scan at makadara",  # in Mombasa and in Nairobi
    "Malindi Road",
    "nimetoka Kampala",
    "I come from Freetown, the driver left me",
]


@pytest.mark.parametrize(("text", "county", "words"), NAMED)
def test_a_named_place_tells_the_county(places: Places, text: str, county: str, words: str) -> None:
    found = places.find(text)
    assert found is not None
    assert (found.county, found.words) == (county, words)


@pytest.mark.parametrize("text", NOT_NAMED)
def test_other_words_tell_no_county(places: Places, text: str) -> None:
    assert places.find(text) is None


POINTS = [
    # degrees, county
    (-4.062, 39.663, "mombasa"),  # Fort Jesus
    (-1.277, 36.847, "nairobi"),  # Eastleigh
    (3.71, 34.86, "turkana"),  # Kakuma
    (0.05, 40.31, "garissa"),  # Dadaab
    (-4.55, 39.12, "kwale"),  # Lunga Lunga
    (0.46, 34.1, "busia"),
    (3.53, 39.05, "marsabit"),  # Moyale
    (-2.55, 36.79, "kajiado"),  # Namanga
    (51.5, -0.12, ""),  # London
    (-6.8, 39.28, ""),  # Dar es Salaam
]


@pytest.mark.parametrize(("latitude", "longitude", "county"), POINTS)
def test_a_point_tells_the_county(places: Places, latitude: float, longitude: float, county: str) -> None:
    assert places.nearest(latitude, longitude) == county


def test_every_town_on_the_map_is_nearest_to_itself_and_known_by_name(places: Places) -> None:
    counties = read_counties(Folder(starter_directory()))
    for county in counties.values():
        for point in county.points:
            assert places.nearest(point.latitude, point.longitude) == county.slug, point.town
            found = places.find(f"in {point.town}, {county.name} county")
            assert found is not None, point.town
            assert found.county == county.slug, point.town


def test_every_county_is_known_by_its_name_and_chief_town(places: Places) -> None:
    counties = read_counties(Folder(starter_directory()))
    assert len(counties) == 47
    for county in counties.values():
        for name in (county.name, f"{county.headquarters} town"):
            found = places.find(f"ofisi ya {name}")
            assert found is not None, name
            assert found.county == county.slug, name


def test_without_counties_nothing_is_known() -> None:
    nowhere = Places(())
    assert nowhere.find("Mombasa") is None
    assert nowhere.nearest(0.0, 36.0) == ""


def test_a_countys_own_name_is_no_other_countys_town() -> None:
    kwale = County(2, "kwale", "Kwale", "Kwale", ("Samburu",))
    samburu = County(25, "samburu", "Samburu", "Maralal", ())
    found = Places((kwale, samburu)).find("Samburu")
    assert found is not None
    assert found.county == "samburu"


def test_a_message_is_read_fast(places: Places) -> None:
    text = "Nimetoka Kampala nataka kujua kama ninaweza kupata kibali cha kazi hapa Mombasa kabla ya visa yangu kuisha "
    text = (text * 2)[:160]
    took = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(200):
            places.find(text)
        took.append((time.process_time() - start) / 200 * 1000)
    assert min(took) < MILLISECONDS


def test_few_words_of_our_own_answers_are_taken_for_places_written_small(places: Places) -> None:
    """A name that our answers use as a word, without a capital, must be marked as an everyday word."""
    counties = read_counties(Folder(starter_directory()))
    names = {plain(name) for county in counties.values() for name in county.places if " " not in name}
    entries = read(starter_directory()).entries.values()
    told = [text for entry in entries for text in (*entry.answer.values(), *entry.more.values())]
    written_small = {word for text in told for word in WORD.findall(KEY.sub("", text)) if word.islower()}
    assert written_small & names == set()


@pytest.mark.skipif(not DEVELOPMENT_SET.exists(), reason="the development questions are not beside the repository")
def test_the_development_questions_name_their_county(places: Places) -> None:
    questions = [json.loads(line) for line in DEVELOPMENT_SET.read_text(encoding="utf-8").splitlines()]
    found = [(question["county"], places.find(question["text"])) for question in questions]
    named = [place is not None and place.county == county for county, place in found if county]
    wrongly = [place for county, place in found if not county and place]
    assert sum(named) >= RECALL * len(named)
    assert len(wrongly) <= (1 - RECALL) * (len(found) - len(named))
