"""New scenarios: whole, checked, played to an end that holds; and what is refused."""

import json
import os
import re
from typing import Any

import jsonschema
import pytest

from scenarios.format import Bundle, read, read_table
from scenarios.library import included, shipped
from scenarios.model import Meaning, Scenario
from scenarios.words import Language
from simulator.cli.shell import Code
from simulator.drafts import Template, draft, texts
from tests.functional.cli.authoring import Author

GOOD = """
say {hello_good}
say {right}
say {right_words}
{both}
say {note}
say {begin}
say {entry_worry}
wait short
wait long
{told}
{parent}
{mapping}
say {step_small}
say {step_when}
summarise {alone} {bikes} invite
say {step_words}
say {closing_next}
"""
"""A good talk, by the names of the names."""
MAPPING = """\
say {good_tell}
say {good_reflect}
{mother}
summarise {alone} {bikes} invite
say {good_better}
"""
"""What it holds where there is a phase for it."""

every_template = pytest.mark.parametrize("template", Template)
every_language = pytest.mark.parametrize("language", Language)


def acts(template: Template, language: Language) -> list[str]:
    """The acts of a good talk on a new scenario."""
    names = texts(language)["i"]
    parent = template is not Template.MINIMAL
    mother = f"say {names['good_parent']}" if parent else ""
    short = template is Template.SHORT
    back = mother if short else f"say {names['school_back']}"
    filled = GOOD.format(
        **names,
        both="encourage" if parent else "",
        told=f"say {names['account_tell']}" if short else "",
        parent=f"say {names['shout_limit']}\n{back}" if parent else "",
        mapping="" if short else MAPPING.format(**names, mother=mother),
    )
    return [line for line in filled.splitlines() if line]


def made(template: Template, language: Language) -> Scenario:
    """What ``new`` makes, read."""
    text = draft(template, "mitt", language, "2026-11-21")
    scenario = read(Bundle({"scenario.yaml": text.encode()})).scenario
    assert scenario is not None
    return scenario


@every_language
@every_template
def test_a_new_scenario_is_checked_played_and_recorded(
    author: Author, template: Template, language: Language
) -> None:
    made = author.run("new", "mitt", "--template", template.value, "--language", language.value)
    assert made.code == Code.OK, made.err
    assert set(made.out.split()) == {
        os.path.join("mitt", "scenario.yaml"),  # noqa: PTH118 as it is written
        os.path.join("mitt", "scenario.schema.json"),  # noqa: PTH118
    }
    checked = author.run("check", "mitt", "--format", "concise")
    assert (checked.code, checked.out) == (Code.OK, "")
    assert author.run("format", "--check", "mitt").code == Code.OK
    talk = "\n".join(acts(template, language))
    played = author.run(
        "play", "mitt", "--acts", "-", "--record", "mitt/plays/good.yaml", stdin=talk
    )
    assert played.code == Code.OK, played.err
    assert "holds: true" in author.read("mitt/plays/good.yaml")
    checked = author.run("check", "mitt", "--format", "concise")
    assert (checked.code, checked.out) == (Code.OK, "")


@every_template
@pytest.mark.parametrize("day", ["low", "high"])
def test_a_good_talk_holds_on_every_day(author: Author, template: Template, day: str) -> None:
    author.run("new", "mitt", "--template", template.value)
    lines = "".join(f"  - {act}\n" for act in acts(template, Language.BOKMAL))
    author.write(
        "mitt/plays/good.yaml", f"feelings: {day}\nacts:\n{lines}expect: {{holds: true}}\n"
    )
    checked = author.run("check", "mitt", "--format", "concise")
    assert (checked.code, checked.out) == (Code.OK, "")


@every_language
@every_template
def test_who_was_answered_no_longer_waits(template: Template, language: Language) -> None:
    scenario, names = made(template, language), texts(language)["i"]
    asked = scenario.moments[names["frame"]]
    assert asked.answers.silence is not None
    assert asked.answers.silence.means is Meaning.ANSWER_OWED
    (answer,) = scenario.choices[names["right"]].reactions
    assert answer.goto == names["answered"]
    owed = [
        moment.id
        for moment in scenario.moments.values()
        if moment.answers.silence and moment.answers.silence.means is Meaning.ANSWER_OWED
    ]
    assert owed == [asked.id]


@every_template
def test_nobody_is_made_to_lead_for_want_of_another_line(template: Template) -> None:
    scenario, names = made(template, Language.BOKMAL), texts(Language.BOKMAL)["i"]
    here = scenario.moments[names["account"]]
    (harmless,) = (choice for choice in here.choices if choice.id == names["leave_it"])
    assert harmless.when is None
    assert all(reaction.goto for reaction in harmless.reactions)
    assert here.fallback is None


