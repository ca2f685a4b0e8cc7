"""Who the young people are, beside what their cases are: the table of the page for instructors."""

from collections import defaultdict

import pytest

from tests.functional.library.tables import table
from tests.functional.library.test_shipped import SHIPPED, scenario_of

CAST = table("Hvem de er, på tvers")
CASE = "slags sak"
BACKGROUND = ("kjønn", "hjemmet", "arbeidet til den voksne", "annet land nevnt")
MIXED = BACKGROUND[:3]
"""What is mixed in every kind of case; few families have another country mentioned."""


def test_the_table_is_of_the_shipped_scenarios() -> None:
    written = {(row["scenario"], row["den unge"], int(row["alder"])) for row in CAST}
    scenarios = [scenario_of(name) for name in SHIPPED]
    assert written == {(it.title, it.youth.name, it.youth.age) for it in scenarios}
    assert len(CAST) == len(SHIPPED)


@pytest.mark.parametrize("column", BACKGROUND)
def test_no_background_is_found_with_one_kind_of_case_only(column: str) -> None:
    cases = defaultdict(list)
    for row in CAST:
        cases[row[column]].append(row[CASE])
    tied = {value for value, found in cases.items() if len(found) > 1 and len({*found}) == 1}
    assert not tied


@pytest.mark.parametrize("column", MIXED)
def test_no_kind_of_case_has_one_background_only(column: str) -> None:
    values = defaultdict(set)
    for row in CAST:
        values[row[CASE]].add(row[column])
    assert len(values) > 1
    assert [case for case, found in values.items() if len(found) == 1] == []


def test_where_another_country_is_mentioned_it_is_not_in_all_of_that_kind() -> None:
    mentioned = {row[CASE] for row in CAST if row["annet land nevnt"] == "ja"}
    otherwise = {row[CASE] for row in CAST if row["annet land nevnt"] == "nei"}
    assert mentioned
    assert mentioned <= otherwise
