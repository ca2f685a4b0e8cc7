"""What is found under paths: files, folders and zips, the hostile ones refused one by one."""

import io
import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from simulator.collecting import files, zips
from simulator.collecting.canvas import Submission, submission
from simulator.collecting.files import Found, find_files
from simulator.collecting.reasons import Reason, SetAside
from tests.functional.collecting.class_of import zip_of

WHOLE = b"a file"


def found(*paths: Path | str) -> dict[str, bytes | Reason]:
    """What is found, by the last part of where it was."""
    each = list(find_files([str(path) for path in paths]))
    shown = {
        one.file.replace(str(Path(paths[0]).parent) + "/", ""): (
            one.data if isinstance(one, Found) else one.reason
        )
        for one in each
    }
    assert len(shown) == len(each)
    return shown


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nordmannkari_4711_88123_talk.samtale", Submission("4711", "nordmannkari")),
        ("nordmannkari_LATE_4711_88123_talk-1.samtale", Submission("4711", "nordmannkari")),
        ("åsenøstbyanne_de_la_12_13_1_2_x.samtale", Submission("12", "åsenøstbyanne_de_la")),
        ("gruppe3_44_55_talk.samtale", Submission("44", "gruppe3")),
        ("anon_x9YzQ_88123_talk.samtale", Submission("anon_x9YzQ", "")),
        ("LATE_anon_x9YzQ_88123_talk.samtale", Submission("anon_x9YzQ", "")),
        ("samtalerom-7K2M-9QXB-4R5T-312.samtale", None),
        ("2026_11_21_talk.samtale", None),
        ("kari.samtale", None),
        ("", None),
    ],
)
def test_canvas_names_tell_whose_it_is(name: str, expected: Submission | None) -> None:
    assert submission(name) == expected


