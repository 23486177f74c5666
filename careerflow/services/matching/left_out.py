"""What in an advert is not a requirement, by its own wording.

`firm` patterns hold under any heading, also under "Requirements"; the wider ones only where no
heading says otherwise.
"""

import re

from careerflow.models.job import LeftOutReason
from careerflow.services.matching.folding import fold

_EQUAL = re.compile(
    r"equal[- ](?:employment )?opportunit|affirmative action|regardless of (?:race|color|gender|"
    r"age)|"
    r"without regard to|sexual orientation|gender identity|protected (?:veteran|status|class)|"
    r"national origin|reasonable accommodation|e-?verify|discriminat|veteran status|"
    r"fair chance|criminal histor|\beeoc?\b|\beoe\b|inclusive (?:workplace|environment|culture)|"
    r"all qualified applicants|underrepresented|diverse and inclusive"
)
_APPLY_FIRM = re.compile(
    r"\bapply (?:now|today|online|here|at|via|by|through|directly)|"
    r"(?:send|submit|e-?mail|forward|mail)(?:ing)? (?:us )?(?:your |an? |their |the )?(?:cv|resume|"
    r"updated|application|cover)|resumes? to\b|click (?:here|the|apply|on)|interested candidates|"
    r"please (?:apply|contact|send|submit|visit|call|email)|https?:|www\.|@\w+\.(?:com|vn|org|net)|"
    r"\bnop (?:ho so|cv)|gui (?:cv|ho so)|ung tuyen (?:ngay|tai|qua)|hotline|zalo:? ?\d|"
    r"ho so (?:gom|bao gom|xin viec|(?:viet )?bang tieng)|don xin viec|"
    r"application (?:deadline|process)|"
    r"love to (?:hear from|meet|talk to) you|(?:welcome|encouraged) to apply|"
    r"^if (?:you(?:'re| are) (?:interested|ready|excited)|"
    r"you want to (?:be|join)|this sounds like)|^after you(?:'ve| have)? appl(?:y|ied)\b|"
    r"^are you ready (?:to|for)\b|^ready to (?:join|make|take|start)\b|\blinkedin\.com\b|"
    r"^looking forward to (?:speak|hear|meet|talk)ing|\breach out to (?:me|us)\b|"
    r"\b(?:like|want) to (?:hear|know|learn) more about\b|"
    r"follow us (?:on|at)|^learn more about|"
    r"^(?:thanks|best|kind|warm)\s*(?:and|&)?\s*regards|^tran trong$"
)
_APPLY = re.compile(
    r"\bto apply\b|\blien he\b|follow us|learn more (?:about|at)|visit (?:us|our)|talent community|"
    r"phone number|text messag|\brecruiter|third[- ]part(?:y|ies) (?:agenc|resume)|"
    r"\bapply for\b|interview|your application"
)
_BENEFITS_FIRM = re.compile(
    r"\b401\(?k|eligible for (?:equity|benefits|a bonus)|health insurance|\bdental\b|"
    r"paid (?:time off|vacation|holiday|sick|parental|leave)|"
    r"\bpto\b|life insurance|stock options?|parental leave|tuition (?:reimburs|assist)|"
    r"retirement (?:plan|savings)|competitive (?:salary|compensation|pay|base)|benefits package|"
    r"\boffers? (?:an? )?(?:comprehensive|competitive|generous|excellent|great|full)\b.{0,80}"
    r"\bbenefits\b|employee discount|sign[- ]on bonus|annual bonus|gym membership|"
    r"(?:(?<!hop )dong|day du|tham gia|huong|che do) .{0,30}(?:bhxh|bao hiem)|luong thang 13|"
    r"thang luong 13|"
    r"thuong (?:le|tet|nong|thang 13)|phu cap|review luong|xet tang luong|team ?building|"
    r"happy hour|"
    r"luong cung|luong co ban|thu nhap (?:tu|hap dan|canh tranh|:)|com trua|kham suc khoe dinh ky"
)
_BENEFITS = re.compile(
    r"\bvision (?:insurance|coverage|plan|care)|health (?:care plan|benefits)|\bequity\b|"
    r"flexible (?:spending|time off|pto)|benefits? (?:include|such as|from day|program)|"
    r"\bdiscounts?\b|"
    r"bonus(?:es)? (?:potential|eligib|opportunit)|commuter|wellness|"
    r"\bbhxh|\bbhyt|\bbhtn|bao hiem (?:xa hoi|y te|suc khoe|that nghiep|day du|theo)|"
    r"thuong (?:theo|doanh|hieu|cac|hang|them)|nghi (?:phep|le|mat)|du lich|tro cap|"
    r"lo trinh thang tien|co hoi (?:thang tien|phat trien|hoc|tham gia|duoc|lam viec)|tang luong|"
    r"moi truong (?:lam viec )?(?:nang dong|tre|chuyen nghiep|than thien)|"
    r"che do (?:dai ngo|phuc loi|theo)|ho tro (?:an|com|xang|dien thoai|nha o|cho o|chi phi|tien)|"
    r"duoc (?:dao tao|huong|cung cap|ho tro)|sinh nhat|hieu h[yi]|muc luong|thu nhap|hoa hong|"
    r"an trua|"
    r"we offer|you'?ll (?:enjoy|receive|get)|opportunit(?:y|ies) (?:for|to) (?:advance|grow|career)"
)
_FACTS_FIRM = re.compile(
    r"\b(?:pay|salary) range|\bbase (?:pay|salary)\b|actual salary|visa sponsorship|"
    r"immigration|work authori[sz]ation|"
    r"[$€£] ?\d{2}|\d{1,3}[.,]\d{3}[.,]\d{3}|\d+ ?(?:-|den) ?\d+ ?(?:trieu|tr\b|usd)|"
    r"\d{1,2} ?(?:h|:) ?\d{2} ?(?:-|den|to) ?\d|"
    r"^(?:locations?|salary|job type|pay rate|duration|start date|dia diem|thoi gian lam viec|"
    r"so luong|noi lam viec|muc luong|job id|gio lam viec|dia chi|han nop|han ung tuyen)\b|"
    r"\btang ca\b|\bworking hours\b|\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|"
    r"^luong (?:thoa thuan|canh tranh|theo|tuong xung|tu|tren|up ?to|khoi diem|thu viec|chinh thuc|"
    r"hap dan|\d)|\b(?:luong|thu nhap)\b[^.;]{0,30}?\d+ ?(?:trieu|tr|m|usd|vnd)\b|"
    r"^tu thu (?:2|hai) den|\bdia diem lam viec theo\b"
)
_FACTS = re.compile(
    r"^(?:hours|schedule|shift|position|title|department|industry|thoi gian|luong|lam viec tai|"
    r"ca lam|"
    r"ngay nghi|remote|hybrid|full[- ]time|part[- ]time|contract)\b.{0,60}$|\d+ ?trieu|"
    r"\bper (?:hour|annum|year|week)\b|/ ?(?:hr|yr|hour)\b|thu (?:2|hai) (?:-|den)|t2 ?(?:-|"
    r"den) ?t[67]|"
    r"monday (?:-|to|through) |\bjob (?:id|code|number)|requisition|travel percentage"
)
# Age, sex, looks, health, record: nothing that a CV should prove, and no axis measures it.
_PERSONAL = re.compile(
    r"^(?:(?:ung vien|chi tuyen|tuyen|uu tien|can) )?(?:nam|nu)\b(?!\W*\d)|"
    r"\b(?:gioi tinh|tuoi|nam sinh|ngoai hinh|ua nhin|de nhin|khuon mat|guong mat|chieu cao|"
    r"can nang|ruou bia|thuoc la|ma tuy|suc khoe|hinh xam|tien an|ly lich|nhan than|no xau|"
    r"gender)\b|^age\b"
)
_PERSONAL_WORDS = re.compile(
    r"\b(?:gioi tinh|gioi|do tuoi|tuoi doi|tuoi|nam sinh|nam|nu|hoac|va|tu|den|tro len|duoi|tren|"
    r"uu tien|"
    r"ung vien|trong|khong|yeu cau|phan biet|gioi han|khoang|sinh|age|gender|male|female|la|chi|"
    r"tuyen|cac ban|co|x|or|and|con|nhan|viec|can|so luong|nguoi|suc khoe|tot|ngoai hinh|"
    r"khuon mat|guong mat|de nhin|ua nhin|kha|dep|sang|gon gang|lich su|thanh lich|chieu cao|"
    r"cao|can nang|nang|m|cm|kg|du|hinh xam|tien an|tien su|ly lich|ro rang|trong sach|nhan than|"
    r"nghien|ruou bia|thuoc la|ma tuy|hut|uong|su dung|no xau|bi|mac|benh|truyen nhiem|"
    r"hinh thuc|dam bao|moi|hon|tro xuong)\b|\W|\d"
)
# When one works and what one brings along: told to the candidate, in no CV.
_TERMS = re.compile(
    r"\b(?:theo ca|xoay ca|ca (?:dem|kip|gay|xoay)|tang ca|lam them gio|ngoai gio|gio hanh chinh|"
    r"full-?time|part-?time|(?:toan|ban) thoi gian|cuoi tuan|ngay le|thu 7|chu nhat|"
    r"laptop|xe may|may tinh (?:ca nhan|xach tay)|phuong tien|smartphone|"
    r"dien thoai (?:rieng|ca nhan|thong minh))\b"
)
_TERMS_WORDS = re.compile(
    r"\b(?:co the|co|kha nang|san sang|chap nhan|linh hoat|duoc|yeu cau|lam viec|viec|lam|di|theo|"
    r"xoay|ca|kip|dem|gay|ngay|toi|sang|chieu|tang|them|ngoai|gio|hanh chinh|khi|can|thiet|phat|"
    r"sinh|full-?time|part-?time|toan|ban|thoi gian|cuoi tuan|le|tet|thu|chu nhat|tuan|cac|va|"
    r"hoac|vao|neu|cho|cong|rieng|ca nhan|tu|trang bi|laptop|xe may|xe|may tinh|xach tay|"
    r"phuong tien|di lai|di chuyen|smartphone|dien thoai|thong minh|phuc vu|de|la|ung vien|"
    r"mot|1|loi the|uu tien|bang|ban than|nguoi|lao dong|biet|su dung)\b|\W|\d"
)
_FEW = 6  # letters that a text may have besides
# An address: two of its parts, and nothing else before them.
_ADDRESS = re.compile(
    r"^(?:so|tang|lau|lo|toa|khu|kcn|ngo|hem|nha|\d[\w/-]*)\b[^.;:]*"
    r"\b(?:duong|pho|phuong|p\.|quan|q\.|huyen|xa|thi xa|tp\.?|thanh pho|tinh|kcn|toa nha)\W"
)
_PLACE = re.compile(
    r"\b(?:duong|pho|phuong|quan|huyen|xa|thi xa|thi tran|tp|thanh pho|tinh|kcn|khu cong nghiep|"
    r"toa nha|(?:p|q)(?=\.))\b"
)
_COMPANY = re.compile(
    r"^(?:we\b(?! (?:expect|require|need|want you))|our\b|at [a-z]\w+,? we|the company|founded|"
    r"since \d{4}|"
    r"headquartered|as (?:a|an|one of) (?:the )?(?:leading|global|growing|fast|world|top)|"
    r"join (?:us|our|a)|chung toi|cong ty|tap doan|voi hon)\b|"
    r"\b(?:is|are) (?:an?|the) (?:[\w-]+[ ,]+){0,5}(?:leading|leader|global|company|provider|firm|"
    r"start-?up|organization|platform|subsidiary|employer|agency)\b|"
    r"fortune \d+|our (?:mission|clients|customers|company|culture|vision)|headquartered|"
    r"founded in|"
    r"industry leader|\blooking for (?:an?|talented|passionate|our next|highly)|"
    r"\bseek(?:ing|s) (?:an?|talented|highly|to (?:hire|add))|\bis hiring|are searching for|"
    r"join our|"
    r"(?:has|have) been (?:named|recognized|backed)|la (?:mot )?cong ty|thanh lap (?:tu |nam )"
)


