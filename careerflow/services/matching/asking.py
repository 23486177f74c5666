"""The words with which an advert asks for something, and those with which it tells of the work:
patterns of folded text.

ASKS holds where no heading says what stands there; ASKS_THERE under a heading of requirements, for
what else would be the employer's story; ASKS_FIRMLY among the duties or the benefits, too.
"""

import re

ASKS = re.compile(
    r"\b(?:experience (?:with|in|of|as|using|working|developing|building|managing)|"
    r"years?'? (?:of )?[\w ]{0,20}experience|knowledge of|ability to|able to|proficiency|"
    r"proficient (?:in|with|at|using)|"
    r"^must |must (?:have|be|possess)|(?:is|are) required(?! to (?!have|be |hold))|"
    r"^(?:minimum (?:of )?|at least )?\d+\+? ?(?:-|to)? ?\d*\+? (?:years?|yrs)\b|"
    r"familiar(?:ity)? with|"
    r"degree (?:in|or|from|required)|high school|bachelor|"
    r"understanding of|"
    r"(?:communication|interpersonal|computer|technical|analytical) skills|expertise in|"
    r"track record|willing(?:ness)? to|fluent|certified|should have|"
    r"^(?:enthusias\w+|passion(?:ate)?|eager\w*|curio\w+|demonstrated?|proven) |"
    r"(?:strong|excellent|good|solid) [\w ,&/-]{0,40}(?:skills|knowledge|background|experience)|"
    r"kinh nghiem|tot nghiep|thanh thao|kha nang|ky nang|yeu cau|am hieu|uu tien|kien thuc)"
)
ASKS_THERE = re.compile(
    rf"{ASKS.pattern}|\b(?:requires?|required|must|needs?|should|expect\w*|ideal|"
    rf"it is (?:important|essential|an? advantage|a plus)|imagine you)\b"
)
ASKS_FIRMLY = re.compile(
    r"\d\+? ?(?:-|to)? ?\d*\+? (?:years?|yrs)\b.{0,40}experien|bachelor'?s|master'?s degree|"
    r"must (?:have|be able|possess)|(?:is|are) (?:required(?! to (?!have|be |hold))|a must|"
    r"preferred|a plus|necessary)|"
    r"(?:strong|solid|proven|extensive|prior|previous) (?:\w+ ){0,3}(?:experience|knowledge|skills)"
    r" (?:in|with|of)|tot nghiep (?:dai|cao|trung|thpt)|nam kinh nghiem|"
    r"^(?:[\w &/]{3,30}: )?(?:(?:demonstrated|hands-on|strong|thorough|excellent|good|solid|"
    r"advanced|proven|working|basic|general) (?:and )?)*(?:experience (?:with|in)|ability to|"
    r"proficien\w+ (?:in|with)|knowledge (?:of|and)|familiarity with|understanding of)\b|"
    r"(?<!as )(?<!if )(?<!when )(?<!where )(?<!not )(?:required|mandatory|preferred|a plus|"
    r"a must)\W*$"
)
DUTY = re.compile(
    r"\byou(?:'ll| will| would|r role)\b|\bresponsible for\b|\bthe (?:candidate|person|individual|"
    r"position|role|incumbent) (?:will|is)\b|\bduties\b|\bwill (?:be |work|develop|lead|manage|"
    r"help)|"
    r"^(?:\W*)(?:design|build|develop|lead|manag|support|ensur|maintain|provid|creat|implement|"
    r"analy|"
    r"assist|perform|writ|conduct|coordinat|work|driv|own|help|monitor|optimi|defin|partner|"
    r"identif|troubleshoot|deliver|establish|evaluat|mentor|deploy|prepar|review|test|collaborat|"
    r"participat|contribut|interact|serv|answer|operat|train|handl|process|plan|report|oversee|"
    r"deliver|attend|complet|communicat|follow|recommend|research|resolv|check|direct|keep|use|"
    r"schedul|inspect|record|stay|act as|execut|facilitat|translat|integrat|configur|install|"
    r"quan ly|thuc hien|phoi hop|theo doi|lap|xay dung|ho tro|kiem tra|tu van|tham gia|trien khai|"
    r"dam bao|bao cao|cham soc|phat trien|thiet ke|van hanh|giam sat|tiep nhan|to chuc|nghien cuu)"
)
