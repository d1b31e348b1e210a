"""Numbers that are no claims: parts of names, identifiers, scores, addresses, idioms. `exclusion.py` holds the table of rules."""
