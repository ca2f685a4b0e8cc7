"""A simulated cohort as it is kept: like a collected one, and marked as simulated."""

import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from scenarios.codec import dump
from scenarios.format import Bundle
from scoring.cohort.packing import pack
from simulator.bundles import Handed
from simulator.collecting.checking import digest_of
from simulator.collecting.handing_in import to_the_second
from simulator.collecting.port import Collected, Entry, Versions
from simulator.demo.cohort import Course, Simulated
from simulator.sessions.opening import shipped_rubric_text


def collected(each: Simulated, course: Course, began: datetime) -> Collected:
    """Return an attempt as the records keep it; ``began`` is when the cohort's first was, UTC."""
    lines = dump(each.transcript).encode()
    started = to_the_second(began + timedelta(days=each.day))
    ratings = {principle.value: rated for principle, rated in each.taken.ratings.items()}
    entry = Entry(
        attempt=each.transcript.header.attempt,
        student=each.taken.student,
        started=started,
        number=each.taken.number,
        occasion=each.taken.occasion,
        scenario=each.taken.scenario,
        scenario_hash=each.taken.scenario_hash,
        rubric_hash=each.taken.rubric_hash,
        digest=digest_of(Handed(each.transcript, started, ratings, lines)),
    )
    return Collected(entry, zlib.compress(lines), pack(each.taken, course.words))


def versions(courses: Iterable[Course], bundles: Mapping[str, Bundle]) -> Versions:
    """Return what the attempts rest on; ``bundles`` are the scenarios' files, by their hashes."""
    made = tuple(courses)
    return Versions(
        scenarios={
            each.scenario.hash: (each.scenario.id, bundles[each.scenario.hash].to_bytes())
            for each in made
        },
        rubrics={each.rubric.hash: shipped_rubric_text() for each in made},
        vocabularies={
            (each.scenario.hash, each.rubric.hash): each.words.as_text() for each in made
        },
    )
