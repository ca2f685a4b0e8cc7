"""Advice on what is written correctly and may not be meant."""

import pytest

from tests.unit.scenarios.written import reading


@pytest.mark.parametrize(
    ("items", "advised"),
    [
        ("[vekteren, som er ny, har meldt fra]", True),
        ("[Emma ble stanset, og alt ble levert]", True),
        ("[Emma ble stanset., alt ble levert]", False),
        ("[ni dager borte, en bror]", False),
        ("[Emma ble stanset, Alt ble levert]", False),
        ('["Emma ble stanset, og alt ble levert", ni dager]', False),
    ],
)
def test_sentence_that_commas_split(items: str, *, advised: bool) -> None:
    found = reading(f"briefing:\n  worry: Fravær.\n  known: {items}\n")
    assert found.scenario is not None
    assert [d.code for d in found.diagnostics] == ["F116"] * advised


def test_only_a_comment_close_behind_a_text_is_asked_about() -> None:
    assert [d.code for d in reading("title: Sak nummer #1\n").diagnostics] == ["F117"]
    for fine in (
        "Sak nummer  # i dag",
        "Sak nummer#1 er best",
        '"Sak nummer #1"',
        '"Sak nummer #1" # i dag',
    ):
        assert not reading(f"title: {fine}\n").diagnostics


@pytest.mark.parametrize(
    ("title", "advised"),
    [
        ("“Ikke nå”", True),
        ("„Ikke nå“", True),
        ("«Ikke nå»", True),
        ("‘Ikke nå’", True),
        ('"«Ikke nå»"', False),
        ("Hun sa «ikke nå»", False),
        ("«Ja» og «nei»", False),
        ("«Ikke nå", False),
        ("«»", False),
    ],
)
def test_marks_that_are_shown_around_a_text_are_told_of(title: str, *, advised: bool) -> None:
    found = reading(f"title: {title}\n")
    assert found.scenario is not None
    assert [d.code for d in found.diagnostics] == ["F122"] * advised


def test_misspelt_block_is_the_only_thing_said() -> None:
    found = reading(
        "blocks:\n  rett:\n    moments:\n      si: {phase: frame}\n"
        "moments:\n  hilsen: {block: ret}\n  kvelden: {phase: account}\n"
    )
    assert [d.code for d in found.diagnostics] == ["F201"]
