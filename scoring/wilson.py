"""An interval for a share that was counted in a sample. Source: Wilson 1927."""

from math import sqrt

Z_95 = 1.959963984540054
"""The quantile of the normal distribution that leaves 2.5 % above it."""


def interval(share: float, n: float, quantile: float = Z_95) -> tuple[float, float]:
    """Return Wilson's score interval for a share, 0 to 1; honest also near 0 and 1.

    Args:
        share: what was found in the sample, 0 to 1.
        n: the size of the sample, which need not be whole; where it is 0, nothing is known.
        quantile: how sure to be, as a quantile of the distribution.
    """
    if not n:
        return 0.0, 1.0
    square = quantile * quantile
    scale = 1 + square / n
    middle = (share + square / (2 * n)) / scale
    half = quantile / scale * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
