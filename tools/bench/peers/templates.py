"""Writes the skill's vocabulary as hassil's sentence templates: a list for each concept, and wildcards between them."""

from itertools import permutations

MOST_TERMS = 4
"""A pattern of more terms would need more than 24 templates."""

WILDCARDS = ("a", "b", "c", "after")
"""What stands between terms, and after them."""


def expressible(patterns):
    """Return the patterns that a template can say."""
    return [p for p in patterns if len(p["terms"]) + len(p["anywhere"]) <= MOST_TERMS]


class Templates:
    def __init__(self, feed):
        self.areas = set(feed["areas"])
        concepts = sorted({*feed["phrases"], *feed["exact"]})
        self.names = {concept: f"concept_{number}" for number, concept in enumerate(concepts)}
        roots = feed["roots"]
        self.phrases = {
            concept: [*feed["phrases"].get(concept, ()), *(_rooted(p, roots) for p in feed["exact"].get(concept, ()))]
            for concept in concepts
        }
        self.lists = {name: {"values": self.phrases[concept]} for concept, name in self.names.items()}
        self.lists["no"] = {"values": [phrase for concept in feed["denials"] for phrase in self.phrases[concept]]}
        self.lists["filler"] = {"values": [_rooted(word, roots) for word in feed["fillers"]]}

    def of(self, pattern):
        """Return a template for each order of the terms, with a "no" that may stand before what is said of a place."""
        terms = [*pattern["terms"], *pattern["anywhere"]]
        order = [(at - 1, at) for at in pattern["following"]]
        return [
            self._template([terms[at] for at in places])
            for places in permutations(range(len(terms)))
            if all(places.index(first) < places.index(then) for first, then in order)
        ]

    def keywords(self, pattern):
        """Return for each term a word of each of its phrases. Where none of them is said, hassil need not look."""
        return [
            {max(phrase.split(), key=len) for concept in term for phrase in self.phrases[concept]}
            for term in (*pattern["terms"], *pattern["anywhere"])
        ]

    def _template(self, terms):
        names_places_only = all(map(self._is_place, terms))
        parts = []
        for term, wildcard in zip(terms, WILDCARDS, strict=False):
            no = "[{no} [{filler} [{filler} ]]]" if names_places_only or not self._is_place(term) else ""
            lists = "|".join(f"{{{self.names[concept]}}}" for concept in term)
            parts += [f"{no}({lists})", f"[ {{{wildcard}}}] "]
        return f"{''.join(parts[:-1])}[ {{after}}]"

    def _is_place(self, term):
        return self.areas.issuperset(term)


def _rooted(phrase, roots):
    return " ".join(roots.get(word, word) for word in phrase.split())
