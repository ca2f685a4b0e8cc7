"""Small tools for the people who keep the included scenarios.

python -m scenarios.library index                 write index.json anew
python -m scenarios.library check PATH [LANG]     say what is wrong with a scenario
python -m scenarios.library blocks PATH LANG      write or update LANG.po of the blocks it uses
"""

import sys

from scenarios.checks import check as structure
from scenarios.checks import diagnose
from scenarios.diagnostics import Diagnostic
from scenarios.diagnostics.render import full
from scenarios.format import SCENARIO_FILE, Bundle, block_catalogue, read
from scenarios.format.tree import Source
from scenarios.library import INCLUDED, INDEX, SHARED_BLOCKS, find, included, index_of, load
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


def blocks(name: str, language: str) -> int:
    """Write or update the catalogues of the included blocks that a scenario uses."""
    bundle = find(name).bundle
    reading = read(bundle) if bundle is not None else None
    if bundle is None or reading is None or reading.scenario is None:
        return check(name)
    for block in sorted({use.block for use in reading.uses}):
        if (SHARED_BLOCKS / f"{block}.yaml").exists():
            path = SHARED_BLOCKS / f"{block}.{language}.po"
            path.write_bytes(block_catalogue(bundle, block, language))
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
        case ["blocks", name, language] if language in set(Language):
            return blocks(name, language)
        case _:
            sys.stderr.write(__doc__ or "")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