# How old the employer is: "Với hơn 20 năm kinh nghiệm, Hoa Sen ...".
_COMPANY_AGE = re.compile(
    r"^(?:voi|trai qua|hon) (?:hon |tren |gan )?\d+ nam (?:kinh nghiem|hinh thanh|phat trien|"
    r"hoat dong)[^,.]{0,60}, (?!ban\b|ung vien)"
)
# Column titles of a table of skills, and what explains its levels.
_TABLE = re.compile(r"^(?:s\.?|sl\.? ?)no\.? |^rqrd\b|^pl\d the associate\b|^the associate ")


def firm_reason(text: str) -> LeftOutReason | None:
    """Why a text is no requirement whatever it stands under; None where it may be one."""
    folded = fold(text)
    if _EQUAL.search(folded):
        return LeftOutReason.EQUAL_OPPORTUNITY
    if _APPLY_FIRM.search(folded):
        return LeftOutReason.HOW_TO_APPLY
    if _BENEFITS_FIRM.search(folded):
        return LeftOutReason.BENEFITS
    if _COMPANY_AGE.search(folded):
        return LeftOutReason.COMPANY
    if _TABLE.search(folded):
        return LeftOutReason.OTHER
    return LeftOutReason.FACTS if _FACTS_FIRM.search(folded) else None


