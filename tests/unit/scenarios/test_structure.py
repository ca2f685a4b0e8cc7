"""What the checks of the structure gather, and where they point."""

from scenarios.checks import check, diagnose
from scenarios.diagnostics import Diagnostic
from scenarios.diagnostics.render import message
from scenarios.format import Bundle, read
from scenarios.words import Language
from tests.unit.scenarios.written import BASE


def found(old: str, new: str, code: str) -> tuple[Diagnostic, ...]:
    base = BASE.decode()
    assert old in base
    reading = read(Bundle({"scenario.yaml": base.replace(old, new, 1).encode()}))
    assert reading.scenario is not None
    said = diagnose(check(reading.scenario), reading.place, "scenario.yaml")
    return tuple(diagnostic for diagnostic in said if diagnostic.code == code)


def moments(*ways: str) -> str:
    """Moments of one choice each, written ``from>to``."""
    written = ""
    for way in ways:
        here, there = way.split(">")
        choice = f"{{id: v_{here}, say: Ja., is: [acknowledge], reactions: [{{goto: {there}}}]}}"
        written += f"  {here}: {{phase: account, choices: [{choice}]}}\n"
    return f"{written}endings:\n"


def test_one_lost_way_is_one_finding() -> None:
    (said,) = found("endings:\n", moments("b>c", "c>d", "d>kvelden", "a>b"), "C101")
    assert message(said, Language.BOKMAL).endswith("øyeblikket «a», og 3 til etter det.")


def test_a_lost_circle_is_found_at_its_first_moment() -> None:
    (said,) = found("endings:\n", moments("a>b", "b>a"), "C101")
    assert message(said, Language.BOKMAL).endswith("øyeblikket «a», og 1 til etter det.")


def test_two_lost_ways_are_two_findings() -> None:
    lost = found("endings:\n", moments("a>kvelden", "b>kvelden"), "C101")
    assert [dict(said.params)["moment"] for said in lost] == ["a", "b"]


def test_condition_that_never_holds_is_marked_where_it_stands() -> None:
    guarded = "  borte:\n    phase: account\n    choices:\n      - id: ja\n        say: Ja.\n"
    guarded += "        is: [acknowledge]\n        when: visited(borte)\n"
    guarded += "        reactions: [{end: slutt}]\nendings:\n"
    (said,) = found("endings:\n", guarded, "C107")
    assert said.span is not None
    lines = BASE.decode().replace("endings:\n", guarded).splitlines()
    marked = lines[said.span.line - 1][said.span.column - 1 : said.span.end_column - 1]
    assert marked == "visited(borte)"
