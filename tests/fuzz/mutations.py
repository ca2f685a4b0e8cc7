"""Seeded mutations of a bundle's files: of bytes, of lines, and of what the lines mean."""

import random
from collections.abc import Callable, Mapping, Sequence

TOKENS = (
    b"[", b"]", b"{", b"}", b":", b": ", b"- ", b"? ", b"&a ", b"*a ",
    b"!!python/object:os.system ", b"!x ", b"<<: ", b"|\n", b">\n", b"'", b'"', b"#",
    b"%YAML 1.2\n", b"---\n", b"...\n", b"\t", b"\n", b"\r", b"\r\n", b"\x00", b"\x1b[2J",
    b"\x1b]52;c;AAAA\x07", b"\xc2\x9b", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xef\xbb\xbf",
    b"\xff", b"\xed\xa0\x80", b"\xf4\x8f\xbf\xbf", b"\xc0\x80", b'"\\u202e"', b'"\\x1b"',
    b'"\\ud800"', b"null", b"true", b"no", b"~", b"1e400", b"-0", b"0x10",
    b"99999999999999999999", b"12:30", b"..", b"../../etc/passwd", b"{{hvem}}", b"{hvem}",
    b"__class__", b"when: (", b"when: not not not finished", b"goto: ", b"end: ", b"emma: ",
    b"tells: [alene]", b"reactions: []", b"is: [open_invitation, closed]", b"block: rett",
    b"with: {a: b}", b"msgctxt ", b"#, fuzzy\n", b'msgid ""\n', b"msgstr[0] ", b"#~ ",
    b"Content-Type: text/plain; charset=utf-7\\n",
)  # fmt: skip
"""What the format, YAML, catalogues and terminals care about."""

Mutation = Callable[[random.Random, bytes], bytes]


def _flip(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _insert(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 40)) + data[at:]


def _cut(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice((1, 3, 20, 300)) :]


def _truncate(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _copy(chance: random.Random, data: bytes) -> bytes:
    at, to = chance.randrange(len(data)), chance.randrange(len(data) + 1)
    piece = data[at : at + chance.choice((1, 8, 60, 500))]
    return data[:to] + piece * chance.choice((1, 1, 2, 9)) + data[to:]


def _lines(chance: random.Random, data: bytes) -> bytes:
    """Take out, double, swap, indent or outdent a line."""
    lines = data.splitlines(keepends=True)
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = b" " * chance.randint(1, 3) + lines[at]
        case _:
            lines[at] = lines[at].removeprefix(b" " * chance.randint(1, 4))
    return b"".join(lines)


def _words(chance: random.Random, data: bytes) -> bytes:
    """Put one word of the file in the place of another: right shape, wrong meaning."""
    words = data.split(b" ")
    at, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[at] = words[other]
    return b" ".join(words)


def _value(chance: random.Random, data: bytes) -> bytes:
    """Give a key another value: of another type, enormous, or from elsewhere in the file."""
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    key, colon, _ = lines[at].partition(b":")
    if not colon:
        return _insert(chance, data)
    values = (
        b"", b"[]", b"{}", b"3", b"-1", b"true", b"''", b"[[[]]]", b"{a: {b: c}}", b"x" * 5_000,
        b"[" * 40, b"emma", b"[emma, emma]", b'"\\u0000"', chance.choice(TOKENS),
        chance.choice(lines).partition(b":")[2].strip(),
    )  # fmt: skip
    lines[at] = key + b": " + chance.choice(values) + b"\n"
    return b"".join(lines)


MUTATIONS: Sequence[Mutation] = (_flip, _insert, _cut, _truncate, _copy, _lines, _words, _value)
_WEIGHTS = (2, 3, 2, 1, 2, 4, 4, 6)


def mutated(chance: random.Random, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files with one to four mutations of one of them."""
    name = chance.choice(sorted(files))
    data = files[name]
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if data:
            (mutation,) = chance.choices(MUTATIONS, _WEIGHTS)
            data = mutation(chance, data)
    return {**files, name: data}
