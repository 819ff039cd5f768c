"""Generates the interaction models from the vocabulary."""
