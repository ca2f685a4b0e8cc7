"""The act in hand: decided by the trainee, and not answered before it is on disk."""

from dataclasses import dataclass

from simulator.sessions import Decision


@dataclass(slots=True)
class InHand:
    """One act between decision and reply. It is written by one writer at a time."""

    decision: Decision | None = None
    """What is to be kept; None while the trainee has the floor."""
    refused: bool = False
    """Whether it could not be kept when it was tried last."""
    own_shown: bool = False
    """Whether the trainee's part of it is shown already."""
    _written: bool = False
    """Whether it is being written."""

    def take(self, decision: Decision) -> Decision:
        """Take an act in hand; whoever asks writes it."""
        self.decision, self._written = decision, True
        return decision

    def again(self) -> Decision | None:
        """Return the act to whoever writes it now; None while it is being written."""
        if self._written:
            return None
        self._written = True
        return self.decision

    def refuse(self) -> None:
        """Note that it could not be kept."""
        self.refused, self._written = True, False
