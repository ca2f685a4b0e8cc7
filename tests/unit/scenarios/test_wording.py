"""What is said of a guard that cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.diagnostics.render import message
from scenarios.format.wording import guard_problem
from scenarios.guards import GuardError, parse
from scenarios.words import Language
from tests.unit.scenarios.written import reading


def problem(text: str) -> str:
    with pytest.raises(GuardError) as caught:
        parse(text)
    return guard_problem(text, caught.value, "emma")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("emma.trust >= 4 og told(hjem)", "skriv «and», ikke «og»"),
        ("ikke told(hjem)", "skriv «not», ikke «ikke»"),
        ("told(hjem) AND said(hei)", "skriv «and» med små bokstaver"),
        ("NOT told(hjem)", "skriv «not» med små bokstaver"),
        ("emma.trust => 4", "skriv «>=», ikke «=>»"),
        ("emma.trust = 4", "skriv «==», ikke «=»"),
        ("emma.trust ≥ 4", "skriv «>=», ikke «≥»"),
        ("told(hjem) && said(hei)", "skriv «and», ikke «&&»"),
        (
            "emma.trust > 4 and < 8",
            "skriv hele vilkåret på begge sider av and: emma.trust > 4 and emma.trust < 8",
        ),
        ("told hjem", "told trenger parentes: told(hjem)"),
        ("fortalt hjem", "fortalt trenger parentes: told(hjem)"),
        ("trust >= 4", "hvem sin? Skriv emma.trust >= 4"),
        ("told(hjem", "her mangler )"),
        ("told(hjem))", "her er én ) for mye"),
        ("told()", "her mangler et navn mellom ( og )"),
        ("told(hjem) said(hei)", "her mangler and eller or foran said"),
        ("emma.trust 4", "her mangler >=, <=, ==, !=, > eller <"),
        ("emma.trust >= 4,5", "bare hele tall kan stå her"),
        ("emma.trust >= 4.5", "bare hele tall kan stå her"),
        ("emma.trust >= mye", "her skal det stå et helt tall"),
        ("emma.", "her mangler navnet på følelsen, for eksempel trust"),
        ("told(hjem) and", "her skal det stå et vilkår, som emma.trust >= 4"),
        ("told(ut-på-tur)", "tegnet - betyr ingenting her"),
    ],
)
def test_mistake_is_told_in_plain_words(text: str, said: str) -> None:
    assert problem(text) == said


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("fortalt(hjem)", "(told?)"),
        ("tolld(hjem)", "(told?)"),
        ("ferdig", "(finished?)"),
        ("limit_step(kjeft) >= veiledning", "(guidance?)"),
    ],
)
def test_word_that_was_meant_is_guessed(text: str, guess: str) -> None:
    assert guess in problem(text)


@given(st.text(alphabet="abe.()<>=!,&| 0123456789ornotdsiAN_", max_size=40))
def test_every_mistake_has_words_in_both_languages(text: str) -> None:
    try:
        parse(text)
    except GuardError as error:
        assert all(guard_problem(text, error, "emma"))  # noqa: PT017


def test_caret_marks_the_condition_that_is_wrong() -> None:
    found = reading(
        "silence:\n  means: thinking\n  short: {cue: Stille.}\n  long:\n"
        "    - {when: emma.tension >= 1 and emma.trust  >=  0, cue: Hun ser ned.}\n"
        "    - {when: finished and accurate, cue: Hun ser ned.}\n"
        "    - {cue: Hun ser ut.}\n"
    )
    never, not_here = found.diagnostics
    assert never.span is not None
    assert not_here.span is not None
    assert never.span.end_column - never.span.column == len("emma.trust  >=  0")
    assert not_here.span.end_column - not_here.span.column == len("accurate")
    assert "emma.trust >= 0" in message(never, Language.BOKMAL)
