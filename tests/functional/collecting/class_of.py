"""A class for the tests: talks that were held, and files as they are handed in."""

import random
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from scenarios.format import Bundle, read
from scenarios.library import shipped
from scenarios.transcript import Acted, Event, Header, Mode, Timing, Transcript
from scoring.shipped import shipped_rubric
from simulator.bundles import Handed, HandIn, encode
from simulator.collecting.collecting import Asked, Collection, collect
from simulator.collecting.known import known_scenarios
from simulator.collecting.port import Cohorts
from simulator.engine import Stage
from tests.benchmarks.talks import random_act
from tests.functional.talking import small_bundle

KARI, OLA = "0KARRRRRRR", "00AAAAAAAA"
"""Codes of two installations."""
TODAY = "2026-11-22"
"""When a class is collected."""
MORNING, NOON, EVENING = (f"2026-11-21T{hour}:00:00Z" for hour in ("08", "12", "18"))


@cache
def stage(name: str = "butikktyveri") -> Stage:
    scenario = read(small_bundle() if name == "liten" else shipped(name)).scenario
    assert scenario is not None
    return Stage(scenario)


@cache
def events(seed: int = 1, name: str = "butikktyveri") -> tuple[Event, ...]:
    """A talk played at random, the same for the same seed."""
    chance = random.Random(seed)
    found = list(stage(name).begin(chance.randint))
    situation = stage(name).follow(None, found)
    while not situation.ended and situation.turn < 300:
        new = stage(name).perform(situation, random_act(stage(name), situation, chance))
        situation = stage(name).follow(situation, new)
        found += new
    return tuple(found)


def attempt(
    number: int = 1,
    *,
    seed: int = 1,
    started: str = NOON,
    ratings: Mapping[str, int] | None = None,
    acts: int | None = None,
    name: str = "butikktyveri",
) -> Handed:
    """An attempt; of ``acts`` acts where it is not to go to its end."""
    scenario = stage(name).scenario
    header = Header(
        attempt=f"A{number:09}",
        scenario=scenario.id,
        scenario_hash=scenario.hash,
        rubric_hash=shipped_rubric().hash,
        language="nb",
        mode=Mode.PRACTICE,
        timing=Timing.UNTIMED,
    )
    return Handed(Transcript(header, _until(events(seed, name), acts)), started, ratings or {})


def _until(found: tuple[Event, ...], acts: int | None) -> tuple[Event, ...]:
    after = (at for at, e in enumerate(found) if isinstance(e, Acted) and e.turn == (acts or 0) + 1)
    return found if acts is None else found[: next(after)]


def with_header(handed: Handed, **values: object) -> Handed:
    header = replace(handed.transcript.header, **values)  # type: ignore[arg-type]
    return replace(handed, transcript=replace(handed.transcript, header=header))


def file_of(*attempts: Handed, sender: str = KARI) -> bytes:
    return encode(HandIn(sender, attempts))


def zip_of(path: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return path


@cache
def known(*folders: str) -> Mapping[str, Bundle]:
    return known_scenarios(folders)


def collected(
    cohorts: Cohorts,
    folder: Path,
    *paths: Path,
    processes: int = 1,
    scenarios: Path | None = None,
    **asked: object,
) -> Collection:
    """Collect into the cohort «kull», with the key table in a folder."""
    values = {"cohort": "kull", "paths": [str(p) for p in paths], "keys": folder / "keys.csv"}
    values["day"] = TODAY
    return collect(
        cohorts,
        known(*([str(scenarios)] if scenarios else [])),
        Asked(**{**values, **asked}),  # type: ignore[arg-type]
        processes=processes,
    )
