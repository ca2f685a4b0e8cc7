"""The reference pages of the diagnostics, made from the catalogue and the rules' docstrings."""

from collections.abc import Mapping

from scenarios.diagnostics.catalogue import KINDS
from scenarios.diagnostics.render import SEVERITY_WORDS
from scenarios.diagnostics.values import Kind
from scenarios.words import Language

_INTRO = """\
# Diagnostics

Everything that reading and checking a scenario can say, by its code; each code has a page of its
own. Codes are never reused. An error keeps the scenario from being played; a warning and an
advice do not. What a check of the talk (C1 to C5) finds, and the author means so, may be
[allowed with a reason](format.md#allowedshape).

Alt som kan bli sagt om et scenario, etter kode; hver kode har sin egen side. En feil hindrer at
scenarioet kan spilles; advarsler og råd gjør ikke det. Det en sjekk av samtalen (C1 til C5) finner,
og som er ment slik, kan tillates med en grunn.
"""

_GROUPS = {
    "F0": "The file",
    "F1": "Keys, words and values",
    "F2": "Names, and what has to hold together",
    "F3": "Blocks",
    "F4": "Translations",
    "L0": "Finding scenarios",
    "P0": "Plays",
    "C1": "The structure of the talk",
    "C2": "What the choices are worth",
    "C3": "The fairness of the choices",
    "C4": "The language of the talk",
    "C5": "The people, and scenarios beside each other",
    "C6": "What is allowed with a reason",
    "C7": "What a proof finds",
}

FOLDER = "diagnostics"
"""Where the page of each code lies, beside the list of them."""

_BLANKS = ("{nearest}", "{more_nb}", "{more_en}")
_HEADINGS = {
    Language.BOKMAL: ("Hvorfor", "Rett"),
    Language.ENGLISH: ("Why", "Fix"),
}


def reference_pages(rules: Mapping[str, str]) -> dict[str, str]:
    """Return the pages in Markdown by their names; equal catalogues give equal pages.

    Args:
        rules: the docstring of the rule behind a code, for the codes of checks.
    """
    order = list(_GROUPS)
    codes = sorted(KINDS, key=lambda code: (order.index(code[:2]), code))
    pages = {f"{FOLDER}/{code}.md": _page(KINDS[code], rules.get(code, "")) for code in codes}
    return {f"{FOLDER}.md": _list(codes, rules), **pages}


def _list(codes: list[str], rules: Mapping[str, str]) -> str:
    parts, last = [_INTRO], ""
    for code in codes:
        if code[:2] != last:
            last = code[:2]
            parts.append(f"\n## {_GROUPS[last]}\n\n| code | | says | sier |\n|---|---|---|---|\n")
        kind = KINDS[code]
        severity = SEVERITY_WORDS[kind.severity].en
        about = _first_line(rules[code]) if code in rules else _plain(kind.en.message)
        says = about.replace("|", "\\|")
        sier = _plain(kind.nb.message).replace("|", "\\|")
        parts.append(f"| [{code}]({FOLDER}/{code}.md) | {severity} | {says} | {sier} |\n")
    return "".join(parts)


def _page(kind: Kind, docstring: str) -> str:
    title = _first_line(docstring) or _plain(kind.en.message)
    parts = [f"# {kind.code}: {title}\n"]
    for language in (Language.ENGLISH, Language.BOKMAL):
        said, (why, fix) = kind.in_language(language), _HEADINGS[language]
        severity = SEVERITY_WORDS[kind.severity].in_language(language)
        parts.append(
            f"\n**{severity.capitalize()}: {_plain(said.message)}**\n\n"
            f"- {why}: {_plain(said.reason)}\n- {fix}: {_plain(said.fix)}\n"
        )
    sections = _sections(docstring)
    parts += [f"\n## {heading}\n\n{text}" for heading, text in sections.items()]
    parts.append(f"\n[All diagnostics](../{FOLDER}.md)\n")
    return "".join(parts)


def _plain(template: str) -> str:
    for blank in _BLANKS:
        template = template.replace(blank, "")
    return template.replace("{{", "{").replace("}}", "}")


def _first_line(docstring: str) -> str:
    return docstring.strip().split("\n", 1)[0]


def _sections(docstring: str) -> dict[str, str]:
    """Return the sections of a rule's docstring by their headings."""
    found: dict[str, str] = {}
    _, why, rest = docstring.partition("\nWhy:\n")
    if not why:
        return found
    found["Why"], _, rest = rest.partition("\nBad:\n")
    found["Bad"], _, found["Good"] = rest.partition("\nGood:\n")
    return {heading: _dedented(text) for heading, text in found.items() if text.strip()}


def _dedented(text: str) -> str:
    lines = [line.removeprefix("    ") for line in text.strip("\n").splitlines()]
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"
