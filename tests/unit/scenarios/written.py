"""Scenarios as text, changed a little, for tests of the reader."""

from scenarios.format import Bundle, read
from scenarios.format.reading import Reading
from scenarios.model import Scenario
from tests.diagnostics.examples import HERE, merge

BASE = (HERE / "base.yaml").read_bytes()


def text(sections: str = "") -> bytes:
    """The base scenario with some of its sections replaced."""
    return merge(BASE, sections.encode())


def reading(sections: str = "", language: str | None = None, **files: bytes) -> Reading:
    named = {name.replace("_", "."): data for name, data in files.items()}
    return read(Bundle({"scenario.yaml": text(sections), **named}), language)


def scenario(sections: str = "", language: str | None = None, **files: bytes) -> Scenario:
    found = reading(sections, language, **files)
    assert found.scenario is not None, found.diagnostics
    return found.scenario
