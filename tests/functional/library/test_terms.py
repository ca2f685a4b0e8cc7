"""The words of law are said the same in every scenario: the last table of the glossary."""

import io
import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from scenarios.library import INCLUDED
from tests.functional.library.tables import table

CATALOGUES = sorted(INCLUDED.glob("**/*.po"))
GLOSSARY = INCLUDED.parent.parent / "docs" / "glossary.md"
TERMS = table("Words of law, as they are said in the talks", GLOSSARY)


def texts(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield every text of a language: where it is, and what is said in bokmål and there."""
    for path in CATALOGUES:
        if path.stem.rpartition(".")[2] == language:
            for message in read_po(io.BytesIO(path.read_bytes())):
                source, text = message.id, message.string
                if isinstance(source, str) and isinstance(text, str) and source and text:
                    yield f"{path.parent.name}/{message.context}", source, text


@pytest.fixture(scope="module", params=["nn", "en"])
def translated(request: pytest.FixtureRequest) -> tuple[str, list[tuple[str, str, str]]]:
    return request.param, list(texts(request.param))


def test_every_term_is_translated_as_the_glossary_says(
    translated: tuple[str, list[tuple[str, str, str]]],
) -> None:
    language, said = translated
    assert len(said) > 1_000
    met, otherwise = set(), []
    for row in TERMS:
        begins = re.compile(rf"\b{re.escape(row['nb'])}", re.IGNORECASE)
        forms = [form.lower() for form in row[language].split(" / ")]
        for where, source, text in said:
            if begins.search(source):
                met.add(row["nb"])
                if not any(form in text.lower() for form in forms):
                    otherwise.append((row["nb"], where, text))
    assert otherwise == []
    assert language == "nn" or met == {row["nb"] for row in TERMS}
