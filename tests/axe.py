"""Asks axe-core of pages, in a headless Chromium: ``python -m tests.axe AXE.JS PAGE…``.

A check for whoever changes a page, not a part of the tests: axe-core is fetched by its user
(``npm pack axe-core``) and never stands here. Each page is asked for light and dark, wide and
narrow, with everything opened that opens. Exit code 1: something breaks WCAG 2.1 A or AA, or one
of axe's best practices.
"""

import json
import re
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LOOKS = {"light": "1", "dark": "0"}
WIDTHS = (1280, 390)
ASK = """
for (const each of document.querySelectorAll("details")) each.open = true;
axe.run(document, {resultTypes: ["violations"]}).then((found) => {
  const told = document.createElement("pre");
  told.id = "told-by-axe";
  const at = (rule) => rule.nodes.map((node) => node.target.join(" "));
  const name = (rule) => ({rule: rule.id, says: rule.help, at: at(rule)});
  told.textContent = btoa(unescape(encodeURIComponent(JSON.stringify({
    violations: found.violations.map(name), passes: found.passes.length}))));
  document.body.append(told);
});
"""


def asked(page: str, axe: str) -> str:
    """Return a page that asks axe of itself; its own policy would not let it."""
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    head, body, tail = free.rpartition("</body>")
    return f"{head}<script>{axe}</script><script>{ASK}</script>{body}{tail}"


def violations(path: Path, axe: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what is wrong with a page, with the look that shows it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "page.html"
        copy.write_text(asked(path.read_text(encoding="utf-8"), axe), encoding="utf-8")
        for look, scheme in LOOKS.items():
            for width in WIDTHS:
                done = subprocess.run(
                    [
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        f"--user-data-dir={folder}/profile",
                        f"--blink-settings=preferredColorScheme={scheme}",
                        f"--window-size={width},900",
                        "--virtual-time-budget=60000",
                        "--dump-dom",
                        copy.as_uri(),
                    ],
                    check=True,
                    capture_output=True,
                    encoding="utf-8",
                    timeout=300,
                )
                told = re.search(r'id="told-by-axe">([^<]+)<', done.stdout)
                if told is None:
                    raise RuntimeError(f"axe did not answer for {path}")
                found = json.loads(b64decode(told[1]))
                assert found["passes"] > 10, "axe looked at nothing"
                for each in found["violations"]:
                    yield f"{look}, {width}", each


def main(arguments: list[str]) -> int:
    """Tell what is wrong; see the module."""
    axe, *pages = map(Path, arguments)
    wrong = 0
    for path in pages:
        for look, found in violations(path, axe.read_text(encoding="utf-8")):
            wrong += 1
            sys.stdout.write(f"{path} ({look}): {found['rule']}: {found['says']}\n")
            sys.stdout.writelines(f"  {where}\n" for where in found["at"][:5])
    sys.stdout.write(f"{len(pages)} pages, {wrong} violations\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
