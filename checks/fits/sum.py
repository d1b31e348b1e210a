"""Sum by fit: rows of numbers that add up to one near by."""

from __future__ import annotations

from checks.core.fit import Guess
from checks.core.rows import rows_of
from checks.core.story import Mention, Story
from checks.sum import relate


def guess(story: Story, result: Mention) -> list[Guess]:
    """The relations that a number is the total of, by their fit alone."""
    return [Guess(relate(result, parts), accidents) for accidents, parts in rows_of(story, result)]
