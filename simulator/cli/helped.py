"""Commands whose ``--help`` speaks the user's language.

click writes the page and knows English only. A command keeps its texts in English, marked with
``N_``; when its help is asked for, a copy of it is put into words and click writes that one.
"""

import copy
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

import click

from simulator.i18n import DEFAULT_LANGUAGE, N_, Translator, translator

CLICKS_OWN = {
    "Options": N_("Options"),
    "Commands": N_("Commands"),
    "Show this message and exit.": N_("Show this message and exit."),
}
"""What click itself says on such a page."""


def command(
    name: str, text: str, examples: str, short: str
) -> Callable[[Callable[..., Any]], click.Command]:
    """Return what makes a function a command of the program.

    Args:
        name: what it is called on the command line.
        text: what it does, marked with ``N_``.
        examples: command lines, one a line; they are the same in every language.
        short: what it does in one line, for the list of commands, marked with ``N_``.
    """
    return click.command(name, cls=HelpedCommand, help=text, short_help=short, epilog=examples)


class HelpedCommand(click.Command):
    """A command that can say in three languages what it does; its epilog is its examples."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the page, in the language of the translator that the context carries."""
        return _page(self, ctx)


class HelpedGroup(click.Group):
    """A group of commands that can say in three languages what they do, with examples as well.

    A command is loaded when it is asked for: whoever opens the app waits for none of them.
    """

    def __init__(self, *arguments: Any, members: Mapping[str, str], **named: Any) -> None:  # noqa: ANN401 click's own
        """Make the group.

        Args:
            arguments: as click has them.
            members: name to ``module:attribute``, within ``simulator.cli``.
            named: as click has them.
        """
        super().__init__(*arguments, **named)
        self._members = members

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted."""
        del ctx
        return sorted(self._members)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loaded at its first use; None where there is none of that name."""
        if cmd_name in self._members and cmd_name not in self.commands:
            module, _, attribute = self._members[cmd_name].partition(":")
            found = getattr(import_module(f"simulator.cli.{module}"), attribute)
            self.add_command(found, cmd_name)
        return super().get_command(ctx, cmd_name)

    def get_help(self, ctx: click.Context) -> str:
        """Return the page, in the language of the translator that the context carries."""
        return _page(self, ctx)


def _page(command: click.Command, ctx: click.Context) -> str:
    tr = ctx.find_object(Translator) or translator(DEFAULT_LANGUAGE)
    page = _Page(tr, width=ctx.terminal_width, max_width=ctx.max_content_width)
    _in_words(command, ctx, tr).format_help(ctx, page)
    return page.getvalue().rstrip("\n")


def _in_words(command: click.Command, ctx: click.Context, tr: Translator) -> click.Command:
    """Return a copy of a command, and of the commands in it, whose texts are translated."""
    told = copy.copy(command)
    told.options_metavar = tr("[OPTIONS]")
    told.help, told.epilog = _text(command, tr), None
    told.short_help = tr(command.short_help) if command.short_help else None
    told.params = [_option_in_words(each, tr) for each in command.params]
    if isinstance(told, click.Group):
        told.subcommand_metavar = tr("[COMMAND] [ARGUMENTS]...")
        members = ((name, told.get_command(ctx, name)) for name in told.list_commands(ctx))
        told.commands = {name: _in_words(each, ctx, tr) for name, each in members if each}
    return told


def _text(command: click.Command, tr: Translator) -> str:
    """Return what a command does, and its examples as they stand (a backspace tells click so)."""
    lines = [f"  {line}" for line in (command.epilog or "").splitlines()]
    return "\n".join([tr(command.help or ""), "\b", f"{tr('Examples')}:", *lines])


def _option_in_words(param: click.Parameter, tr: Translator) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    told = copy.copy(param)
    told.help = tr(param.help)
    return told


class _Page(click.HelpFormatter):
    """Writes what click writes, with click's own words translated."""

    def __init__(self, tr: Translator, *, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self._tr = tr

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{self._tr('Usage')}: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(self._own(heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        default = self._tr("unless told")
        said = ((name, self._own(text)) for name, text in rows)
        shown = [(name, text.replace("[default: ", f"[{default}: ")) for name, text in said]
        super().write_dl(shown, col_max, col_spacing)

    def _own(self, text: str) -> str:
        return self._tr(CLICKS_OWN[text]) if text in CLICKS_OWN else text
