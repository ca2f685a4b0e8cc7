"""Seeded faults: a healthy scenario, small edits that spoil it, and where each must be found.

A fault is a file ``faults/<code>/<name>.fault``, written as an edit of the bundle in ``healthy``::

    # What the author did, in a sentence.
     a line that stays
    -a line that goes
    +a line that comes
    !a line that comes, and here the code must be found

After the first character a line stands as in the file. ``?`` is a line that stays and where the
code must be found. A line ``@`` begins another edit of the same file, ``@ en.po`` of another file;
``@ en.po -> engelsk.po`` renames one before all edits. What stays and goes must be found exactly
once in the file, as whole lines; an edit without any makes the file, or adds to its end.
``# bounds: depth=6`` lowers a bound of the reading, ``# proof: exact=1`` one of the proof, with
which the faults of C7 are found; ``# of: short`` spoils a scenario that is short enough to follow
every state of. The same fault may not be one of the examples
of ``tests/diagnostics``: those show a rule at its plainest, these are how it goes wrong.
"""
