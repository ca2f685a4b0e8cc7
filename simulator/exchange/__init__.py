"""What other systems are given: statements for a learning record store, a column of a gradebook.

Pure, save for ``sending``: that is the only module of the program that opens a connection, and
only when it is asked to.
"""
