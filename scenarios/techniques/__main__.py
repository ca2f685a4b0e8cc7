"""``python -m scenarios.techniques`` writes the reference page to the output."""

from scenarios.techniques.page import techniques_page

print(techniques_page(), end="")  # noqa: T201  (the page is the product)
