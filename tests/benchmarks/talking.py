"""The app in a talk, driven by keys."""

from pathlib import Path
from types import TracebackType
from typing import Self

from simulator.records import Places, Settings, open_records, save_settings
from tests.benchmarks.terminal import Answer, Terminal

REFLEX = 0.3
"""Seconds; a key that comes sooner after the choices appear is taken for a reflex."""
READ = "begynn samtalen"
"""Stands on the briefing."""
TALKING = "n nikk"
"""Stands below a talk that goes on."""


class Talk:
    """A talk in the app, untimed and in bokmål; use as a context manager."""

    def __init__(self, scenario: str, home: str, program: str = "simulator") -> None:
        places = Places(Path(home))
        save_settings(places, Settings(notice_seen=True))
        open_records(places).close()  # the tables are laid once, by the very first start
        self.terminal = Terminal(
            ["-m", program, "play", scenario, "--untimed", "--language", "nb"],
            {"SAMTALEROM_HOME": home},
        )

    def __enter__(self) -> Self:
        self.terminal.wait_for(READ)
        self.terminal.settle()
        self.terminal.press("\r")
        self.terminal.wait_for(TALKING)
        self.terminal.settle(0.5)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.terminal.__exit__(kind, error, trace)

    def goes_on(self) -> bool:
        """Whether something can be said."""
        return TALKING in self.terminal.text

    def choose(self) -> Answer | None:
        """Say the first thing on offer, once the choices have stood long enough to count."""
        self.terminal.settle(REFLEX)
        return self.terminal.press("1")
