"""The corpus of the second ear, and what learns from it. Never shipped."""
