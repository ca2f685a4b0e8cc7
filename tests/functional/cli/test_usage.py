"""What was not asked in a way that the program understands is said in the user's language."""

import click
import pytest

from scenarios.words import Language
from simulator.cli.helped import HelpedCommand
from simulator.cli.main import COMMANDS, program, run
from simulator.i18n import translator

ASKED = [
    (["debrief"], "ATTEMPT mangler."),
    (["nope"], "Det finnes ingen slik kommando."),
    (["list", "--bogus"], "Det finnes ikke noe valg --bogus."),
    (["play", "x", "--mode", "exam"], "--mode må være en av: practice, assessment."),
    (["debrief", "last", "-o"], "-o må ha en verdi."),
    (["play", "x", "--plain=3"], "--plain skal ikke ha noen verdi."),
    (["play", "x", "--untimed=3"], "--untimed skal ikke ha noen verdi."),
    (["doctor", "b", "c"], "Kommandoen tar ikke imot mer: b c\n"),
    (["purge", "--older-than", "-1"], "--older-than må være et helt tall fra 0 til 36500.\n"),
    (["purge", "--older-than", "x"], "--older-than må være et helt tall fra 0 til 36500.\n"),
    (["demo-cohort", "--seed", "-1"], "--seed må være et helt tall, 0 eller mer.\n"),
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


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("nb", "Bruk: samtalerom prove [VALG] PATH...", "Hvor mange som spiller på måfå."),
        ("nn", "Bruk: samtalerom prove [VAL] PATH...", "Kor mange som spelar på måfå."),
        ("en", "Usage: samtalerom prove [OPTIONS] PATH...", "How many play by chance."),
    ],
)
def test_help_is_said_in_the_language_of_the_user(
    language: str, heading: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["prove", "--language", language, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(heading)
    assert text in " ".join(page.split())
    assert "\n    samtalerom prove my-scenario/\n" in page


def test_every_command_speaks_three_languages() -> None:
    for command in map(loaded, COMMANDS):
        assert isinstance(command, HelpedCommand)
        texts = [command.help, command.short_help, *(each.help for each in options_of(command))]
        for text in texts:
            assert text
            assert translator(Language.BOKMAL)(text) != text
            assert translator(Language.NYNORSK)(text) != text


def loaded(name: str) -> click.Command | None:
    return program.get_command(click.Context(program), name)


def options_of(command: click.Command) -> list[click.Option]:
    return [each for each in command.params if isinstance(each, click.Option)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--database", "sqlite:///x.sqlite3", "list"],
            "Kommandoen list har ikke noe valg --database",
        ),
        (["--plain", "check", "x"], "Kommandoen check har ikke noe valg --plain"),
        (
            ["--untimed", "debrief", "last"],
            "Kommandoen debrief har ikke noe valg --timed/--untimed",
        ),
    ],
)
def test_what_a_command_has_not_is_not_passed_over_before_its_name(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--language", "nb", *arguments]) == 2
    assert capsys.readouterr().err.startswith(said)
