"""``python -m scenarios.techniques`` writes the reference page to the output."""

from scenarios.techniques.page import techniques_page

if __name__ == "__main__":
    print(techniques_page(), end="")  # noqa: T201  (the page is the product)
