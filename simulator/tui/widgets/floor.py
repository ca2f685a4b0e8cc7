"""The lower half of the talk: whatever the trainee does next happens here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from scenarios.transcript import Length
from simulator.i18n import Translator
from simulator.tui.text import plain
from simulator.tui.theme import beside
from simulator.tui.widgets.choices import ChoiceList, Offer
from simulator.tui.widgets.silence import Silence
from simulator.tui.widgets.transcript import GUTTER, LOW

OWN_WORDS_AT_MOST = 400
"""Characters."""

_ROOMY = 40  # lines of the screen from which an empty line stands between choices
_LEAST = 0.33  # of the screen is for what can be said, so that it seldom has to grow,
_ENOUGH = 12  # but not more lines than this, however high the screen is
_MOST = 0.6  # of the screen, as in the stylesheet
_LOOSE = 6  # lines that may stay empty under the choices; none on a low screen, one on the next


class Part(Enum):
    """What the trainee is to do on the floor."""

    CHOICES = auto()
    OWN_WORDS = auto()
    SILENCE = auto()
    """Keep up or end a measured silence."""
    LENGTHS = auto()
    """Say how long a silence is to be."""


class SayFirst(Input):
    """Where the trainee says it first; enter keeps it, escape goes on without."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "skip", show=False)]

    @dataclass
    class Skipped(Message):
        """The trainee would rather see the choices."""

    def action_skip(self) -> None:
        """Show the choices."""
        self.post_message(self.Skipped())


