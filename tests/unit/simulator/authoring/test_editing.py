"""The author's editor: what is called, and that no shell is."""

from pathlib import Path

import pytest

from simulator.authoring.editing import editor_of, opening

FILE = Path("/skriv/mitt scenario; rm -rf x/scenario.yaml")


def test_visual_wins_and_nothing_set_is_nothing() -> None:
    assert editor_of({"VISUAL": "nvim", "EDITOR": "nano"}) == ("nvim",)
    assert editor_of({"VISUAL": "", "EDITOR": "code --wait"}) == ("code", "--wait")
    assert editor_of({}) == ()
    assert editor_of({"EDITOR": "  "}) == ()


def test_what_cannot_be_taken_apart_is_passed_over() -> None:
    assert editor_of({"VISUAL": "'halv", "EDITOR": "nano"}) == ("nano",)


def test_a_backslash_stays_on_windows() -> None:
    found = editor_of({"EDITOR": r'"C:\Program Files\np.exe" -x'}, windows=True)
    assert found == (r"C:\Program Files\np.exe", "-x")


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        (("vim",), ["vim", "+12", str(FILE)]),
        (("/usr/bin/nano", "-w"), ["/usr/bin/nano", "-w", "+12", str(FILE)]),
        (("code",), ["code", "--wait", "--goto", f"{FILE}:12"]),
        (("code", "--wait"), ["code", "--wait", "--goto", f"{FILE}:12"]),
        (("hx",), ["hx", f"{FILE}:12"]),
        (("notepad.exe",), ["notepad.exe", str(FILE)]),
    ],
)
def test_the_line_is_given_as_the_editor_takes_it(
    editor: tuple[str, ...], expected: list[str]
) -> None:
    assert opening(editor, FILE, 12) == expected
    assert opening(editor, FILE, None) == [*editor, str(FILE)]


def test_a_file_is_never_an_option() -> None:
    assert not opening(("vim",), Path("-c quit"), None)[-1].startswith("-")
