"""Back Pain Guide: an Alexa skill that listens, triages and speaks about back and leg pain."""
