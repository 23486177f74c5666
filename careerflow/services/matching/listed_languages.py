"""Names and levels of languages that count only where a CV lists languages.

Patterns of folded text: lower case, without diacritics.
"""

# What are other words elsewhere ("polish"), and names in French, Spanish and German.
LISTED_NAMES: tuple[tuple[str, str], ...] = (
    ("en", r"anglais|ingles|englisch"),
    ("vi", r"vietnamien|vietnamita|vietnamesisch"),
    ("ja", r"japonais|japones|japanisch"),
    ("zh", r"chinois|chino|chinesisch"),
    ("ko", r"coreen|coreano|koreanisch"),
    ("fr", r"francais|frances|franzosisch"),
    ("de", r"allemand|aleman|deutsch"),
    ("es", r"espagnol|espanol|castellano|spanisch"),
    ("ru", r"russe|ruso|russisch"),
    ("it", r"italien|italiano|italienisch"),
    ("pt", r"portugais|portugues|portugiesisch"),
    ("ar", r"arabe|arabisch"),
    ("nl", r"neerlandais|flemish|niederlandisch"),
    ("pl", r"polish|polonais|polaco|polnisch|polski"),
    ("tr", r"turkish|turc|turco|turkisch"),
    ("uk", r"ukrainian|ukrainien"),
    ("cs", r"czech"),
    ("sk", r"slovak"),
    ("hu", r"hungarian"),
    ("ro", r"romanian"),
    ("bg", r"bulgarian"),
    ("el", r"greek"),
    ("sv", r"swedish"),
    ("no", r"norwegian"),
    ("da", r"danish"),
    ("fi", r"finnish"),
    ("he", r"hebrew"),
    ("fa", r"persian|farsi"),
    ("bn", r"bengali|bangla"),
    ("ta", r"tamil"),
    ("te", r"telugu"),
    ("ur", r"urdu"),
    ("th", r"thai"),
    ("lo", r"lao|tieng lao"),
    ("ms", r"malay"),
    ("tl", r"tagalog|filipino"),
    ("la", r"latin"),
    ("ca", r"catalan"),
)
# By CEFR, 7 for native.
LISTED_WORDS = {
    7: r"(?:langue )?maternelle|natif|nativo|(?:lengua )?materna|muttersprache",
    6: r"bilingue",
    5: r"courant|fluido|avance|avanzado|fliessend|flie\u00dfend|verhandlungssicher",
    3: r"intermediaire|intermedio|independent(?: user)?",
    2: r"notions|scolaire|elementaire|basico|grundkenntnisse",
    1: r"debutant|principiante",
}
