"""Which of the five axes a requirement counts on.

Precedence, the first that holds: a degree named before the years (Education); years of experience
(Experience); a degree or a certificate (Education); a language (Hard skills); a field of study or a
licence (Education); a row that begins with a wish or an inclination (Soft skills); work that was
done before (Experience), unless the row begins with what is to be known; a law, a standard or a
market to know (Domain knowledge); a named tool or technique, or experience with products or systems
(Hard skills); experience of a kind of work (Experience), with the same exception; knowledge of a
whole kind of work (Domain knowledge); another hard skill (Hard skills); words of character and
conduct (Soft skills), unless the row begins with what is to be known; knowledge of how something
technical works (Hard skills), of an industry (Domain knowledge); what the row's section suggests.
"""

import re
from dataclasses import dataclass

from careerflow.models.job import Axis, Degree, LanguageLevel, Years
from careerflow.services.matching.folding import fold

_EDUCATION = re.compile(
    r"(?<!phan mem )(?<!kien thuc )(?<!tai lieu )(?<!tu vung )(?<!tieng anh )(?<!cong cu )"
    r"\bchuyen nganh\b|"
    r"\b(?:tot nghiep|bang cap|hoc van|trinh do (?:hoc van|tu|dai hoc|cao dang|12|"
    r"pho thong)|"
    r"degree(?! of (?!science|arts|bachelor|master|doctor))|"
    r"diploma|graduated? (?:of|from)|certificat\w+|"
    r"certified|licen[sc]e[ds]?|licensure|"
    r"accredited|gpa|"
    r"chung chi|bang lai|major(?:ing)? in|sinh vien nam|sinh vien)\b"
)
# Where a row begins so, the trade that it names is a field of study.
_STUDIES = re.compile(
    r"^\W*(?:tot nghiep|(?:uu tien )?(?:(?:cac|nhung|ung vien|ban|hoc|la) )*(?:chuyen nganh|"
    r"cac truong|sinh vien)|degree in|"
    r"major(?:ing)? in|(?:(?:you|have|hold|with|an?|relevant|academic) )*education (?:in|within)|"
    r"(?:uu tien )?(?:khoi nganh|cac nganh|nganh hoc|nganh(?=:)|(?:co )?(?:cac )?(?:chung chi|"
    r"bang cap)))\b"
)
# What one must be licensed to do, and how one did as a student, whatever trade is named with it.
_LICENCE = re.compile(
    r"\b(?:licen[sc]e|licensure|certificat(?:e|ion))s?\W*(?:required|preferred|a plus)?\W*$|"
    r"\bgpa\b|\bthanh tich hoc tap|\bcho (?:nhan )?bang\b|\bhoan (?:tat|thanh) (?:chuong trinh|"
    r"khoa) "
    r"(?:hoc|dao tao)|\bacademic background"
)
_INCLINED = re.compile(
    r"^\W*(?:(?:possess|have|has|having|an?|the|strong|genuine|real|true|deep|deeply|highly|very|"
    r"truly|genuinely|must|proven|demonstrated|however|co|that su|thuc su|"
    r"ung vien|you|"
    r"are|be|data-driven|mindset|and),? )*(?:desire|passion(?:ate)?|enthusias\w+|eager\w*|"
    r"willing\w*|"
    r"curio\w+|love|interest(?:ed)? in|motivat\w+|mindset|mong muon|dinh huong|dam me|yeu thich|"
    r"hung thu|"
    r"kha nang lam viec (?:chat che |tot |hieu qua )?(?:voi|cung|doc lap|theo|nhom|duoi)|"
    r"ham hoc|thich|san sang|(?:ability|able) to (?:\w+ly |and willingness to )*(?:learn|grasp|"
    r"adapt|interact|relate|collaborate|cooperate|"
    r"communicate|explain|articulate|work (?:[\w-]+ly |well )*(?:with (?!(?:\w+ ){0,5}(?:tools?|"
    r"software|"
    r"systems?|"
    r"machine\w*|equipment|data|numbers|materials))|in|under|independently|alone|as part)|"
    r"prioriti[sz]e|organi[sz]e|"
    r"(?:remain|stay|keep) (?:calm|focused|composed|organi[sz]ed)|take (?:direction|initiative)|"
    r"(?:establish|build|develop|maintain) (?:\w+ ){0,5}(?:relationships|rapport|trust|"
    r"confidentiality|composure)|"
    r"(?:handle|manage|deal with) (?:multiple|competing|several|time\b|"
    r"(?:\w+,? ){0,5}(?:situations?|"
    r"people|customers|pressure))|exercise (?:\w+ )?judge?ment|"
    r"lead|influence|think|thrive|balance|juggle|get along|"
    r"listen|motivate|meet deadlines|deliver results|multi-?task|comply|follow|handle pressure))\b"
)
_WISHES = re.compile(r"\bmong muon (?:duoc )?(?:phat trien|gan bo|hoc hoi|lam viec)\b")
_DONE = re.compile(
    r"\btrack record|\b(?:history|record) of|\b(?:demonstrated|proven) (?:success|leadership)|"
    r"\b(?:tung|da) (?:lam(?! (?:viec )?voi)|trien khai|tham gia|phu trach|quan ly)\b|"
    r"^\W*uu tien mang\b|^\W*uu tien (?:ung vien )?(?:trong|o|lam) (?:linh vuc|nganh|mang)\b|"
    r"\bda tung (?!lam (?:viec )?voi\b|(?:su )?dung\b)\w|"
    r"^\W*(?:uu tien )?(?:ung vien )?tung (?!lam (?:viec )?voi\b|(?:su )?dung\b)\w|"
    r"^\W*(?:lead|manage|mentor(?:ing)?|supervise|oversee|launch) (?!by |multiple|competing|time\b|"
    r"stress|conflict|priorit|your)|"
    r"^\W*(?:preferably|ideally) (?:in|within|from|with)\b|"
    r"\btham gia (?:nghien cuu|(?:cac )?du an)|\bcong bo khoa hoc|"
    r"\bexperienced? (?:in )?(?:lead|manag|direct|supervis|own|automat|support|coordinat|"
    r"oversee)\w*ing\b|"
    r"\bexperience (?:in )?(?:building|designing|delivering|shipping|scaling|running|launching)\b"
)
_RULES_TO_KNOW = re.compile(
    r"\b(?:gaap|ifrs|vas|hipaa|osha|gdpr|iso \d+|haccp|irs|guidelines?|regulations?|laws?|"
    r"legislation|statutes?|building codes?|accounting (?:standards|principles)|"
    r"industry|nganh|linh vuc|quy dinh|phap luat|(?<!ky )luat|thong tu|nghi dinh|chuan muc|"
    r"thi truong|bo luat)\b"
)
_TECHNICAL = re.compile(
    r"\b(?:software|systems?|architectures?|automation|deployment|algorithms?|protocols?|networks?|"
    r"code|coding|programming|design|tools?|technolog\w+|infrastructure|pipelines?|frameworks?|"
    r"apis?|implementations?|hardware|computers?|techniques?|methodolog\w+|equipment|machin\w+|"
    r"instruments?|malware|"
    r"kien truc|mo hinh|he thong|phan mem|thuat toan|co che|cong cu|cong nghe|ky thuat|"
    r"quy trinh|thiet ke|van hanh|may moc|thiet bi|ban ve)\b"
)
_KNOWING = re.compile(
    r"\bknowledge|\bunderstand|\bfamiliar|\baware|\bproficien|\bexpert|\bkien thuc|\bhieu biet|"
    r"\bam hieu|\bnam (?:vung|ro|bat)|\bhieu ro|\bthanh thao|\bbiet\b"
)
# A row that begins so is about knowing, though experience may be named behind it.
_KNOWS_FIRST = re.compile(
    r"^\W*(?:(?:an?|the|very|strong|deep|solid|good|basic|excellent|working|thorough|advanced|"
    r"demonstrated|proven|in-depth|comprehensive|detailed|general|sound|possess|have|has|and) )*"
    r"(?:understanding|knowledge|grasp|familiar(?:ity)?|proficien\w+|command|awareness) "
    r"(?:of|in|with)\b|"
    r"^\W*(?:co )?(?:kien thuc|hieu biet|am hieu|nam (?:vung|ro|chac)|thanh thao)\b"
)
# Products by their names: "Experience with State Street PAM, Advent Geneva".
_PRODUCTS = re.compile(
    r"[Ee]xperience (?:with|using) (?:any of the following:? )?[A-Z][^,.;:]{1,30}, (?:and |"
    r"or )?[A-Z]"
)
# Of a whole kind of work it is knowledge of a field: "Knowledge of food safety".
_KNOWLEDGE = re.compile(
    r"^\W*(?:\w+ ){0,3}(?:knowledge|understanding) of\b|"
    r"^\W*(?:co )?(?:kien thuc|hieu biet|am hieu)(?: \w+){0,3} ve\b"
)
# What one worked with, not what one did: "Experience with messaging systems".
_WITH_TECHNIQUE = re.compile(
    r"\bkinh nghiem (?:su dung|voi)\b[^.;]{0,60}\b(?:phan mem|cong cu|may|thiet bi|he thong)\b|"
    r"^\W*(?:(?:strong|solid|good|extensive|hands-on|practical|proven) )*"
    r"(?:experience (?:working )?(?:with|using)|"
    r"background in) (?!\w+ing\b)[^.;]{0,60}\b(?:systems?|technolog\w+|"
    r"tools?|"
    r"frameworks?|"
    r"architectures?|platforms?|software|methodolog\w+|techniques?|services|toolchains?|stacks?|"
    r"libraries|simulators|apis?|pipelines?|"
    r"equipment|machines)\b"
)
_INITIALS = re.compile(  # "RDF, OWL", "Familiarity with Ray"
    r"(?<!\w)[A-Z]{3,}(?!\w)|[Ff]amiliar(?:ity)? with (?:[A-Z][\w.+#’'-]*(?:,| and| or|"
    r"/)?\s?){1,5}\W*$"
)
_SKILLS = re.compile(r"\bskills?\W*$|\bky nang\b")
_EXPERIENCE = re.compile(
    r"\bexperience|\bkinh nghiem|\btrack record|\bbackground in|\bhistory of|\btung (?:lam|"
    r"trien khai|tham gia|phu trach|quan ly)|"
    r"\bda lam viec|\bproven record|\bworked (?:in|with|on|as)"
)
_SOFT = re.compile(
    r"\bcommunicat|\binterpersonal|\bteam[- ]?(?:work|player|spirit|oriented)|"
    r"\bwork(?:ing)? (?:well )?(?:independent|in a team|with others|under pressure|as part)|"
    r"\bself[- ](?:motivat|start|direct|driv|disciplin|manag)|\bmotivat(?:ed|ion|ing|e)\b|"
    r"\bproactiv|\bcurio|"
    r"\bpassion|\benthusias|\battitude|\bdetail[- ]orient|"
    r"\battention to detail|\borgani[sz](?:ed|ational|ation skills)|\btime[- ]manag|"
    r"\bproblem[- ]sol|\bcritical think|\banalytical|\bcreativ|"
    r"\badaptab|\bflexib|\bleadership|\bresilien|\bintegrity|\bhonest|\bempath|\bnegotiat|"
    r"\bpresentation skill|\bmulti-?task|\bpriorit|"
    r"\blearn(?:er|ing)? (?:quick|fast|new)|\bquick(?:ly)? learn|\bfast learn|\beager|\bwilling|"
    r"\bcollaborat|\bpositive|\bwork ethic|\breliab|\bresponsible\b|"
    r"\bfast[- ]paced|\bownership|\bmindset|\bdeadline|\bcustomer service skills|\bpeople skills|"
    r"\bsense (?:of|for)\b|\bcommit|\benergetic|(?<!-)\bdriven|\bdesire (?:to|for)|\binterest in|"
    r"\bmultitask|"
    r"\badapt to|"
    r"\btact(?:ful)?\b|\bdiploma(?:cy|tic)\b|\b(?:sound|good) judge?ment|\binitiative\b|"
    r"\bpatien(?:ce|t with)\b|\bcourteous|\bself[- ]confiden|\bconfident (?:and|in|with)\b|"
    r"\bdiscretion\b|\bconfidentiality\b|\brapport\b|\bdecision[- ]making|"
    r"\bstrategic think|\bthink strategic|\b(?:minimal|limited|little) (?:supervision|direction|"
    r"guidance|oversight)|\baccountab|\bresourceful|"
    r"\bhard[- ]?working|\boutgoing\b|\b(?:results?|goals?|customer|service|people)-"
    r"(?:oriented|driven|focused|obsessed)|\bcalm\b|\b(?:under|of|with) stress|"
    r"\bactive listen|\blistening skill|\bopen[- ]minded|\bprofessionalism|\bpunctual|"
    r"\bdependab|\btrustworth|\bfollow[- ]through|\btenaci|\bpersever|\bsense of humou?r|"
    r"\bcan-do\b|\bapproach to work\b|\beye for\b|\bbias for action|\bmaturity\b|"
    r"\bgo-getter|\bhumble|\bhumility|"
    r"\b(?:build|create|maintain|establish|develop)\w* (?:\w+ ){0,4}relationships|\bnetworker\b|"
    r"\bloyal\b|\bconfidential information|\boptimistic\b|"
    r"\bwork(?:ing|s)? (?:closely|effectively|collaboratively) with\b|\bconfident\b|"
    r"\bbiet cach phoi hop\b|"
    r"\bco-?operat\w+|\b(?:cross|inter)-?(?:disciplinary|cultural)|\bcross cultural|"
    r"\binternational environment|\bpragmatic\b|\bprecise\b|\b(?:are|is|be|and|stay|"
    r"remain) (?:\w+ )?focused\b|\binspir\w+|"
    r"\bdedicat(?:ed|ion)\b|\bmeticulous|\bdiligen|\bdisciplined?\b|\bsociable|\bapproachable|"
    r"\bassertive|\bcaring\b|\bcompassion|\bpolite|\btoleran(?:t|ce of others)\b|\bmature\b|"
    r"\bstamina|"
    r"\bcoachable|\bgrit\b|\binquisitive|\bout[- ]of[- ]the[- ]box|\bpeople person|\bcan[- ]do\b|"
    r"\bmind-?sets?\b|\bmind-set|\b(?:personal|high|positive) energy|\benergy level|"
    r"\bhigh standards|"
    r"\bquality of (?:the )?work|\brespectful|\brespect (?:for|each|others)|\b(?:strong|big|good|"
    r"the) "
    r"drive\b|\bset ambitious|\bengage (?:\w+ ){0,3}(?:team|people|members)|"
    r"\bhelp (?:out )?(?:\w+ )?"
    r"colleagues|\b(?:be|are|is|hold|an?|"
    r"and) (?:\w+ )?(?:systematic|"
    r"structured|persistent|ambitious|thorough)\b|\b(?:you|to) (?:always )?strive|"
    r"\bcustomer (?:orientation|focus)|\bethic(?:s|al)\b|\bprobity\b|\bmultiple (?:tasks|"
    r"priorities)\b|"
    r"\bpersonality|\bdetermination|\bwork(?:ing)? alone|\bversatil|\bthrive|\binteract with|"
    r"\bentrepreneurial|\bfriendly|"
    r"\bgiao tiep|\blam viec nhom|\blam viec (?:doc lap|theo nhom|duoi ap luc)|"
    r"\bchiu (?:duoc )?ap luc|\bap luc|\btinh than|\btrach nhiem|\bcham chi|\btrung thuc|"
    r"\bcan than|\bti mi|\bty mi|\bnhanh nhen|\bnang dong|\bsang tao|\bchu dong|\bham hoc|"
    r"\bhoc hoi|\bcau tien|\bthai do|\btu duy|\b(?:gu|khieu|mat|oc) tham my|\btham my tot|"
    r"\bthuyet phuc|\bdam phan|"
    r"\bgiai quyet van de|\bxu ly tinh huong|\bquan ly thoi gian|\bsap xep cong viec|"
    r"\bto chuc cong viec|\blanh dao|\bngoai hinh|\bngoai giao|\bhoa dong|"
    r"\bkien tri|\bnhiet tinh|\bnhiet huyet|\bdam me|\byeu thich|\btu tin|\bhoat bat|\bvui ve|"
    r"\bcoi mo|\bthan thien|\bky luat|\btu giac|\bgan bo|\bcau thi|"
    r"\bthat tha|\bsuc khoe|\bly lich|\bdao duc|\bthich nghi|\btac phong|\bguong mau|\bcam ket|"
    r"\bquyet doan|\bchu dao|\bnhay ben|\bben bi|\btan tam|\bgiong noi|\bhoa nha|"
    r"\bphoi hop (?:tot|nhom|voi (?:cac )?(?:bo phan|phong|dong nghiep|team))|"
    r"\bchiu kho|\bsieng nang|\bkien nhan|\byeu (?:tre|nghe)|\bsuc ben|"
    r"\blang nghe\b|\bkien dinh|\bchinh truc|\btrung thanh|\blich su\b|\bbinh tinh|"
    r"\bdung gio\b|\bda nhiem\b|\btinh than cau thi|\bkheo leo|\btich cuc\b|"
    r"\bcuong do cao|\bung xu\b|\bxu the\b|\bbao mat thong tin\b|\bkin tieng|"
    r"\bky nang mem|\bdoc lap|\bdi cong tac|\btham vong|\bkheo leo"
)
_DOMAIN = re.compile(
    r"\bknowledge|\bunderstanding of|\bfamiliar|\bawareness|\bindustry|\bdomain|\bregulat|"
    r"\bcomplian|\bstandards?\b|\blaws?\b|\bprinciples|\bmarket\b|"
    r"\bkien thuc|\bhieu biet|\bam hieu|\bnam (?:vung|ro|bat|duoc)|\bnghiep vu|\bquy dinh|"
    r"\bluat\b|\bphap luat|\bthong tu|\blinh vuc|\bnganh\b|\bthi truong|\btieu chuan|\bhieu ro"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What was recognised in a row. `skills` are the axes of the skills named, `tools` whether
    one of them is a tool or a technique and not a whole kind of work or a field, `work` whether all
    hard skills among them are whole kinds of work; `duty` is a task, not a wish;
    `degree_first` where the degree is named before the years."""

    years: Years | None
    degree: Degree | None
    languages: tuple[LanguageLevel, ...]
    certificates: tuple[str, ...]
    skills: tuple[Axis, ...]
    tools: bool
    work: bool
    duty: bool
    degree_first: bool = False


def axis(text: str, facts: Facts) -> Axis:
    """The axis of one row, by the precedence above."""
    folded = fold(text)
    hard = facts.skills.count(Axis.HARD_SKILLS) > facts.skills.count(Axis.SOFT_SKILLS)
    knows = bool(_KNOWS_FIRST.search(folded))
    experience = facts.duty and not _SKILLS.search(folded)
    experience = experience or (not knows and bool(_EXPERIENCE.search(folded)))
    law = bool(_RULES_TO_KNOW.search(folded)) and not facts.tools
    law = law and not _EXPERIENCE.search(folded)
    soft = Axis.SOFT_SKILLS in facts.skills or bool(_SOFT.search(folded))
    learned = knows and not _SKILLS.search(folded)
    rules = (
        (facts.degree_first, Axis.EDUCATION),
        (facts.years is not None, Axis.EXPERIENCE),
        (facts.degree is not None or bool(facts.certificates), Axis.EDUCATION),
        (bool(facts.languages) and not _STUDIES.search(folded), Axis.HARD_SKILLS),
        (bool(_STUDIES.search(folded) or _LICENCE.search(folded)), Axis.EDUCATION),
        (not hard and bool(_EDUCATION.search(folded)), Axis.EDUCATION),
        (bool(_INCLINED.search(folded) or _WISHES.search(folded)), Axis.SOFT_SKILLS),
        (not knows and bool(_DONE.search(folded)), Axis.EXPERIENCE),
        (law and bool(_KNOWING.search(folded)), Axis.DOMAIN_KNOWLEDGE),
        (hard and facts.tools, Axis.HARD_SKILLS),
        (bool(_WITH_TECHNIQUE.search(folded) or _PRODUCTS.search(text)), Axis.HARD_SKILLS),
        (experience, Axis.EXPERIENCE),
        (facts.work and bool(_KNOWLEDGE.search(folded)), Axis.DOMAIN_KNOWLEDGE),
        (hard, Axis.HARD_SKILLS),
        (not learned and soft, Axis.SOFT_SKILLS),
        (bool(facts.skills), Axis.DOMAIN_KNOWLEDGE),
        (bool(_TECHNICAL.search(folded) or _INITIALS.search(text)) and not law, Axis.HARD_SKILLS),
        (bool(_DOMAIN.search(folded)), Axis.DOMAIN_KNOWLEDGE),
    )
    return next((found for holds, found in rules if holds), Axis.HARD_SKILLS)
