"""What the help says of each screen, and what is told before anything is kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from simulator.i18n import Translator
from simulator.tui.dialogs.page import PageDialog
from simulator.tui.subject import Subject
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block

Rows = Sequence[tuple[str, str]]
"""Keys, and what they do."""


class HelpDialog(PageDialog):
    """The keys of a screen, and what one has to know to use it."""

    def __init__(self, tr: Translator, subject: Subject) -> None:
        """Write it in the translator's language."""
        super().__init__(tr, tr("Help"), _help(tr, subject))


class NoticeDialog(PageDialog):
    """What is kept where; shown once, before the first byte is."""

    def __init__(self, tr: Translator, home: str) -> None:
        """Name the folder ``home``."""
        super().__init__(tr, tr("What is kept, and where"), _notice(tr, home))


def _help(tr: Translator, subject: Subject) -> Iterable[Block]:
    keys, ideas = _PAGES[subject](tr)
    rows = [
        *keys,
        ("ctrl+p", tr("find anything by its name, other scenarios too")),
        ("ctrl+q", tr("quit at once; what you did is kept")),
    ]
    width = max(len(key) for key, _ in rows) + 2
    for key, word in rows:
        yield Block(plain(word), plain(f"{key:>{width}}  ", "bold $primary"))
    for idea in ideas:
        yield Block(plain(idea), gap=1)


def _home(tr: Translator) -> tuple[Rows, Sequence[str]]:
    keys = [
        ("enter", tr("open; or the number in front, or the mouse")),
        ("f", tr("progress: your attempts over time, and their debriefs")),
        ("i", tr("settings: language, time, mode, own words first, colours")),
        ("s", tr("write scenarios: those of the folder that you started in")),
        ("k", tr("your class, where hand-ins have been collected")),
        ("q", tr("quit; everything is kept already")),
    ]
    return keys, [
        tr("Talks that you have begun stand first. You go on exactly where you were."),
        tr(
            "A practice branch is another way from a turn of an earlier attempt. It never "
            "changes that attempt."
        ),
        tr("This trains recognition before role play. It does not certify and does not rank."),
    ]


def _briefing(tr: Translator) -> tuple[Rows, Sequence[str]]:
    keys = [
        ("enter", tr("begin the talk")),
        ("tab", tr("go to the questions, and from one to the next")),
        ("i", tr("settings: language, time, mode, own words first, colours")),
        ("esc", tr("back")),
    ]
    return keys, [
        tr("What you write here is for you. It is kept beside the attempt and never scored."),
        tr(
            "Practice gives hints when you ask for them, and you can try another way from any "
            "turn. An assessment goes one way until it is over, without hints."
        ),
    ]


def _talk(tr: Translator) -> tuple[Rows, Sequence[str]]:
    keys = [
        ("1-9", tr("say that line; or arrows and enter, or the mouse")),
        (tr("space"), tr("say nothing, and let it be still")),
        ("n", tr("nod, “mm”; lets the other go on")),
        ("o", tr("sum up: choose what to give back, ask to be corrected")),
        ("g", tr("say that a limit is reached: topic, then step")),
        ("p", tr("offer a break")),
        ("h", tr("a hint (practice only)")),
        ("l", tr("what you have learned so far")),
        ("t", tr("your own notes")),
        ("b", tr("what was known before the talk")),
        ("pgup pgdn", tr("what was said before")),
        ("esc", tr("leave; the talk is kept as it stands")),
    ]
    return keys, [
        tr(
            "Silence is an act. In timed talk it lasts as long as you keep it: space begins it, "
            "space again ends it. Under a second and a half nothing has happened, and reading "
            "never counts. In untimed talk you choose short or long."
        ),
        tr(
            "A dash after a line means that the speaker has more to say. If you speak then, "
            "you interrupt."
        ),
        tr(
            "Everything is on disk before the answer is shown. You can stop at any moment and "
            "go on later."
        ),
    ]


def _rating(tr: Translator) -> tuple[Rows, Sequence[str]]:
    keys = [
        ("0-3", tr("rate the line that is marked, and go to the next")),
        ("s", tr("see the score, rated or not")),
        ("esc", tr("home; the score can wait")),
    ]
    return keys, [
        tr(
            "Rate before you see the score: where the two differ there is most to learn. Your "
            "rating stands beside the score and never changes it."
        ),
    ]


