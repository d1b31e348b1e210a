"""Numbers and what they measure: numerals, units, counted things, bounds, ranges, and what is no claim."""
