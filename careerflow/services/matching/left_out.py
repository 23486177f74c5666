"""What in an advert is not a requirement, by its own wording."""

import re

from careerflow.models.job import LeftOutReason
from careerflow.services.matching.folding import fold

_EQUAL = re.compile(
    r"equal[- ](?:employment )?opportunit|affirmative action|regardless of (?:race|color|gender|age)|without regard to|"
    r"sexual orientation|gender identity|protected (?:veteran|status|class)|national origin|reasonable accommodation|"
    r"e-?verify|discriminat|diverse (?:workforce|backgrounds)|veteran status|background check|fair chance|criminal histor|eeoc?\b|eoe\b|inclusive (?:workplace|environment|culture)"
)
_APPLY = re.compile(
    r"\bapply (?:now|today|online|here|at|via|by|with|through|directly)|\bto apply\b|(?:send|submit|email|forward|mail)(?:ing)? (?:us )?(?:your |an? |their )?(?:cv|resume|updated|application|cover)|"
    r"resumes? to|click (?:here|the|apply|on)|interested candidates|please (?:apply|contact|send|submit|visit|call|email)|https?:|www\.|@\w+\.\w|"
    r"\bnop (?:ho so|cv)|gui (?:cv|ho so)|ung tuyen (?:ngay|tai|qua)|lien he|hotline|zalo:? ?\d|ho so (?:gom|bao gom|xin viec)|don xin viec|phong van (?:truc tiep|online)|application (?:deadline|process)|"
    r"follow us|learn more (?:about|at)|visit (?:us|our)|talent community|phone number|text messag|recruiter|third[- ]part(?:y|ies) (?:agenc|resume)"
)
_BENEFITS = re.compile(
    r"\b401\(?k|health (?:insurance|care plan|benefits)|dental|\bvision (?:insurance|coverage|and|plan|care)|paid (?:time off|vacation|holiday|sick|parental|leave)|\bpto\b|"
    r"life insurance|stock options?|\bequity\b(?! research)|parental leave|tuition (?:reimburs|assist)|flexible (?:spending|time off|pto)|retirement (?:plan|savings)|competitive (?:salary|compensation|pay|base)|"
    r"benefits? (?:package|include|such as|from day)|discounts?\b.{0,30}(?:employee|product)|employee discount|sign[- ]on bonus|annual bonus|bonus(?:es)? (?:potential|eligib|opportunit)|commuter|wellness|gym membership|team building|"
    r"\bbhxh|bhyt|bhtn|bao hiem (?:xa hoi|y te|suc khoe|that nghiep|day du|theo)|luong thang 13|thang luong 13|thuong (?:le|tet|theo|doanh|hieu|cac|nong|hang|them)|nghi (?:phep|le|mat)|du lich|phu cap|tro cap|"
    r"\blo trinh thang tien|co hoi (?:thang tien|phat trien|hoc|tham gia|duoc|lam viec)|review luong|xet tang luong|tang luong|moi truong (?:lam viec )?(?:nang dong|tre|chuyen nghiep|than thien|lam viec)|che do (?:bao hiem|dai ngo|phuc loi|theo)|"
    r"\bho tro (?:an|com|xang|dien thoai|nha o|cho o|chi phi|tien)|duoc (?:dao tao|huong|tham gia|cung cap|ho tro|lam viec)|teambuilding|happy hour|sinh nhat|hieu hy|hieu hi|kham suc khoe dinh ky|"
    r"luong cung|luong co ban|muc luong|thu nhap|hoa hong|com trua|an trua|\bupto\b.{0,12}(?:trieu|tr|m)|we offer|you'll (?:enjoy|receive|get)|opportunit(?:y|ies) (?:for|to) (?:advance|grow|growth|learn|career)"
)
_FACTS = re.compile(
    r"^(?:locations?|salary|job type|pay|hours|schedule|duration|shift|position|title|department|industry|start date|dia diem|thoi gian|luong|so luong|nam sinh|gioi tinh|do tuoi|nam/nu|noi lam viec|"
    r"lam viec tai|ca lam|ngay nghi|remote|hybrid|full[- ]time|part[- ]time|contract)\b.{0,60}$|"
    r"[$€£] ?\d|\d{1,3}[.,]\d{3}[.,]\d{3}|\d+ ?(?:-|~|den) ?\d+ ?(?:trieu|tr\b|m\b|usd|k\b)|\d+ ?trieu|\bper (?:hour|annum|year|week)\b|/ ?(?:hr|yr|hour|year)\b|\d{1,2} ?(?:h|:)\d{2} ?(?:-|~|den|to|–)|"
    r"thu (?:2|hai) (?:-|den)|(?:tu )?t2 ?(?:-|den) ?t[67]|monday (?:-|to|through) |\bjob (?:id|code|number)|requisition|travel percentage|thu 7"
)
_COMPANY = re.compile(
    r"^(?:we|our|at [A-Za-z]\w+,? we|the company|founded|since \d{4}|headquartered|as (?:a|an|one of) (?:leading|global|growing|the)|join (?:us|our|a)|chung toi|cong ty|tap doan|voi hon)\b|"
    r"\bis an? (?:\w+[- ]){0,4}(?:leading|leader|global|company|provider|firm|startup|organization|platform|subsidiary|team)\b|\bare an? (?:\w+[- ]){0,4}(?:leading|leader|global|company|provider|firm|startup|organization|platform)\b|"
    r"fortune \d+|our (?:mission|clients|customers|company|culture|vision)|headquartered|founded in|industry leader|\blooking for (?:an?|talented|passionate|our next)|\bseeking (?:an?|talented|to)\b|\bhiring\b|are searching for|join our|(?:has|have) been (?:named|recognized|backed)|la (?:mot )?cong ty|thanh lap (?:tu |nam )"
)


def own_reason(text: str) -> LeftOutReason | None:
    """Why a text is no requirement whatever heading it stands under; None where it may be one."""
    folded = fold(text)
    if _EQUAL.search(folded):
        return LeftOutReason.EQUAL_OPPORTUNITY
    if _APPLY.search(folded):
        return LeftOutReason.HOW_TO_APPLY
    if _BENEFITS.search(folded):
        return LeftOutReason.BENEFITS
    if _FACTS.search(folded):
        return LeftOutReason.FACTS
    return None


def is_company(text: str) -> bool:
    """Whether a sentence speaks of the employer or announces the vacancy."""
    return bool(_COMPANY.search(fold(text)))
