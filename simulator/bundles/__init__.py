"""The file that a student hands in: transcripts, own ratings, and a chain that shows damage.

Pure: bytes in, values out. What is wrong with a file is a value (``Damage``), never raised.
"""

from simulator.bundles.codec import decode, encode
from simulator.bundles.receipts import receipt_of
from simulator.bundles.values import BeyondError, Bound, Damage, Fault, Handed, HandIn

SUFFIX = ".samtale"

__all__ = [
    "SUFFIX",
    "BeyondError",
    "Bound",
    "Damage",
    "Fault",
    "HandIn",
    "Handed",
    "decode",
    "encode",
    "receipt_of",
]
