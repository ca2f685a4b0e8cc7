"""What can be handed on after a talk: the debrief as one page that stands on its own.

``page`` loads Jinja, so it is imported where a page is written and not here.
"""
