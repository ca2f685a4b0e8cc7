"""Says in plain words what is wrong with a guard, and how it is written instead."""

import re

from scenarios.format.likeness import meant, nearest
from scenarios.guards import (
    MAX_GUARD_DEPTH,
    MAX_GUARD_LENGTH,
    STEP_NUMBERS,
    Circumstance,
    Count,
    GuardError,
    Happening,
    Wanted,
)

Said = tuple[str, str]
"""A sentence without its full stop, in bokmål and English."""

_NAMED = [*Happening, *Count]
_JOINING = ["and", "or", "not"]
_SIGNS = {"&": "and", "|": "or", "!": "not", "≥": ">=", "≤": "<=", "≠": "!="}
_TURNED = {"=>": ">=", "=<": "<="}
_NAME = re.compile(r"\s*([^\W\d]\w*)")
_COMPARED = re.compile(r"\s*(=|<|>|!=)")
_LAST_FEELING = re.compile(r"([^\W\d]\w*\s*\.\s*[^\W\d]\w*)[^.]*$")


_MISSING: dict[Wanted, Said] = {
    Wanted.FEELING: (
        "her mangler navnet på følelsen, for eksempel trust",
        "the name of the feeling is missing here, for instance trust",
    ),
    Wanted.COMPARISON: (
        "her mangler >=, <=, ==, !=, > eller <",
        ">=, <=, ==, !=, > or < is missing here",
    ),
    Wanted.NUMBER: ("her skal det stå et helt tall", "a whole number belongs here"),
    Wanted.STEP: (
        f"her skal det stå et trinn, ett av {', '.join(STEP_NUMBERS)}",
        f"a step belongs here, one of {', '.join(STEP_NUMBERS)}",
    ),
    Wanted.NAME: ("her mangler et navn mellom ( og )", "a name is missing between ( and )"),
    Wanted.BRACKET: ("her mangler )", ") is missing here"),
    Wanted.END: ("her er én ) for mye", "there is one ) too many here"),
    Wanted.LESS_DEEP: (
        f"høyst {MAX_GUARD_DEPTH} parenteser og not inni hverandre",
        f"at most {MAX_GUARD_DEPTH} brackets and nots inside each other",
    ),
    Wanted.SHORTER: (
        f"høyst {MAX_GUARD_LENGTH} tegn",
        f"at most {MAX_GUARD_LENGTH} characters",
    ),
}


def guard_problem(text: str, error: GuardError, person: str) -> Said:
    """Say what is wrong with a guard.

    Args:
        text: the guard as written.
        error: where its reading stopped.
        person: somebody in the scenario, for examples.
    """
    found, after = error.found, text[error.offset + len(error.found) :]
    return (
        _other_word(found)
        or _other_sign(text, error.offset)
        or _decimals(text, error.offset)
        or _plain(error.wanted, found, text[: error.offset], after, person)
    )


def _instead(right: str, wrong: str) -> Said:
    return f"skriv «{right}», ikke «{wrong}»", f"write «{right}», not «{wrong}»"


def _other_word(found: str) -> Said | None:
    """Say it of a word that only has the wrong language or the wrong size of letters."""
    right = meant(found, _JOINING) if found.isalpha() else None
    if right is None:
        return None
    if found.lower() == right:
        return f"skriv «{right}» med små bokstaver", f"write «{right}» in lower-case letters"
    return _instead(right, found) if found.lower() in {"og", "eller", "ikke"} else None


def _other_sign(text: str, offset: int) -> Said | None:
    two = text[offset : offset + 2]
    if two in _TURNED:
        return _instead(_TURNED[two], two)
    sign = two[:1]
    if sign in _SIGNS:
        return _instead(_SIGNS[sign], two.strip() if two[1:] == sign else sign)
    if sign == "=":
        return _instead("==", "=")
    return None


def _decimals(text: str, offset: int) -> Said | None:
    if re.match(r"[.,]\d", text[offset:]) and text[offset - 1 : offset].isdigit():
        return "bare hele tall kan stå her", "only whole numbers can stand here"
    return None


def _plain(wanted: Wanted, found: str, before: str, after: str, person: str) -> Said:
    match wanted:
        case Wanted.READABLE:
            return f"tegnet {found} betyr ingenting her", f"the sign {found} means nothing here"
        case Wanted.CONDITION:
            return _no_condition(found, before, after, person)
        case Wanted.CIRCUMSTANCE:
            return _alone(found, after, person)
        case Wanted.STEP:
            nb, en = _MISSING[wanted]
            guess = nearest(found, STEP_NUMBERS)
            return f"{nb}{guess}", f"{en}{guess}"
        case Wanted.HAPPENING:
            allowed, guess = ", ".join(_NAMED), nearest(found, _NAMED)
            return (
                f"{found}( ) finnes ikke{guess}; det finnes {allowed}",
                f"there is no {found}( ){guess}; there is {allowed}",
            )
        case Wanted.END if found != ")":
            return f"her mangler and eller or foran {found}", f"and or or is missing before {found}"
        case _:
            return _MISSING[wanted]


def _no_condition(found: str, before: str, after: str, person: str) -> Said:
    """Say it of a place where a condition should begin."""
    joined = re.search(r"\b(and|or)\s*$", before)
    feeling = _LAST_FEELING.search(before)
    if joined and feeling and found and (found.isdigit() or found in "<>=!="):
        whole = f"{before.strip()} {feeling[1]} {found}{after}".strip()
        return (
            f"skriv hele vilkåret på begge sider av {joined[1]}: {whole}",
            f"write the whole condition on both sides of {joined[1]}: {whole}",
        )
    return (
        f"her skal det stå et vilkår, som {person}.trust >= 4",
        f"a condition belongs here, such as {person}.trust >= 4",
    )


def _alone(found: str, after: str, person: str) -> Said:
    """Say it of a word that cannot stand alone."""
    name = _NAME.match(after)
    called = found if found in _NAMED else meant(found, _NAMED)
    if called is not None and (name is not None or called == found):
        example = f"{called}({name[1] if name else '…'})"
        return f"{found} trenger parentes: {example}", f"{found} needs brackets: {example}"
    if _COMPARED.match(after):
        whole = f"{person}.{found}{after}"
        return f"hvem sin? Skriv {whole}", f"whose? Write {whole}"
    words, guess = ", ".join(Circumstance), nearest(found, list(Circumstance))
    return (
        f"{found} betyr ingenting alene{guess}; alene kan stå {words}",
        f"{found} means nothing alone{guess}; alone can stand {words}",
    )
