"""The yardstick: the smallest Textual app that answers a key."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static

READY = "ready"


class Minimal(App[None]):
    """One line of text that changes with every key."""

    def compose(self) -> ComposeResult:
        yield Static(READY, markup=False)

    def on_key(self, event: Key) -> None:
        self.query_one(Static).update(f"{READY} {event.key} {event.time:.6f}")


if __name__ == "__main__":
    Minimal().run()
