"""Gives spaCy's words the roots of the vocabulary as their norm, which its matchers can match by (attr="NORM")."""


class RootTokenizer:
    """A tokenizer around another, as medspaCy's Preprocessor is."""

    def __init__(self, tokenizer, roots):
        self.tokenizer, self.roots = tokenizer, roots

    def __call__(self, text):
        doc = self.tokenizer(text)
        for token in doc:
            token.norm_ = self.roots.get(token.lower_, token.lower_)
        return doc

    def pipe(self, texts, batch_size=1000):
        return map(self, texts)
