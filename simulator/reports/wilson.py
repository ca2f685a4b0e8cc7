"""An interval for a share that was counted in a sample."""

from math import sqrt

Z_95 = 1.959963984540054
"""The quantile of the normal distribution that leaves 2.5 % above it."""


def interval(count: int, of: int, z: float = Z_95) -> tuple[float, float]:
    """Return Wilson's score interval for a share, 0 to 1; honest also near 0 and 1.

    Args:
        count: how many of the sample.
        of: the size of the sample; where it is 0, nothing is known.
        z: how sure to be, as a quantile of the normal distribution.
    """
    if of == 0:
        return 0.0, 1.0
    share, square = count / of, z * z
    middle = share + square / (2 * of)
    reach = z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)
