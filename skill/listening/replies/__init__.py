"""Find what a reply says to the question before it."""
