"""How talks are played: language, time, mode, own words first, colours."""

from collections.abc import Iterable
from dataclasses import replace

from textual import on
from textual.widget import Widget

from scenarios.kinds import Mode, Timing
from scenarios.words import Language
from simulator.i18n import DEFAULT_LANGUAGE, Translator, language_of, term
from simulator.records.settings import Settings
from simulator.tui.dialogs.dialog import Dialog
from simulator.tui.widgets.act_bar import Key
from simulator.tui.widgets.choices import ChoiceList, Offer


class SettingsDialog(Dialog[Settings]):
    """One line for each setting; taking a line turns it to its next value."""

    def __init__(self, tr: Translator, settings: Settings) -> None:
        """Start from these settings."""
        super().__init__()
        self.tr = tr
        self._settings = settings
        self.heading = tr("Settings")

    def body(self) -> Iterable[Widget]:
        """Return the lines."""
        yield ChoiceList()

    def keys(self) -> Iterable[Key]:
        """Return how to change and close."""
        tr = self.tr
        return [
            Key("enter", tr("change"), "screen.change"),
            Key("esc", tr("done"), "screen.leave"),
        ]

    def on_mount(self) -> None:
        """Show the settings as they are."""
        self._show()

    def action_change(self) -> None:
        """Turn the highlighted setting to its next value."""
        self.query_one(ChoiceList).action_select()

    def action_leave(self) -> None:
        """Close and give the settings back."""
        self.dismiss(self._settings)

    @on(ChoiceList.Taken)
    def _turn(self, event: ChoiceList.Taken) -> None:
        event.stop()
        old = self._settings
        match event.id:
            case "language":
                languages = list(Language)
                now = language_of(old.language) or DEFAULT_LANGUAGE
                following = languages[(languages.index(now) + 1) % len(languages)]
                self._settings = replace(old, language=str(following))
            case "timing":
                timed = old.timing is Timing.TIMED
                self._settings = replace(old, timing=Timing.UNTIMED if timed else Timing.TIMED)
            case "mode":
                practice = old.mode is Mode.PRACTICE
                self._settings = replace(old, mode=Mode.ASSESSMENT if practice else Mode.PRACTICE)
            case "own_words_first":
                self._settings = replace(old, own_words_first=not old.own_words_first)
            case _:
                self._settings = replace(old, light=not old.light)
        self._show()

    def _show(self) -> None:
        tr, now = self.tr, self._settings
        measured = tr("A silence is as long as you keep it.")
        chosen = tr("You choose whether a silence is short or long.")
        practice = tr("Hints when you ask, and other ways from any turn.")
        one_way = tr("No hints, and one way until it is over.")
        words = tr("You write your own line before the choices appear.")
        at_once = tr("The choices appear at once.")
        rows = [
            (
                "language",
                tr("Language"),
                term(tr, language_of(now.language) or DEFAULT_LANGUAGE),
                "",
            ),
            (
                "timing",
                tr("Time"),
                term(tr, now.timing),
                measured if now.timing is Timing.TIMED else chosen,
            ),
            (
                "mode",
                tr("Mode"),
                term(tr, now.mode),
                practice if now.mode is Mode.PRACTICE else one_way,
            ),
            (
                "own_words_first",
                tr("Say it yourself first"),
                tr("Yes") if now.own_words_first else tr("No"),
                words if now.own_words_first else at_once,
            ),
            ("light", tr("Colours"), tr("Light") if now.light else tr("Dark"), ""),
        ]
        shelf = self.query_one(ChoiceList)
        shelf.offer(
            [
                Offer(id_, f"{value}. {more}" if more else value, title=name)
                for id_, name, value, more in rows
            ],
            highlighted=shelf.highlighted or 0,
        )
