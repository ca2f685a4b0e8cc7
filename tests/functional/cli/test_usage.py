"""What was not asked in a way that the program understands is said in the user's language."""

import pytest

from simulator.cli.main import run

ASKED = [
    (["debrief"], "ATTEMPT mangler."),
    (["nope"], "Det finnes ingen slik kommando."),
    (["list", "--bogus"], "Det finnes ikke noe valg --bogus."),
    (["play", "x", "--mode", "exam"], "--mode må være en av: practice, assessment."),
    (["debrief", "last", "-o"], "-o må ha en verdi."),
]


@pytest.mark.parametrize(("arguments", "said"), ASKED, ids=lambda each: str(each)[:20])
def test_a_usage_error_is_said_in_the_language_of_the_user(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments[:1], "--language", "nb", *arguments[1:]]) == 2
    told = capsys.readouterr().err
    assert told.startswith(said)
    assert "Error" not in told
    assert "Usage" not in told