class Lengths(ChoiceList):
    """How long an untimed silence is to be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,k", "take(1)", show=False),
        Binding("l", "take(2)", show=False),
        Binding("escape", "give_up", show=False),
    ]

    @dataclass
    class GivenUp(Message):
        """The trainee thought better of it."""

    def action_give_up(self) -> None:
        """Go back to the choices."""
        self.post_message(self.GivenUp())


class Floor(Vertical):
    """Choices, own words before them, or a silence; one of them at a time."""

    DEFAULT_CSS = beside(__file__)

    @dataclass
    class Said(Message):
        """The trainee took a choice."""

        choice: str
        offers: tuple[Offer, ...]
        """What was on offer then."""

    @dataclass
    class Waited(Message):
        """The trainee was silent, long enough for it to be an act."""

        length: Length

    @dataclass
    class Turned(Message):
        """Another part is shown: other keys do something."""

    @dataclass
    class OwnWords(Message):
        """The trainee said it in their own words before seeing the choices."""

        text: str

    def __init__(
        self, tr: Translator, clock: Callable[[], float], *, measured: bool, reflex: float = 0.0
    ) -> None:
        """Make a floor that nobody has yet.

        Args:
            tr: The language of the interface.
            clock: Monotonic, in seconds.
            measured: Whether silences are measured, or else their length is chosen.
            reflex: Seconds after choices appear in which none can be taken: a key that is
                pressed once too often says nothing.
        """
        super().__init__()
        self._reflex = reflex
        self._given_at = clock()
        self.tr = tr
        self._clock = clock
        self._measured = measured
        self._said_aside = ""
        self._fitted_for = (Size(0, 0), 0)
        self._offers: tuple[Offer, ...] = ()
        self._set_roomy = False
        """Whether these stand with empty lines between them."""
        self._last = False
        """Whether nothing comes after them."""
        self.part = Part.CHOICES
        """What is shown now."""

    def compose(self) -> ComposeResult:
        """Put the parts one above the other; all but one are folded away."""
        tr = self.tr
        yield Static(id="aside", markup=False)
        yield SayFirst(
            placeholder=tr("Say it yourself first. Enter shows the choices."),
            max_length=OWN_WORDS_AT_MOST,
            id="own-words",
        )
        yield Silence(tr("You say nothing"), tr("Space again when it is enough"), self._clock)
        yield Lengths(gutter=GUTTER, id="lengths")
        yield ChoiceList(gutter=GUTTER, id="choices")

    def on_mount(self) -> None:
        """Begin with nothing to choose."""
        tr = self.tr
        self._lengths.offer(
            [Offer(Length.SHORT, tr("A short while")), Offer(Length.LONG, tr("A good while"))]
        )
        self.query_one("#aside").display = False
        self._choices.ready = lambda: self._clock() - self._given_at >= self._reflex
        self._show(Part.CHOICES)

    def on_resize(self) -> None:
        """Make the choices as high as they need to be at this width."""
        room = (self.screen.size, self.size.width)
        if room != self._fitted_for:
            self._fitted_for = room
            if self._roomy != self._set_roomy:
                self._offer(self._choices.highlighted)
            self.call_after_refresh(self._fit, afresh=True)

    # -- from above ------------------------------------------------------------------

    def give(
        self,
        offers: Iterable[Offer],
        *,
        own_words_first: bool = False,
        highlighted: int | None = 0,
        last: bool = False,
    ) -> None:
        """Give the trainee the floor with these choices; one is highlighted, or none.

        Where it is the ``last`` time, the floor leaves the room it does not need to the talk.
        """
        self._given_at = self._clock()
        self._offers, self._last = tuple(offers), last
        self._offer(highlighted)
        self._fit()
        self._show(Part.OWN_WORDS if own_words_first else Part.CHOICES)

    def aside(self, text: str) -> None:
        """Say something quietly above the choices; an empty text folds it away."""
        if text != self._said_aside:
            self._said_aside = text
            above = self.query_one("#aside", Static)
            above.display = bool(text)
            above.update(plain(text))

    def take(self) -> None:
        """Take what is highlighted."""
        (self._lengths if self.part is Part.LENGTHS else self._choices).action_select()

    async def keep_own_words(self) -> None:
        """Keep what is written, and go on to the choices."""
        await self.query_one(SayFirst).action_submit()

    def back_to_choices(self) -> None:
        """Show the choices: own words are passed over, a silence is not chosen."""
        self._show(Part.CHOICES)

    def wait(self) -> None:
        """Be silent: begin, keep up or end a measured wait, or ask how long it is to be."""
        self.aside("")
        if self._measured:
            silence = self.query_one(Silence)
            silence.press()
            if silence.going_on:
                self._show(Part.SILENCE)
        else:
            self._lengths.highlighted = 0
            self._show(Part.LENGTHS)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What was given to choose from last."""
        return self._offers

    # -- from below ------------------------------------------------------------------

    @property
    def _roomy(self) -> bool:
        return self.screen.size.height >= _ROOMY

    def _offer(self, highlighted: int | None) -> None:
        self._set_roomy = self._roomy
        self._choices.offer(self._offers, highlighted=highlighted, roomy=self._roomy)

    @property
    def _choices(self) -> ChoiceList:
        return self.query_one("#choices", ChoiceList)

    @property
    def _lengths(self) -> Lengths:
        return self.query_one(Lengths)

    def _fit(self, *, afresh: bool = False) -> None:
        """Give the choices the lines they need, and leave them be where little would change.

        A floor that jumps with every turn is restless to read above, and costs a second paint.
        Where there is room enough it never becomes lower; ``afresh``, at another size, it is
        made as for the first time.
        """
        screen = self.screen.size.height
        needed, now = self._choices.lines_needed, self._choices.size.height
        spare = _LOOSE if screen >= _ROOMY else min(_LOOSE, max(0, screen - LOW))
        least = min(_ENOUGH, round(screen * _LEAST))
        if screen < _ROOMY:
            least = min(least, needed + spare)
        most = int(screen * _MOST)  # its parts are counted before a stylesheet takes from them
        lines = min(most, max(needed, 0 if self._last else least))
        lowest = 0 if screen >= _ROOMY else now - spare
        lowest = now if self._last or afresh else lowest
        if needed and not lowest <= lines <= now:
            self._choices.styles.height = lines
        self._choices.set_class(needed > most, "-crowded")

    def _show(self, part: Part) -> None:
        """Unfold one part and fold the others away; the floor keeps its height meanwhile."""
        self.styles.min_height = 0 if part is Part.CHOICES else self.outer_size.height
        parts: Mapping[Part, Widget] = {
            Part.CHOICES: self._choices,
            Part.OWN_WORDS: self.query_one(SayFirst),
            Part.SILENCE: self.query_one(Silence),
            Part.LENGTHS: self._lengths,
        }
        for each, widget in parts.items():
            widget.display = each is part
        parts[part].focus()
        if part is not self.part:
            self.part = part
            self.post_message(self.Turned())

    @on(ChoiceList.Taken, "#choices")
    def _say(self, event: ChoiceList.Taken) -> None:
        event.stop()
        self.post_message(self.Said(event.id, event.offers))

    @on(ChoiceList.Taken, "#lengths")
    def _be_silent(self, event: ChoiceList.Taken) -> None:
        event.stop()
        self._show(Part.CHOICES)
        self.post_message(self.Waited(Length(event.id)))

    @on(Lengths.GivenUp)
    def _think_better(self, event: Lengths.GivenUp) -> None:
        event.stop()
        self._show(Part.CHOICES)

    @on(Silence.Ended)
    def _break_silence(self, event: Silence.Ended) -> None:
        event.stop()
        self._show(Part.CHOICES)
        if event.length is not None:
            self.post_message(self.Waited(event.length))
        else:
            self.aside(self.tr("That was too short to be a silence. Nothing has happened."))

    @on(SayFirst.Skipped)
    def _go_on_without(self, event: SayFirst.Skipped) -> None:
        event.stop()
        self._show(Part.CHOICES)

    @on(Input.Submitted)
    def _keep_own_words(self, event: Input.Submitted) -> None:
        event.stop()
        words = event.value.strip()
        self._given_at = self._clock()
        event.input.clear()
        self.aside(self.tr("Your words: {words}", words=words) if words else "")
        self._show(Part.CHOICES)
        if words:
            self.post_message(self.OwnWords(words))
