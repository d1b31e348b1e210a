"""Which rules made a number what it is, told after the fact from what the stages chose: `explain_text` in `why.py`."""