@every_template
def test_a_call_that_was_agreed_on_is_a_next_contact(template: Template) -> None:
    scenario, names = made(template, Language.BOKMAL), texts(Language.BOKMAL)["i"]
    ends = {each.end for each in scenario.choices[names["closing_next"]].reactions}
    assert ends == {names["agreed"], names["no_thanks"], names["empty_next"]}
    assert all(scenario.endings[end].contact for end in ends if end)


def test_templates_are_what_they_are_called(author: Author) -> None:
    made = {template: draft(template, "x", Language.BOKMAL, "2026-11-21") for template in Template}
    assert "track: mandatory" in made[Template.MANDATORY]
    assert "role: guardian" in made[Template.MANDATORY]
    assert "§ 13" in made[Template.MANDATORY]
    assert "earlier: guidance" in made[Template.FOLLOW_UP]
    assert "role: guardian" not in made[Template.MINIMAL]
    assert len(set(re.findall(r"phase: (\w+)", made[Template.SHORT]))) == 3
    assert len(made[Template.MINIMAL]) < min(len(made[t]) for t in list(Template)[1:])


def test_texts_of_all_languages_have_the_same_names() -> None:
    def keys(found: Any, before: str = "") -> set[str]:
        if not isinstance(found, dict):
            return {before}
        return {key for name in found for key in keys(found[name], f"{before}.{name}")}

    assert len({frozenset(keys(texts(language))) for language in Language}) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Min Skole", "min_skole"),
        ("1-2-3", "hjemme"),
        ("..", "hjemme"),
        ("butikktyveri", "butikktyveri"),
        ("con", "Windows"),
        ("lpt9", "Windows"),
        ("a" * 61, "hjemme"),
        ("nowhere/mitt", "nowhere"),
        ("", "NAME"),
        ("mi\x1b[31mtt", "mi_31mtt"),
    ],
)
def test_a_name_that_cannot_be_one_is_refused(author: Author, name: str, said: str) -> None:
    done = author.run("new", name)
    assert done.code in {Code.USAGE, Code.UNREADABLE}
    assert done.out == ""
    assert said in done.err or name[:20] in done.err
    assert "\x1b" not in done.err
    assert [each for each in author.folder.iterdir() if each.name != ".home"] == []


def test_what_is_there_is_left_alone(author: Author) -> None:
    author.write("mitt/notat.txt", "mitt")
    done = author.run("new", "mitt")
    assert done.code == Code.USAGE
    assert "mitt" in done.err
    assert [each.name for each in (author.folder / "mitt").iterdir()] == ["notat.txt"]


# -- the schema ---------------------------------------------------------------


@pytest.fixture
def schema(author: Author) -> Any:
    author.run("new", "mitt")
    found = json.loads(author.read("mitt/scenario.schema.json"))
    jsonschema.Draft7Validator.check_schema(found)
    return found


def mistakes(schema: Any, data: bytes) -> list[str]:
    table, diagnostics = read_table("scenario.yaml", data)
    assert table is not None, diagnostics
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(table)]


def test_the_schema_takes_what_is_right(schema: Any, author: Author) -> None:
    assert mistakes(schema, author.read("mitt/scenario.yaml").encode()) == []
    for name in included():
        assert mistakes(schema, shipped(name).files["scenario.yaml"]) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("level: basic", "level: easy"),
        ("phase: opening", "fase: opening"),
        ("minutes: 10", "minutes: ti"),
        ("is: [hurry]", "is: hurry"),
        ("is: [hurry]", "is: [hurrying]"),
        ("quality: agreement", "quality: good"),
        ("start: hilsen", "start: Min Hilsen"),
        ("trust: {start: 4, spread: 1}", "trust: {start: 14}"),
        ("severity: breach", "severity: bad"),
        ("      - id: hilse_hei\n", "      - idd: hilse_hei\n"),
        ("kind: risk", "kind: danger"),
        ("    phase: frame\n", ""),
    ],
)
def test_the_schema_refuses_a_common_mistake(
    schema: Any, author: Author, right: str, wrong: str
) -> None:
    text = author.read("mitt/scenario.yaml")
    assert right in text
    assert mistakes(schema, text.replace(right, wrong, 1).encode())


def test_hover_texts_are_in_both_languages(schema: Any) -> None:
    def described(node: Any) -> list[str]:
        if isinstance(node, list):
            return [text for each in node for text in described(each)]
        if not isinstance(node, dict):
            return []
        own = [node["markdownDescription"]] if "markdownDescription" in node else []
        return own + [text for each in node.values() for text in described(each)]

    found = described(schema)
    assert len(found) > 100
    assert "Nivået.\n\n*The level.*" in found
