"""Keeps the vocabulary files in one form."""
