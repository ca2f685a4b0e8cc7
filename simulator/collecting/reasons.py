"""Why something was set aside, as values; ``wording`` knows how they are said."""

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
    OTHER_SCENARIO = "other_scenario"
    NO_TALK = "no_talk"
    DIVERGES = "diverges"

    # an attempt that does not belong to who hands it in
    OTHER_STUDENT = "other_student"
    OTHER_TALK = "other_talk"
    UNCLEAR_SENDER = "unclear_sender"


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
