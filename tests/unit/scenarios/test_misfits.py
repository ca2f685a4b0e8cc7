"""What is said of values and keys that do not fit, in the words of whoever wrote them."""

import pytest

from scenarios.diagnostics import Diagnostic
from scenarios.diagnostics.render import full, message
from scenarios.format import Bundle, read
from scenarios.words import Language
from tests.unit.scenarios.written import BASE


def found(old: str, new: str) -> tuple[Diagnostic, ...]:
    """What is said of the base scenario with some words of it replaced."""
    base = BASE.decode()
    assert old in base
    written = base.replace(old, new, 1).encode()
    return read(Bundle({"scenario.yaml": written})).diagnostics


def only(old: str, new: str) -> tuple[str, str]:
    (diagnostic,) = found(old, new)
    return diagnostic.code, message(diagnostic, Language.BOKMAL)


@pytest.mark.parametrize(
    ("old", "new", "guess"),
    [
        ("area: school", "area: fritid", "(leisure?)"),
        ("area: school", "area: shcool", "(school?)"),
        ("level: basic", "level: grunnleggende", "(basic?)"),
        ("track: voluntary", "track: frivillig", "(voluntary?)"),
        ("role: guardian", "role: foresatt", "(guardian?)"),
        ("expected: guidance", "expected: veiledning", "(guidance?)"),
        ("means: thinking", "means: tenker", "(thinking?)"),
        ("closed: never", "closed: aldri", "(never?)"),
        ("emma.trust: -1", "emma.tillit: -1", "(trust?)"),
        ("is: [open_invitation]", "is: [åpen invitasjon]", "(open_invitation)"),
        ("is: [open_invitation]", "is: [ledende]", "(leading_tag, leading_presupposition?)"),
        ("is: [open_invitation]", "is: [åpent spørsmål]", "(open_invitation, wh_question?)"),
        ("is: [open_invitation]", "is: [kv-spørsmål]", "(wh_question?)"),
        ("is: [open_invitation]", "is: [Closed question]", "(closed?)"),
        ("is: [open_invitation]", "is: [leading]", "(leading_tag, leading_presupposition?)"),
        ("is: [open_invitation]", "is: [open_invitaton]", "(open_invitation?)"),
    ],
)
def test_word_in_norwegian_is_understood(old: str, new: str, guess: str) -> None:
    _, said = only(old, new)
    assert guess.removesuffix(")") in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("is: [open_invitation]", "is: [snakker om været]"),
        ("goto: kvelden", "goto: skolen"),
        ("area: school", "area: skog"),
    ],
)
def test_what_is_like_nothing_is_answered_with_no_guess(old: str, new: str) -> None:
    _, said = only(old, new)
    assert "?" not in said


def test_who_asks_for_a_technique_is_told_where_they_stand() -> None:
    (diagnostic,) = found("is: [open_invitation]", "is: [snakker om været]")
    said = full((diagnostic,), {}, Language.BOKMAL)
    assert "docs/reference/techniques.md, under Spørsmål, Lytting, " in said


def test_who_comes_near_techniques_is_told_what_they_are() -> None:
    (diagnostic,) = found("is: [open_invitation]", "is: [ledende]")
    said = full((diagnostic,), {}, Language.BOKMAL)
    assert "leading_tag (ledende påheng), leading_presupposition (ledende forutsetning)" in said


@pytest.mark.parametrize("glued", ["known: -Emma er her.", "known:\n    -Emma: her"])
def test_who_leaves_out_the_space_after_a_dash_is_told_so(glued: str) -> None:
    briefing = "briefing: {worry: Skolen er bekymret for fraværet.}"
    (diagnostic,) = found(briefing, f"briefing:\n  worry: Skolen\n  {glued}")
    assert diagnostic.code == "F103"
    assert "Skriv et mellomrom etter streken" in full((diagnostic,), {}, Language.BOKMAL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    area: school", "    areal: school"),
        ("name: Emma", "navn: Emma"),
        ("        say: Fortell", "        sier: Fortell"),
        ("start: hilsen", "strat: hilsen"),
    ],
)
def test_misspelt_key_is_one_mistake(old: str, new: str) -> None:
    assert only(old, new)[0] == "F102"


