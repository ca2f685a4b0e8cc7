"""A scenario as a tree to walk in: phases, moments, what can be done, where it leads."""

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from simulator.authoring.outline import Doing, Lead, Mark, Outline, Stop
from simulator.i18n import N_, Translator, term
from simulator.sessions.inert import inert
from simulator.tui.theme import beside

MARKS = {
    Mark.START: N_("the talk begins here"),
    Mark.HUB: N_("hub"),
    Mark.UNREACHABLE: N_("nothing leads here"),
    Mark.DEAD_END: N_("no way to an ending"),
    Mark.RIGHTS: N_("rights"),
    Mark.GATE: N_("not let pass by a gate"),
    Mark.LIMIT_REACHED: N_("a limit is reached"),
    Mark.LIMIT_NAMED: N_("names a limit"),
    Mark.NEVER_ENDS: N_("nothing leads here"),
}
LEADS = "->"
"""Stands before where something leads."""
ACTS = {
    "wait/short": N_("Silence for a short while"),
    "wait/long": N_("Silence for a good while"),
    "encourage": N_("A nod, «mm»"),
    "summarise": N_("A summary"),
    "break": N_("A break is offered"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """What a line of the outline stands for."""

    moment: str = ""
    """The moment that it is, or belongs to; empty for phases and endings."""
    doing: Doing | None = None
    lead: Lead | None = None
    ending: str = ""
    first: str = ""
    """The first moment of a phase; empty for all else."""

    @property
    def begins(self) -> str:
        """The moment that a preview from here begins at; empty for endings."""
        return self.moment or self.first

    @property
    def ref(self) -> str:
        """What its place in the file is known by."""
        if self.ending:
            return self.ending
        return (self.doing.ref if self.doing else "") or self.moment


class OutlineTree(Tree[Spot]):
    """The outline. Enter opens and folds; a lead, taken, goes where it leads."""

    DEFAULT_CSS = beside(__file__)
    ICON_NODE = "+ "
    ICON_NODE_EXPANDED = "- "
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "open", show=False),
        Binding("left", "fold", show=False),
    ]

    @dataclass
    class Pointed(Message):
        """Another line is under the cursor."""

        spot: Spot

    def __init__(self, tr: Translator) -> None:
        """Begin empty."""
        super().__init__("", id="outline")
        self._tr = tr
        self._moments: dict[str, TreeNode[Spot]] = {}
        self._endings: dict[str, TreeNode[Spot]] = {}
        self.show_root = False
        self.show_guides = False
        self.guide_depth = 3

    @property
    def spot(self) -> Spot:
        """What is under the cursor."""
        node = self.cursor_node
        return node.data if node is not None and node.data is not None else Spot()

    def show(self, found: Outline, *, at: str = "") -> None:
        """Show an outline; what was open stays open, and the cursor where it was, or ``at``."""
        here = at or self.spot.moment
        unfolded = {name for name, node in self._moments.items() if node.is_expanded}
        self.clear()
        self._moments, self._endings = {}, {}
        for phase, stops in found.lanes:
            first = stops[0].id if stops else ""
            lane = self.root.add(_bold(term(self._tr, phase)), Spot(first=first), expand=True)
            for stop in stops:
                self._add_stop(lane, stop, expand=stop.id in unfolded or stop.id == at)
        last = self.root.add(_bold(self._tr("Endings")), Spot(), expand=True)
        for each in found.endings:
            label = self._label(each.id, each.words, each.marks)
            self._endings[each.id] = last.add_leaf(label, Spot(ending=each.id))
        self.come_to(here)

    def come_to(self, moment: str) -> None:
        """Put the cursor on a moment, if there is one of this name."""
        first = next(iter(self._moments.values()), None)
        node = self._moments.get(moment, first)
        if node is not None:
            self.call_after_refresh(self._stand_on, node, top=node is first)

    def _stand_on(self, node: TreeNode[Spot], *, top: bool) -> None:
        self.move_cursor(node)
        if top:  # with its phase above it
            self.call_after_refresh(self.scroll_to, y=0, animate=False, force=True)

    def action_open(self) -> None:
        """Open what is under the cursor."""
        if self.cursor_node is not None:
            self.cursor_node.expand()

    def action_fold(self) -> None:
        """Fold what is under the cursor; of what has nothing to fold, what it belongs to."""
        node = self.cursor_node
        if node is None:
            return
        if node.is_expanded and node.allow_expand:
            node.collapse()
        elif node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Spot]) -> None:
        """Tell what is under the cursor."""
        event.stop()
        self.post_message(self.Pointed(event.node.data or Spot()))

    def on_tree_node_selected(self, event: Tree.NodeSelected[Spot]) -> None:
        """Follow a lead."""
        event.stop()
        lead = event.node.data.lead if event.node.data else None
        if lead is not None:
            node = (self._endings if lead.ends else self._moments).get(lead.target)
            if node is not None:
                self.move_cursor(node)

    def _add_stop(self, lane: TreeNode[Spot], stop: Stop, *, expand: bool) -> None:
        label = self._label(stop.id, stop.words, stop.marks)
        node = lane.add(label, Spot(stop.id), expand=expand)
        self._moments[stop.id] = node
        for doing in stop.doings:
            words = doing.says or self._act(doing.act)
            said = self._label("", words, doing.marks)
            spot = Spot(stop.id, doing)
            if not doing.leads:
                node.add_leaf(said, spot)
                continue
            under = node.add(said, spot, expand=True)
            for lead in doing.leads:
                to = self._tr("ends: {ending}", ending=lead.target) if lead.ends else lead.target
                under.add_leaf(Text(inert(f"{LEADS} {to}")), Spot(stop.id, doing, lead))

    def _act(self, act: str) -> str:
        if act in ACTS:
            return self._tr(ACTS[act])
        return self._tr("The limit {topic} is named", topic=act.removeprefix("limit/"))

    def _label(self, name: str, words: str, marks: tuple[Mark, ...]) -> Text:
        said = " ".join(words.split())
        parts = [Text(inert(name), "bold")] if name else []
        if marks:
            parts.append(Text(f"[{', '.join(self._tr(MARKS[each]) for each in marks)}]", "italic"))
        if said:
            parts.append(Text(inert(said)))
        return Text("  ").join(parts) if parts else Text("–")

    def process_label(self, label: str | Text) -> Text:
        """Return a label as it is: never read as markup."""
        return label if isinstance(label, Text) else Text(inert(label))

    def render_label(self, node: TreeNode[Spot], base_style: Style, style: Style) -> Text:
        """Return a label after the marker and the sign for what can be opened, or room for them."""
        found = super().render_label(node, base_style, style)
        here = "› " if node is self.cursor_node else "  "
        room = "" if node.allow_expand else "  "
        line = Text.assemble((here, base_style), (room, base_style), found)
        cells = self.scrollable_content_region.width - self._indent(node)
        if cells > 0:
            line.truncate(cells, overflow="ellipsis")
        return line

    def _indent(self, node: TreeNode[Spot]) -> int:
        """Return how many cells stand before a line."""
        above, cells = node.parent, 0
        while above is not None and above is not self.root:
            above, cells = above.parent, cells + self.guide_depth
        return cells


def _bold(words: str) -> Text:
    return Text(words, "bold underline")
