"""What the pages of a scenario have in common: templates, styles, and what a page may load."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from scenarios.model import Scenario
from simulator.i18n import Translator

BASE = "debrief.css"
"""The style that every page begins with."""


def page(
    template: str, styles: str, values: Mapping[str, object], *, scripts: str | None = None
) -> str:
    """Return a page that loads nothing; its policy allows only its own style and script.

    Args:
        template: the name of the template.
        styles: the style sheet that comes after the common one.
        values: what the template asks for.
        scripts: a script of ours, None for a page that runs nothing.
    """
    style = "\n" + _text(BASE) + _text(styles)
    script = "\n" + _text(scripts) if scripts else ""
    allowed = f"style-src '{_digest(style)}'"
    if script:
        allowed += f"; script-src '{_digest(script)}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    found = _environment().get_template(template)
    return found.render(values, style=style, script=script, policy=policy)


def common(scenario: Scenario, tr: Translator, texts: Mapping[str, str]) -> dict[str, object]:
    """Return what every page of a scenario asks for.

    Args:
        scenario: what the page is of.
        tr: the language of the page.
        texts: the fixed texts by their place on the page, in English.
    """
    return {
        "w": {place: tr(text) for place, text in texts.items()},
        "s": scenario,
        "language": tr.language.value,
        "foreign": None if scenario.language == tr.language else scenario.language,
    }


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("simulator.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _text(name: str) -> str:
    place = files("simulator.reports").joinpath("templates", name)
    return place.read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
