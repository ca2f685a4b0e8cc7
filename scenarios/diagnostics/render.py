"""Shows diagnostics: concise (one line each), full (with excerpt, reason and fix), and JSON.

Whatever came out of a file is shown harmlessly: characters that could do something to a screen
are written as their code points.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.diagnostics.catalogue import KINDS
from scenarios.diagnostics.values import Diagnostic, Severity, Span
from scenarios.words import Language, Words

_WIDEST_EXCERPT = 100
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

SEVERITY_WORDS = {
    Severity.ERROR: Words("feil", "feil", "error"),
    Severity.WARNING: Words("advarsel", "åtvaring", "warning"),
    Severity.ADVICE: Words("råd", "råd", "advice"),
}
_REASON = Words("Hvorfor", "Kvifor", "Why")
_FIX = Words("Rett", "Rett", "Fix")
_RELATED = Words("Se også", "Sjå også", "See also")


def neutral(text: str) -> str:
    """Return a text with every control, bidi, invisible or unassigned character written out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"<U+{ord(x):04X}>" if unicodedata.category(x) in _UNSAFE else x for x in text)


def message(diagnostic: Diagnostic, language: Language) -> str:
    """Return what a diagnostic says, on one line."""
    return _filled(KINDS[diagnostic.code].in_language(language).message, diagnostic)


def _filled(template: str, diagnostic: Diagnostic) -> str:
    return template.format_map({name: neutral(value) for name, value in diagnostic.params})


def _where(file: str, span: Span | None) -> str:
    line, column = (span.line, span.column) if span else (1, 1)  # of a whole file, its start
    return f"{neutral(file)}:{line}:{column}"


def concise(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return one line for each diagnostic: ``file:line:column CODE message``."""
    return "".join(
        f"{_where(d.file, d.span)} {d.code} {message(d, language)}\n" for d in diagnostics
    )


def full(
    diagnostics: Sequence[Diagnostic],
    lines: Mapping[str, Sequence[str]],
    language: Language,
    *,
    widest: int = _WIDEST_EXCERPT,
) -> str:
    """Return every diagnostic with an excerpt of its file, its reason and its fix.

    Args:
        diagnostics: what to show.
        lines: the lines of each file, by its name.
        language: the language of the texts.
        widest: characters of a line that an excerpt shows.
    """
    return "\n".join(_block(d, lines.get(d.file, ()), language, widest) for d in diagnostics)


def _block(diagnostic: Diagnostic, lines: Sequence[str], language: Language, widest: int) -> str:
    texts = KINDS[diagnostic.code].in_language(language)
    severity = SEVERITY_WORDS[diagnostic.severity].in_language(language)
    shown = [
        f"{_where(diagnostic.file, diagnostic.span)} {severity} {diagnostic.code}",
        f"  {_filled(texts.message, diagnostic)}",
    ]
    if diagnostic.span is not None and diagnostic.span.line <= len(lines):
        shown += _excerpt(diagnostic.span, lines[diagnostic.span.line - 1], widest)
    shown.append(f"  {_REASON.in_language(language)}: {_filled(texts.reason, diagnostic)}")
    shown.append(f"  {_FIX.in_language(language)}: {_filled(texts.fix, diagnostic)}")
    if diagnostic.related:
        places = ", ".join(_where(place.file, place.span) for place in diagnostic.related)
        shown.append(f"  {_RELATED.in_language(language)}: {places}")
    return "\n".join(shown) + "\n"


def _excerpt(span: Span, line: str, widest: int) -> list[str]:
    """Return the line with carets under the span; of a long line, the part around it."""
    start = 0
    if len(line) > widest:
        start = max(0, span.column - 1 - widest // 2)
    part = line[start : start + widest]
    before = _visible(part[: span.column - 1 - start])
    end = span.end_column - 1 - start if span.end_line == span.line else len(part)
    marked = _visible(part[span.column - 1 - start : end])
    gutter = f"{span.line:>6} | "
    rest = _visible(part[end:])
    carets = "^" * max(1, len(marked))
    return [
        f"{gutter}{before}{marked}{rest}".rstrip(),
        f"{'|':>8} {' ' * len(before)}{carets}",
    ]


def _visible(text: str) -> str:
    """Write out what looks like a space and is none, too: it may be what is wrong."""
    if text.isascii():
        return neutral(text)
    spaces = {x for x in text if x != " " and unicodedata.category(x) == "Zs"}
    return neutral(text).translate({ord(x): f"<U+{ord(x):04X}>" for x in spaces})


def as_json(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return the diagnostics as a JSON list, one object for each; ends with a line feed."""
    return json.dumps([_object(d, language) for d in diagnostics], ensure_ascii=False) + "\n"


def _object(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    texts = KINDS[diagnostic.code].in_language(language)
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": neutral(diagnostic.file),
        "span": _span(diagnostic.span),
        "message": _filled(texts.message, diagnostic),
        "reason": _filled(texts.reason, diagnostic),
        "fix": _filled(texts.fix, diagnostic),
        "params": {name: neutral(value) for name, value in diagnostic.params},
        "related": [
            {"file": neutral(place.file), "span": _span(place.span)} for place in diagnostic.related
        ],
    }


def _span(span: Span | None) -> dict[str, int] | None:
    if span is None:
        return None
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
