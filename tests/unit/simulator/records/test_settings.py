"""Settings and places."""

from pathlib import Path

import pytest

from scenarios.transcript import Mode, Timing
from simulator.records import (
    Places,
    Settings,
    database_of,
    find_places,
    load_settings,
    save_settings,
)


def test_settings_come_back(tmp_path: Path) -> None:
    places = Places(tmp_path / "new" / "home")
    chosen = Settings("nn", Timing.TIMED, Mode.ASSESSMENT, own_words_first=True, notice_seen=True)
    assert load_settings(places) == Settings()
    save_settings(places, chosen)
    assert load_settings(places) == chosen


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"language": 3, "timing": [], "mode": "x", "own_words_first": 1}',
        b"[" * 9999,
        b"NaN",
    ],
)
def test_settings_that_cannot_be_read_are_as_never_set(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert load_settings(Places(tmp_path)) == Settings()


def test_what_can_be_read_is_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"timing": "timed", "mode": 7, "unknown": 1}')
    assert load_settings(Places(tmp_path)) == Settings(timing=Timing.TIMED)


def test_the_environment_names_the_folder(tmp_path: Path) -> None:
    assert find_places({"SAMTALEROM_HOME": str(tmp_path)}).home == tmp_path
    assert find_places({}).home.name == "samtalerom"


def test_the_option_names_the_database_before_the_environment() -> None:
    environment = {"SAMTALEROM_DATABASE": "postgresql://x/y"}
    assert database_of("a.db", environment) == "a.db"
    assert database_of(None, environment) == "postgresql://x/y"
    assert database_of(None, {}) is None
