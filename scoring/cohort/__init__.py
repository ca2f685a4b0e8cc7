"""The cohort: many attempts as one, and what can be said of them with how much certainty.

``taken`` and ``packing`` need nothing but the standard library; everything else here computes
with numpy and scipy (the extra ``instructor``) and is loaded by commands on cohorts only.
"""
