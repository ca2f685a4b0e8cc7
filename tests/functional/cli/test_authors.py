"""What an author does after ``new``: records plays, formats, translates."""

import json
import shutil
from pathlib import Path

import pytest

from scenarios.format import read_play
from scenarios.library import folder_of
from simulator.cli.shell import Code
from tests.functional.cli.authoring import Author
from tests.functional.talking import SMALL

ACTS = "encourage\nsay retter\nwait short\nwait long\nsay fortell\nsay runde_av\nsay ny_prat\n"


@pytest.fixture
def small(author: Author) -> str:
    """A small scenario of the author's own."""
    for path in Path(SMALL).iterdir():
        if path.is_file():
            author.write(f"liten/{path.name}", path.read_text(encoding="utf-8"))
    return "liten"


# -- plays --------------------------------------------------------------------


def test_a_talk_is_recorded_and_then_checked(author: Author, small: str) -> None:
    done = author.run("play", small, "--acts", "-", "--record", "liten/plays/god.yaml", stdin=ACTS)
    assert done.code == Code.OK, done.err
    assert "liten/plays/god.yaml" in done.err.replace("\\", "/")
    text = author.read("liten/plays/god.yaml")
    play = read_play("god.yaml", text.encode()).play
    assert play is not None
    assert len(play.acts) == len(ACTS.splitlines())
    assert "P0" not in author.run("check", small, "--format", "concise").out
    author.write("liten/plays/god.yaml", text.replace("ending: avtale", "ending: halvveis"))
    done = author.run("check", small, "--format", "concise")
    line = text.splitlines().index("  ending: avtale") + 1
    assert done.code == Code.FINDINGS
    assert f"liten/plays/god.yaml:{line}:11 P006" in done.out


def test_a_talk_in_plain_mode_is_recorded_as_far_as_it_came(author: Author, small: str) -> None:
    lines = "\n" * 4 + "1\n" * 3
    done = author.run("play", small, "--plain", "--record", "liten/plays/ny.yaml", stdin=lines)
    assert done.code == Code.OK, done.err
    play = read_play("ny.yaml", author.read("liten/plays/ny.yaml").encode()).play
    assert play is not None
    assert play.acts


def test_a_play_is_never_replaced_unasked(author: Author, small: str) -> None:
    author.write("liten/plays/god.yaml", "mitt")
    arguments = ("play", small, "--acts", "-", "--record", "liten/plays/god.yaml")
    done = author.run(*arguments, stdin=ACTS)
    assert (done.code, done.out) == (Code.USAGE, "")  # and nothing was played
    assert "--force" in done.err
    assert author.read("liten/plays/god.yaml") == "mitt"
    assert author.run(*arguments, "--force", stdin=ACTS).code == Code.OK
    assert author.read("liten/plays/god.yaml") != "mitt"


@pytest.mark.parametrize("name", ["god.txt", "nowhere/plays/god.yaml", "liten", ".yaml/x"])
def test_a_file_that_can_be_no_play_is_refused_before_playing(
    author: Author, small: str, name: str
) -> None:
    done = author.run("play", small, "--acts", "-", "--record", name, stdin=ACTS)
    assert (done.code, done.out) == (Code.USAGE, "")


def test_a_play_can_be_played_like_acts(author: Author, small: str) -> None:
    author.run("play", small, "--acts", "-", "--record", "god.yaml", stdin=ACTS)
    done = author.run("play", small, "--acts", "god.yaml")
    assert done.code == Code.OK
    assert author.run("transcript", done.out.strip()).out.count('"acted"') == len(ACTS.splitlines())
    author.write("god.yaml", "acts: [si noe]\n")
    done = author.run("play", small, "--acts", "god.yaml")
    assert done.code == Code.UNREADABLE
    assert "god.yaml:1:8 P001" in done.err


@pytest.mark.parametrize(
    "hostile",
    [b"\xff", b"[" * 100_000, b"&a x", b"acts: [\x1b[31m]"],
    ids=["not UTF-8", "deep", "anchor", "escape"],
)
def test_hostile_plays_are_findings(author: Author, small: str, hostile: bytes) -> None:
    author.write("liten/plays/x.yaml", "")
    (author.folder / "liten" / "plays" / "x.yaml").write_bytes(hostile)
    done = author.run("check", small, "--format", "concise")
    assert done.code == Code.FINDINGS
    assert "liten/plays/x.yaml:1:" in done.out
    assert "\x1b" not in done.out


def test_a_link_out_of_the_folder_is_no_play(author: Author, small: str) -> None:
    author.write("secret.yaml", "acts: [say hei]")
    (author.folder / "liten" / "plays").mkdir()
    (author.folder / "liten" / "plays" / "x.yaml").symlink_to(author.folder / "secret.yaml")
    assert "plays/x.yaml:1:1 L003" in author.run("check", small, "--format", "concise").out


# -- format -------------------------------------------------------------------


def test_format_writes_once_and_check_says_so(author: Author) -> None:
    author.run("new", "mitt")
    text = author.read("mitt/scenario.yaml")
    author.write(
        "mitt/scenario.yaml", text.replace("      - id: gode_navn\n        say:", "      - say:")
    )
    done = author.run("format", "--check", "mitt")
    assert done.code == Code.FINDINGS
    assert "gode_navn" not in author.read("mitt/scenario.yaml")
    done = author.run("format", "mitt", "--language", "en")
    assert done.code == Code.OK
    assert "New ids: hvem_er_det_som" in done.err
    assert author.run("format", "--check", "mitt").out == ""
    assert author.run("check", "mitt").code == Code.OK


def test_format_leaves_what_it_cannot_read(author: Author) -> None:
    author.write("mitt/scenario.yaml", "a: [")
    done = author.run("format", "mitt")
    assert done.code == Code.UNREADABLE
    assert "mitt/scenario.yaml:1:" in done.err
    assert author.read("mitt/scenario.yaml") == "a: ["


