"""Names of places, and which geography a number is about."""
