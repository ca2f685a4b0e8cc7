"""Which keys do something in a talk, as it stands: the line at the bottom shows just these."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto

from simulator.i18n import Translator
from simulator.tui.widgets.act_bar import Key


class Standing(Enum):
    """What the trainee can do now."""

    FREE = auto()
    """Say something, or do one of the acts that are always there."""
    OWN_WORDS = auto()
    """Write what they would say."""
    SILENCE = auto()
    """End a measured silence."""
    LENGTHS = auto()
    """Say how long a silence is to be."""
    UNKEPT = auto()
    """Decide what to do about an act that could not be kept."""
    ENDED = auto()
    """Go on from a talk that has ended."""


def talk_keys(tr: Translator, standing: Standing, *, practice: bool) -> Sequence[Key]:
    """Return the keys, the most wanted first; hints are there in ``practice`` only."""
    leave = Key("esc", tr("leave"), "screen.leave", looks=True)
    help_ = Key("?", tr("help"), "screen.help", looks=True)
    match standing:
        case Standing.FREE:
            return [*_acts(tr), *_hint(tr, practice=practice), *_pages(tr), leave, help_]
        case Standing.OWN_WORDS:
            return [
                Key("enter", tr("keep it and see the choices"), "screen.keep_own_words"),
                Key("esc", tr("to the choices"), "screen.back"),
                Key("f1", tr("help"), "screen.help"),
            ]
        case Standing.SILENCE:
            return [Key(tr("space"), tr("that is enough"), "screen.wait"), leave]
        case Standing.LENGTHS:
            choose = Key("1-2", tr("choose"), "screen.take")
            return [choose, Key("esc", tr("back"), "screen.back"), help_]
        case Standing.UNKEPT:
            return [Key("1-2", tr("choose"), "screen.take"), *_pages(tr), leave, help_]
        case Standing.ENDED:
            return [Key("enter", tr("go on"), "screen.take"), *_pages(tr), leave, help_]


def _acts(tr: Translator) -> Iterable[Key]:
    yield Key(tr("space"), tr("wait"), "screen.wait")
    yield Key("n", tr("nod"), "screen.encourage")
    yield Key("o", tr("sum up"), "screen.summarise")
    yield Key("g", tr("limit"), "screen.limit")
    yield Key("p", tr("break"), "screen.offer_break")


def _hint(tr: Translator, *, practice: bool) -> Iterable[Key]:
    if practice:
        yield Key("h", tr("hint"), "screen.hint", looks=True)


def _pages(tr: Translator) -> Iterable[Key]:
    yield Key("l", tr("learned"), "screen.learned", looks=True)
    yield Key("t", tr("notes"), "screen.notes", looks=True)
    yield Key("b", tr("background"), "screen.briefing", looks=True)
