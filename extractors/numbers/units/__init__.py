"""Units: tables by dimension, and the tries that find them at a number (`surfaces.py`). A new unit is one line in one table."""
