"""The wording of section headings of adverts, as regular expressions of folded text."""

from enum import Enum


class Scope(Enum):
    """What the text under a heading is."""

    MUST = "must"
    NICE = "nice"
    DUTIES = "duties"
    BENEFITS = "benefits"
    COMPANY = "company"
    APPLY = "apply"
    EQUAL = "equal"
    FACTS = "facts"
    OTHER = "other"


# What a Vietnamese advert asks for, by kind; two or more make a heading ("Trình độ/ Kinh nghiệm").
_QUALITY = (
    "(?:trinh do(?: hoc van| chuyen mon)?|hoc van|chuyen mon|kinh nghiem(?: lam viec| chuyen mon)?|"
    "kien thuc(?: chuyen mon)?|ky nang(?: chuyen mon| mem)?|nang luc|bang cap|chung chi|thai do|"
    "pham chat|to chat|tinh cach|ngoai ngu|tin hoc)"
)

HEADINGS: dict[Scope, tuple[str, ...]] = {
    Scope.MUST: (
        rf"{_QUALITY}(?:(?: ?[,/&+-] ?| va ){_QUALITY}){{1,3}}",
        "(?:so nam )?kinh nghiem(?: lam viec)?",
        "trinh do (?:tin hoc|van hoa|toi thieu)",
        "ngoai ngu(?: va tin hoc)?",
        "yeu cau nang luc",
        "yeu cau (?:ung vien|cong viec|bat buoc|chung|chuyen mon|khac|tuyen dung|trinh do|"
        "kinh nghiem|ky nang|ve .{3,30}|doi voi .{3,30}|cu the|toi thieu|co ban|can co)",
        "yeu cau",
        "tieu chuan(?: ung vien| tuyen dung)?",
        "dieu kien(?: ung tuyen| tuyen dung| lam viec)?",
        "ung vien can",
        "ban can co",
        "ban can gi",
        "dieu chung toi tim kiem",
        "chung toi tim kiem",
        "chan dung ung vien",
        "ky nang(?: chuyen mon| mem| can thiet| cung| va kinh nghiem| ky thuat)?",
        "nang luc(?: chuyen mon| can thiet)?",
        "trinh do(?: hoc van| chuyen mon)?",
        "hoc van",
        "bang cap",
        "kinh nghiem",
        "kien thuc(?: va ky nang)?",
        "ngoai ngu",
        "tin hoc",
        "pham chat(?: ca nhan)?",
        "thai do",
        "to chat",
        "tinh cach(?: ca nhan)?",
        "bat buoc",
        "(?:job |key |basic |minimum |general |core |technical |main |position |role |"
        "required |essential |mandatory |other |additional |preferred skills and )?"
        "requirements?(?: (?:for|of) .{3,40})?",
        "(?:basic |minimum |required |key |job |core |technical |your |mandatory |"
        "essential |what are the )?qualifications?(?: (?:and|&) (?:skills|requirements|"
        "experience|education))?(?: required)?",
        "what (?:you'?ll|you will|you|we) (?:need|bring|have|require|should have|must have|"
        "expect|are looking for|'re looking for|look for|need from you|"
        "bring to .{2,30})(?: .{2,30})?",
        "what (?:we're|we are|we) look(?:ing)? for(?: in you)?",
        "what you bring(?: to .{2,30})?",
        "what (?:makes you|it takes)(?: .{2,40})?",
        "who (?:you are|we're looking for|we are looking for|are you|will succeed .{2,20})",
        "about you",
        "you (?:have|are|bring|should have|will have|'ll have|must have|may be a fit if|"
        "might be a fit if)",
        "(?:the )?(?:ideal|successful|right) (?:candidate|person|applicant)(?: (?:profile|"
        "will have|will|has|should have|must have|is))?",
        "candidate (?:profile|requirements)",
        "your (?:profile|background|skills|experience|qualifications|expertise)",
        "(?:must|should)[- ]haves?",
        "(?:required |key |technical |core |essential |necessary |hard |soft |"
        "professional |specific |additional |other |job |mandatory |non-technical |"
        "non technical )?(?:skills?|competenc(?:y|ies)|abilities)(?:,? ?(?:and|&|/|"
        ",) ?(?:experience|qualifications|abilities|knowledge|requirements|competencies|"
        "expertise))*(?: required| needed| requirements)?",
        "(?:required |minimum |work |professional |relevant |technical |"
        "previous )?experience(?:,? ?(?:and|&|/) ?(?:skills|education|qualifications|"
        "knowledge|requirements))?(?: required| requirements)?",
        "(?:required |minimum )?education(?:,? ?(?:and|&|/|,) ?(?:/?or )?(?:experience|"
        "training|skills|certifications?|qualifications|credentials))*(?: requirements?|"
        " required)?",
        "knowledge,? (?:skills|and|&).{0,40}",
        "you'?ll (?:need|bring|have)(?: to have)?",
        "we(?:'re| are) looking for",
        "do you have what it takes",
        "the person",
        "hiring criteria",
        "personal (?:attributes|qualities|skills)",
        r"certifications?(?: ?(?:and|&|/) ?licens\w+)?",
        r"licens\w+(?: ?(?:and|&|/) ?certifications?)?",
        "(?:physical|travel|language) (?:requirements?|demands?)",
        "education",
        "languages?",
        "technologies we use",
        "tech(?:nology)? stack",
        "our (?:tech(?:nology)? )?stack",
        "to be successful(?: .{3,40})?",
        "we(?:'d| would) (?:love|like) to (?:hear from|meet|talk to|speak with) you if"
        "(?: you)?(?:'ve got|'ve| have| are)?",
        "you're a (?:great|good) fit if.{0,20}",
        "mandatory",
        "required",
        "expertise",
        "background",
        "top skills.{0,20}",
    ),
    Scope.NICE: (
        "highly (?:valued|desired|desirable)",
        r"uu tien(?: \(?khong bat buoc\)?| ung vien(?: co)?| neu co)?",
        "diem cong",
        "loi the(?: canh tranh| neu co)?",
        "cong diem",
        "la mot loi the",
        "se la loi the",
        "(?:yeu cau|ky nang|tieu chi) (?:uu tien|cong diem|bo sung)",
        "khong bat buoc",
        "(?:it'?s )?(?:a )?(?:nice|good|great)[- ](?:to[- ]have|to[- ]haves)(?: (?:skills|"
        "experience|qualifications|requirements))?s?",
        "nice if you have",
        "bonus(?: points| skills| qualifications| if)?(?: (?:for|if).{0,20})?",
        "(?:preferred|desired|desirable|additional|optional|plus|extra|"
        "bonus) (?:qualifications?|skills?|requirements?|experience|attributes|criteria|"
        "education|competencies|knowledge)(?: ?(?:and|&|/) ?(?:experience|skills|"
        "qualifications))?",
        "preferred",
        "desired",
        "desirables?",
        "pluses",
        "plus points",
        "a plus",
        "big plus",
        "what (?:would|will|could) (?:make you stand out|set you apart|be a plus|be nice).{0,20}",
        "(?:will|would) be (?:a )?(?:plus|bonus|advantage)",
        "it would be (?:great|nice|a plus) if.{0,20}",
        "brownie points",
        "even better if.{0,20}",
        "strong pluses",
        "advantages?",
        "advantageous",
        "ideally you(?: have| also have)?",
        "pluses?",
        "(?:the )?extras?",
    ),
    Scope.DUTIES: (
        "mo ta cong viec",
        "mo ta",
        "nhiem vu(?: chinh| cu the| cong viec)?",
        "trach nhiem(?: chinh| cong viec| cu the)?",
        "noi dung cong viec",
        "cong viec(?: chinh| cu the| hang ngay| cua ban)?",
        "chi tiet cong viec",
        "muc tieu vi tri",
        "muc dich vi tri cong viec",
        "muc dich cong viec",
        "vai tro",
        "ban se lam gi",
        "cong viec ban se lam",
        "(?:your |key |main |primary |core |job |essential |major |principal |general |"
        "specific |daily |position |role |day[- ]to[- ]day |the )?(?:duties|"
        "responsibilit(?:y|ies)|tasks|accountabilities|functions|activities)(?:,? ?(?:and|"
        "&|/) ?(?:responsibilities|duties|tasks|accountabilities|"
        "deliverables))?(?: (?:include|will include|are|of (?:the|this) (?:role|position|"
        "job)))?",
        "(?:primary |key |essential |main )?(?:job )?(?:duties|functions)",
        "what (?:you'?ll|you will|you|will you|you get to|you would|you'd) (?:do|be doing|"
        "be responsible for|work on|own)(?: here)?(?: .{2,30})?",
        "what you'?ll be doing",
        "how you(?:'ll| will) (?:make an impact|contribute|spend your time)",
        "(?:job |position |role )?(?:description|summary|overview|purpose|scope|details)",
        "about the (?:role|job|position|opportunity)",
        "the (?:role|opportunity|position|job|work)",
        "your (?:role|mission|impact|work|job|day to day|tasks|day[- ]to[- ]day)(?: .{2,20})?",
        "in this (?:role|position)(?:,? you(?: will|'ll))?",
        "as an? .{3,50},? you will",
        "you will",
        "you'll",
        "day[- ]to[- ]day",
        "a day in the life",
        "(?:the )?challenge",
        "role",
        "position",
        "scope of work",
        "example of engineering challenges",
        "project(?: description)?",
        "primary focus",
        "objectives?",
        "the role:?",
        "job duties",
        "tasks",
    ),
    Scope.BENEFITS: (
        "quyen loi(?: duoc huong| cua ban)?",
        "phuc loi(?: va dai ngo)?",
        "che do(?: dai ngo| phuc loi| khac| luong thuong)?",
        "dai ngo",
        "luong thuong(?: va phuc loi)?",
        "tai sao ban se yeu thich lam viec tai day",
        "ly do (?:de )?gia nhap .{2,40}",
        "tai sao .{3,50}",
        "3 ly do .{3,50}",
        "thu nhap",
        "muc luong(?: va phuc loi)?",
        "luong(?: va phuc loi| co ban| cung)?",
        "ban se nhan duoc gi",
        "ban se duoc gi",
        "quyen loi ung vien",
        "moi truong lam viec",
        "co hoi",
        "dao tao",
        "(?:our |the |employee |company |additional |other |some of the |key |"
        "your )?(?:benefits?|perks?|compensation|rewards)(?:,? ?(?:and|&|/|,) ?(?:benefits|"
        "perks|compensation|salary|bonus|rewards|culture))*(?: package| include|"
        " you.{0,25}| of .{2,30}| offered| summary)?",
        "what (?:we|you'?ll|you will|you|'s in it|is in it|we can) (?:offer|get|receive|"
        "for you|can offer|give you|love.{0,20}|enjoy)(?: you)?(?: .{2,20})?",
        "what's in it for you",
        "why (?:you'?ll|you will|you should|work|join|us|choose|you would) ?[^:?]{0,40}\\??",
        r"why .{2,20}\?",
        "we offer(?: you)?",
        "offers?",
        "salary(?: ?(?:and|&|/) ?benefits| range)?",
        "pay(?: range| rate| transparency.{0,20})?",
        "total rewards",
        "you(?:'ll| will) (?:get|receive|enjoy|love)(?: .{2,20})?",
        "our offer",
        "the perks",
        "perks at .{2,20}",
        "life at .{2,20}",
        "top 3 reasons.{0,30}",
        "compensation",
    ),
    Scope.COMPANY: (
        "ve chung toi",
        "gioi thieu(?: cong ty| chung)?",
        "ve cong ty",
        "thong tin cong ty",
        "about (?:us|the company|our (?:company|team|client|culture|mission)|the (?:team|"
        "alarms team|organization|employer|client)|company)",
        "who we are",
        "our (?:mission|story|values|culture|team|company|client|vision|"
        r"commitment)(?: ?(?:and|&) ?\w+)?",
        "the (?:team|company|client|organization)",
        "company (?:overview|description|profile|summary|background|information)",
        "what we do",
        "our core values",
        "culture",
        "about [A-Z].{1,30}",
        "a bit about us",
        "a little about us",
        "organization marketing statement",
        "why we .{2,30}",
        "meet the team",
        "mission",
        "background of .{2,20}",
        "company",
    ),
    Scope.APPLY: (
        "cach thuc ung tuyen",
        r"ho so(?: (?:ung tuyen|bao gom|gom|xin viec|du tuyen)|(?=\s*:))",
        "lien he",
        "thong tin lien he",
        "(?:nop|yeu cau) ho so",
        "quy trinh(?: tuyen dung| phong van| ung tuyen)?",
        "cach ung tuyen",
        "phong van",
        "how to apply",
        "to apply",
        "application (?:process|instructions|deadline|requirements)",
        "apply(?: now| today| here| online)?",
        "(?:the )?(?:interview|hiring|recruitment) process",
        "contact(?: us| information| details)?",
        "next steps",
        r"interested\??",
        r"are you a fit\??",
        r"how do i apply\??",
        "what happens next",
    ),
    Scope.EQUAL: (
        "equal (?:employment )?opportunit(?:y|ies)(?: employer| statement| employment)?",
        "eeo(?: statement)?",
        "eoe",
        "diversity(?:,? ?(?:equity)?,? ?(?:and|&) ?inclusion)?(?: statement)?",
        "accommodations?",
        "legal",
        "disclaimer",
        "privacy(?: notice| policy)?",
        "e-verify",
        "reasonable accommodations?",
        "our commitment to diversity.{0,20}",
        "additional legal.{0,10}",
        "note to recruiters.{0,20}",
        "affirmative action.{0,40}",
    ),
    Scope.OTHER: (r"(?:proficiency )?legends?", r"proficiency (?:levels?|scale)"),
    Scope.FACTS: (
        "contract (?:details|type|duration|length)",
        r"type(?=\s*:)",
        "dia (?:diem(?: lam viec)?|chi(?: (?:lam viec|cong ty|van phong))?)",
        "(?:noi|khu vuc)(?: lam viec)?",
        "thoi gian(?: lam viec| thu viec| bat dau)?",
        "(?:gio|ngay|lich|ca)(?: lam(?: viec)?)",
        "hinh thuc(?: lam viec)?",
        "so luong(?: tuyen(?: dung)?| can tuyen)?",
        "cap bac",
        "loai hinh(?: cong viec| lam viec)?",
        "han (?:nop|ung tuyen|chot)(?: ho so)?",
        "thoi han(?: nop ho so)?",
        "chuc danh",
        "vi tri tuyen dung",
        "vi tri",
        "gioi tinh",
        "(?:do )?tuoi(?: doi)?",
        "dia ban(?: lam viec)?",
        "nam sinh",
        "ngoai hinh",
        "chieu cao(?: (?:va |, ?)?can nang)?",
        "tinh trang hon nhan",
        r"thu viec(?=\s*:)",
        "nganh nghe",
        "bao cao cho",
        "phong ban",
        "(?:job |work |primary |office )?locations?",
        "(?:work |working )?(?:hours|schedule|shift)",
        "(?:job|employment|position) (?:type|title|id|code|category|level|status)",
        "job details",
        "reports? to",
        "department",
        "duration",
        "start date",
        "travel",
        "additional information",
        "salary",
        "work (?:arrangement|authorization|environment|conditions)",
        "working conditions",
        "industry",
        "job function",
        "employment",
        "team",
        "date posted",
        "title",
        "visa.{0,15}",
        "note",
        "length",
    ),
}
