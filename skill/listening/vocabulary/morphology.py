"""The usual English forms of a word, so that the lexicon lists each word once."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")

_IRREGULAR = {
    "be": "am is are was were been being",
    "bend": "bent",
    "bind": "bound",
    "bite": "bit bitten",
    "bleed": "bled",
    "blow": "blew blown",
    "break": "broke broken",
    "bring": "brought",
    "build": "built",
    "burn": "burnt",
    "catch": "caught",
    "come": "came",
    "creep": "crept",
    "cut": "cutting",
    "die": "dying",
    "dive": "dove",
    "do": "does did done doing",
    "draw": "drew drawn",
    "drive": "drove driven",
    "eat": "ate eaten",
    "fall": "fell fallen",
    "feel": "felt",
    "find": "found",
    "fling": "flung",
    "forget": "forgot forgotten",
    "get": "got gotten",
    "give": "gave given",
    "go": "goes went gone",
    "grow": "grew grown",
    "hang": "hung",
    "have": "has had",
    "hear": "heard",
    "hit": "hitting",
    "hold": "held",
    "hurt": "hurting",
    "keep": "kept",
    "kneel": "knelt",
    "know": "knew known",
    "lay": "laid",
    "lean": "leant",
    "leave": "left leaving",
    "let": "letting",
    "lie": "lay lain lying",
    "lose": "lost",
    "make": "made",
    "mean": "meant",
    "pay": "paid",
    "put": "putting",
    "rise": "rose risen",
    "run": "ran running",
    "see": "saw seen",
    "shake": "shook shaken",
    "shoot": "shot",
    "shrink": "shrank shrunk",
    "sit": "sat sitting",
    "sleep": "slept",
    "slide": "slid",
    "speak": "spoke spoken",
    "spit": "spat",
    "split": "splitting",
    "spread": "spreading",
    "spring": "sprang sprung",
    "stand": "stood",
    "stick": "stuck",
    "sting": "stung",
    "sweat": "sweated",
    "swell": "swelled swollen swole",
    "swing": "swung",
    "take": "took taken",
    "tear": "tore torn",
    "think": "thought",
    "throw": "threw thrown",
    "wake": "woke woken",
    "wear": "wore worn",
    "weep": "wept",
    "wet": "wetting wetted",
    "write": "wrote written",
}

# Only these have a comparative: others would turn a lad into a ladder, and a bee into beer.
_COMPARED = frozenset(
    """
    achy angry bad big blue bright clumsy cold cool crooked dark deep dozy drowsy dry dull fat fast feeble
    fuzzy grey hard heavy high hot itchy large late light long loose low nasty pale poor puffy quick red rough
    sad sharp shiny short sick slack sleepy slow small soft sore stiff strong sweaty tall tender thick thin
    tight tingly tough ugly warm weak wet white wide wobbly
    """.split()
)


def forms(word: str) -> set[str]:
    """All forms of `word` worth matching: plural, third person, past, -ing, and the irregular ones.

    Over-generous on purpose: a form that is no English word is never spoken.
    """
    found = {word, *_IRREGULAR.get(word, "").split()}
    if len(word) < 3 or not word.isalpha():
        return found
    if word.endswith("e"):
        found |= {word + "s", word + "d", word[:-1] + "ing"}
    elif word.endswith("y") and word[-2] not in _VOWELS:
        found |= {word[:-1] + "ies", word[:-1] + "ied", word + "ing", word + "s"}  # "the babys leg": no apostrophe
    elif word.endswith(("s", "sh", "ch", "x", "z")):
        found |= {word + "es", word + "ed", word + "ing"}
    else:
        found |= {word + "s", word + "ed", word + "ing"}
    if word[-1] not in _VOWELS | set("wxy") and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        found |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    if word in _COMPARED:
        found.add(word[:-1] + "ier" if word[-1] == "y" else word.rstrip("e") + "er")
        found.add(word + word[-1] + "er")
    if word.endswith("ee"):
        found |= {word + "d", word + "ing"}
    return found
