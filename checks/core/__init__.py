"""What the checks share: records, how a claim is read as an interval, how claims are tied, and the running of all checks."""
