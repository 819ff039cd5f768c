"""The real content, loaded once for all the tests of a process: to load it in each file took most of their start."""

from skill.app import load_resources

RESOURCES = load_resources()
