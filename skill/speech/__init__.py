"""Message keys and values -> what is heard. The only room that knows wording, and the only one that writes SSML."""
