"""New scenarios: whole and small, with notes to the author in the author's language.

One skeleton for all templates, and the words of each language in a file beside it.
"""

import tomllib
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from scenarios.format import flow_list, quoted, scalar
from scenarios.words import Language

if TYPE_CHECKING:
    from jinja2 import Environment

SKELETON = "scenario.yaml.j2"


class Template(StrEnum):
    """What a new scenario begins as."""

    MINIMAL = "minimal"
    """One young person, as little as a talk needs."""
    SHORT = "short"
    """With a parent and a limit, in three phases."""
    VOLUNTARY = "voluntary"
    """With a parent, and a limit."""
    MANDATORY = "mandatory"
    """Summoned under politiloven § 13, with a parent."""
    FOLLOW_UP = "follow-up"
    """A second talk, in which a limit has been named before."""


def draft(template: Template, name: str, language: Language, today: str) -> str:
    """Return the text of a new ``scenario.yaml``; equal arguments, equal text.

    Args:
        template: what it begins as.
        name: its id, which its title is made of.
        language: the language that it is written in.
        today: the date that stands as written, as ISO has it.
    """
    words = texts(language)
    skeleton = files("simulator.drafts").joinpath(SKELETON).read_text(encoding="utf-8")
    return (
        _environment()
        .from_string(skeleton)
        .render(
            name=name,
            title=name.replace("-", " ").replace("_", " ").capitalize(),
            language=language.value,
            today=today,
            template=template.value,
            parent=template is not Template.MINIMAL,
            mandatory=template is Template.MANDATORY,
            short=template is Template.SHORT,
            follow_up=template is Template.FOLLOW_UP,
            c=words["c"],
            i=words["i"],
            t=words["t"],
        )
    )


def texts(language: Language) -> dict[str, Any]:
    """Return the words of new scenarios: comments (c), names (i) and what is said (t)."""
    data = files("simulator.drafts").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


def _environment() -> "Environment":
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 only a new scenario needs it

    made = Environment(  # noqa: S701 it makes YAML, and every text goes through a filter
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    made.filters["text"] = scalar
    made.filters["word"] = quoted
    made.filters["texts"] = flow_list
    return made
