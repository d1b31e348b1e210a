"""Claims and computed numbers -> series.csv: what articles say of one thing, period by period. Pure.

points.py    what a claim or a check says of a series
names.py     names brought to one form
merging.py   the points of a series -> a row a period
"""
