"""Mistakes of the program: noted in its log, for whoever mends them."""

from pathlib import Path


def program_version() -> str:
    """Return the version that is installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 slow to load

    try:
        return version("samtalerom")
    except PackageNotFoundError:
        return "0"


def note_fault(log: Path, error: Exception) -> None:
    """Add to a log where the program went wrong; not what was said in a talk.

    Raises:
        OSError: where the log cannot be written.
    """
    import traceback  # noqa: PLC0415 only when something is wrong

    frames = "".join(traceback.format_tb(error.__traceback__))
    with log.open("a", encoding="utf-8") as stream:
        stream.write(f"samtalerom {program_version()}\n{frames}{type(error).__name__}\n\n")
