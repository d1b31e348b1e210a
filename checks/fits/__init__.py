"""For each rule whose numbers may be tied by their fit alone: how likely they are tied, `guess(story, result)`."""
