"""Why a requirement was judged so, and what would change it."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP, translate

# fmt: off
REASONS: dict[str, str] = {
    "reason.not_scored": QT_TRANSLATE_NOOP(
        "Wording",
        "This row could not be judged, so it does not count in the score.",
    ),
    "reason.condition": QT_TRANSLATE_NOOP(
        "Wording",
        "No CV shows this, so it does not count in the score. Expect to be asked about it.",
    ),
    "reason.unlocated": QT_TRANSLATE_NOOP(
        "Wording",
        "A match was found, but its place in your CV could not be shown, so it earns "
        "nothing.",
    ),
    "reason.prose.met": QT_TRANSLATE_NOOP("Wording", "Your CV shows this."),
    "reason.prose.partial": QT_TRANSLATE_NOOP(
        "Wording",
        "The closest passage of your CV touches on this but does not fully show it. "
        "Say more where you did it.",
    ),
    "reason.prose.listed": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV only lists this as a keyword. Add a line that shows what you did with it.",
    ),
    "reason.prose.copied": QT_TRANSLATE_NOOP(
        "Wording",
        "These words repeat the advert. Say in your own words what you did.",
    ),
    "reason.prose.missing": QT_TRANSLATE_NOOP(
        "Wording",
        "Nothing in your CV shows this. If you have done it, add a line with an example.",
    ),
    "reason.skills.in_use": QT_TRANSLATE_NOOP("Wording", "Your CV shows {found} in use."),
    "reason.skills.listed": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV names {found}. A line that shows it in use would be stronger.",
    ),
    "reason.skills.claimed": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV names {found} without an example. Add one that shows it.",
    ),
    "reason.skills.some": QT_TRANSLATE_NOOP("Wording", "In your CV: {found}. Not in your CV: {missing}."),
    "reason.skills.related.instance": QT_TRANSLATE_NOOP(
        "Wording",
        "{have} in your CV is a kind of {wanted}, which is asked for. Name {wanted} "
        "itself if you know it.",
    ),
    "reason.skills.related.uses": QT_TRANSLATE_NOOP(
        "Wording",
        "{have} in your CV builds on {wanted}, which is asked for. Name {wanted} "
        "itself if you know it.",
    ),
    "reason.skills.related.similar": QT_TRANSLATE_NOOP(
        "Wording",
        "{have} in your CV is close to {wanted}, which is asked for.",
    ),
    "reason.skills.related_some": QT_TRANSLATE_NOOP(
        "Wording",
        "{have} in your CV is related to {wanted}; not in your CV: {missing}.",
    ),
    "reason.skills.other_words": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV seems to show this in other words. If you know {missing}, name it.",
    ),
    "reason.skills.trade_only": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV shows {found}, but no line of it comes close to what is asked for in it. "
        "If you have done this, say so there.",
    ),
    "reason.skills.none": QT_TRANSLATE_NOOP(
        "Wording",
        "Not in your CV: {missing}. If you have done this, add a line that shows where.",
    ),
    "reason.skills.none_of": QT_TRANSLATE_NOOP(
        "Wording",
        "None of these is in your CV: {missing}. One is enough.",
    ),
    "reason.certificates.all": QT_TRANSLATE_NOOP("Wording", "Your CV names {found}."),
    "reason.certificates.some": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV names {found}; not in your CV: {missing}.",
    ),
    "reason.certificates.none": QT_TRANSLATE_NOOP(
        "Wording",
        "Not in your CV: {missing}. If you hold it, list it under certificates.",
    ),
    "reason.years.met": QT_TRANSLATE_NOOP(
        "Wording",
        "Years of experience: {have} in your CV, {need} asked for.",
    ),
    "reason.years.short": QT_TRANSLATE_NOOP(
        "Wording",
        "Years of experience: only {have} in your CV, {need} asked for.",
    ),
    "reason.years.stated": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV says that you have {have} years of experience; {need} asked for. "
        "Dated jobs would prove it.",
    ),
    "reason.years.only_stated": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV says {said} years of experience, but its dated jobs add up to {have}; "
        "{need} asked for. Add the missing jobs or dates.",
    ),
    "reason.years.none": QT_TRANSLATE_NOOP(
        "Wording",
        "Years of experience asked for: {need}. Your CV has no dated job; add start "
        "and end months to your jobs.",
    ),
    "reason.years.field_unclear": QT_TRANSLATE_NOOP(
        "Wording",
        "Years of experience: {have} in your CV, {need} asked for, but it is not clear "
        "that they are in this field. Say so in the jobs where they are.",
    ),
    "reason.years.other_field": QT_TRANSLATE_NOOP(
        "Wording",
        "Years of experience: {have} in your CV, {need} asked for, but nothing shows "
        "that they are in this field.",
    ),
    "reason.years.skill_met": QT_TRANSLATE_NOOP(
        "Wording",
        "Years in jobs that name {found}: {have}; asked for: {need}.",
    ),
    "reason.years.skill_short": QT_TRANSLATE_NOOP(
        "Wording",
        "Years in jobs that name {found}: only {have}; asked for: {need}. If you used "
        "it in other jobs too, say so there.",
    ),
    "reason.years.skill_unclear": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV names {found}, but in no dated job, so the years asked for ({need}) "
        "cannot be told. Name it in the jobs where you used it.",
    ),
    "reason.degree.met": QT_TRANSLATE_NOOP("Wording", "Asked for: {need}. Your CV shows: {have}."),
    "reason.degree.below": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV shows one level below: {have}.",
    ),
    "reason.degree.far_below": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV shows only: {have}.",
    ),
    "reason.degree.unfinished": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. In your CV it is not finished yet: {have}.",
    ),
    "reason.degree.equivalent": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}, or equivalent experience. Your CV shows no such degree but "
        "years of experience: {have}.",
    ),
    "reason.degree.level_unsaid": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV names a school but not your degree; add it.",
    ),
    "reason.degree.none": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. No degree was found in your CV; if you have one, list it "
        "under education.",
    ),
    "reason.skills.none_soft": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV gives no example of {missing}. Add one from a job or a project.",
    ),
    "reason.certificates.unfinished": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV says that {found} is not finished yet; add the date when you expect it.",
    ),
    "reason.certificates.none_of": QT_TRANSLATE_NOOP(
        "Wording",
        "None of these is in your CV: {missing}. One is enough; if you hold one, list it "
        "under certificates.",
    ),
    "reason.certificates.class": QT_TRANSLATE_NOOP(
        "Wording",
        "Driving licence asked for: class {need}. Your CV shows class {have}.",
    ),
    "reason.certificates.no_class": QT_TRANSLATE_NOOP(
        "Wording",
        "Driving licence asked for: class {need}. Your CV does not say the class of yours; "
        "add it.",
    ),
    "reason.years.other_work": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV shows {have} years of experience, and {need} are asked for, but none of "
        "its jobs names {missing}. If you did this work, say so there.",
    ),
    "reason.years.none_with": QT_TRANSLATE_NOOP(
        "Wording",
        "Years asked for with {missing}: {need}. Your CV does not name it; if you have "
        "done this work, add it with its dates.",
    ),
    "reason.degree.related_field": QT_TRANSLATE_NOOP(
        "Wording",
        "The level fits. The field of study asked for is {need}; yours is close to it: "
        "{have}.",
    ),
    "reason.degree.other_field": QT_TRANSLATE_NOOP(
        "Wording",
        "The level fits, but the field of study asked for is {need}; your CV shows "
        "{have}.",
    ),
    "reason.field.met": QT_TRANSLATE_NOOP(
        "Wording",
        "Field of study asked for: {need}. Your CV shows: {have}.",
    ),
    "reason.field.related": QT_TRANSLATE_NOOP(
        "Wording",
        "Field of study asked for: {need}. Yours is close to it: {have}.",
    ),
    "reason.field.other": QT_TRANSLATE_NOOP(
        "Wording",
        "Field of study asked for: {need}; your CV shows {have}.",
    ),
    "term.field.computing": QT_TRANSLATE_NOOP("Wording", "computing"),
    "term.field.electronics": QT_TRANSLATE_NOOP("Wording", "electrical and electronic engineering"),
    "term.field.mechanics": QT_TRANSLATE_NOOP("Wording", "mechanical engineering"),
    "term.field.construction": QT_TRANSLATE_NOOP("Wording", "construction and architecture"),
    "term.field.mathematics": QT_TRANSLATE_NOOP("Wording", "mathematics and statistics"),
    "term.field.science": QT_TRANSLATE_NOOP("Wording", "natural sciences"),
    "term.field.accounting": QT_TRANSLATE_NOOP("Wording", "accounting and audit"),
    "term.field.finance": QT_TRANSLATE_NOOP("Wording", "finance and economics"),
    "term.field.business": QT_TRANSLATE_NOOP("Wording", "business"),
    "term.field.marketing": QT_TRANSLATE_NOOP("Wording", "marketing and communications"),
    "term.field.human_resources": QT_TRANSLATE_NOOP("Wording", "human resources and psychology"),
    "term.field.law": QT_TRANSLATE_NOOP("Wording", "law"),
    "term.field.languages": QT_TRANSLATE_NOOP("Wording", "languages"),
    "term.field.education": QT_TRANSLATE_NOOP("Wording", "education"),
    "term.field.medicine": QT_TRANSLATE_NOOP("Wording", "medicine and health"),
    "term.field.design": QT_TRANSLATE_NOOP("Wording", "design"),
    "term.field.hospitality": QT_TRANSLATE_NOOP("Wording", "hospitality and tourism"),
    "reason.language.met": QT_TRANSLATE_NOOP("Wording", "Asked for: {need}. Your CV says: {have}."),
    "reason.language.below": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV says less: {have}.",
    ),
    "reason.language.no_level": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV names it without a level ({have}); add one, a test "
        "score for example.",
    ),
    "reason.language.none": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV does not name it; add your level.",
    ),
    "reason.language.written": QT_TRANSLATE_NOOP("Wording", "Your CV is written in {language}."),
    "reason.language.written_no_level": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV is written in {language} but does not state your level; add it.",
    ),
    "reason.corrected.not_required": QT_TRANSLATE_NOOP(
        "Wording",
        "You say that this is no requirement, so it does not count.",
    ),
    "reason.corrected.verdict": QT_TRANSLATE_NOOP(
        "Wording",
        "Your own verdict. The program's was: {judged}.",
    ),
    "reason.corrected.note": QT_TRANSLATE_NOOP(
        "Wording",
        "Your own verdict: “{note}” The program's was: {judged}.",
    ),
    "term.verdict.met": QT_TRANSLATE_NOOP("Wording", "met"),
    "term.verdict.partial": QT_TRANSLATE_NOOP("Wording", "partly met"),
    "term.verdict.missing": QT_TRANSLATE_NOOP("Wording", "missing"),
    "term.verdict.not_scored": QT_TRANSLATE_NOOP("Wording", "not scored"),
    "term.language.en": QT_TRANSLATE_NOOP("Wording", "English"),
    "term.language.vi": QT_TRANSLATE_NOOP("Wording", "Vietnamese"),
    "term.language.ja": QT_TRANSLATE_NOOP("Wording", "Japanese"),
    "term.language.zh": QT_TRANSLATE_NOOP("Wording", "Chinese"),
    "term.language.ko": QT_TRANSLATE_NOOP("Wording", "Korean"),
    "term.language.fr": QT_TRANSLATE_NOOP("Wording", "French"),
    "term.language.de": QT_TRANSLATE_NOOP("Wording", "German"),
    "term.language.es": QT_TRANSLATE_NOOP("Wording", "Spanish"),
    "term.language.ru": QT_TRANSLATE_NOOP("Wording", "Russian"),
    "term.language.th": QT_TRANSLATE_NOOP("Wording", "Thai"),
    "term.language.it": QT_TRANSLATE_NOOP("Wording", "Italian"),
    "term.language.pt": QT_TRANSLATE_NOOP("Wording", "Portuguese"),
    "term.language.ar": QT_TRANSLATE_NOOP("Wording", "Arabic"),
    "term.language.hi": QT_TRANSLATE_NOOP("Wording", "Hindi"),
    "term.language.nl": QT_TRANSLATE_NOOP("Wording", "Dutch"),
    "term.language.km": QT_TRANSLATE_NOOP("Wording", "Khmer"),
    "term.language.id": QT_TRANSLATE_NOOP("Wording", "Indonesian"),
    "term.language.pl": QT_TRANSLATE_NOOP("Wording", "Polish"),
    "term.language.tr": QT_TRANSLATE_NOOP("Wording", "Turkish"),
    "term.language.uk": QT_TRANSLATE_NOOP("Wording", "Ukrainian"),
    "term.language.cs": QT_TRANSLATE_NOOP("Wording", "Czech"),
    "term.language.sk": QT_TRANSLATE_NOOP("Wording", "Slovak"),
    "term.language.hu": QT_TRANSLATE_NOOP("Wording", "Hungarian"),
    "term.language.ro": QT_TRANSLATE_NOOP("Wording", "Romanian"),
    "term.language.bg": QT_TRANSLATE_NOOP("Wording", "Bulgarian"),
    "term.language.el": QT_TRANSLATE_NOOP("Wording", "Greek"),
    "term.language.sv": QT_TRANSLATE_NOOP("Wording", "Swedish"),
    "term.language.no": QT_TRANSLATE_NOOP("Wording", "Norwegian"),
    "term.language.da": QT_TRANSLATE_NOOP("Wording", "Danish"),
    "term.language.fi": QT_TRANSLATE_NOOP("Wording", "Finnish"),
    "term.language.he": QT_TRANSLATE_NOOP("Wording", "Hebrew"),
    "term.language.fa": QT_TRANSLATE_NOOP("Wording", "Persian"),
    "term.language.bn": QT_TRANSLATE_NOOP("Wording", "Bengali"),
    "term.language.ta": QT_TRANSLATE_NOOP("Wording", "Tamil"),
    "term.language.te": QT_TRANSLATE_NOOP("Wording", "Telugu"),
    "term.language.ur": QT_TRANSLATE_NOOP("Wording", "Urdu"),
    "term.language.lo": QT_TRANSLATE_NOOP("Wording", "Lao"),
    "term.language.ms": QT_TRANSLATE_NOOP("Wording", "Malay"),
    "term.language.tl": QT_TRANSLATE_NOOP("Wording", "Tagalog"),
    "term.language.la": QT_TRANSLATE_NOOP("Wording", "Latin"),
    "term.language.ca": QT_TRANSLATE_NOOP("Wording", "Catalan"),
    "term.language.und": QT_TRANSLATE_NOOP("Wording", "foreign language"),
    "term.degree.high_school": QT_TRANSLATE_NOOP("Wording", "high school"),
    "term.degree.vocational": QT_TRANSLATE_NOOP("Wording", "vocational training"),
    "term.degree.associate": QT_TRANSLATE_NOOP("Wording", "associate degree"),
    "term.degree.bachelor": QT_TRANSLATE_NOOP("Wording", "bachelor's degree"),
    "term.degree.master": QT_TRANSLATE_NOOP("Wording", "master's degree"),
    "term.degree.doctorate": QT_TRANSLATE_NOOP("Wording", "doctorate"),
    "axis.not_asked": QT_TRANSLATE_NOOP("Wording", "Not asked for in this advert."),
    "axis.not_scored": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for, but none of its rows could be judged.",
    ),
    "axis.largest_gap.missing": QT_TRANSLATE_NOOP(
        "Wording",
        "{met} of {of} met; the largest gap: {gap}.",
    ),
    "axis.largest_gap.partial": QT_TRANSLATE_NOOP(
        "Wording",
        "{met} of {of} met; the rest only in part, first of all: {gap}.",
    ),
    "axis.all_met": translate(
        "Wording",
        "%n requirement(s) asked for, all met.",
        "",
        1,
    ),
    "warning.copied": translate(
        "Wording",
        "%n requirement(s) of the advert stand word for word in the CV; they do not "
        "count as proof.",
        "",
        1,
    ),
}
# fmt: on