@pytest.mark.parametrize(
    ("new", "code", "said"),
    [
        ("{trust: -1}", "F118", "«emma.trust: -1»"),
        ("{emma: -1}", "F118", "«emma.trust: -1»"),
        ("{uro: 2}", "F118", "«emma.tension: 2»"),
        ("{emma.trust -1}", "F119", "«emma.trust -1»"),
        ("{emma.trust:-1}", "F119", "«emma.trust:-1»"),
        ("{emma.trust: 1,5}", "F120", "«…,5»"),
        ("{emma.trust: 1.5}", "F120", "«1.5»"),
        ("{emma.trust: -11}", "F105", "-10 til 10"),
    ],
)
def test_mistake_in_effects_is_told_once(new: str, code: str, said: str) -> None:
    diagnostic = only("{emma.trust: -1}", new)
    assert diagnostic[0] == code
    assert said in diagnostic[1]


@pytest.mark.parametrize(
    ("old", "new", "bounds"),
    [
        ("window: 2", "window: 9", "1 til 5"),
        ("trust: 4", "trust: {start: 4, spread: 4}", "0 til 3"),
        ("trust: 4", "trust: 11", "0 til 10"),
        ("{open: 4,", "{open: 11,", "0 til 10"),
        ("age: 14", "age: 140", "0 til 120"),
        ("minutes: 5", "minutes: 0", "1 til 240"),
    ],
)
def test_bounds_of_a_number_are_those_of_its_place(old: str, new: str, bounds: str) -> None:
    code, said = only(old, new)
    assert code == "F105"
    assert bounds in said


@pytest.mark.parametrize(
    ("old", "new"), [("is: [small_talk]", "is: small_talk"), ("to: [emma, trine]", "to: [emma]")]
)
def test_word_where_a_list_belongs_is_shown_in_brackets(old: str, new: str) -> None:
    key = old.split(":", maxsplit=1)[0]
    written = new.replace("[", "").replace("]", "")
    shown = full(found(old, written), {}, Language.BOKMAL)
    assert f"Skriv «{key}: [{written.split(': ')[1]}]»." in shown


def test_id_that_cannot_be_one_is_answered_with_one_that_can() -> None:
    _, said = only("  slutt: {quality", "  Ærlig slutt på dagen: {quality")
    assert "«aerlig_slutt_pa_dagen»" in said


KIM = BASE.decode().replace("emma", "kim").replace("name: Emma", "name: Mina Bø")


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("{kim: Det var ikke noe.}", "{mina: Det var ikke noe.}", "F102", "(kim?)"),
        ("{kim: Det var ikke noe.}", "{bo: Det var ikke noe.}", "F102", "(kim?)"),
        ("kim.trust: -1", "mina.trust: -1", "F201", "(kim?)"),
        ("kim.trust: -1", "Mina.trust: -1", "F106", "«kim.trust»"),
        ("kim.trust: -1", "Kim.trust: -1", "F106", "«kim.trust»"),
        ("kim.trust: -1", "Jon.Trust: -1", "F106", "«jon.trust»"),
    ],
)
def test_who_is_called_by_name_is_found_by_id(old: str, new: str, code: str, said: str) -> None:
    assert old in KIM
    written = KIM.replace(old, new, 1).encode()
    (diagnostic, *_) = read(Bundle({"scenario.yaml": written})).diagnostics
    assert diagnostic.code == code
    assert said in message(diagnostic, Language.BOKMAL)


def test_an_id_that_cannot_be_one_is_no_answer_to_itself() -> None:
    """Where names were changed everywhere, the ids with them."""
    written = KIM.replace("kim", "Rolf").encode()
    said = [
        message(each, Language.BOKMAL)
        for each in read(Bundle({"scenario.yaml": written})).diagnostics
    ]
    feelings = [each for each in said if "«Rolf.trust»" in each]
    assert feelings
    assert all("«rolf.trust»" in each for each in feelings)


def test_who_is_called_by_name_in_a_guard_is_found_by_id() -> None:
    say = "        say: Fortell"
    assert say in KIM
    written = KIM.replace(say, f"        when: mina.trust >= 2\n{say}", 1).encode()
    (diagnostic, *_) = read(Bundle({"scenario.yaml": written})).diagnostics
    assert diagnostic.code == "F201"
    assert "«mina». (kim?)" in message(diagnostic, Language.BOKMAL)


def test_a_small_word_of_a_name_is_no_person() -> None:
    written = KIM.replace("name: Mina Bø", "name: Mor til Bø")
    said = written.replace("{kim: Det var ikke noe.}", "{til: Det var ikke noe.}", 1)
    (diagnostic, *_) = read(Bundle({"scenario.yaml": said.encode()})).diagnostics
    assert "(kim?)" not in message(diagnostic, Language.BOKMAL)
