"""hassil's sentence templates, used as Home Assistant's intents use them."""

from asking import serve
from composing import said_as
from hassil import recognize_all
from hassil.filter import filter_intents
from hassil.intents import Intents
from templates import WILDCARDS, Templates, expressible


def build(feed):
    templates, patterns = Templates(feed), expressible(feed["patterns"])
    intents = Intents.from_dict(
        {
            "language": "en",
            "intents": {str(at): {"data": [{"sentences": templates.of(p)}]} for at, p in enumerate(patterns)},
            "lists": {name: {"wildcard": True} for name in WILDCARDS} | templates.lists,
        }
    )
    keywords = {str(at): templates.keywords(pattern) for at, pattern in enumerate(patterns)}
    roots = feed["roots"]

    def hear(text):
        denied = {}
        for sentence in text.split("."):
            words = [roots.get(word, word) for word in sentence.split() if word != ","]
            # Without this, and with a wildcard before, each of 40,000 phrases would be tried at each word.
            possible = {name for name, terms in keywords.items() if not any(map({*words}.isdisjoint, terms))}
            narrowed = filter_intents(intents, intent_names=possible)
            for at in range(len(words)):
                for result in recognize_all(" ".join(words[at:]), narrowed):
                    number, is_denied = int(result.intent.name), "no" in result.entities
                    # Where the "no" stands first, the words after it are met once more without it.
                    denied[number] = denied.get(number, False) or is_denied
        said = ((patterns[at]["id"], said_as(patterns[at]["said"], is_denied)) for at, is_denied in denied.items())
        return [(finding, how, "self", "unstated") for finding, how in said if how]

    hear("my back hurts")  # it indexes its lists when they are first used
    return hear, list


if __name__ == "__main__":
    serve(build)
