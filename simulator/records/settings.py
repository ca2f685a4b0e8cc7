"""What the user has set: small, readable, and lost without harm."""

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from scenarios.kinds import Mode, Timing
from simulator.disk import write_whole
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
    this_run: tuple[tuple[str, object], ...] = ()
    """Fields and values that somebody asked for this once; they are not kept."""

    def asked(self, **values: object) -> Self:
        """Return these settings with others for this run only, as options ask for them."""
        changed: dict[str, Any] = {**values, "this_run": (*self.this_run, *values.items())}
        return replace(self, **changed)


def load_settings(places: Places) -> Settings:
    """Read the settings; what is missing or cannot be read is as if never set."""
    try:
        with places.settings.open("rb") as stream:
            found = json.loads(stream.read(_MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    return Settings(**{name: _value(name, found.get(name)) for name in _kept_names()})


def save_settings(places: Places, settings: Settings) -> None:
    """Write the settings, whole or not at all; what was asked for this run stays as it was.

    Raises:
        OSError: where the folder cannot be written to.
    """
    before, now = asdict(load_settings(places)), asdict(settings)
    once = {name for name, value in settings.this_run if now[name] == value}
    kept = {name: (before if name in once else now)[name] for name in _kept_names()}
    places.make()
    write_whole(places.settings, (json.dumps(kept, indent=1) + "\n").encode())


def _kept_names() -> list[str]:
    return [f.name for f in fields(Settings) if f.name != "this_run"]


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
