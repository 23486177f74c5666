"""How many tokens a text has, without asking the provider and without its tokenizer.

An estimate, to be shown as one: the provider's own counting would send the text before the user
agreed. Google gives "about 4 characters" of English for a token of Gemini
(https://ai.google.dev/gemini-api/docs/tokens). It takes no tokenizer of others to see what that
leaves out: letters with marks, digits and signs take more, and a CV is full of them. The weights
are on the side of too many: beside the tokenizer of the bundled multilingual encoder, which is not
Gemini's, the median CV of ../shared/data is estimated too high by 34 % in English and 24 % in
Vietnamese, none too low by more than 3 % (benchmarks/privacy/tokens.py).
"""

from math import ceil

_LETTER = 0.28  # of a token: 4 characters with their share of blanks, and some to spare
_MARKED = 0.6  # Vietnamese: two syllables of three have one, mostly in a token of its own
_SPACE = 0.1
_LINE_END = 1.0
_DIGIT = 0.75  # the tokenizer of Gemini's open sibling takes each digit alone, others three
_SIGN = 0.75
_OTHER = 1.0  # scripts whose characters are syllables or words


def estimate(text: str) -> int:
    """Rounded up; 0 for no text."""
    return ceil(sum(map(_weight, text)))


def _weight(character: str) -> float:
    if character.isascii():
        return _ascii_weight(character)
    if character.isalpha():
        return _MARKED if character < "\u0370" or "\u1e00" <= character < "\u1f00" else _OTHER
    return _OTHER


def _ascii_weight(character: str) -> float:
    if character.isalpha():
        return _LETTER
    if character.isdigit():
        return _DIGIT
    if character.isspace():
        return _LINE_END if character in "\n\f" else _SPACE
    return _SIGN
