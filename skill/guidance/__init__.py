"""Chooses for this person what to say about remedies and conditions, and which exercises to guide."""
