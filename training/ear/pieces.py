"""Cuts the base model's word pieces down to those that are met when people speak of their backs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

PAD, UNKNOWN, FIRST, LAST = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
SPECIAL = (PAD, UNKNOWN, FIRST, LAST)


def cut(base: Path, texts: Iterable[str], size: int) -> tuple[Tokenizer, list[int]]:
    """Return a tokenizer of `size` pieces, and the number that each of them has in the base model's.

    Kept are single letters, every piece met in `texts`, most frequent first, and then the base's commonest words.
    """
    whole = Tokenizer.from_file(str(base / "tokenizer.json"))
    whole.no_padding()
    whole.no_truncation()
    known: dict[str, int] = whole.get_vocab()
    names = {number: piece for piece, number in known.items()}
    met = Counter(number for text in texts for number in whole.encode(text, add_special_tokens=False).ids)
    letters = [number for piece, number in known.items() if len(piece.removeprefix("##")) == 1 and piece.isascii()]
    common = sorted(number for piece, number in known.items() if piece.isascii() and piece.isalpha())
    order = [*(known[name] for name in SPECIAL), *sorted(letters), *(n for n, _ in met.most_common()), *common]
    kept = [*dict.fromkeys(order)][:size]
    return _tokenizer({names[number]: place for place, number in enumerate(kept)}), kept


def _tokenizer(vocabulary: dict[str, int]) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=40))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [(FIRST, vocabulary[FIRST]), (LAST, vocabulary[LAST])]
    tokenizer.post_processor = processors.BertProcessing(ends[1], ends[0])
    return tokenizer
