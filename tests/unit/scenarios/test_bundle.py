"""The files of a scenario as one value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.format import Bundle, BundleError

FILES = st.dictionaries(st.text(max_size=12), st.binary(max_size=60), max_size=5)


@given(FILES)
def test_bundle_survives_being_written(files: dict[str, bytes]) -> None:
    bundle = Bundle(files)
    again = Bundle.from_bytes(bundle.to_bytes())
    assert again.files == files
    assert again.hash == bundle.hash
    assert again.to_bytes() == bundle.to_bytes()


@given(FILES, FILES)
def test_hash_tells_bundles_apart(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert (Bundle(one).hash == Bundle(other).hash) is (one == other)


def test_order_of_files_means_nothing() -> None:
    one = Bundle({"a": b"1", "b": b"2"})
    other = Bundle({"b": b"2", "a": b"1"})
    assert one.hash == other.hash
    assert one.to_bytes() == other.to_bytes()


def test_names_and_contents_do_not_run_together() -> None:
    assert Bundle({"a": b"bc"}).hash != Bundle({"ab": b"c"}).hash
    assert Bundle({"a": b"1", "b": b""}).hash != Bundle({"a": b"", "b": b"1"}).hash


@given(st.binary(max_size=200))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(BundleError):
        Bundle.from_bytes(data)


@pytest.mark.parametrize(
    "text",
    ["{}", "[]", '{"bundle": 2, "files": {}}', '{"bundle": 1, "files": {"a": "?"}}',
     '{"bundle": 1, "files": {"a": 1}}', '{"bundle": true, "files": {}}', "[" * 5000],
)  # fmt: skip
def test_damaged_bundles_are_refused(text: str) -> None:
    with pytest.raises(BundleError):
        Bundle.from_bytes(text.encode())


def test_languages_are_those_of_the_catalogues() -> None:
    bundle = Bundle({"scenario.yaml": b"", "nn.po": b"", "en.po": b"", "blocks/x.yaml": b""})
    assert bundle.languages == ("en", "nn")
