"""Why something was set aside, as values; ``wording`` knows how they are said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from simulator.bundles import Damage


class Reason(StrEnum):
    """Why a file or an attempt was set aside."""

    # a file that is not read
    NOT_THERE = "not_there"
    UNREADABLE = "unreadable"
    NO_REGULAR_FILE = "no_regular_file"
    LINK = "link"
    HOSTILE_NAME = "hostile_name"
    TOO_DEEP = "too_deep"
    TOO_MANY = "too_many"
    ZIP_DAMAGED = "zip_damaged"
    ZIP_TOO_LARGE = "zip_too_large"
    ZIP_INSIDE = "zip_inside"
    ENCRYPTED = "encrypted"
    METHOD = "method"

    # a file that is no whole hand-in; as ``simulator.bundles.Fault``
    FOREIGN = "foreign"
    REWRITTEN = "rewritten"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    ALTERED = "altered"
    TRUNCATED = "truncated"
    REPEATED = "repeated"
    DROPPED = "dropped"
    REORDERED = "reordered"
    TAMPERED = "tampered"
    NEWER = "newer"
    MALFORMED = "malformed"

    # an attempt that is not believed
    BRANCH = "branch"
    NO_DATE = "no_date"
    UNKNOWN_SCENARIO = "unknown_scenario"
    OTHER_VERSION = "other_version"
    OTHER_SCENARIO = "other_scenario"
    NO_TALK = "no_talk"
    DIVERGES = "diverges"

    # an attempt that does not belong to who hands it in
    OTHER_STUDENT = "other_student"
    OTHER_TALK = "other_talk"
    UNCLEAR_SENDER = "unclear_sender"


class Why(StrEnum):
    """Why something was not taken in, as coarsely as it is counted and kept."""

    DAMAGED = "damaged"
    """A hand-in that is not whole, or was altered."""
    FOREIGN = "foreign"
    """Something else than a hand-in."""
    NOT_READ = "not_read"
    """A file that could not be read, or is not read here."""
    NEWER = "newer"
    """Made by a newer version of the program."""
    UNKNOWN = "unknown"
    """A talk of a scenario, or version of one, that is not known here."""
    OTHERWISE = "otherwise"
    """A talk that came otherwise when its acts were performed again."""
    BRANCH = "branch"
    """A practice branch."""
    WHOSE = "whose"
    """It belongs to somebody else, or it is not clear to whom."""
    AGAIN = "again"
    """A copy of what is there already."""
    OLDER = "older"
    """An older version of what is there."""
    RENEWED = "renewed"
    """A newer version, which has taken the place of what was there."""


WHY: Mapping[Reason, Why] = {
    **dict.fromkeys(
        (
            Reason.REWRITTEN,
            Reason.ALTERED,
            Reason.TRUNCATED,
            Reason.REPEATED,
            Reason.DROPPED,
            Reason.REORDERED,
            Reason.TAMPERED,
            Reason.MALFORMED,
            Reason.ZIP_DAMAGED,
        ),
        Why.DAMAGED,
    ),
    **dict.fromkeys((Reason.FOREIGN, Reason.EMPTY), Why.FOREIGN),
    **dict.fromkeys(
        (
            Reason.NOT_THERE,
            Reason.UNREADABLE,
            Reason.NO_REGULAR_FILE,
            Reason.LINK,
            Reason.HOSTILE_NAME,
            Reason.TOO_DEEP,
            Reason.TOO_MANY,
            Reason.TOO_LARGE,
            Reason.ZIP_TOO_LARGE,
            Reason.ZIP_INSIDE,
            Reason.ENCRYPTED,
            Reason.METHOD,
        ),
        Why.NOT_READ,
    ),
    Reason.NEWER: Why.NEWER,
    **dict.fromkeys(
        (Reason.UNKNOWN_SCENARIO, Reason.OTHER_VERSION, Reason.OTHER_SCENARIO), Why.UNKNOWN
    ),
    **dict.fromkeys((Reason.DIVERGES, Reason.NO_TALK, Reason.NO_DATE), Why.OTHERWISE),
    Reason.BRANCH: Why.BRANCH,
    **dict.fromkeys((Reason.OTHER_STUDENT, Reason.OTHER_TALK, Reason.UNCLEAR_SENDER), Why.WHOSE),
}
"""What each reason is counted as; it names every one."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file or an attempt that was not taken in."""

    file: str
    """Where it was; a file inside a zip stands after the zip's own name."""
    reason: Reason
    attempt: str = ""
    """The attempt that it is about; empty where it is about the whole file."""
    place: int = 0
    """The line or the event, from 1, where there is one."""
    detail: str = ""
    """The scenario, or what the codec says, where there is more to say."""


def of_damage(file: str, damage: Damage) -> SetAside:
    """Return why a damaged file was set aside."""
    return SetAside(file, Reason(damage.fault.value), place=damage.line, detail=damage.detail)
