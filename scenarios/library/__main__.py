"""Small tools for the people who keep the included scenarios.

python -m scenarios.library index                 write index.json anew
python -m scenarios.library check PATH [LANG]     say what is wrong with a scenario
python -m scenarios.library extract PATH LANG     write or update LANG.po beside it
"""

import sys

from scenarios.checks import check as structure
from scenarios.checks import diagnose
from scenarios.diagnostics import Diagnostic
from scenarios.diagnostics.catalogue import UNKNOWN_LANGUAGE
from scenarios.diagnostics.render import full, message
from scenarios.format import SCENARIO_FILE, Bundle, catalogue, read
from scenarios.format.tree import Source
from scenarios.library import INCLUDED, INDEX, find, included, index_of, load
from scenarios.words import Language


def _show(diagnostics: tuple[Diagnostic, ...], sources: dict[str, Source]) -> None:
    lines = {name: source.lines for name, source in sources.items()}
    sys.stdout.write(full(diagnostics, lines, Language.ENGLISH))


def check(name: str, language: str | None = None) -> int:
    """Say what is wrong with a scenario; 1 if there is an error."""
    found = find(name)
    if found.bundle is None:
        _show(found.diagnostics, {})
        return 1
    reading = read(found.bundle, language, compare=True)
    _show(reading.diagnostics, dict(reading.sources))
    if reading.scenario is None:
        return 1
    findings = diagnose(structure(reading.scenario), reading.place, SCENARIO_FILE)
    _show(findings, dict(reading.sources))
    moments = reading.scenario.moments.values()
    choices = sum(len(moment.choices) for moment in moments)
    sys.stdout.write(f"{name}: {len(moments)} moments, {choices} choices\n")
    return 0


def extract(name: str, language: str) -> int:
    """Write or update the catalogue of a language; 1 if the scenario or the language is wrong."""
    if language not in set(Language):
        wrong = UNKNOWN_LANGUAGE.at(language, None, word=language)
        sys.stderr.write(f"{message(wrong, Language.ENGLISH)}\n")
        return 1
    found = find(name)
    if found.bundle is None or read(found.bundle).scenario is None:
        return check(name)
    path = (found.folder or INCLUDED) / f"{language}.po"
    path.write_bytes(catalogue(found.bundle, language))
    sys.stdout.write(f"{path}\n")
    return 0


def index() -> int:
    """Write the index of the included scenarios anew."""
    bundles: dict[str, Bundle] = {}
    for name in included():
        bundle = load(INCLUDED / name).bundle
        if bundle is None or read(bundle).scenario is None:
            return check(name)
        bundles[name] = bundle
    INDEX.write_text(index_of(bundles), encoding="utf-8")
    return 0


def main(arguments: list[str]) -> int:
    """Run one of the tools."""
    match arguments:
        case ["index"]:
            return index()
        case ["check", name]:
            return check(name)
        case ["check", name, language]:
            return check(name, language)
        case ["extract", name, language]:
            return extract(name, language)
        case _:
            sys.stderr.write(__doc__ or "")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
