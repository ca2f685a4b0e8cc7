"""The commands: what they write where, and how they end."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from scenarios.codec import load
from scenarios.library import heads, included
from scenarios.transcript import Mode, Timing
from simulator.cli import main
from simulator.cli.shell import Code
from simulator.records import Places, Settings, open_records
from simulator.sessions.ids import is_attempt_id
from tests.functional.talking import SMALL

ROOT = Path(__file__).parents[3]
ACTS = """
# a comment, and an empty line

say retter
wait short
wait long
say fortell
summarise alene invite
limit kjeft guidance
encourage
break
say runde_av
say ny_prat
"""


@dataclass
class Done:
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    monkeypatch.setenv("SAMTALEROM_HOME", str(place))
    monkeypatch.delenv("SAMTALEROM_DATABASE", raising=False)
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "nb")
    monkeypatch.chdir(tmp_path)
    return place


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*arguments: str, stdin: str | bytes = "") -> Done:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        code = main.run(list(arguments))
        caught = capsys.readouterr()
        return Done(code, caught.out, caught.err)

    return run


@pytest.fixture
def attempt(run: Run) -> str:
    done = run("play", str(SMALL), "--acts", "-", stdin=ACTS)
    assert (done.code, done.err) == (0, "")
    return done.out.strip()


def test_list_tells_what_there_is(run: Run) -> None:
    done = run("list")
    assert done.code == 0
    assert [line for line in done.out.splitlines() if not line.startswith(" ")] == sorted(
        included(), key=done.out.index
    )
    found = json.loads(run("list", "--format", "json").out)["scenarios"]
    assert {each["id"] for each in found} == set(included())
    assert {"title", "level", "track", "minutes", "trains", "status", "languages", "hash"} <= set(
        found[0]
    )


def test_list_speaks_the_language_asked_for(run: Run) -> None:
    assert "Grunnleggende" in run("list").out
    assert "Grunnleggjande" in run("list", "--language", "nn").out
    assert "Basic" in run("list", "--language", "en").out


def test_list_says_where_a_talk_is_in_another_language(run: Run) -> None:
    untranslated = [head for head in heads() if "nn" not in head.titles]
    assert run("list", "--language", "nn").out.count("på bokmål") == len(untranslated) > 0
    assert "på bokmål" not in run("list").out


def test_acts_are_played_and_recorded(attempt: str, home: Path) -> None:
    assert is_attempt_id(attempt)
    records = open_records(Places(home))
    head = records.head(attempt)
    records.close()
    assert (head.turns, head.ending) == (10, "avtale")
    assert (head.header.mode, head.header.timing) == (Mode.PRACTICE, Timing.UNTIMED)


def test_options_shape_the_attempt(run: Run, home: Path) -> None:
    done = run(
        "play", str(SMALL), "--acts", "-", "--timed", "--mode", "assessment", stdin="encourage"
    )
    transcript = load(run("transcript", done.out.strip()).out)
    assert (transcript.header.mode, transcript.header.timing) == (Mode.ASSESSMENT, Timing.TIMED)


@pytest.mark.parametrize(
    ("acts", "code", "line", "word"),
    [
        ("encourage\nsay fortell\n", Code.FINDINGS, 2, "fortell"),
        ("\n\nsummarise alene\n", Code.FINDINGS, 3, "alene"),
        ("limit nope advice\n", Code.FINDINGS, 1, "nope"),
        (f"{ACTS}\nwait long\n", Code.FINDINGS, 15, "slutt"),
        ("encourage\nshout\n", Code.UNREADABLE, 2, "wait short|long"),
        ("wait forever", Code.UNREADABLE, 1, "wait short|long"),
    ],
)
def test_an_act_that_is_not_possible_is_refused_with_its_line(  # noqa: PLR0917
    run: Run, tmp_path: Path, acts: str, code: Code, line: int, word: str
) -> None:
    file = tmp_path / "acts.txt"
    file.write_text(acts, encoding="utf-8")
    done = run("play", str(SMALL), "--acts", str(file))
    assert done.code == code
    assert done.err.startswith(f"{file}:{line}: ")
    assert word in done.err
    if code == Code.FINDINGS:  # what came before it is kept
        possible = {15: 10, 2: 1}.get(line, 0)
        assert len(load(run("transcript", done.out.strip()).out).acts) == possible
    else:
        assert done.out == ""


def test_a_transcript_goes_out_and_scores_the_same(run: Run, attempt: str, tmp_path: Path) -> None:
    done = run("transcript", attempt, "-o", "attempt.jsonl")
    assert (done.code, done.out) == (0, "")
    assert "attempt.jsonl" in done.err
    text = Path("attempt.jsonl").read_text(encoding="utf-8")
    assert text == run("transcript", attempt.lower()).out
    by_id = run("score", attempt, "--format", "json")
    by_file = run("score", "attempt.jsonl", "--format", "json")
    by_pipe = run("score", "-", "--format", "json", stdin=text)
    assert by_id.code == by_file.code == by_pipe.code == 0
    assert json.loads(by_id.out) == json.loads(by_file.out) == json.loads(by_pipe.out)


def test_scores_are_the_same_in_every_language(run: Run, attempt: str) -> None:
    def numbers(language: str) -> list[tuple[str, object, object]]:
        card = json.loads(run("score", attempt, "--format", "json", "--language", language).out)
        return [(p["principle"], p["level"], p["points"]) for p in card["principles"]]

    assert numbers("nb") == numbers("nn") == numbers("en")


def test_score_as_text(run: Run, attempt: str) -> None:
    assert "Rettighetene: i orden" in run("score", attempt).out
    assert "The rights: in order" in run("score", attempt, "--language", "en").out


def test_debrief_is_one_page(run: Run, attempt: str) -> None:
    done = run("debrief", attempt, "-o", "side.html")
    page = Path("side.html").read_text(encoding="utf-8")
    assert (done.code, done.out) == (0, "")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "Dere må møte, men ingen av dere må forklare dere." in page


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: "", "1:"),
        (lambda text: "not json\n", "1:"),
        (lambda text: text + "{}\n", ":"),
        (lambda text: text.replace('"transcript":1', '"transcript":2'), "1:"),
        (lambda text: "[" * 100_000, "1:"),
        (lambda text: text.replace('"say runde_av"', '"wait long"'), "følger ikke"),
        (lambda text: text.replace('"emma.trust":', '"emma.trust":1'), "følger ikke"),
        (lambda text: "".join(text.splitlines(keepends=True)[:1]), "ingen samtale"),
        (lambda text: text.replace('"scenario":"liten"', '"scenario":"../../x"'), "følger"),
    ],
)
def test_a_transcript_that_cannot_be_believed(
    run: Run, attempt: str, change: Callable[[str], str], said: str
) -> None:
    text = run("transcript", attempt).out
    done = run("score", "-", stdin=change(text))
    if said == "følger":  # the records know which scenario it was
        assert done.code in {0, 3}
    else:
        assert (done.code, done.out) == (Code.UNREADABLE, "")
        assert said in done.err


def test_a_transcript_of_a_scenario_that_is_not_here(
    run: Run, attempt: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = run("transcript", attempt).out
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path / "elsewhere"))
    done = run("score", "-", stdin=text)
    assert done.code == Code.UNREADABLE
    assert "liten" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["transcript", "0123456789"],
        ["transcript", "../../etc/passwd"],
        ["transcript", "\x1b[31m\udcff"],
        ["score", "0123456789"],
        ["score", "/nowhere/attempt.jsonl"],
        ["debrief", "0123456789", "-o", "x.html"],
        ["play", "nowhere", "--acts", "-"],
        ["play", str(SMALL), "--acts", "/nowhere/acts"],
        ["play", str(SMALL), "--acts", "/"],
        ["check", "nowhere"],
        ["doctor", "--database", "mysql://x"],
        ["report", "--cohort", "a", "--database", "postgresql://a:secret@127.0.0.1:1/x"],
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(run: Run, arguments: Sequence[str]) -> None:
    done = run(*arguments)
    assert done.code == (Code.FINDINGS if "doctor" in arguments else Code.UNREADABLE)
    assert "Traceback" not in done.err + done.out
    assert "secret" not in done.err + done.out
    assert done.err.strip() or "doctor" in arguments
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nope"],
        ["play"],
        ["list", "--format", "xml"],
        ["play", str(SMALL), "--mode", "exam"],
        ["list", "--language", "de"],
        ["debrief", "0123456789"],
        ["play", str(SMALL)],
        [],
    ],
)
def test_what_is_not_understood_is_usage(run: Run, arguments: Sequence[str], home: Path) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (Code.USAGE, "")
    assert done.err
    assert not home.exists()


def test_check_tells_what_is_wrong_and_where(run: Run, tmp_path: Path) -> None:
    assert run("check", str(SMALL)).code == 0
    broken = tmp_path / "broken"
    broken.mkdir()
    text = (SMALL / "scenario.yaml").read_text(encoding="utf-8")
    text = text.replace("goto: saken", "goto: nowhere")
    (broken / "scenario.yaml").write_text(text, encoding="utf-8")
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "goto: nowhere" in each)
    concise = run("check", str(SMALL), str(broken), "--format", "concise")
    assert concise.code == Code.FINDINGS
    assert re.search(rf"broken/scenario\.yaml:{line}:\d+ [A-Z]\d+ ", concise.out)
    full = run("check", str(broken))
    assert "goto: nowhere" in full.out
    assert "^" in full.out
    found = json.loads(run("check", str(broken), "--format", "json").out)
    assert line in {each["span"]["line"] for each in found if each["span"]}
    played = run("play", str(broken), "--acts", "-")
    assert played.code == Code.UNREADABLE
    assert "scenario.yaml:" in played.err


def test_doctor_finds_what_is_wrong(run: Run, attempt: str, home: Path) -> None:
    well = run("doctor")
    assert str(home) in well.out
    assert "!!  Lagring" not in well.out
    (home / "samtalerom.sqlite3").write_bytes(b"something else" * 100)
    for extra in home.glob("*-wal"):
        extra.unlink()
    ill = run("doctor")
    assert ill.code == Code.FINDINGS
    assert "!!  Lagring" in ill.out


def test_plain_through_a_pipe(run: Run, home: Path) -> None:
    done = run("play", str(SMALL), "--plain", stdin="\n\n\n\n2\nq\n")
    assert done.code == 0
    assert "Jeg orket" not in done.out
    assert "Det var jo bare" in done.out
    assert "lagret" in done.out.lower()


def test_our_own_fault_is_told_without_a_traceback(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burst() -> None:
        raise RuntimeError("gilemmeh"[::-1])

    monkeypatch.setattr("simulator.cli.list_scenarios.heads", burst)
    done = run("list")
    assert done.code == Code.FAULT
    assert "Traceback" not in done.err
    log = (home / "samtalerom.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "list_scenarios" in log
    assert "hemmelig" not in log


def process(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "simulator", *arguments],
        cwd=ROOT,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=os.environ | {"SAMTALEROM_HOME": str(home)} | environment,
        timeout=60,
    )


def test_a_terminal_that_cannot_show_letters_shows_others(tmp_path: Path) -> None:
    done = process(
        "list", home=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0", SAMTALEROM_LANGUAGE="nb"
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?" in done.stdout


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "simulator", "list", "--format", "json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"SAMTALEROM_HOME": str(tmp_path)},
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


def test_the_app_gets_what_was_asked_for(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[object, ...]] = []

    def run_app(
        places: Places, *, database: object, settings: Settings, scenario: object, **_: object
    ) -> None:
        asked.append((places.home, database, settings.language, settings.timing, scenario))

    monkeypatch.setattr("simulator.tui.app.run", run_app)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "nn")
    monkeypatch.setenv("SAMTALEROM_DATABASE", "sqlite:///x.db")
    assert main.run([]) == 0
    assert main.run(["--language", "en", "--database", "y.db"]) == 0
    assert main.run(["play", "butikktyveri", "--timed"]) == 0
    assert asked == [
        (home, "sqlite:///x.db", "nn", Timing.UNTIMED, None),
        (home, "y.db", "en", Timing.UNTIMED, None),
        (home, "sqlite:///x.db", "nn", Timing.TIMED, "butikktyveri"),
    ]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (("--timed",), (Timing.TIMED, Mode.PRACTICE)),
        (("--untimed", "--mode", "assessment"), (Timing.UNTIMED, Mode.ASSESSMENT)),
    ],
)
def test_what_is_asked_for_before_a_command_holds_for_it(
    run: Run, home: Path, before: tuple[str, ...], expected: tuple[Timing, Mode]
) -> None:
    done = run(*before, "play", str(SMALL), "--acts", "-", stdin=ACTS)
    assert done.code == Code.OK
    with closing(open_records(Places(home))) as records:
        header = records.head(done.out.strip()).header
    assert (header.timing, header.mode) == expected


def test_the_plain_mode_opens_with_the_timing_that_is_asked_for(run: Run) -> None:
    done = run("--timed", "--plain", stdin="\n1\n\n\n\n\n\n\nv\n\nq\nq\n")
    assert "Trykk Enter når det er nok" in " ".join(done.out.split())
