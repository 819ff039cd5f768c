"""What a turn starts from and ends in: the conversation, the user act, the reply."""
