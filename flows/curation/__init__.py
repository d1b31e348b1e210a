"""People's decisions on claims: read from `decisions.yml`, applied to what was extracted, entered in the ledger, and asked for.

decisions.py   the file: what may stand in it, and what is wrong with it and where
aliases.py     names of one thing, from `aliases.csv`
applying.py    what a decision makes of a claim, or why it is not applied. Pure
entering.py    the step of a run between extracting and checking
writing.py     one decision more in the file
reviewing.py   `newsledger review`
"""
