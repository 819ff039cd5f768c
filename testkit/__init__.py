"""What the tests share, and some tools use too: conversations, places, a certificate authority."""
