"""medspaCy's TargetMatcher finds the concepts, and ConText what is said of them, as its documentation shows."""

import medspacy
from asking import serve
from composing import Composer, Mention, said_as
from loguru import logger
from medspacy.ner import TargetRule
from roots import RootTokenizer
from spacy.tokens import Span

logger.disable("PyRuSH")  # it would write several lines for each word


def build(feed):
    nlp = medspacy.load(medspacy_enable={"medspacy_tokenizer", "medspacy_pyrush"})
    nlp.tokenizer = RootTokenizer(nlp.tokenizer, feed["roots"])
    for attribute, phrases in (("NORM", feed["phrases"]), ("LOWER", feed["exact"])):
        # Concepts may overlap, so they go to a group of spans, and none is pruned.
        taken = {
            "phrase_matcher_attr": attribute,
            "result_type": "group",
            "span_group_name": "concepts",
            "prune": False,
        }
        matcher = nlp.add_pipe("medspacy_target_matcher", name=attribute, config=taken)
        matcher.add([TargetRule(text, concept) for concept, texts in phrases.items() for text in texts])
    group = {"input_span_type": "group", "span_group_name": "findings"}
    context = nlp.create_pipe("medspacy_context", config=group)
    composer = Composer(feed)

    def hear(text):
        doc = nlp(text)
        mentions = [Mention(span.label_, span.start, span.end) for span in doc.spans["concepts"]]
        readings = composer.readings(mentions, [(sent.start, sent.end) for sent in doc.sents])
        doc.spans["findings"] = [Span(doc, r.start, r.end, label=r.pattern["id"]) for r in readings]
        return [*_told(readings, context(doc).spans["findings"])]

    return hear, list


def _told(readings, spans):
    for reading, span in zip(readings, spans, strict=True):
        is_in_doubt = span._.is_uncertain or span._.is_hypothetical
        said = said_as(reading.pattern["said"], span._.is_negated, is_in_doubt)
        whose = "other" if span._.is_family else "self"
        if said:
            yield span.label_, said, whose, "past" if span._.is_historical else "unstated"


if __name__ == "__main__":
    serve(build)
