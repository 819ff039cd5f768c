"""What goes into a turn and comes out of it: the conversation, the user act, the reply."""
