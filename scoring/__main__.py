"""``python -m scoring`` writes the reference page of the shipped rubric to the output."""

from scoring.page import rubric_page
from scoring.shipped import shipped_rubric

if __name__ == "__main__":
    print(rubric_page(shipped_rubric()), end="")  # noqa: T201  (the page is the product)
