"""The reference page of all diagnostics, made from the catalogue."""

from collections.abc import Mapping

from scenarios.diagnostics.catalogue import KINDS
from scenarios.diagnostics.render import SEVERITY_WORDS
from scenarios.diagnostics.values import Kind
from scenarios.words import Language

_INTRO = """\
# Diagnostics

Everything that reading and checking a scenario can say, by its code. Codes are never reused.
An error keeps the scenario from being played; a warning and an advice do not.

Alt som kan bli sagt om et scenario, etter kode. En feil hindrer at scenariet kan spilles;
advarsler og råd gjør ikke det.
"""

_GROUPS = {
    "F0": "The file",
    "F1": "Keys, words and values",
    "F2": "Names, and what has to hold together",
    "F3": "Blocks",
    "F4": "Translations",
    "L0": "Finding scenarios",
    "C1": "The structure of the talk",
    "C2": "The language of the talk",
    "C3": "The fairness of the choices",
}


def reference_page(rules: Mapping[str, str]) -> str:
    """Return the page in Markdown; equal catalogues give equal pages.

    Args:
        rules: the docstring of the rule behind a code, for the codes of checks.
    """
    parts, last = [_INTRO], ""
    order = list(_GROUPS)
    for code in sorted(KINDS, key=lambda code: (order.index(code[:2]), code)):
        if code[:2] != last:
            last = code[:2]
            parts.append(f"\n## {_GROUPS[last]}\n")
        parts.append(_entry(KINDS[code]))
        if code in rules:
            parts.append(_example(rules[code]))
    return "".join(parts)


def _entry(kind: Kind) -> str:
    severity = SEVERITY_WORDS[kind.severity]
    lines = [f"\n### {kind.code}\n\n"]
    for language in (Language.ENGLISH, Language.BOKMAL):
        said = kind.in_language(language)
        lines.append(
            f"- **{severity.in_language(language)}: {_plain(said.message)}**"
            f" {_plain(said.reason)} {_plain(said.fix)}\n"
        )
    return "".join(lines)


def _plain(template: str) -> str:
    for blank in ("{nearest}", "{more_nb}", "{more_en}"):
        template = template.replace(blank, "")
    return template.replace("{{", "{").replace("}}", "}")


def _example(docstring: str) -> str:
    """Return the bad and the good example of a rule's docstring."""
    _, _, examples = docstring.partition("\nBad:\n")
    bad, _, good = examples.partition("\nGood:\n")
    return f"\nBad:\n\n{_dedented(bad)}\nGood:\n\n{_dedented(good)}"


def _dedented(text: str) -> str:
    lines = [line.removeprefix("    ") for line in text.strip("\n").splitlines()]
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"
