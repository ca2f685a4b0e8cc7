"""What a talk was worth: a transcript and a rubric in, a scorecard and a debrief out.

``score`` is the whole of it; the rest explains what it found. Pure, except that
``scoring.shipped`` reads the rubric that comes with the package.
"""
