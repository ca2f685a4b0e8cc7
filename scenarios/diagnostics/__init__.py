"""What is wrong with something that an author wrote: code, place, message, reason and fix.

A ``Diagnostic`` is a value: author mistakes are collected, never raised. Its texts live in the
catalogue (``scenarios.diagnostics.catalogue``), one ``Kind`` for each code, in bokmål and
English; ``scenarios.diagnostics.render`` shows them.
"""

from scenarios.diagnostics.values import Diagnostic, Explanation, Kind, Place, Severity, Span

__all__ = ["Diagnostic", "Explanation", "Kind", "Place", "Severity", "Span"]
