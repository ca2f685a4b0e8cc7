"""Scenarios that no talk can hold up in, since too few principles can be tried.

Why:
    By the rubric a talk holds only where some principles were tried, and enough of them. Where
    the scenario does not let them be tried, the best talk in it is called «not passed». A
    scenario of fewer than five moments is an exercise in one thing, and is passed over.

Bad:
    ```yaml
    choices:                     # and no leading line anywhere to leave alone
      - {id: fortell, say: Fortell., is: [open_invitation]}
      - {id: hvem, say: Hvem var der?, is: [wh_question]}
    ```

Good:
    ```yaml
    choices:
      - {id: fortell, say: Fortell., is: [open_invitation]}
      - {id: redd, say: "Du var redd, ikke sant?", is: [leading_tag]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import CANNOT_PASS
from scoring.checks.opportunities import FEWEST_MOMENTS, opportunities
from scoring.checks.worths import Scored
from scoring.rubric import Principle


def check(subject: Scored) -> Iterator[Finding]:
    """Yield one finding where the rubric asks for more than can be tried."""
    there, passing = opportunities(subject), subject.rubric.passing
    missing = [principle for principle in passing.required if principle not in there]
    if not missing and len(there) < passing.tried:
        missing = [principle for principle in Principle if principle not in there]
    if missing and len(subject.scenario.moments) >= FEWEST_MOMENTS:
        names = [subject.rubric.principles[principle].name for principle in missing]
        yield Finding.of(
            CANNOT_PASS,
            "scenario",
            at="title",
            tried=str(passing.tried),
            missing_nb=", ".join(name.nb for name in names),
            missing_en=", ".join(name.en for name in names),
        )
