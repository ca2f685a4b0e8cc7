"""The plain mode: the whole of Samtalerom as lines of text, one after another.

Append-only and without colour, cursor movement or alternate screen, so that a screen reader
reads it, a pipe drives it and a log keeps it. The same sessions as the app: the same acts
give the same events and the same score.
"""
