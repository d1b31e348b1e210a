"""English without a statistical model: parts of speech, noun phrases, clauses with their verbs and subjects."""
