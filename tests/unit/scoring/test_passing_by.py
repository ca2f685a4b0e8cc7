"""What is left alone while something else is done, and what is passed over."""

import pytest

from scenarios.model import Phase
from scenarios.techniques import Technique as T
from scoring.rubric import Principle as P
from tests.unit.scoring.plays import Play, reach


class TestLeavingAlone:
    HURTS = (T.LEADING_TAG, T.LABEL, T.HURRY)

    def credited(self, *codes: T) -> int:
        play = Play().at(Phase.ACCOUNT).say(*codes, offered=[(each,) for each in self.HURTS])
        found = [play.rules(p) for p in (P.NOT_LEADING, P.UNBIASED, P.UNHURRIED)]
        return sum(rule in {"avoided", "calm"} for each in found for _, rule in each)

    def test_what_does_no_harm_is_credited_for_all_that_it_left(self) -> None:
        assert self.credited(T.PARAPHRASE) == 3
        assert self.credited(T.LEADING_TAG) == 2

    @pytest.mark.parametrize("code", [T.THREAT, T.HURRY, T.MORALISE, T.FALSE_LAW])
    def test_nobody_is_praised_for_what_they_left_while_doing_another_harm(self, code: T) -> None:
        assert self.credited(code) == 0


class TestPassedOver:
    def passed_over(self, play: Play) -> list[int]:
        return [turn for turn, rule in play.rules(P.OPEN) if rule == "while_limit"]

    def test_a_limit_weighs_on_questions_for_as_long_as_its_window(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone"))
        for _ in range(3):
            play.say(T.OPEN_INVITATION)
        assert self.passed_over(play) == [2, 3]

    def test_danger_weighs_for_as_long_as_it_stands(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("danger"))
        for _ in range(4):
            play.say(T.OPEN_INVITATION)
        assert self.passed_over(play) == [2, 3, 4, 5]
