"""What was heard -> what is known: taken in, settled as an answer, corrected."""
