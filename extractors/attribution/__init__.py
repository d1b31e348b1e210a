"""Who states a number."""