def own_reason(text: str) -> LeftOutReason | None:
    """As firm_reason, with the wider patterns too."""
    firm = firm_reason(text)
    if firm is not None:
        return firm
    folded = fold(text)
    if _BENEFITS.search(folded):
        return LeftOutReason.BENEFITS
    if _APPLY.search(folded):
        return LeftOutReason.HOW_TO_APPLY
    return LeftOutReason.FACTS if _FACTS.search(folded) else None


def is_personal(text: str) -> bool:
    """Whether a text speaks of age, sex, looks or health and of nothing else."""
    folded = fold(text)
    return bool(_PERSONAL.search(folded)) and _is_all(_PERSONAL_WORDS, folded)


def is_terms(text: str) -> bool:
    """Whether a text speaks of working hours, or of a vehicle or computer of one's own, and of
    nothing else."""
    folded = fold(text)
    travels = "cong tac" in folded
    return not travels and bool(_TERMS.search(folded)) and _is_all(_TERMS_WORDS, folded)


def is_address(text: str) -> bool:
    folded = fold(text)
    return bool(_ADDRESS.search(folded)) and len(_PLACE.findall(folded)) > 1


def _is_all(words: re.Pattern[str], folded: str) -> bool:
    return len(words.sub("", folded)) <= _FEW


def is_company(text: str) -> bool:
    """Whether a sentence speaks of the employer or announces the vacancy."""
    return bool(_COMPANY.search(fold(text)))
