"""What is wrong with a transcript or a coverage, in the user's language.

Their codecs, which are pure and know no catalogue, say it in English for whoever programs.
"""

import re

from simulator.i18n import N_, Translator
from simulator.sessions.errors import brief

_REASONS = (
    (r"not JSON at character (?P<n>\d+)", N_("not JSON at character {n}")),
    (r"not JSON", N_("it is not JSON")),
    (r"there is no key 'coverage'.*", N_("there is no key «coverage» with a «format»")),
    (r"format .* is not known here", N_("the format is none that is known here")),
    (r"\w+: (?P<name>.*) must be a number from 0 to 1", N_("{name} is no number from 0 to 1")),
    (r"nested too deeply", N_("nested too deeply")),
    (r"longer than (?P<n>\d+) characters", N_("longer than {n} characters")),
    (r"a key stands twice", N_("a key stands twice")),
    (r"a number is out of range", N_("a number is out of range")),
    (r"a transcript begins with .*", N_("it does not begin with a header")),
    (r"transcript format .*", N_("the format is none that is known here")),
    (r"(?:an event is .*|unknown event .*)", N_("it is no event")),
    (r".* is not an act; .*", N_("it is no act")),
    (r"(?P<name>\w+) (?:must be|is out of range).*", N_("{name} cannot have that value")),
    (r"\w+ lacks (?P<names>.*)", N_("missing: {names}")),
    (r"\w+ has no (?P<names>.*)", N_("does not belong here: {names}")),
)


def reason_in_words(tr: Translator, reason: str) -> str:
    """Return a reason of the codec's in the translator's language."""
    for pattern, message in _REASONS:
        found = re.fullmatch(pattern, reason, re.DOTALL)
        if found:
            return tr(message, **{name: brief(text) for name, text in found.groupdict().items()})
    return tr("it is not as it should be")
