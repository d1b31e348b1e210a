"""What has been read of one quantity on its way to a claim."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.claims.context import Context, Movement
from extractors.claims.naming import Naming


@dataclass(slots=True)
class Reading:
    """What has been read of one quantity so far. `leans_on`: position in the article's readings of what it is said of."""

    quantity: object
    context: Context
    movement: Movement
    rule: str
    status: str = "actual"
    naming: Naming = field(default_factory=Naming)
    leans_on: int | None = None
    direction: str = ""
    cues: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return self.movement.start if 0 <= self.movement.start < self.quantity.start else self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end

    @property
    def is_level(self) -> bool:
        return self.movement.kind in ("level", "share")
