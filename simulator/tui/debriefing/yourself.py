"""What you wrote and rated yourself, beside the score."""

from collections.abc import Iterator, Sequence

from scoring.views import Debrief
from simulator.i18n import Translator
from simulator.sessions.port import Reflections
from simulator.tui.debriefing.parts import heading, labelled
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block


def ratings(
    debrief: Debrief, reflections: Reflections, tr: Translator, *, whole: bool
) -> Iterator[Block]:
    """Return own ratings against the score; only a ``whole`` attempt is rated."""
    yield Block(plain(tr("Your rating and the score"), "bold $primary"))
    if not reflections.ratings:
        words = tr("You did not rate this attempt.")
        if not whole:
            words = tr("A practice branch is not rated: you had seen the score.")
        yield Block(plain(words, "$quiet"))
        return
    width = max(len(profile.name) for profile in debrief.profiles) + 2
    yield Block(plain(f"{'':{width}}{tr('you'):>8}{tr('level'):>10}", "$quiet"))
    for profile in debrief.profiles:
        own = reflections.ratings.get(profile.principle)
        score = None if profile.level is None else int(profile.level)
        row = f"{profile.name:{width}}{_shown(own):>8}{_shown(score):>10}  "
        yield Block(plain(_apart(own, score, tr), "$quiet"), plain(row))


def writings(reflections: Reflections, questions: Sequence[str], tr: Translator) -> Iterator[Block]:
    """Return preparation, notes and own words."""
    if not (any(reflections.preparation) or reflections.note or reflections.own_words):
        yield heading(tr("Your notes"))
        yield Block(plain(tr("You wrote nothing beside this talk."), "$quiet"))
    if any(reflections.preparation):
        yield heading(tr("Your preparation"))
        for question, answer in zip(questions, reflections.preparation, strict=False):
            if answer:
                yield Block(plain(question, "$quiet"))
                yield Block(plain(answer))
    if reflections.note:
        yield heading(tr("Your notes"))
        yield Block(plain(reflections.note))
    if reflections.own_words:
        yield heading(tr("What you would have said"))
        for turn, words in sorted(reflections.own_words.items()):
            yield labelled(tr("turn {turn}", turn=turn), plain(words))


def _shown(level: int | None) -> str:
    return "-" if level is None else str(level)


def _apart(own: int | None, score: int | None, tr: Translator) -> str:
    if own is None or score is None or own == score:
        return ""
    return tr("stricter than the score") if own < score else tr("kinder than the score")
