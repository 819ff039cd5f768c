"""The second ear: a small learnt encoder, which reads an utterance whole. `training/` makes its file."""
