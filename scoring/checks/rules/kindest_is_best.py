"""The kindest choice is the best one too often.

Why:
    A warm word is no technique. Where the line with most of them is mostly the best one, the
    trainee learns to be nice; a leading question can be as kind as an open one. Counted are words
    from a short list (ours), and weighed as for the longest.

Bad:
    ```yaml
    - {say: "Det er fint at du kom, kjære deg. Fortell, så trygg du vil.", is: [open_invitation]}
    - {say: Var du der?, is: [closed]}
    ```

Good:
    ```yaml
    - {say: "Så fint at du er her! Du var redd, ikke sant?", is: [leading_tag]}
    - {say: Fortell fra begynnelsen., is: [open_invitation]}
    ```
"""

import re
from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import KINDEST_IS_BEST
from scoring.checks.chance import count, only_one
from scoring.checks.worths import ChoiceSet, Scored

_WORD = re.compile(r"\w+")
_KIND = frozenset(
    _WORD.findall(
        "fin fint fine bra flott godt hyggelig snill kjære takk trygg trygt velkommen heldigvis "
        "glad gjerne forstår skjønner unnskyld beklager modig modige "
        "triveleg velkomen skjønar orsak "
        "nice good great lovely kind dear thank thanks safe welcome glad gladly understand sorry "
        "brave appreciate please"
    )
)
"""Warm words of bokmål, nynorsk and English: no technique, only a tone."""


def check(subject: Scored) -> Iterator[Finding]:
    """Yield one finding for the scenario, at the first moment where it is so."""
    counted = count(subject.choice_sets, _kindest)
    if counted.is_too_often:
        yield Finding.of(KINDEST_IS_BEST, counted.met[0], at="say", **counted.params)


def _kindest(choices: ChoiceSet) -> int | None:
    kind = [float(_kind_words(each.choice.says)) for each in choices.judged]
    return only_one(kind)


def _kind_words(text: str) -> int:
    return sum(word in _KIND for word in _WORD.findall(text.lower()))
