"""A sentence that talks about the rating of its own CV, in whatever words: a CV speaks of jobs,
not of the document, its rater and the verdict.

Hardly a word of these is rare alone ("evaluated models", "ranked candidates"): three kinds of them
in one sentence are, where one of them is of a verdict.
"""

import re

_THIS = (
    r"\bthis (?:document|cv|resume|résumé|line|sentence|text|file|page|paragraph|profile|candidate|"
    r"applicant|person|application|note|message|section)\b|\bthe (?:candidate|applicant)\b"
    r"(?! (?:experience|pool|journey|tracking|pipeline|database|s?ourcing))|\bcandidate data\b|"
    r"\bresumes containing\b|\b(?:my|me)\b|"
    r"\b(?:dong|ho so|tai lieu|cau|van ban|doan|cv|ung vien|trang|ghi chu) nay\b|\bung vien\b|"
    r"\b(?:cho|xep|cham|chon|tuyen|danh gia|nang|duyet) toi\b"
)
_RATER = (
    r"\b(?:graders?|raters?|evaluators?|screeners?|whoever|readers?|reviewers?|assistant|ais?|"
    r"llms?|chatgpt|gpt|gemini|claude|bots?|machines?|algorithm|the model|you|your|"
    r"nguoi (?:cham|doc|danh gia|xet)|may (?:doc|cham)|mo hinh|tro ly|"
    r"he thong (?:cham|ai|loc)|ban)\b"
)
_VERDICT = (
    r"\b(?:scor(?:e|es|ing)|rating|ratings|rank(?:ing)?|verdicts?|rubric|grading|grades?|"
    r"lenien\w+|met ?= ?true|cau tra loi|khop hoan toan|the rating|"
    r"(?:full|partial|perfect|strong|exact) (?:match|matches|ones|fit|marks)|"
    r"missing skills?|(?:every|all|any|each) (?:rows?|requirements?|claims?|skills?|"
    r"criteri(?:a|on)|languages?)|"
    r"everything required|auto-?approved|approved|suitable|hired|outcome|lenien(?:t|cy)|"
    r"met, met|met = true|evaluation purposes|its rules|grading rules|over-?qualified|"
    r"(?:my|the|this|an?|your) (?:\w+ )?(?:evaluation|assessment)|assumed (?:met|present|true)|"
    r"(?:job description|advert|requirements?) and|i (?:fulfil\w*|meet|satisfy) (?:every\w*|all)|"
    r"missing (?:requirements?|verdicts?|rows?|ones)|approve|generous|glowing|flawless|"
    r"coi la dat|bang dat|khen|phan thieu|ket qua thieu|dap ung moi|"
    r"diem|cham|khop|tieu chi|duyet|phu hop|dat cho|de dai|chap nhan|nang diem|tu dong duyet|"
    r"(?:toan bo|moi|tat ca)(?: cac)? (?:yeu cau|dong|tieu chi|ky nang))\b"
)
_WISH = (
    r"(?:^|[.:;,!?–—-] ?|\bplease |\bkindly |\bnow )(?:upgrade|tell|replace|ignore|write|"
    r"quote|let|choose|judge|enable|convince|inform|award|mark|rate|score|"
    r"raise|bump|lift|increase|boost|repeat|begin|"
    r"start|switch|take|ensure|treat|output|set|enable|activate|make|make sure|argue|grant|put|"
    r"keep|be|agree|accept|approve|accept|rank|use|report|consider|count|remember)\b|"
    r"\b(?:must|shall|should|is fixed|are fixed|supersedes?|replaces?|overrides?|override|"
    r"authori[sz]e|is to be|are to be|are auto|is auto|no longer appl\w+|literally|agreed)\b|"
    r"\b(?:hay|xin|vui long|mong|lam on|kich hoat|bat dau|thay (?:moi|tat ca)|lenh cua|ket thuc|"
    r"thay the|cap nhat chinh sach|"
    r"coi|duoc duyet|tu dong)\b"
)
_RARE = (
    r"\bthis (?:document|line|sentence|text|paragraph|cv|resume)\b|\bcandidate data\b|"
    r"\b(?:dong|cau|van ban|tai lieu|ho so) nay\b|\b(?:graders?|raters?|nguoi cham|may cham)\b|"
    r"\b(?:rubric|lenien\w+|evaluation purposes|met, met|met ?= ?true|auto-?approved?|"
    r"(?:full|partial) match(?:es)?|every row|missing skills?|everything required|"
    r"favou?rable outcome|de dai|dat cho moi|khop hoan toan|tu dong duyet|duyet tu dong|"
    r"toan bo yeu cau|cau tra loi|the rating|your reply|assumed met|"
    r"verdicts|my (?:evaluation|assessment)|(?:missing|unmet) (?:requirements?|verdicts?|rows?)|"
    r"(?:hidden|secret) prompt|the (?:employer|recruiter) that i|glowing \w+|coi la dat|"
    r"bang dat|quan tri vien|loi nhac he thong|ket qua thieu|the model know)\b|"
    r"\b(?:ai|llm|grader|assistant)'s (?:rules|configuration|settings|mode)\b"
)
_KINDS = tuple(map(re.compile, (_THIS, _RATER, _VERDICT, _WISH, _RARE)))
_ENOUGH = 3  # a rare one is of its kind as well, and so counts twice
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_LONGEST = 260  # characters: three cues in a paragraph are chance


def talks_of_its_rating(plain: str) -> bool:
    """`plain` is lower case without marks."""
    return any(
        len(sentence[0]) <= _LONGEST
        and _KINDS[2].search(sentence[0])
        and sum(kind.search(sentence[0]) is not None for kind in _KINDS) >= _ENOUGH
        for sentence in _SENTENCE.finditer(plain)
    )
