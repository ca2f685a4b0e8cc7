"""What the world does to a command: closed streams, odd names, broken addresses, signals."""

import os
import pty
import re
import select
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scenarios.codec import TranscriptError, load
from scenarios.words import Language
from simulator.cli.reasons import reason_in_words
from simulator.cli.shell import Code, CommandError, write_text
from simulator.i18n import translator
from simulator.records import Places, Settings, save_settings
from tests.functional.talking import SMALL

ROOT = Path(__file__).parents[3]
LONG = "x" * 6000
ACTS = "encourage\nwait short\n"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams and signals of POSIX")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    monkeypatch.setenv("SAMTALEROM_HOME", str(place))
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "nb")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("SAMTALEROM_DATABASE", raising=False)
    monkeypatch.chdir(tmp_path)
    return place


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which ``$S`` is the program and ``$@`` nothing."""
    return subprocess.run(
        ["bash", "-c", line.replace("$S", f"{sys.executable} -m simulator")],
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env=os.environ | environment,
        timeout=60,
    )


def assert_clean(done: subprocess.CompletedProcess[str], code: int) -> None:
    assert done.returncode == code, done
    for noise in ("Traceback", "Exception ignored", "Errno", "\x1b"):
        assert noise not in done.stdout + done.stderr
    assert not (Path(os.environ["SAMTALEROM_HOME"]) / "samtalerom.log").exists()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$S <&-", Code.USAGE),
        ("$S --plain <&-", Code.OK),
        (f"$S play {SMALL} --acts - <&-", Code.OK),
        ("$S score - <&-", Code.UNREADABLE),
        ("$S list >&-", Code.UNREADABLE),
        ("$S --help >&-", Code.UNREADABLE),
        ("$S list >/dev/full", Code.UNREADABLE),
        ("$S --help >/dev/full", Code.UNREADABLE),
        ("$S --plain </dev/null >/dev/full", Code.UNREADABLE),
        ("$S list 2>&- >&- <&-", Code.UNREADABLE),
        ("$S nope 2>&-", Code.USAGE),
        ("set -o pipefail; $S --help | true", Code.OK),
        ("set -o pipefail; $S --plain </dev/null | true", Code.OK),
        ("set -o pipefail; $S nope 2>&1 | true", Code.USAGE),
    ],
)
def test_streams_that_are_closed_or_full(home: Path, line: str, code: int) -> None:
    assert_clean(shell(line), code)


def test_a_full_stream_is_said(home: Path) -> None:
    assert shell("$S list >/dev/full").stderr == "stdout kan ikke skrives.\n"


def test_a_closed_stdin_takes_no_number_from_the_database(home: Path) -> None:
    assert_clean(shell(f"$S transcript $($S play {SMALL} --acts - <&-)"), Code.OK)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"$S score {LONG}", "verken en fil eller et forsøk"),
        ("$S score nofile.jsonl", "verken en fil eller et forsøk nofile.jsonl"),
        ("$S score file/x", "verken en fil eller et forsøk file/x"),
        ("$S score .", ". er en mappe"),
        (f"$S play {SMALL} --acts .", ". er en mappe"),
        (f"$S play {SMALL} --acts nofile", "nofile finnes ikke"),
        (f"$S play {LONG} --acts -", "L001"),
        ("$S play nofolder --plain", "ikke noe scenario å spille der.\nnofolder:1:1 L001"),
        (f"$S check {LONG} --format concise", "1 funn"),
        ("$S transcript 7K2M9QXB4R -o x", "ikke lagret noe"),
        ("$S report --cohort a --database /nowhere/x.db", "ikke lagret noe i /nowhere/x.db"),
        ("$S list --database 'postgresql://localhost:1/x?connect_timeout=abc'", ""),
    ],
)
def test_ordinary_bad_input(home: Path, line: str, said: str) -> None:
    Path("file").touch()
    done = shell(f"{line} </dev/null")
    if not said:
        assert done.returncode != Code.FAULT
        return
    assert_clean(done, Code.UNREADABLE)
    assert said in done.stderr
    assert max(map(len, (done.stderr + done.stdout).splitlines())) < 1300


def test_an_address_that_cannot_be_used(home: Path) -> None:
    url = "postgresql://eva:hemmelig@127.0.0.1:1/x?connect_timeout=abc"
    done = shell(f"$S report --cohort a --database '{url}'")
    assert_clean(done, Code.UNREADABLE)
    assert "postgresql://eva@127.0.0.1:1/x" in done.stderr
    ill = shell(f"$S doctor --database '{url}'")
    assert_clean(ill, Code.FINDINGS)
    assert "hemmelig" not in done.stderr + ill.stdout
    assert "connect_timeout" not in done.stderr + ill.stdout
    assert_clean(shell("$S report --cohort a --database sqlite://"), Code.USAGE)


@pytest.mark.parametrize(
    "line",
    [
        "$S check ''",
        "$S score ''",
        "$S play '' --acts -",
        f"$S play {SMALL} --acts ''",
        "$S transcript 7K2M9QXB4R -o ''",
        "$S debrief 7K2M9QXB4R -o ''",
        "$S doctor --database ''",
    ],
)
def test_an_empty_name_is_refused(home: Path, line: str) -> None:
    done = shell(f"{line} </dev/null")
    assert_clean(done, Code.USAGE)
    assert "tom" in done.stderr


def test_reading_commands_need_no_leave_to_write(home: Path) -> None:
    attempt = shell(f"$S play {SMALL} --acts -  <<< '{ACTS}'").stdout.strip()
    before = (home / "samtalerom.sqlite3").read_bytes()
    home.chmod(0o500)
    (home / "samtalerom.sqlite3").chmod(0o400)
    try:
        for command in (f"transcript {attempt}", f"score {attempt}", f"debrief {attempt} -o -"):
            done = shell(f"$S {command}")
            assert (done.returncode, done.stderr) == (Code.OK, "")
            assert done.stdout
    finally:
        home.chmod(0o700)
    assert (home / "samtalerom.sqlite3").read_bytes() == before


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, link = tmp_path / "page", tmp_path / "link"
    target.write_text("before")
    target.chmod(0o640)
    link.symlink_to(target)

    def no_room(_: int) -> None:
        raise OSError(28, "")

    with monkeypatch.context() as full:
        full.setattr("os.fsync", no_room)
        with pytest.raises(CommandError):
            write_text(str(target), "after")
    with monkeypatch.context() as protected:
        protected.setattr("os.access", lambda _path, how: how != os.W_OK)
        with pytest.raises(CommandError):
            write_text(str(target), "after")
    assert target.read_text() == "before"
    write_text(str(link), "after")
    assert (target.read_text(), link.is_symlink()) == ("after", True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"page", "link"}


def test_a_pipe_is_written_through(home: Path) -> None:
    attempt = shell(f"$S play {SMALL} --acts - <<< '{ACTS}'").stdout.strip()
    whole = shell(f"$S transcript {attempt}").stdout
    for place in ("-", "/dev/stdout"):
        assert shell(f"$S transcript {attempt} -o {place} | cat").stdout == whole
    assert shell(f"$S score <($S transcript {attempt}) -- ").returncode == Code.OK


@pytest.mark.parametrize("folder", ["broken", "./broken/", "broken/scenario.yaml"])
def test_findings_name_the_file_that_was_given(home: Path, folder: str) -> None:
    Path("broken").mkdir()
    Path("broken/scenario.yaml").write_text("id: [\n", encoding="utf-8")
    named = re.escape(folder.removesuffix("scenario.yaml").rstrip("/"))
    place = re.compile(rf"^{named}/scenario\.yaml:\d+:\d+ ", re.MULTILINE)
    assert place.search(shell(f"$S check {folder} --format concise").stdout)
    assert place.search(shell(f"$S play {folder} --acts - </dev/null").stderr)
    Path("broken/scenario.yaml").write_text("", encoding="utf-8")
    found = shell(f"$S check {folder} --format concise").stdout.splitlines()
    assert found
    assert all(re.match(r"\S+:\d+:\d+ [A-Z]\d+ ", line) for line in found)


def test_doctor_is_harmless_and_notices_more(home: Path) -> None:
    odd = shell("$S doctor", SAMTALEROM_HOME="a\x1b[31m\nok  zzz")
    assert "\x1b" not in odd.stdout
    assert "\nok  zzz" not in odd.stdout
    Path("file").touch()
    for place in ("file", "file/home", f"/{LONG}"):
        ill = shell("$S doctor", SAMTALEROM_HOME=place)
        assert ill.returncode == Code.FINDINGS
        assert "!!  Mappe" in ill.stdout
    assert not Path("file/home").exists()
    assert "!!  SAMTALEROM_LANGUAGE: tysk " in shell("$S doctor", SAMTALEROM_LANGUAGE="tysk").stdout
    assert not home.exists()


def test_another_width_of_letters_is_no_fault(home: Path) -> None:
    for line in ("$S list", "$S --plain </dev/null", "$S check nowhere"):
        assert shell(line, PYTHONIOENCODING="utf-16").returncode in {Code.OK, Code.UNREADABLE}


def test_an_error_speaks_the_language_that_was_asked_for(home: Path) -> None:
    for option in ("--language en", "--language=en"):
        assert "neither a file nor" in shell(f"$S score nofile {option}").stderr
    assert "verken en fil" in shell("$S score nofile").stderr


HEADER = (
    '{"transcript":1,"attempt":"7K2M9QXB4R","scenario":"x","scenario_hash":"a","rubric_hash":"b",'
    '"language":"nb","mode":"practice","timing":"untimed","branch_of":null,"branch_turn":null}'
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        '{"a":1,"a":1}',
        '{"a":' + "9" * 5000 + "}",
        "[]",
        '{"transcript":2}',
        '{"transcript":1}',
        HEADER.replace("}", ',"more":1}'),
        HEADER.replace("practice", "exam"),
        HEADER.replace('"nb"', '"de"'),
        HEADER.replace('"branch_turn":null', '"branch_turn":-1'),
        HEADER.replace('"a"', "null"),
        f"{HEADER}\n[]",
        f'{HEADER}\n{{"event":"nope"}}',
        f'{HEADER}\n{{"event":"moment_reached","moment":3}}',
        f'{HEADER}\n{{"event":"acted","turn":1,"act":"shout"}}',
    ],
)
def test_what_is_wrong_with_a_transcript_is_said_in_the_language(text: str) -> None:
    with pytest.raises(TranscriptError) as caught:
        load(text)
    said = {reason_in_words(translator(each), caught.value.reason) for each in Language}
    assert len(said) >= 2
    for words in said:
        assert "None" not in words
        assert "str" not in words.split()
    assert translator(Language.ENGLISH)("it is not as it should be") not in said


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, *arguments: str, stderr: Path | None = None) -> None:
        """Start it; stderr goes to a file, or is closed where that is the null device."""
        self.seen = b""
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            if stderr is not None and stderr != Path(os.devnull):
                os.dup2(os.open(stderr, os.O_WRONLY | os.O_CREAT), 2)
            elif stderr is not None:
                os.close(2)
            os.execv(sys.executable, [sys.executable, "-m", "simulator", *arguments])  # noqa: S606

    def read(self, until: bytes | None = None, seconds: float = 30.0) -> bytes:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not (until and until in self.seen):
            ready, _, _ = select.select([self._end], [], [], 0.1)
            try:
                more = os.read(self._end, 65536) if ready else None
            except OSError:
                break
            if more == b"":
                break
            self.seen += more or b""
        return self.seen

    def press(self, keys: bytes) -> None:
        os.write(self._end, keys)

    def code(self) -> int:
        self.read()
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def settled(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TERM", "xterm-256color")
    save_settings(Places(home), Settings(notice_seen=True))
    return home


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(settled: Path, number: signal.Signals) -> None:
    terminal = Terminal()
    assert b"Samtalerom" in terminal.read(until=b"Samtalerom")
    time.sleep(0.5)
    os.kill(terminal.pid, number)
    assert terminal.code() == 128 + number
    for mode in (b"1049", b"1000", b"25"):  # another screen, the mouse, the cursor
        on, off = (b"h", b"l") if mode != b"25" else (b"l", b"h")
        set_, reset = b"\x1b[?" + mode + on, b"\x1b[?" + mode + off
        assert terminal.seen.rfind(reset) > terminal.seen.rfind(set_), mode


@pytest.mark.parametrize("arguments", [[], ["play", "butikktyveri", "--timed"]])
def test_the_app_leaves_when_its_terminal_goes_without_a_signal(
    settled: Path, tmp_path: Path, arguments: list[str]
) -> None:
    """The terminal is not the controlling one; in the second case it is being drawn on."""
    ours, theirs = pty.openpty()
    with (tmp_path / "stderr").open("w+b") as log:
        program = subprocess.Popen(
            [sys.executable, "-m", "simulator", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=log,
            start_new_session=True,
        )
        os.close(theirs)
        _read_until(ours, b"avslutt")
        if arguments:
            _read_until(ours, b"begynn")
            os.write(ours, b"\r")
            _read_until(ours, b"nikk")
            os.write(ours, b" ")
            _read_until(ours, b"Du sier ingenting")
        os.close(ours)
        try:
            assert program.wait(timeout=30) == 128 + signal.SIGHUP
        finally:
            program.kill()
        assert b"Traceback" not in (tmp_path / "stderr").read_bytes()


def _read_until(end: int, text: bytes) -> None:
    seen = b""
    while text not in seen:
        ready, _, _ = select.select([end], [], [], 30.0)
        assert ready, seen
        seen += os.read(end, 65536)


@pytest.mark.parametrize("closed", [False, True])
def test_the_app_is_drawn_where_stderr_leads_elsewhere(
    settled: Path, tmp_path: Path, closed: bool
) -> None:
    log = tmp_path / "log"
    terminal = Terminal(stderr=Path(os.devnull) if closed else log)
    assert b"Samtalerom" in terminal.read(until=b"Samtalerom")
    time.sleep(0.5)
    terminal.press(b"q")
    assert terminal.code() == Code.OK
    assert closed or log.read_bytes() == b""


@pytest.mark.parametrize("name", ["nofolder", LONG])
def test_a_scenario_that_is_not_there_is_refused_before_anything_is_drawn(
    settled: Path, name: str
) -> None:
    terminal = Terminal("play", name)
    assert terminal.code() == Code.UNREADABLE
    assert b"L001" in terminal.seen
    assert b"\x1b[?1049h" not in terminal.seen


@pytest.mark.parametrize("arguments", [[], ["--plain"], ["author"]])
def test_an_address_that_keeps_nothing_is_refused_before_anything_is_drawn(
    settled: Path, arguments: list[str]
) -> None:
    terminal = Terminal(*arguments, "--database", "sqlite://")
    assert terminal.code() == Code.USAGE
    assert b"sqlite://" in terminal.seen
    assert b"\x1b[?1049h" not in terminal.seen
