"""A file stands there whole, or as it was, whenever the writing stops."""

import ast
import os
import stat
from pathlib import Path

import pytest

import simulator
from simulator.disk import write_whole

ROOT = Path(simulator.__file__).parent


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("before", [None, b"before"])
@pytest.mark.parametrize("stop", [OSError(28, "no room"), KeyboardInterrupt()])
def test_what_is_not_written_whole_is_not_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    before: bytes | None,
    stop: BaseException,
) -> None:
    path = tmp_path / "x"
    if before is not None:
        path.write_bytes(before)

    def fail(*_: object) -> None:
        raise stop

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(type(stop)):
        write_whole(path, b"after")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == ([before] if before else [])


def test_a_file_is_written_over_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "x"
    for data in (b"a" * 100_000, b"b\r\n\x1a\n", b""):
        write_whole(path, data)
        assert [each.read_bytes() for each in tmp_path.iterdir()] == [data]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_who_may_read_it_stays_and_what_is_private_is_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"")
    path.chmod(0o640)
    write_whole(path, b"1")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    for place in (path, tmp_path / "y"):
        write_whole(place, b"2", private=True)
        assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make a link")
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link, real = tmp_path / "link", tmp_path / "far" / "x"
    real.write_bytes(b"1")
    link.symlink_to(real)
    write_whole(link, b"2")
    assert (link.is_symlink(), real.read_bytes()) == (True, b"2")
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    with pytest.raises(OSError, match=r"(?i)link"):
        write_whole(circle, b"3")


def test_nothing_else_writes_over_a_file() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {ast.unparse(node.func)}"
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _writes_over(node)
    }
    assert found == {"disk.py: path.write_bytes", "disk.py: os.fdopen"}


def _writes_over(call: ast.Call) -> bool:
    """Say whether a call writes into a file that may be there; not to its end, nor a new one."""
    match call.func:
        case ast.Attribute(attr="write_text" | "write_bytes"):
            return True
        case ast.Attribute(attr="open" | "fdopen") | ast.Name(id="open"):
            modes = [*call.args, *(each.value for each in call.keywords if each.arg == "mode")]
            values = [each.value for each in modes if isinstance(each, ast.Constant)]
            return any(isinstance(each, str) and "w" in each for each in values)
        case _:
            return False
