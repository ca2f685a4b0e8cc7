"""What the user has set: small, readable, and lost without harm."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from scenarios.kinds import Mode, Timing
from simulator.records.places import Places

_MAX_BYTES = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices that hold from one start to the next."""

    language: str | None = None
    """None until the user has chosen."""
    timing: Timing = Timing.UNTIMED
    mode: Mode = Mode.PRACTICE
    own_words_first: bool = False
    """Whether the trainee says it in own words before the choices are shown."""
    light: bool = False
    """Whether the app is dark on light."""
    notice_seen: bool = False
    """Whether the user has been told what is stored where."""


def load_settings(places: Places) -> Settings:
    """Read the settings; what is missing or cannot be read is as if never set."""
    try:
        with places.settings.open("rb") as stream:
            found = json.loads(stream.read(_MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    return Settings(**{f.name: _value(f.name, found.get(f.name)) for f in fields(Settings)})


def save_settings(places: Places, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        OSError: where the folder cannot be written to.
    """
    places.make()
    fresh = places.settings.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")
    fresh.replace(places.settings)


def _value(name: str, found: object) -> Any:  # noqa: ANN401 the field's own type
    default = Settings()
    match name:
        case "language":
            return found if isinstance(found, str) else None
        case "timing":
            return next((t for t in Timing if t == found), default.timing)
        case "mode":
            return next((m for m in Mode if m == found), default.mode)
        case _:
            return found if isinstance(found, bool) else getattr(default, name)
