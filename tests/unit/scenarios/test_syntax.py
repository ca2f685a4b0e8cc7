"""Where a mistake in YAML is pointed at: at the mistake, not where the parser stopped."""

import pytest

from scenarios.diagnostics.render import message
from scenarios.format import Bundle, read
from scenarios.words import Language
from tests.unit.scenarios.written import BASE

SAY = "        say: Fortell meg om dagene dine.\n"
CHOICE = "      - {id: takk, say: Takk for i dag., is: [next_contact], reactions: [{end: slutt}]}\n"


def marked(old: str, new: str) -> tuple[str, str]:
    """The code of the only thing said, and the rest of the line from where it points."""
    base = BASE.decode()
    assert old in base
    written = base.replace(old, new, 1)
    (found,) = read(Bundle({"scenario.yaml": written.encode()})).diagnostics
    assert found.span is not None
    return found.code, written.splitlines()[found.span.line - 1][found.span.column - 1 :]


@pytest.mark.parametrize(
    ("line", "code", "at"),
    [
        ("        say Fortell meg.", "F023", "say Fortell meg."),
        ("        say:Fortell meg.", "F023", "say:Fortell meg."),
        ('        say: "Fortell meg.', "F021", '"Fortell meg.'),
        ("        say: 'Fortell meg.", "F021", "'Fortell meg."),
        ("        say: *puster* Ja.", "F019", "*puster* Ja."),
        ("        say: - Ja.", "F019", "- Ja."),
        ("        say: > Ja.", "F019", "> Ja."),
        ("\t\tsay: Ja.", "F007", "\t\tsay: Ja."),
        ("      \u00a0 say: Ja.", "F024", "\u00a0 say: Ja."),
        ("       say: Ja.", "F018", "say: Ja."),
        ("         say: Ja.", "F018", ": Ja."),
        ("        say: |\n      Ja.", "F018", "Ja."),
        ("        say: Si meg: hva nå?", "F006", ": hva nå?"),
        ('        say: "Ja" sa hun.', "F020", "sa hun."),
        ('        say: "C:\\qvit"', "F025", '\\qvit"'),
    ],
)
def test_line_of_a_block(line: str, code: str, at: str) -> None:
    assert marked(SAY, f"{line}\n") == (code, at)


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("dag., is:", "dag. is:", "F022", "is: [next_contact], reac"),
        ("[next_contact], reactions", "[next_contact] reactions", "F022", "reactions: [{end"),
        ("slutt}]}", "slutt}]", "F017", "{id: takk"),
        ("[next_contact],", "[next_contact,", "F017", "[next_contact, reac"),
        ("say: Takk", 'say: "Takk', "F021", '"Takk for i dag.'),
        ("say: Takk", 'say: "Takk"', "F020", "for i dag."),
        ("say: Takk", "say: Takk:", "F006", ": for i dag."),
        ("say: Takk", "say: *host* Takk", "F019", "*host* Takk"),
        ("say: Takk", "say Takk", "F023", "say Takk for"),
    ],
)
def test_line_in_braces(old: str, new: str, code: str, at: str) -> None:
    found, rest = marked(CHOICE, CHOICE.replace(old, new, 1))
    assert found == code
    assert rest.startswith(at)


@pytest.mark.parametrize(
    ("old", "new", "close"),
    [
        ("tells: [alene]}\n", "tells: [alene], goto: hilsen\n", "}"),
        ("{emma: Mm.}\n", "{emma: Mm.\n", "}"),
        ("[open_invitation]\n", "[open_invitation\n", "]"),
    ],
)
def test_a_bracket_that_a_line_leaves_open_is_told_with_that_line(
    old: str, new: str, close: str
) -> None:
    base = BASE.decode()
    assert base.count(old) == 1
    before, _, after = base.partition(old)
    written = before + new + after
    (found,) = read(Bundle({"scenario.yaml": written.encode()})).diagnostics
    line = before.count("\n") + 1
    said = message(found, Language.BOKMAL)
    assert (found.code, said.partition("? ")[2]) == (
        "F022",
        f"Eller {close} på slutten av linje {line}?",
    )


@pytest.mark.parametrize("end", ["", "\n", "\n\n# ja\n"])
@pytest.mark.parametrize(
    ("last", "at"),
    [
        ("zzz: [", "["),
        ("zzz: {", "{"),
        ("zzz: [a, ", "[a, "),
        ("zzz: [[a], {b: 1},", "[[a], {b: 1},"),
        ('zzz: ["]", [a,', "[a,"),
        ("zzz: {a: 1", "{a: 1"),
    ],
)
def test_a_bracket_that_the_end_of_the_file_leaves_open_is_pointed_at(
    last: str, at: str, end: str
) -> None:
    written = f"{BASE.decode()}{last}{end}"
    (found,) = read(Bundle({"scenario.yaml": written.encode()})).diagnostics
    assert found.span is not None
    rest = written.splitlines()[found.span.line - 1][found.span.column - 1 :]
    assert (found.code, rest.rstrip()) == ("F017", at.rstrip())


def test_quote_that_a_later_one_closes_is_pointed_at_where_it_opens() -> None:
    later = '        say: "Fortell meg.\n        why: Åpent.\n        hint: "Ja"\n'
    assert marked(SAY, later) == ("F021", '"Fortell meg.')


def test_text_on_several_lines_is_not_taken_for_an_open_quote() -> None:
    lines = '        say: "Fortell\n          meg."\n        why Åpent.\n'
    assert marked(SAY, lines) == ("F023", "why Åpent.")


@pytest.mark.parametrize(
    ("line", "here", "above", "below"),
    [
        ("       say: Ja.", 7, 8, 8),
        ("         say: Ja.", 9, 8, 8),
        ("        say: |\n      Ja.", 6, 8, 8),
        ("     - id: fortell", 5, 6, 8),
    ],
)
def test_of_a_line_that_does_not_fit_the_spaces_are_counted(
    line: str, here: int, above: int, below: int
) -> None:
    """A dash before a key counts for the keys below it, and not for another dash."""
    written = BASE.decode().replace(SAY, f"{line}\n", 1)
    (found,) = read(Bundle({"scenario.yaml": written.encode()})).diagnostics
    said = message(found, Language.BOKMAL)
    assert f"{here} mellomrom, foran linjen over {above} og foran linjen under {below}." in said
    said = message(found, Language.ENGLISH)
    assert f"it: {here}, before the line above: {above}, before the line below: {below}." in said


def test_below_the_last_line_nothing_is_counted() -> None:
    written = "format: 1\nbriefing:\n    worry: Ja.\n  known: []\n"
    (found,) = read(Bundle({"scenario.yaml": written.encode()})).diagnostics
    assert "2 mellomrom, foran linjen over 4." in message(found, Language.BOKMAL)
