"""What can be handed on after a talk: the debrief as one page that stands on its own."""

from simulator.reports.page import debrief_html

__all__ = ["debrief_html"]