def test_files_folders_and_zips_are_looked_through(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.samtale").write_bytes(WHOLE)
    (folder / "deep" / "a.samtale").write_bytes(WHOLE + b"2")
    (folder / ".DS_Store").write_bytes(b"x")
    zip_of(
        folder / "c.zip",
        [("x.samtale", b"3"), ("__MACOSX/._x.samtale", b"no"), ("sub/y.samtale", b"4")],
    )
    assert found(folder) == {
        "in/b.samtale": WHOLE,
        "in/c.zip: sub/y.samtale": b"4",
        "in/c.zip: x.samtale": b"3",
        "in/deep/a.samtale": WHOLE + b"2",
    }
    assert list(find_files([str(folder)])) == list(find_files([str(folder)]))


def test_a_zip_tells_of_each_file_whose_it_is(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "s.zip", [("kari_1_2_x.samtale", WHOLE), ("x.samtale", WHOLE)])
    kari, nobody = find_files([str(path)])
    assert isinstance(kari, Found)
    assert isinstance(nobody, Found)
    assert kari.submission == Submission("1", "kari")
    assert nobody.submission is None


def test_what_is_no_ordinary_file_is_set_aside(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    (tmp_path / "secret").write_bytes(b"elsewhere")
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "loop").symlink_to(folder)
    (folder / "esc\x1b[2J").write_bytes(WHOLE)
    (folder / "two\nlines").write_bytes(WHOLE)
    (folder / "whole").write_bytes(WHOLE)
    assert found(folder) == {
        "in/pipe": Reason.NO_REGULAR_FILE,
        "in/link": Reason.LINK,
        "in/loop": Reason.LINK,
        "in/esc\x1b[2J": Reason.HOSTILE_NAME,
        "in/two\nlines": Reason.HOSTILE_NAME,
        "in/whole": WHOLE,
    }
    assert found(tmp_path / "none") == {"none": Reason.NOT_THERE}
    assert found(folder / "pipe") == {"pipe": Reason.NO_REGULAR_FILE}
    assert found("a\0b") == {"a\0b": Reason.UNREADABLE}


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(WHOLE)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert found(tmp_path / "link") == {"link": WHOLE}


def test_folders_and_files_without_end_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path.joinpath("in", *["d"] * (files.MOST_DEPTH + 1))
    deep.mkdir(parents=True)
    assert list(found(tmp_path / "in").values()) == [Reason.TOO_DEEP]
    monkeypatch.setattr(files, "MOST_FILES", 2)
    many = tmp_path / "many"
    many.mkdir()
    for n in range(5):
        (many / f"{n}").write_bytes(WHOLE)
    assert list(found(many).values()) == [WHOLE, WHOLE, Reason.TOO_MANY]


def test_a_file_that_is_too_large_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 100)
    monkeypatch.setattr(zips, "MOST_BYTES", 100)
    (tmp_path / "large").write_bytes(b"x" * 101)
    zip_of(tmp_path / "z.zip", [("bomb", b"0" * 10_000_000), ("whole", WHOLE)])
    assert found(tmp_path / "large") == {"large": Reason.TOO_LARGE}
    assert found(tmp_path / "z.zip") == {"z.zip: bomb": Reason.TOO_LARGE, "z.zip: whole": WHOLE}


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "a/../../evil",
        "/etc/passwd",
        "C:/evil",
        "C:evil/..",
        "..\\evil",
        "a\\b",
        "esc\x1b[2J",
        "line\nfeed",
        "\u202etxt.elatmas",
        "nul\0.samtale",
        "..",
        " \t",
    ],
)
def test_names_that_lead_elsewhere_are_refused_and_nothing_is_unpacked(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "in" / "s.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("x" * len(name))
        info.filename = info.orig_filename = name
        archive.writestr(info, WHOLE)
        archive.writestr("whole", WHOLE)
    before = sorted(tmp_path.rglob("*"))
    reasons = [each.reason for each in find_files([str(path)]) if isinstance(each, SetAside)]
    assert reasons == [Reason.HOSTILE_NAME]
    assert any(isinstance(each, Found) for each in find_files([str(path)]))
    assert sorted(tmp_path.rglob("*")) == before


def test_links_locks_and_zips_inside_a_zip_are_refused(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x", WHOLE)
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "s.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("disguised.samtale", inner.getvalue())
        archive.writestr("odd", WHOLE, zipfile.ZIP_BZIP2)
        archive.writestr("whole", WHOLE)
        archive.writestr("wlock", WHOLE)
    data = bytearray((tmp_path / "s.zip").read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # of the last one
        struct.pack_into("<H", data, data.rindex(signature) + flags, 1)
    (tmp_path / "s.zip").write_bytes(bytes(data))
    assert found(tmp_path / "s.zip") == {
        "s.zip: link": Reason.LINK,
        "s.zip: inner.zip": Reason.ZIP_INSIDE,
        "s.zip: disguised.samtale": Reason.ZIP_INSIDE,
        "s.zip: odd": Reason.METHOD,
        "s.zip: wlock": Reason.ENCRYPTED,
        "s.zip: whole": WHOLE,
    }


def test_a_zip_of_bombs_stops_when_it_has_unpacked_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "MOST_BYTES", 1_000)
    monkeypatch.setattr(zips, "MOST_TOTAL_BYTES", 3_500)
    path = zip_of(tmp_path / "s.zip", [(f"bomb{n}", b"0" * 1_000_000) for n in range(9)])
    assert list(found(path).values()) == [*[Reason.TOO_LARGE] * 3, Reason.ZIP_TOO_LARGE]


def test_a_zip_with_too_many_files_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zip_of(tmp_path / "s.zip", [(f"{n}", b"") for n in range(50)])
    monkeypatch.setattr(zips, "MOST_MEMBERS", 49)
    assert list(found(path).values()) == [Reason.ZIP_TOO_LARGE]
    monkeypatch.setattr(zips, "MOST_MEMBERS", 50)
    assert len(found(path)) == 50
    monkeypatch.setattr(zips, "MOST_DIRECTORY_BYTES", 1_000)
    assert list(found(path).values()) == [Reason.ZIP_TOO_LARGE]


@pytest.mark.parametrize("comment", [b"", b"x" * 65_535])
def test_a_zip_that_says_its_size_in_a_second_end_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comment: bytes
) -> None:
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)  # as if two files were very many
    path = tmp_path / "s.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.samtale", WHOLE)
        archive.writestr("b.samtale", WHOLE)
        archive.comment = comment
    with zipfile.ZipFile(path) as archive:
        assert len(archive.infolist()) == 2
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert found(path) == {"s.zip": Reason.METHOD}


def test_a_zip_that_is_cut_off_is_damaged(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "s.zip", [("x", WHOLE * 100)])
    whole = path.read_bytes()
    for cut in (5, 40, len(whole) - 30, len(whole) - 1):
        path.write_bytes(whole[:cut])
        assert list(found(path).values()) == [Reason.ZIP_DAMAGED]


def test_a_damaged_file_in_a_zip_does_not_stop_the_others(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "s.zip", [("a", os.urandom(5_000)), ("b", WHOLE)])
    data = bytearray(path.read_bytes())
    data[2_000] ^= 0xFF
    path.write_bytes(bytes(data))
    assert found(path) == {"s.zip: a": Reason.ZIP_DAMAGED, "s.zip: b": WHOLE}
