"""The commands. One module each; they compose the other rooms and decide nothing.

stdout is the product, stderr is the talk, and the exit code is the contract; see ``Code``.
What a command needs is imported inside it, so that a listing loads neither screens nor
database.
"""
