"""Simulated cohorts: students who are drawn from a stated model and really play."""
