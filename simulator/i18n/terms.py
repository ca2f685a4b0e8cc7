"""What the fixed words of the field are called in the interface."""

from collections.abc import Collection, Mapping
from enum import Enum

from scenarios.kinds import (
    Area,
    DistortionKind,
    FactKind,
    Length,
    Level,
    Meaning,
    Mode,
    Phase,
    Quality,
    Role,
    Severity,
    Status,
    Step,
    Timing,
    Track,
)
from scenarios.words import Language
from simulator.i18n.translator import N_, Translator

_Row = tuple[Enum, str]

# Rows, not a mapping: words of different enumerations can be equal as text (a phase and an
# ending are both "agreement"), and equal keys would swallow each other.
_ROWS: tuple[_Row, ...] = (
    (Level.BASIC, N_("Basic")),
    (Level.INTERMEDIATE, N_("Intermediate")),
    (Level.ADVANCED, N_("Advanced")),
    (Track.MANDATORY, N_("Summoned (Police Act § 13)")),
    (Track.VOLUNTARY, N_("Voluntary")),
    (Status.DRAFT, N_("Draft")),
    (Status.REVIEWED, N_("Read by an expert")),
    (Role.YOUTH, N_("Young person")),
    (Role.GUARDIAN, N_("Guardian")),
    (Role.COMPANION, N_("Companion")),
    (Phase.OPENING, N_("Opening")),
    (Phase.FRAME, N_("Frame")),
    (Phase.ENTRY, N_("Entry")),
    (Phase.ACCOUNT, N_("Free account")),
    (Phase.MAPPING, N_("Mapping")),
    (Phase.CONSEQUENCES, N_("Consequences")),
    (Phase.AGREEMENT, N_("Agreement")),
    (Phase.CLOSING, N_("Closing")),
    (Step.INFORMATION, N_("Information")),
    (Step.GUIDANCE, N_("Guidance")),
    (Step.ADVICE, N_("Advice")),
    (Step.INSTRUCTION, N_("Instruction")),
    (Step.WARNING, N_("Warning")),
    (Severity.FRICTION, N_("Friction")),
    (Severity.BREACH, N_("Breach")),
    (Severity.DANGER, N_("Danger")),
    (FactKind.RISK, N_("Risk")),
    (FactKind.PROTECTIVE, N_("Protective factor")),
    (FactKind.NEED, N_("Need")),
    (FactKind.EVENT, N_("Event")),
    (Area.FAMILY, N_("Family")),
    (Area.SCHOOL, N_("School")),
    (Area.LEISURE, N_("Leisure")),
    (Area.FRIENDS, N_("Friends")),
    (Area.NET, N_("Online life")),
    (Area.INTOXICANTS, N_("Alcohol and drugs")),
    (Area.HEALTH, N_("Health")),
    (Area.PLANS, N_("Plans")),
    (Meaning.THINKING, N_("Is thinking")),
    (Meaning.NOT_UNDERSTOOD, N_("Has not understood")),
    (Meaning.UNWILLING, N_("Does not want to")),
    (Meaning.UPSET, N_("Is upset")),
    (Meaning.USING_RIGHT, N_("Uses the right not to explain")),
    (Meaning.ANSWER_OWED, N_("Waits for an answer from you")),
    (DistortionKind.ADDED, N_("Added")),
    (DistortionKind.COLOURED, N_("Coloured")),
    (Quality.AGREEMENT, N_("Ended in an agreement")),
    (Quality.RESPECTED_REFUSAL, N_("A refusal that was respected")),
    (Quality.NO_CONCERN, N_("No concern left")),
    (Quality.PARTIAL, N_("Ended halfway")),
    (Quality.EMPTY_PROMISE, N_("Ended in an empty promise")),
    (Quality.BROKEN_OFF, N_("Broken off")),
    (Mode.PRACTICE, N_("Practice")),
    (Mode.ASSESSMENT, N_("Assessment")),
    (Timing.TIMED, N_("Timed")),
    (Timing.UNTIMED, N_("Untimed")),
    (Length.SHORT, N_("Short")),
    (Length.LONG, N_("Long")),
    (Language.BOKMAL, N_("Norwegian Bokmål")),
    (Language.NYNORSK, N_("Norwegian Nynorsk")),
    (Language.ENGLISH, N_("English")),
)

TERMS: Mapping[tuple[type[Enum], Enum], str] = {(type(each), each): text for each, text in _ROWS}


def track_meaning(tr: Translator, track: Track) -> str:
    """Return what a track means for those who come, and what they must be told."""
    match track:
        case Track.MANDATORY:
            return tr(
                "They have a duty to appear, but none of them has a duty to explain themselves. "
                "The young person and each parent must be told so before the matter is raised, "
                "in words they understand."
            )
        case Track.VOLUNTARY:
            return tr(
                "Nobody has a duty to come or to explain themselves, and they may leave when "
                "they like. Say so plainly before the matter is raised."
            )


def other_language(tr: Translator, language: str) -> str:
    """Return a note where a talk is held in another language than the interface's, or nothing."""
    if language == tr.language:
        return ""
    return tr(
        "The scenario is not there in your language: the talk is in {language}.",
        language=_language(tr, language),
    )


def in_other_language(tr: Translator, languages: Collection[str], own: str) -> str:
    """Return in few words the language of a talk that is not there in that of the interface.

    Args:
        tr: The language of the interface.
        languages: Those that the scenario is there in.
        own: The one that it is written in.
    """
    return "" if tr.language in languages else tr("in {language}", language=_language(tr, own))


def _language(tr: Translator, language: str) -> str:
    known = {each.value: term(tr, each) for each in Language}
    name = known.get(language, language)
    return name if tr.language is Language.ENGLISH else name.lower()


def term(tr: Translator, value: Enum) -> str:
    """Return what a word of the field is called, capitalised; KeyError if it has no name."""
    return tr(TERMS[type(value), value])
