"""The corpus of the second ear, and the program that learns from it. Never shipped."""
