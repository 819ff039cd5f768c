"""What to say about remedies and conditions, chosen for this person."""
