"""Where the program keeps things."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

HOME_VARIABLE = "SAMTALEROM_HOME"


@dataclass(frozen=True, slots=True)
class Places:
    """The one folder that the program writes to, and what stands in it."""

    home: Path

    @property
    def database(self) -> Path:
        """The attempts, unless a database is named."""
        return self.home / "samtalerom.sqlite3"

    @property
    def settings(self) -> Path:
        """What the user has set."""
        return self.home / "settings.json"

    @property
    def log(self) -> Path:
        """What went wrong, for whoever mends it; holds no text of a talk."""
        return self.home / "samtalerom.log"

    @property
    def sender(self) -> Path:
        """The code of this installation; it names nobody."""
        return self.home / "sender"

    @property
    def hand_ins(self) -> Path:
        """Files to hand in."""
        return self.home / "hand-ins"

    @property
    def debriefs(self) -> Path:
        """Debriefs that were saved from the app."""
        return self.home / "debriefs"

    @property
    def reports(self) -> Path:
        """Reports on classes that were saved from the app."""
        return self.home / "reports"

    def of_ones_own(self) -> tuple[Path, ...]:
        """Return everything but the database and the key tables, there or not."""
        folders = (self.hand_ins, self.debriefs, self.reports)
        return (self.settings, self.log, self.sender, *folders)

    def keys(self, cohort: str) -> Path:
        """Who is who in a cohort, unless another file is named."""
        return self.home / "keys" / f"{cohort}.csv"

    def make(self) -> None:
        """Make the folder, open to its owner only.

        Raises:
            OSError: where that is not possible.
        """
        if not self.home.is_dir():
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)


def find_places(environment: Mapping[str, str]) -> Places:
    """Return the folder that the environment names, else the platform's own for user data."""
    named = environment.get(HOME_VARIABLE)
    return Places(Path(named) if named else user_data_path("samtalerom", appauthor=False))
