"""Checks of a whole scenario that need the rubric, composed with those that do not.

``scenarios.checks`` sees what can be played; what a choice is worth only the score knows. A rule
here is made as one there: one file in ``scoring.checks.rules`` whose docstring says why, bad and
good, a kind in the catalogue, its entry in ``SCORED``, and an example under
``tests/diagnostics``.
"""

from scoring.checks.examine import Examined, Examiner, examine, examine_together
from scoring.checks.rules import RULES, SCORED

__all__ = ["RULES", "SCORED", "Examined", "Examiner", "examine", "examine_together"]
