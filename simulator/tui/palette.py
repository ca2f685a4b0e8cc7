"""The command palette: everything that a screen's keys do, found by its word."""

from collections.abc import Sequence
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from simulator.i18n import Translator
from simulator.tui.theme import beside
from simulator.tui.widgets.act_bar import Key


class KeyCommands(Provider):
    """Offers the keys that the palette was opened with."""

    async def discover(self) -> Hits:
        """Offer everything."""
        for key in self._keys:
            yield DiscoveryHit(key.word, partial(self._run, key), help=key.key)

    async def search(self, query: str) -> Hits:
        """Offer what the query matches."""
        matcher = self.matcher(query)
        for key in self._keys:
            score = matcher.match(key.word)
            if score > 0:
                found = matcher.highlight(key.word)
                yield Hit(score, found, partial(self._run, key), help=key.key)

    @property
    def _keys(self) -> Sequence[Key]:
        palette = self.app.screen
        return palette.keys if isinstance(palette, Palette) else ()

    async def _run(self, key: Key) -> None:
        await self.screen.run_action(key.action)


class Palette(CommandPalette):
    """The command palette in the user's language."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self, tr: Translator, keys: Sequence[Key]) -> None:
        """Offer ``keys``; ask in the translator's language."""
        super().__init__(providers=[KeyCommands], placeholder=tr("What do you want to do?"))
        self.keys = tuple(keys)
