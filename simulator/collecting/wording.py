"""What came of collecting, in the user's language or for programs."""

import json
from collections.abc import Iterator, Mapping

from simulator.bundles.codec import MOST_BYTES
from simulator.collecting.collecting import Collection
from simulator.collecting.merging import Came
from simulator.collecting.reasons import Reason, SetAside
from simulator.i18n import N_, Translator
from simulator.sessions.errors import brief
from simulator.sessions.inert import inert

FORMAT = 1

WORDS: Mapping[Reason, str] = {
    Reason.NOT_THERE: N_("it is not there"),
    Reason.UNREADABLE: N_("it cannot be read"),
    Reason.NO_REGULAR_FILE: N_("it is no ordinary file"),
    Reason.LINK: N_("it is a link, and where it leads is not followed"),
    Reason.HOSTILE_NAME: N_("its name leads out of the zip, or holds characters no name should"),
    Reason.TOO_DEEP: N_("it lies too deep in folders"),
    Reason.TOO_MANY: N_("there are too many files; the rest was not looked at"),
    Reason.ZIP_DAMAGED: N_("the zip is damaged"),
    Reason.ZIP_TOO_LARGE: N_("the zip holds more than a class can hand in"),
    Reason.ZIP_INSIDE: N_("it is a zip inside a zip; unpack it and collect it by itself"),
    Reason.ENCRYPTED: N_("it is locked with a password"),
    Reason.METHOD: N_("it is packed in a way that is not read here"),
    Reason.FOREIGN: N_("it is no hand-in of Samtalerom"),
    Reason.REWRITTEN: N_(
        "a program has opened it and saved it anew, with other line ends or in another encoding; "
        "ask for the file itself, as Samtalerom wrote it"
    ),
    Reason.EMPTY: N_("it is empty"),
    Reason.TOO_LARGE: N_("it is larger than {most} MB"),
    Reason.ALTERED: N_("line {place} has been altered or damaged"),
    Reason.TRUNCATED: N_("it has been cut off: the end is missing"),
    Reason.REPEATED: N_("line {place} stands twice"),
    Reason.DROPPED: N_("line {place} is missing"),
    Reason.REORDERED: N_("the lines have changed places, from line {place}"),
    Reason.TAMPERED: N_("the lines do not belong together: some come from another file"),
    Reason.NEWER: N_("it was made by a newer version of Samtalerom; update the program"),
    Reason.MALFORMED: N_("it is sealed, but line {place} is nothing that Samtalerom writes"),
    Reason.BRANCH: N_("it is a practice branch; only whole attempts are handed in"),
    Reason.NO_DATE: N_("the day on which it was begun does not exist"),
    Reason.UNKNOWN_SCENARIO: N_(
        "the scenario {detail} is not known here in the version that was played; "
        "name its folder with --scenarios"
    ),
    Reason.OTHER_VERSION: N_(
        "the scenario {detail} was played in another version than this program has: student and "
        "teacher have different versions of Samtalerom. Install the student's, or name a folder "
        "with that version of the scenario with --scenarios"
    ),
    Reason.OTHER_SCENARIO: N_("the name {detail} belongs to another scenario than was played"),
    Reason.NO_TALK: N_("it holds no talk"),
    Reason.DIVERGES: N_(
        "event {place} does not follow from the acts before it: played again, it comes otherwise"
    ),
    Reason.OTHER_STUDENT: N_("another student has handed in the same attempt"),
    Reason.OTHER_TALK: N_(
        "another talk has been handed in under the same number, and neither continues the other"
    ),
    Reason.UNCLEAR_SENDER: N_(
        "it does not show whose it is: several students hand in from this installation"
    ),
}

_CAME: Mapping[Came, str] = {
    Came.NEW: N_("new: {n}"),
    Came.RENEWED: N_("newer versions: {n}"),
    Came.THERE: N_("there already: {n}"),
    Came.OLDER: N_("older than what is there: {n}"),
}


def reason_said(aside: SetAside, tr: Translator) -> str:
    """Return why something was set aside, in words."""
    return one_line(
        tr(
            WORDS[aside.reason],
            place=aside.place,
            detail=brief(aside.detail, 60),
            most=MOST_BYTES // 1024 // 1024,
        )
    )


def as_text(outcome: Collection, tr: Translator, *, receipts: bool) -> str:
    """Return what came of it as text."""
    return "".join(f"{line}\n" for line in _lines(outcome, tr, receipts=receipts))


def _lines(outcome: Collection, tr: Translator, *, receipts: bool) -> Iterator[str]:
    files = tr.plural("{n} file looked at", "{n} files looked at", outcome.files)
    came = [tr(_CAME[each], n=n) for each, n in outcome.came.items() if n or each is Came.NEW]
    yield f"{files}. {tr('Attempts')}: {', '.join(came)}."
    if outcome.unfinished:
        yield tr("Not finished yet: {n}.", n=outcome.unfinished)
    if outcome.other_rubric:
        yield tr(
            "Played under another rubric, scored by the one of this version: {n}.",
            n=outcome.other_rubric,
        )
    students = tr.plural("{n} student", "{n} students", outcome.students)
    attempts = tr.plural("{n} attempt", "{n} attempts", outcome.attempts)
    if outcome.attempts:
        yield tr(
            "The cohort {cohort} now has {attempts} by {students}.",
            cohort=outcome.cohort,
            attempts=attempts,
            students=students,
        )
    else:
        yield tr("Nothing was taken in, so there is no cohort {cohort}.", cohort=outcome.cohort)
    if receipts and outcome.receipts:
        yield ""
        yield tr("Receipts:")
        for each in outcome.receipts:
            held = tr.plural("{n} attempt", "{n} attempts", each.attempts)
            yield f"  {each.receipt}  {each.student}  {one_line(each.file)} ({held})"
    if outcome.set_aside:
        yield ""
        n = len(outcome.set_aside)
        yield tr("Set aside: {n}. Everything else was taken in.", n=n)
        for aside in outcome.set_aside:
            about = tr(", attempt {attempt}", attempt=aside.attempt) if aside.attempt else ""
            yield f"  {one_line(aside.file)}{about}: {reason_said(aside, tr)}"


def as_json(outcome: Collection, tr: Translator) -> str:
    """Return what came of it as one JSON object; its keys and codes are stable."""
    value = {
        "collected": FORMAT,
        "cohort": outcome.cohort,
        "files": outcome.files,
        "read": outcome.read,
        **{came.value: n for came, n in outcome.came.items()},
        "unfinished": outcome.unfinished,
        "other_rubric": outcome.other_rubric,
        "students": outcome.students,
        "attempts": outcome.attempts,
        "receipts": [
            {
                "file": each.file,
                "student": each.student,
                "receipt": each.receipt,
                "attempts": each.attempts,
            }
            for each in outcome.receipts
        ],
        "set_aside": [
            {
                "file": each.file,
                "attempt": each.attempt or None,
                "reason": each.reason.value,
                "place": each.place or None,
                "says": reason_said(each, tr),
            }
            for each in outcome.set_aside
        ],
    }
    return json.dumps(value, ensure_ascii=True, indent=1) + "\n"


def one_line(text: str) -> str:
    """Return text from elsewhere as one line in which nothing can act on a terminal."""
    return "".join(each if each.isprintable() else "?" for each in inert(text))
