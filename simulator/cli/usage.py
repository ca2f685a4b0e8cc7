"""What was not asked in a way that the program understands, said in the user's language.

click speaks English only; what it has to say here is little enough to be said again.
"""

import click

from simulator.i18n import Translator

_NO_VALUE = "does not take a value."
"""What click says where a value is given to an option that has none."""

_TOO_MANY = "Got unexpected extra argument"
"""What click says where more stands on the line than a command takes; then what, in brackets."""


def usage_said(error: click.UsageError, tr: Translator) -> str:
    """Return what is wrong with a command line, how it is written, and where more stands."""
    lines = [_wrong(error, tr)]
    if error.ctx is not None:
        pieces = " ".join(map(tr, error.ctx.command.collect_usage_pieces(error.ctx)))
        path = error.ctx.command_path
        lines.append(tr("It is written: {usage}", usage=f"{path} {pieces}"))
        lines.append(tr("More: {command}", command=f"{path} --help"))
    return "\n".join(lines)


def _wrong(error: click.UsageError, tr: Translator) -> str:
    match error:
        case click.NoSuchOption(option_name=name):
            near = ", ".join(error.possibilities or ())
            did = tr(" Did you mean {near}?", near=near) if near else ""
            return tr("There is no option {name}.", name=name) + did
        case click.BadOptionUsage(option_name=name) if error.message.endswith(_NO_VALUE):
            return tr("{name} takes no value.", name=name)
        case click.BadOptionUsage(option_name=name):
            return tr("{name} needs a value.", name=name)
        case click.MissingParameter(param=click.Parameter() as param):
            return tr("{name} is missing.", name=_name(error, param))
        case click.BadParameter(param=click.Parameter(type=click.Choice() as kind) as param):
            possible = ", ".join(map(str, kind.choices))
            name = _name(error, param)
            return tr("{name} must be one of: {possible}.", name=name, possible=possible)
        case click.BadParameter(param=click.Parameter(type=click.IntRange() as kind) as param):
            return _whole_number(_name(error, param), kind, tr)
        case click.UsageError() if error.message.startswith(_TOO_MANY):
            more = error.message.removeprefix(_TOO_MANY).partition("(")[2].removesuffix(")")
            return tr("It takes no more than that: {more}", more=more)
        case _ if error.ctx is not None and isinstance(error.ctx.command, click.Group):
            known = ", ".join(error.ctx.command.list_commands(error.ctx))
            return tr("There is no such command. There is: {known}.", known=known)
        case _:
            return error.format_message()


def _whole_number(name: str, kind: click.IntRange, tr: Translator) -> str:
    if kind.max is None:
        return tr("{name} must be a whole number, {low} or more.", name=name, low=kind.min)
    return tr(
        "{name} must be a whole number from {low} to {high}.",
        name=name,
        low=kind.min,
        high=kind.max,
    )


def _name(error: click.UsageError, param: click.Parameter) -> str:
    """Return what a parameter is called on the command line."""
    if isinstance(param, click.Option):
        return param.opts[-1] if param.opts else str(param.name)
    return param.make_metavar(error.ctx) if error.ctx is not None else str(param.name)
