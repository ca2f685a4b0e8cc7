"""The cohort report in every form in which it leaves the program, from one set of figures."""
