"""Lines of a longer text are wrapped anew; empty lines part paragraphs."""

import pytest

from simulator.sessions.flowing import flowing


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sara er borte\nfra timen.\n", "Sara er borte fra timen."),
        ("Først.\n\nSå\ndette.\n", "Først.\n\nSå dette."),
        ("Først.\r\n  \t\r\n\nSå.", "Først.\n\nSå."),
        ("  én linje ", "én linje"),
        ("", ""),
    ],
)
def test_flowing(text: str, shown: str) -> None:
    assert flowing(text) == shown
    assert flowing(shown) == shown
