"""Everything that is kept stands on the page that says so, and nothing else does."""

import json
import re
from dataclasses import fields
from pathlib import Path

from simulator.bundles import Handed, HandIn, encode
from simulator.collecting.keys import COLUMNS
from simulator.records import Places, Settings
from simulator.records.tables import metadata
from tests.architecture.repository import ROOT
from tests.unit.simulator.exchange.test_xapi import told

PAGE = ROOT / "docs" / "reference" / "stored-fields.md"


def on_the_page() -> dict[str, list[str]]:
    """Return the fields of every table of the page, by its heading."""
    parts = re.split(r"^### (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {
        heading: re.findall(r"^\| `(\w+)`", text, re.MULTILINE)
        for heading, text in zip(parts[::2], parts[1::2], strict=True)
    }


def in_a_hand_in() -> list[str]:
    """Return the keys of what stands beside headers and events, in the order of the file."""
    handed = Handed(told(0).transcript, "2026-11-21T12:00:00Z", {"open": 2})
    lines = encode(HandIn("7K2M9QXB4R", (handed,))).decode().splitlines()
    payloads = [json.loads(line.split(" ", 2)[2]) for line in lines]
    return [key for payload in (payloads[0], payloads[2], payloads[-1]) for key in payload]


def test_every_field_that_is_kept_is_told_and_no_other() -> None:
    page = on_the_page()
    files = {
        "settings.json": [each.name for each in fields(Settings) if each.name != "this_run"],
        "the hand-in (.samtale)": in_a_hand_in(),
        "the key table of a class": list(COLUMNS),
    }
    tables = {table.name: [c.name for c in table.columns] for table in metadata.sorted_tables}
    assert page == tables | files


def test_no_field_is_for_a_name_save_the_instructors_own_table() -> None:
    naming = re.compile("name|mail|phone|fødsel|national|birth", re.IGNORECASE)
    found = [
        (where, field)
        for where, names in on_the_page().items()
        for field in names
        if naming.search(field)
    ]
    assert found == [("cohorts", "name"), ("the key table of a class", "name")]


def test_every_place_in_the_folder_is_taken_away_with_everything_of_ones_own() -> None:
    places = Places(Path("home"))
    known = [
        getattr(places, name) for name in dir(Places) if isinstance(getattr(Places, name), property)
    ]
    assert set(known) == {places.database, *places.of_ones_own()}


def test_nobody_else_makes_a_place_in_the_folder() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "simulator").rglob("*.py")
        if re.search(r"\.home\s*/|\.home\.joinpath", path.read_text(encoding="utf-8"))
    ]
    assert found == [str(Path("simulator", "records", "places.py"))]