def _debrief(tr: Translator) -> tuple[Rows, Sequence[str]]:
    keys = [
        ("1-6", tr("a section")),
        (tr("left right"), tr("the turn before or after")),
        ("enter", tr("on the map: look at the turn that is pointed at")),
        ("t", tr("go to a turn by its number; or click on one that is underlined")),
        ("v", tr("try another way from this turn, as a practice branch")),
        ("w", tr("save everything as a page to print")),
        ("l", tr("write a file to hand in; it holds no name and no notes")),
        ("esc", tr("from a turn back to where you were; else home")),
    ]
    return keys, [
        tr(
            "A gate is what must not go wrong, however good the rest is. It is never averaged "
            "with anything. The talk holds when the gates are in order and the principles are "
            "good enough."
        ),
        tr(
            "Each principle has a level from 0 to 3. It follows from how many of the points that "
            "were open on your way you earned; what costs more than that stops at none. What you "
            "never met is not tried, and costs nothing."
        ),
        tr(
            "S1, S23 and so on are sources; their titles stand below. “Our number” says that how "
            "much it counts is our own proposal, not the source's."
        ),
        tr(
            "On the map ! is a limit that was reached, x what does harm or a gate that was not "
            "in order, and o everything else that was done."
        ),
    ]


def _progress(tr: Translator) -> tuple[Rows, Sequence[str]]:
    keys = [
        ("enter", tr("open the debrief of the attempt that is marked")),
        ("esc", tr("home")),
    ]
    return keys, [
        tr(
            "The levels are those of the scenario that the marked attempt is of. Scenarios are "
            "not mixed: they do not ask the same of you."
        ),
        tr("A practice branch is listed and does not count: you had seen the score."),
        tr("From four attempts on, a change begins to say something."),
    ]


def _cohort(tr: Translator) -> tuple[Rows, Sequence[str]]:
    keys = [
        ("w", tr("save the whole report as a page, for a browser or for paper")),
        ("esc", tr("home")),
    ]
    return keys, [
        tr(
            "Numbers are about each student's first attempt. In brackets stands how far they could "
            "be off by chance alone, and how many they rest on."
        ),
        tr(
            "They show what to talk about in class. They certify nobody and rank nobody; who is "
            "who stands in no database."
        ),
        tr("Workbook, table and a page for the projector: samtalerom report --help"),
    ]


def _authoring(tr: Translator) -> tuple[Rows, Sequence[str]]:
    keys = [
        ("enter", tr("open the scenario: findings, outline, proof, preview")),
        ("e", tr("open it in your own editor, the one that EDITOR names")),
        ("esc", tr("home")),
    ]
    return keys, [
        tr("You write in your own editor. What you save is checked here at once."),
        tr(
            "An error must be mended before the scenario can be played. A warning is most likely "
            "a mistake. Advice is worth a thought, and can be right as it is."
        ),
    ]


def _bench(tr: Translator) -> tuple[Rows, Sequence[str]]:
    keys = [
        ("1-3", tr("findings, outline, proof")),
        (tr("up down"), tr("from one to the next; left and right fold and open the outline")),
        ("enter", tr("on a finding: edit there; in the outline: open, or follow where it leads")),
        ("enter", tr("in the proof: into the talk that shows it; there: try it out from the turn")),
        ("p", tr("try it out; in the outline and the proof, from what is marked")),
        ("b", tr("prove it: what can be reached, whether blind clicking passes")),
        ("x", tr("stop the proof")),
        ("s", tr("save the talk that the proof shows as a play beside the scenario")),
        ("e", tr("open your own editor at what is marked")),
        ("esc", tr("out of the talk that the proof shows; else back to the folder")),
    ]
    return keys, [
        tr(
            "In the outline, a hub is a moment that several others lead back to. What stands at "
            "every moment, such as answers to silence, is not repeated there."
        ),
        tr(
            "The proof looks at everything that can happen, not at a sample. What it could not "
            "decide it says."
        ),
    ]


def _preview(tr: Translator) -> tuple[Rows, Sequence[str]]:
    keys, _ = _talk(tr)
    own = [
        ("r", tr("begin again where the preview began")),
        ("e", tr("open your own editor where the talk stands")),
        ("esc", tr("back to where you were")),
    ]
    return [*keys[:-1], *own], [
        tr("A preview is a practice talk that is never kept, and never scored."),
        tr(
            "Save the file, and the same acts are done again on the new version as far as they "
            "go. It says where the two part. While the file has errors the talk stays as it was."
        ),
    ]


_PAGES: Mapping[Subject, Callable[[Translator], tuple[Rows, Sequence[str]]]] = {
    Subject.HOME: _home,
    Subject.BRIEFING: _briefing,
    Subject.TALK: _talk,
    Subject.RATING: _rating,
    Subject.DEBRIEF: _debrief,
    Subject.PROGRESS: _progress,
    Subject.COHORT: _cohort,
    Subject.AUTHORING: _authoring,
    Subject.BENCH: _bench,
    Subject.PREVIEW: _preview,
}


def _notice(tr: Translator, home: str) -> Iterable[Block]:
    texts = [
        tr("Everything stays on this machine, in one folder:"),
        home,
        tr(
            "What is kept is what you choose in the talks, your notes, your preparation and your "
            "ratings of yourself. There is no place for names, and nothing goes anywhere else."
        ),
        tr("All people in the scenarios are made up. Do not write about real cases."),
        tr("You can delete the folder at any time."),
    ]
    for text in texts:
        yield Block(plain(text), gap=1)
