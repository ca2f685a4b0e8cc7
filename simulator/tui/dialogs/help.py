"""What the help says, and what is told before anything is kept."""

from collections.abc import Iterable

from simulator.i18n import Translator
from simulator.tui.dialogs.page import PageDialog
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block


class HelpDialog(PageDialog):
    """The keys, what waiting is, what the program is for."""

    def __init__(self, tr: Translator) -> None:
        """Write it in the translator's language."""
        super().__init__(tr, tr("Help"), _help(tr))


class NoticeDialog(PageDialog):
    """What is kept where; shown once, before the first byte is."""

    def __init__(self, tr: Translator, home: str, *, apart: bool) -> None:
        """Name the folder ``home``; the attempts stand ``apart`` where a database was named."""
        super().__init__(tr, tr("What is kept, and where"), _notice(tr, home, apart=apart))


def _help(tr: Translator) -> Iterable[Block]:
    keys = [
        ("1-9", tr("say that line; or arrows and enter, or the mouse")),
        (tr("space"), tr("say nothing, and let it be still")),
        ("n", tr("nod, «mm»; lets the other go on")),
        ("o", tr("sum up: choose what to give back, ask to be corrected")),
        ("g", tr("say that a limit is reached: topic, then step")),
        ("p", tr("offer a break")),
        ("h", tr("a hint (practice only)")),
        ("l", tr("what you have learned so far")),
        ("t", tr("your own notes")),
        ("esc", tr("leave; the talk is kept as it stands")),
        ("ctrl+p", tr("find anything by its name")),
    ]
    for key, word in keys:
        yield Block(plain(word), plain(f"{key:>9}  ", "bold $primary"))
    texts = [
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
        tr("This trains recognition before role play. It does not certify and does not rank."),
    ]
    for text in texts:
        yield Block(plain(text), gap=1)


def _notice(tr: Translator, home: str, *, apart: bool) -> Iterable[Block]:
    where = [tr("Everything stays on this machine, in one folder:"), home]
    if apart:
        where = [
            tr("Your talks go to the database that was named when the program was started."),
            tr("Settings and saved pages stay on this machine, in one folder:"),
            home,
        ]
    texts = [
        *where,
        tr(
            "What is kept is what you choose in the talks, your notes, your preparation and your "
            "ratings of yourself. There is no place for names, and nothing goes anywhere else."
        ),
        tr("All people in the scenarios are made up. Do not write about real cases."),
        tr("You can delete the folder at any time."),
    ]
    for text in texts:
        yield Block(plain(text), gap=1)
