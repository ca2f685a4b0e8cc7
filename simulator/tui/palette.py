"""The command palette: everything that a screen's keys do, and the ways elsewhere, by name."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets.option_list import Option

from scenarios.library import Head
from simulator.i18n import Translator
from simulator.sessions.port import AttemptHead
from simulator.tui.messages import (
    OpenAuthoring,
    OpenBriefing,
    OpenCohort,
    OpenDebrief,
    ResumeTalk,
    Way,
)
from simulator.tui.text import plain
from simulator.tui.theme import beside
from simulator.tui.widgets.act_bar import Key


@dataclass(frozen=True, slots=True)
class Lead:
    """A way to another screen, by its name."""

    words: str
    way: Way


def leads(
    tr: Translator,
    heads: Sequence[Head],
    attempts: Sequence[AttemptHead],
    classes: Sequence[str] = (),
) -> Sequence[Lead]:
    """Return the talk to go on with, the latest debrief, every scenario, writing them, classes.

    Args:
        tr: The language of the interface.
        heads: What can be played.
        attempts: What was tried, the latest first.
        classes: Those that hand-ins were collected of.
    """
    titles = {head.id: head.title(tr.language) for head in heads}

    def title(attempt: AttemptHead) -> str:
        name = attempt.header.scenario
        return titles.get(name, name)

    found = []
    begun = next((each for each in attempts if each.ended is None), None)
    if begun is not None:
        words = tr("Resume: {title}", title=title(begun))
        found.append(Lead(words, ResumeTalk(begun.header.attempt)))
    ended = next((each for each in attempts if each.ended is not None), None)
    if ended is not None:
        words = tr("Latest debrief: {title}", title=title(ended))
        found.append(Lead(words, OpenDebrief(ended.header.attempt)))
    scenarios = [
        Lead(tr("Open scenario: {title}", title=each), OpenBriefing(name))
        for name, each in titles.items()
    ]
    taught = [Lead(tr("Class: {name}", name=name), OpenCohort(name)) for name in classes]
    return [*found, *scenarios, Lead(tr("Write scenarios"), OpenAuthoring("")), *taught]


class _Commands(Provider):
    """Offers what can be done: words, something quiet beside them, and the doing."""

    async def discover(self) -> Hits:
        """Offer everything."""
        for words, more, do in self.commands():
            shown = Content.assemble(plain(words), plain(f"  {more}", "$quiet"))
            yield DiscoveryHit(shown, do, text=words)

    async def search(self, query: str) -> Hits:
        """Offer what the query matches."""
        matcher = self.matcher(query)
        for words, more, do in self.commands():
            score = matcher.match(words)
            if score > 0:
                shown = Content.assemble(_lit(words, matcher), plain(f"  {more}", "$quiet"))
                yield Hit(score, shown, do, text=words)

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield what there is."""
        raise NotImplementedError

    @property
    def palette(self) -> "Palette":
        """The palette that asks."""
        found = self.app.screen
        assert isinstance(found, Palette)  # noqa: S101 nobody else asks
        return found


class KeyCommands(_Commands):
    """Offers the keys that the palette was opened with."""

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield the keys."""
        for key in self.palette.keys:
            yield key.word, key.key, partial(self.screen.run_action, key.action)


class LeadCommands(_Commands):
    """Offers the ways to other screens."""

    async def startup(self) -> None:
        """Find them; the records may be slow."""
        self._leads = await asyncio.to_thread(self.palette.leads)

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield the ways."""
        for lead in self._leads:
            yield lead.words, "", partial(self.screen.post_message, lead.way)


class Palette(CommandPalette):
    """The command palette in the user's language."""

    DEFAULT_CSS = beside(__file__)

    def __init__(
        self, tr: Translator, keys: Sequence[Key], leads: Callable[[], Sequence[Lead]]
    ) -> None:
        """Offer ``keys`` and what ``leads`` finds, which may block; ask in a language."""
        super().__init__(
            providers=[KeyCommands, LeadCommands], placeholder=tr("What do you want to do?")
        )
        self.keys = tuple(keys)
        self.leads = leads
        self._nothing = tr("Nothing has that name.")

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say that nothing was found, a little later; Textual's own says it in English."""
        self._stop_no_matches_countdown()
        say_so = partial(self._say_nothing_found, search_value)
        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say_so)

    def _say_nothing_found(self, search_value: str) -> None:
        if search_value:
            nothing = Option(plain(self._nothing, "$quiet"), disabled=True, id=self._NO_MATCHES)
            self.query_one(CommandList).add_option(nothing)
        self._list_visible = bool(search_value)


def _lit(words: str, matcher: Matcher) -> Content:
    """Return words with the letters that were found lit; never read as markup."""
    content = plain(words)
    _, offsets = matcher.fuzzy_search.match(matcher.query, words)
    for offset in offsets:
        if not words[offset].isspace():
            content = content.stylize(matcher.match_style, offset, offset + 1)
    return content