# -- translate ----------------------------------------------------------------


def _one_line(source: str) -> bool:
    return bool(source) and "\n" not in source


def translated(text: str) -> str:
    """A catalogue with every text translated that is written on one line."""
    done = []
    for entry in text.split("\n\n"):
        source = entry.partition('msgctxt "')[2].partition('msgid "')[2]
        source = source.partition('"\nmsgstr ""')[0]
        done.append(
            entry.replace('msgstr ""', f'msgstr "EN {source}"') if _one_line(source) else entry
        )
    return "\n\n".join(done)


def test_a_translation_is_made_counted_and_kept(author: Author) -> None:
    author.run("new", "mitt", "--template", "minimal")
    assert author.run("translate", "mitt", "en", "extract").code == Code.OK
    total = json.loads(author.run("translate", "mitt", "en", "counts", "--format", "json").out)
    assert total["missing"] == total["total"] > 50
    author.write("mitt/en.po", translated(author.read("mitt/en.po")))
    before = author.read("mitt/en.po")
    assert author.run("translate", "mitt", "en").code == Code.OK
    assert author.read("mitt/en.po") == before
    text = author.read("mitt/scenario.yaml")
    author.write(
        "mitt/scenario.yaml",
        text.replace("say: Hva er det minste", "say: Hva er noe av det minste"),
    )
    author.run("translate", "mitt", "en")
    after = author.read("mitt/en.po")
    assert '#| msgid "Hva er det minste' in after
    counted = author.run("translate", "mitt", "en", "counts", "--format", "json")
    assert json.loads(counted.out)["fuzzy"] == 1
    assert counted.code == Code.FINDINGS


def test_a_translation_moves_with_what_is_renamed(author: Author) -> None:
    author.run("new", "mitt", "--template", "minimal")
    author.run("translate", "mitt", "en")
    author.write("mitt/en.po", translated(author.read("mitt/en.po")))
    counts = author.run("translate", "mitt", "en", "counts", "--format", "json").out
    text = (
        author.read("mitt/scenario.yaml")
        .replace("lunsjen:", "maten:")
        .replace("goto: lunsjen", "goto: maten")
    )
    author.write("mitt/scenario.yaml", text)
    assert author.run("check", "mitt").code == Code.FINDINGS
    assert author.run("translate", "mitt", "en").code == Code.OK
    assert author.run("translate", "mitt", "en", "counts", "--format", "json").out == counts
    assert 'msgctxt "maten/lunsj_fortell/say"' in author.read("mitt/en.po")
    assert "lunsjen/" not in author.read("mitt/en.po")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("mitt", "nb"), Code.USAGE),
        (("mitt", "sv"), Code.USAGE),
        (("mitt", "en", "compile"), Code.USAGE),
        (("nowhere", "en"), Code.UNREADABLE),
    ],
)
def test_what_cannot_be_translated_is_said(
    author: Author, arguments: tuple[str, ...], code: Code
) -> None:
    author.run("new", "mitt")
    done = author.run("translate", *arguments)
    assert (done.code, done.out) == (code, "")
    assert done.err


def test_a_catalogue_that_cannot_be_read_is_left_alone(author: Author) -> None:
    author.run("new", "mitt")
    author.write("mitt/en.po", 'msgid "a\n')
    done = author.run("translate", "mitt", "en")
    assert done.code == Code.UNREADABLE
    assert "mitt/en.po:1:" in done.err
    assert author.read("mitt/en.po") == 'msgid "a\n'
    assert author.run("translate", "mitt", "en", "extract").code == Code.UNREADABLE


def test_so_is_one_of_a_block_where_the_scenario_has_none_yet(author: Author) -> None:
    shutil.copytree(folder_of("slagsmaal-filmet"), author.folder / "mitt")
    (author.folder / "mitt" / "nn.po").unlink()
    author.write("mitt/blocks/rett_paalagt.nn.po", 'msgid "a\n')
    for action in ("extract", "update", "counts"):
        done = author.run("translate", "mitt", "nn", action)
        assert done.code == Code.UNREADABLE, action
        assert done.err.count("rett_paalagt.nn.po:1:") == 1
    assert not (author.folder / "mitt" / "nn.po").exists()
    assert author.read("mitt/blocks/rett_paalagt.nn.po") == 'msgid "a\n'


def test_every_error_of_a_catalogue_is_told_once(author: Author) -> None:
    author.run("new", "mitt")
    author.write("mitt/en.po", 'msgid "a\n')
    done = author.run("translate", "mitt", "en")
    assert done.err.count("mitt/en.po:1:") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("format", "mitt", "butikktyveri"),
        ("translate", "butikktyveri", "en"),
        ("translate", "butikktyveri", "en", "extract"),
    ],
)
def test_what_came_with_the_program_is_not_written_to(
    author: Author, arguments: tuple[str, ...]
) -> None:
    folder = folder_of("butikktyveri")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = author.run(*arguments)
    assert done.code == Code.USAGE
    assert str(folder) in done.err
    assert "./butikktyveri" in done.err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_copy_of_what_came_with_the_program_is_written_to(author: Author) -> None:
    shutil.copytree(folder_of("butikktyveri"), "butikktyveri")
    assert author.run("format", "./butikktyveri").code == Code.OK
    made = author.run("translate", "./butikktyveri", "en").out.replace("\\", "/")
    assert made.endswith("butikktyveri/en.po\n")
    for arguments in (
        ("format", "--check", "butikktyveri"),
        ("translate", "butikktyveri", "en", "counts"),
    ):
        assert author.run(*arguments).code in {Code.OK, Code.FINDINGS}  # nothing is written
