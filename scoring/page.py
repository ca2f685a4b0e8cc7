"""The reference page of the rubric, made from the rubric itself."""

from collections.abc import Iterable

from scenarios.words import Language
from scoring.rubric import Rubric, Rule

_HEAD = """# The rubric, rule by rule

Version {version}. Hash `{hash}`. Made from `scoring/rubric.yaml`:
`python -m scoring > docs/reference/rubric.md`.

*Points* is what a rule gives or costs, *open* what could have been earned there at best. All
numbers marked *ours* are our own proposal and wait for experts; the sources support the reason, not
the number ([sources](../sources.md), [how scoring works](../explanation/scoring.md)). What the
student is told stands beside each rule, here in English; bokmål and nynorsk stand in the file.

Levels begin at {cuts} of what was open. A percentage is shown from {percentage} opportunities. A
talk holds when it is brought to an end, no gate fails, these are tried: {required}, at least
{tried} of the eight principles are tried, and none that was tried is below level {lowest}.
"""


def rubric_page(rubric: Rubric) -> str:
    """Return the reference page of a rubric, as Markdown."""
    english = Language.ENGLISH
    names = {p: text.name.in_language(english) for p, text in rubric.principles.items()}
    parts = [
        _HEAD.format(
            version=rubric.version,
            hash=rubric.hash,
            cuts=", ".join(f"{cut:.0%}" for cut in rubric.levels.cuts),
            percentage=rubric.levels.percentage_from,
            required=", ".join(names[p].lower() for p in rubric.passing.required),
            tried=rubric.passing.tried,
            lowest=rubric.passing.lowest,
        ),
        "\n---\n",
    ]
    for gate, text in rubric.gates.items():
        rules = (rule for rule in rubric.rules.values() if rule.id.startswith(f"{gate}."))
        parts.append(f"\n## {text.name.en}\n\n{text.right.en}\n\n{_sources(text.source)}\n\n")
        parts.append(_table(rules))
    parts.append("\n---\n")
    for principle, about in rubric.principles.items():
        rules = (rule for rule in rubric.rules.values() if rule.id.startswith(f"{principle}."))
        parts.append(f"\n## {about.name.en}\n\n{about.says.en}\n\n{_sources(about.source)}\n\n")
        parts.append(_table(rules))
    return "".join(parts)


def _table(rules: Iterable[Rule]) -> str:
    head = "| rule | points | open | window | bound | ours | source | what the student is told |\n"
    return f"{head}|---|---|---|---|---|---|---|---|\n{''.join(map(_row, rules))}"


def _row(rule: Rule) -> str:
    cells = (
        f"`{rule.id}`",
        f"{rule.points:g}",
        f"{rule.open:g}",
        str(rule.numbers.get("window", "")),
        str(rule.numbers.get("most", "")),
        "ours" if rule.ours else "",
        ", ".join(rule.source),
        rule.why.en,
    )
    return f"| {' | '.join(cells)} |\n"


def _sources(codes: tuple[str, ...]) -> str:
    return f"Source: {', '.join(codes)}."
