"""Back Pain Guide: an Alexa skill that listens, triages and speaks about back and leg pain."""

__version__ = "0.1.0"
"""Of the project. A test holds Home Assistant's component and CHANGELOG.md to it; nothing on Lambda asks for it."""
