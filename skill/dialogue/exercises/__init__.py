"""Guided exercises."""
