"""The commands that show a scenario to people: graph, script, diff."""

import json
from pathlib import Path

import pytest

from scenarios.graph.coverage import Basis, Coverage, dump
from tests.functional.cli.authoring import Author
from tests.functional.talking import SMALL

TEXT = (SMALL / "scenario.yaml").read_text(encoding="utf-8")
ACTS = "say retter\nwait short\nwait long\nsay fortell\nsay runde_av\nsay ny_prat\n"


@pytest.fixture
def two(author: Author) -> Author:
    """Return an author with two versions: another coding, and another text."""
    author.write("old/scenario.yaml", TEXT)
    new = TEXT.replace("is: [open_invitation]", "is: [closed]").replace("Er vi ferdige?", "Ferdig?")
    author.write("new/scenario.yaml", new)
    return author


def test_graph_is_written_as_its_file_is_called(two: Author) -> None:
    assert two.run("graph", "old").out.startswith("flowchart TB\n")
    for name, begins in (("g.html", "<!DOCTYPE html>"), ("g.dot", "digraph "), ("g.mmd", "flow")):
        done = two.run("graph", "old", "-o", name)
        assert (done.code, done.out) == (0, "")
        assert two.read(name).startswith(begins)
    assert two.run("graph", "old", "--format", "dot").out == two.read("g.dot")


def test_the_page_shows_file_and_line_and_links_only_where_asked(two: Author) -> None:
    page = two.run("graph", "old", "--format", "html").out
    line = TEXT.splitlines().index("  saken:") + 1
    assert f"<code>old/scenario.yaml:{line}</code>" in page
    assert str(two.folder) not in page
    linked = two.run(
        "graph", "old", "--format", "html", "--editor-link", "vscode://file{path}:{line}"
    ).out
    assert f'href="vscode://file{two.folder}/old/scenario.yaml:{line}"' in linked


def test_coverage_is_laid_over(two: Author) -> None:
    two.write("c.json", dump(Coverage("liten", "other", Basis.TALKS, 5, moments={"saken": 0.4})))
    done = two.run("graph", "old", "--format", "html", "--coverage", "c.json")
    assert done.code == 0
    assert "40 %" in done.out
    assert "annen versjon" in done.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["graph", "nowhere"], 3),
        (["graph", ""], 2),
        (["graph", "old", "--format", "png"], 2),
        (["graph", "old", "--format", "dot", "--coverage", "c.json"], 2),
        (["graph", "old", "--format", "html", "--coverage", "nowhere"], 3),
        (["graph", "old", "--format", "html", "--coverage", "old/scenario.yaml"], 3),
        (["graph", "old", "--format", "html", "--editor-link", "javascript:alert(1)"], 2),
        (["graph", "old", "--format", "html", "--editor-link", "{path}"], 2),
        (["graph", "broken"], 3),
        (["script", "nowhere"], 3),
        (["script", "broken"], 3),
        (["diff", "old"], 2),
        (["diff", "old", "nowhere"], 3),
        (["diff", "old", "broken"], 3),
        (["diff", "old", "7K2M9QXB4R"], 3),
        (["diff", "old", "new", "--attempts", "nowhere"], 3),
        (["diff", "old", "new", "--attempts", "old"], 3),
        (["diff", "old", "new", "--attempts", "old/scenario.yaml"], 3),
    ],
)
def test_what_is_wrong_is_said_in_a_line(two: Author, arguments: list[str], code: int) -> None:
    two.write("broken/scenario.yaml", "scenario: [")
    done = two.run(*arguments)
    assert (done.code, done.out) == (code, "")
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_script_is_a_page_to_print(two: Author) -> None:
    page = two.run("script", "old").out
    assert page.startswith("<!DOCTYPE html>")
    assert "@page" in page
    done = two.run("script", "old", "-o", "s.html", "--language", "en")
    assert done.code == 0
    assert '<html lang="en">' in two.read("s.html")


def test_diff_ends_like_the_diff_of_git(two: Author) -> None:
    assert two.run("diff", "old", "old").code == 0
    done = two.run("diff", "old", "new")
    assert done.code == 1
    assert "fortell" in done.out
    two.write("same/scenario.yaml", TEXT + "# en merknad\n")
    same = two.run("diff", "old", "same")
    assert same.code == 0
    assert "Filene er ulike" in same.err


def test_a_translation_that_only_one_version_has_is_no_difference(two: Author) -> None:
    two.write("more/scenario.yaml", TEXT)
    assert two.run("translate", "more", "en").code == 0
    assert 'msgid "Er vi ferdige?"\nmsgstr ""' in two.read("more/en.po")
    translated = two.read("more/en.po").replace(
        'msgid "Er vi ferdige?"\nmsgstr ""', 'msgid "Er vi ferdige?"\nmsgstr "Done?"'
    )
    two.write("more/en.po", translated)
    for pair in (("old", "more"), ("more", "old")):
        done = two.run("diff", *pair, "--language", "en")
        assert (done.code, "Done?" in done.out) == (0, False)


def test_diff_scores_recorded_talks_again(two: Author) -> None:
    played = two.run("play", "old", "--acts", "-", "--plain", stdin=ACTS)
    attempt = played.out.split()[-1]
    (two.folder / "talks").mkdir()
    two.run("transcript", attempt, "-o", "talks/one.jsonl")
    found = json.loads(two.run("diff", "old", "new", "--attempts", attempt, "--format", "json").out)
    (talk,) = found["attempts"]
    assert talk["outcome"] == "different"
    assert {each["rule"] for each in talk["evidence"]} >= {"open.invitation", "open.closed"}
    from_folder = two.run("diff", "old", "new", "--attempts", "talks", "--format", "json").out
    assert json.loads(from_folder)["attempts"] == [talk]
    kept = two.run("diff", attempt, "new", "--attempts", "last", "--format", "json").out
    assert json.loads(kept) == found
    ways = ("--attempts", "last", "--attempts", "talks", "--attempts", attempt)
    assert json.loads(two.run("diff", "old", "new", *ways, "--format", "json").out) == found
    other = two.run("diff", "new", "old", "--attempts", attempt)
    assert "annen versjon" in other.out


def test_every_document_of_the_json_form_is_true(two: Author) -> None:
    page = (Path(__file__).parents[3] / "docs/reference/differences.md").read_text("utf-8")
    played = two.run("play", "old", "--acts", "-", "--plain", stdin=ACTS)
    found = json.loads(
        two.run("diff", "old", "new", "--attempts", played.out.split()[-1], "--format", "json").out
    )
    keys = {*found, *found["attempts"][0], *found["changes"][0]}
    keys |= {key for name in ("principles", "evidence") for key in found["attempts"][0][name][0]}
    assert {key for key in keys if f"`{key}`" not in page} == set()
