"""spaCy's PhraseMatcher finds the concepts, and negspacy what is negated, as their documentation shows."""

import spacy
from asking import serve
from composing import Composer, Mention, said_as
from negspacy.negation import Negex  # noqa: F401  # registers "negex"
from roots import RootTokenizer
from spacy.matcher import PhraseMatcher
from spacy.tokens import Span


def build(feed):
    nlp = spacy.blank("en")
    nlp.tokenizer = RootTokenizer(nlp.tokenizer, feed["roots"])
    nlp.add_pipe("sentencizer")
    negex = nlp.create_pipe("negex", config={"span_keys": ["findings"]})
    matchers = []
    for attribute, phrases in (("NORM", feed["phrases"]), ("LOWER", feed["exact"])):
        matcher = PhraseMatcher(nlp.vocab, attr=attribute)
        for concept, texts in phrases.items():
            matcher.add(concept, [*nlp.tokenizer.pipe(texts)])
        matchers.append(matcher)
    composer = Composer(feed)

    def hear(text):
        doc = nlp(text)
        mentions = [Mention(nlp.vocab.strings[id_], a, b) for matcher in matchers for id_, a, b in matcher(doc)]
        readings = composer.readings(mentions, [(sent.start, sent.end) for sent in doc.sents])
        doc.spans["findings"] = [Span(doc, r.start, r.end, label=r.pattern["id"]) for r in readings]
        spans = negex(doc).spans["findings"]
        return [
            (span.label_, said, "self", "unstated")
            for reading, span in zip(readings, spans, strict=True)
            if (said := said_as(reading.pattern["said"], span._.negex))
        ]

    return hear, list


if __name__ == "__main__":
    serve(build)
