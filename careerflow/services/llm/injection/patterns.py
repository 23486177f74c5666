"""Patterns of text that talks to a language model, over lower case without marks: what was said
before is to be ignored, a verdict is wanted, an answer is dictated, a role or an end is marked."""

_FEW = r"\W+(?:[\w'-]+\W+){0,4}?"
_MODEL = (
    r"(?:(?:an? |the |any |all |this )?(?:automated |automatic |automatically |virtual |smart )?"
    r"(?:ais?|llms?|large language models?|language models?|chatgpt|gpt(?:-?\d\w*)?|gemini|"
    r"claude|"
    r"copilot|chat ?bots?|bots?|ai (?:model|assistant|system|reader|agent|recruiter|screener|"
    r"reviewer|evaluator|tool)s?|assistants?|(?:analysis|screening|evaluation|grading|parsing|"
    r"recruiting|recruitment|hiring|scoring|ats) (?:software|systems?|tools?|models?|ais?|bots?|"
    r"algorithms?|engines?)|resume (?:parser|screener|scanner)s?|evaluators?|graders?|parsers?))"
)
_CANDIDATE = (
    r"(?:this|the current|the above|the following) (?:candidate|applicant|resume|cv|profile|"
    r"person|application)"
)
ENGLISH = (
    # Away with what was said before.
    rf"\b(?:ignore|ignoring|disregard|disregarding|forget|override|bypass|discard|neglect|"
    rf"(?:do not|don'?t|stop|never) (?:follow|obey|use|apply)(?:ing)?|pay no attention to)"
    rf"\b{_FEW}"
    r"(?:(?:previous|prior|earlier|above|preceding|existing|original|other|all)"
    r"\b(?:\W+\w+){0,2}?\W+)?"
    r"(?:instructions?|prompts?|guidelines|directions|directives|commands|criteria|"
    r"(?:your|the|all|any|these|those|previous|prior|scoring|evaluation) (?:rules|constraints|"
    r"requirements|context)|"
    r"(?:manual |the |all )?scoring|negative \w+|everything (?:above|before|else)|"
    r"(?:what|anything|everything) (?:was|you|came|is|has))",
    r"\b(?:new|updated|additional|special|secret|hidden|important|following) (?:system "
    r")?instructions?\s*[:>-]",
    r"\b(?:follow|obey|execute) (?:these|this|the following|my|only) (?:instructions?|"
    r"commands?|orders?)\b",
    # To a model, or as one.
    rf"\b(?:note|message|attention|memo|instructions?|notice|hint|reminder|letter|word)s?"
    rf"(?: is| are)? (?:to|for) {_MODEL}\b",
    rf"\b(?:dear|hello|hi|hey|attention|attn|listen)\W{{1,3}}{_MODEL}\b",
    rf"(?:^|[\n.!?]) ?(?:to|for) {_MODEL}\s*[:,-]",
    r"\b(?:ai|llm|ats|chatgpt|gpt|gemini|claude|assistant) ?(?:model|assistant|system|reader|"
    r"recruiter|"
    r"screener|reviewer|evaluator|note|bot)?s?\s?[,:]\s(?:please |you |kindly )"
    r"(?:must|should|will|rate|score|rank|mark|ignore|give|say|answer|recommend|output|report|"
    r"note)",
    r"\bas an (?:ai|llm)(?:\s*,|\s+(?:language )?(?:model|assistant|recruiter|evaluator|"
    r"reviewer|screener|system)\b(?! (?:developer|engineer|designer|trainer|tester|"
    r"architect)))",
    r"\byou are (?:now |hereby )?(?:an? |the |no longer )?(?:\w+ ){0,2}(?:ai|llm|chatgpt|dan|"
    r"assistant|language model|chat ?bot|evaluator|grader|recruiter|hiring manager|judge|"
    r"screener)\b",
    r"\b(?:act|behave|respond|answer|pretend|roleplay)(?: as| to be| like)(?: if)? (?:you|an? "
    r"(?:\w+ )?(?:ai|assistant|recruiter|evaluator|hiring manager|language model))\b",
    r"\bfrom now on\b,? ?(?:you|your|the)\b",
    r"\b(?:developer|debug|god|admin|dan|jailbreak) mode (?:is )?(?:on|enabled|activated)\b",
    r"\b(?:reveal|print|repeat|show|output|leak) (?:me )?(?:your|the) (?:system |hidden |"
    r"initial )?(?:prompt|instructions)\b",
    # The verdict wanted.
    rf"\b(?:rate|score|rank|grade|mark|label|classify|treat|consider|regard|recommend|approve|"
    rf"accept|"
    rf"hire|select|shortlist|choose|prefer|promote|give|award|assign|evaluate|assess|judge|"
    rf"describe|"
    rf"present|report)\b{_FEW}{_CANDIDATE}\b",
    r"\bthis (?:candidate|applicant|resume|cv|profile) (?:\w+ ){0,2}?(?:is|has|deserves?|"
    r"meets?|exceeds?|satisf\w+|fulfil\w*|qualifies|scores?|(?:should|must|will|shall|has to|"
    r"needs to|ought to) (?:not )?(?:be (?!able|respons|willing|familiar|comfort|experienc|a\b"
    r"|an\b)|get|receive|pass|score|rank))\b",
    r"\bthe (?:candidate|applicant) (?:is|should be|must be|has been|is to be|will be|"
    r"deserves) (?:\w+ ){0,3}?(?:most|best|perfect|ideal|supremely|highly|fully|pre-?\w+|hired"
    r"|accepted|rated|scored|marked|ranked|selected|shortlisted|approved|recommended|"
    r"considered|given|qualified)\b",
    r"\b(?:do not|don'?t|never) (?:evaluate|assess|judge|score|reject|penali[sz]e|deduct|"
    r"question|verify|double-?check|fact-?check) (?:the |this |any |me\b|his |her |my |for )",
    r"\b(?:give|assign|award|grant|return|output|report|set|add)\b(?:\W+[\w']+){0,5}?"
    r"\W+(?:the |a |an )?(?:full|maximum|max|perfect|highest|top|best)(?: possible)? "
    r"(?:scores?|ratings?|marks?|points|grades?|verdicts?)\b",
    r"\b(?:rate|score|grade|mark|give|assign|award|set)\b(?:\W+[\w']+){0,6}?\W+(?:as |at |"
    r"with |of |to |score )?(?:100 ?(?:/|out of|%|percent|points)|10 ?(?:/|out of) ?10|5 ?(?:/"
    r"|out of) ?5|a? ?(?:100|10/10)\b)",
    r"\b(?:mark|label|treat|consider|report|set|count|return|judge|rate|list|flag)"
    r"\b(?:\W+\w+){0,3}?\W+(?:all|every|each|any|the)\b(?:\W+\w+){0,2}?\W+(?:requirements?|"
    r"criteri(?:a|on)|skills?|rows?|items?|verdicts?)\W+(?:\w+\W+){0,2}?(?:as |to |is |are |\""
    r"|')*(?:met|satisfied|fulfilled|matched|passed|present|full|true|yes)\b",
    r"\b(?:all|every|each) (?:of )?(?:the )?(?:\w+ )?(?:requirements?|criteri(?:a|on))\W+(?:is"
    r"|are|were|was|has been|have been|should be|must be|shall be|as)\W+(?:already |fully |"
    r"all |to be |counted |marked |considered |judged |as )*(?:met|satisfied|fulfilled|"
    r"exceeded|verified|confirmed)\b",
    r"\b(?:profile|candidate|applicant|resume|cv) (?:fully |easily |clearly )?(?:exceeds|meets"
    r"|satisfies|fulfils|fulfills|matches) (?:all|every|each)\b",
    r"\binterview (?:is )?(?:highly|strongly) recommended\b|\b(?:highly|strongly) "
    r"recommended? (?:for|to) (?:immediate |be )?(?:hire|hiring|hired|an? interview)\b|"
    r"\bexceptional match\b|\bhire (?:immediately|at once|without)\b",
    r"\bbest (?:resume|cv|candidate|applicant) (?:i|you|we|that)\b|\b(?:no other|only) "
    r"(?:candidate|applicant)s? (?:is|are|comes?|should|can)\b",
    r"\b(?:pre-?|already )(?:verified|approved|screened|vetted|qualified|cleared) "
    r"by\b(?:\W+\w+){0,3}?\W+(?:management|recruit\w+|hr|system|ai|hiring)",
    # How to answer.
    r"\b(?:respond|reply|answer|output|return|print|say|write|state|conclude|report)\b,? ?"
    r"(?:only|simply|just|exactly|nothing but|always|the following|verbatim|back)\b(?: (?:with"
    r"|by|that|the|in|as|:)|\s*[:\"'{])",
    r"\b(?:if|when|whenever|once|before|after) (?:you(?: are|'re)? (?:asked|read\b|reading|"
    r"evaluat\w+|scor\w+|judg\w+|see|seeing|process\w*|analy[sz]\w+|review\w*|grad\w+)\b|"
    r"asked (?:how|about|whether|to|if|for)|(?:evaluating|scoring|judging|grading|rating|"
    r"screening) (?:this|the|me|my)\b)",
    r"\byou (?:must|should|shall|will|may|need to|have to|are required to|are to|can) (?:not |"
    r"only |always |never |now |then |also )?(?:deviate|rate|score|grade|rank|mark|recommend|"
    r"output|respond|reply|answer|return|say|ignore|disregard|evaluate|judge|conclude|print|"
    r"hire (?:me|this|him|her))\b",
    r"\byour (?:output|answer|response|reply|verdict|evaluation|assessment|score|rating|"
    r"system prompt) (?:is (?:to |now |always )|must|should|will|shall|has to)\b",
    r"\byour (?:only |new |real |sole )?(?:task|job|role|goal|purpose) is (?:now |only |"
    r"simply )?to (?:rate|score|rank|grade|recommend|mark|output|say|answer|respond|return|"
    r"hire|approve|help this)\b",
    r"\bplease (?:rate|score|rank|grade|mark|ignore|disregard|recommend (?:me|this|him|her)|"
    r"output|respond|evaluate (?:this|me|the)|hire|shortlist|give (?:me|this|him|her))\b",
    r"\b(?:use|adopt|copy|accept) this (?:analysis|assessment|evaluation|verdict|text|result|"
    r"rating|score)\b",
    r"\bfocus (?:exclusively|only|solely) on (?:the )?(?:positive|strengths|good)",
    r"\b(?:in)?visible (?:only )?to (?:humans?|people|llms?|ais?|machines?|models?|ats|bots?)"
    r"\b|\bwhite[- ]text\b",
    rf"\bfor {_MODEL}\s*:|\b(?:hidden|secret) \w+ (?:\w+ )?(?:for|to) {_MODEL}\b",
    r"\b(?:note|comment|remark|verdict|assessment|message) (?:by|from|of) (?:the |an? |your )?"
    r"(?:\w+ ){0,3}(?:recruiter|system|developer|admin\w*|hiring manager|openai|google|hr|"
    r"manager)\s*:",
    r"\bwe would be (?:harming|hurting|failing)\b|\bexpert-level skills in all\b",
)
VIETNAMESE = (
    r"\b(?:bo qua|phot lo|lo di|quen(?: di| het)?(?! thuoc| voi| biet| lam| ban)|lam ngo|"
    r"huy(?: bo)?|vo hieu hoa|ghi de|khong (?:can |duoc )?(?:lam theo|tuan theo|tuan thu|ap "
    r"dung)|dung (?:lam theo|tuan theo|de y|quan tam))\W+(?:\w+\W+){0,5}?(?:huong dan|chi dan|"
    r"chi thi|menh lenh|cau lenh|lenh (?:truoc|tren|cu)|cac lenh|quy tac|quy dinh (?:truoc|"
    r"tren|cham)|tieu chi|prompt|noi dung (?:truoc|tren|o tren)|(?:nhung|moi) (?:gi|dieu)|yeu "
    r"cau (?:truoc|tren|o tren|cu|cham)|diem yeu|thong tin tieu cuc)\b",
    r"\b(?:huong dan|chi thi|chi dan|menh lenh|lenh|yeu cau) (?:moi|bi mat|he thong|he thong "
    r"moi|danh cho (?:ai|mo hinh|he thong|tro ly)|dac biet|an)\s*[:>-]",
    r"\b(?:danh gia|cham(?: diem)?|xep loai|xep hang|xep|coi|xem(?: xet)?|chon|tuyen(?: dung)?"
    r"|de xuat|gioi thieu|khen|uu tien|nhan|cho|nhan xet|ket luan|mo ta|duyet|xac nhan|phe "
    r"duyet)\W+(?:\w+\W+){0,3}?(?:ung vien|ho so|cv|ban cv|ban ly lich|ung cu vien|nguoi) "
    r"(?:nay|tren|duoi day|hien tai)\b",
    r"\b(?:ung vien|ho so|ban cv|cv) (?:nay|tren|duoi day|hien tai)\W+(?:\w+\W+){0,2}?(?:dat|"
    r"xuat sac|phu hop|dap ung|la|phai|nen|can|xung dang|rat|hoan toan|da|du|duoc|co|vuot|"
    r"thoa man|hoan hao)\b",
    r"\b(?:cho|cham|gan|tra ve|xuat|danh gia|xep)\W+(?:\w+\W+){0,5}?(?:diem (?:so )?(?:toi da|"
    r"tuyet doi|cao nhat)|muc (?:diem )?(?:cao nhat|toi da)|(?:100|10) ?(?:/ ?1?00?|diem|%|"
    r"tren)|so diem (?:cao nhat|toi da))",
    r"\b(?:danh dau|coi|xem|ghi(?: nhan)?|tra ve|xac nhan|cham|danh gia|ket luan)"
    r"\W+(?:\w+\W+){0,3}?(?:tat ca|moi|toan bo|tung)\W+(?:\w+\W+){0,3}?(?:yeu cau|tieu chi|ky "
    r"nang|dieu kien|muc)\W+(?:\w+\W+){0,4}?(?:dat|dap ung|thoa man|du|met|phu hop)\b",
    r"\b(?:tat ca|moi|toan bo) (?:cac )?(?:yeu cau|tieu chi)\W+(?:cong viec )?(?:deu |da |"
    r"phai |duoc |coi |xem |la |nhu )+(?:dap ung|dat|thoa man|du|hoan thanh)\b",
    r"\b(?:luu y|ghi chu|thong bao|thong diep|tin nhan|chi dan|huong dan|loi nhan|chu y|gui|"
    r"nhan|kinh gui|xin chao|chao)(?: (?:danh|gui))?(?: (?:cho|toi|den|voi))?(?: (?:cac|he "
    r"thong|phan mem|cong cu))* (?:ai|tro ly(?: ao| ai)?|mo hinh(?: ngon ngu| ai)?|chatgpt|gpt"
    r"|gemini|claude|llm|bot|chatbot|(?:he thong|phan mem|cong cu) (?:cham|danh gia|sang loc|"
    r"loc|tuyen dung|tu dong|phan tich|doc)|may cham)\b",
    r"\b(?:ban|may) (?:la|se la|dong vai|hay dong vai)(?: la)? (?:mot )?(?:ai|tro ly|mo hinh|"
    r"chatbot|nha tuyen dung|giam khao|nguoi cham|he thong|chuyen gia (?:tuyen dung|nhan su|"
    r"danh gia))\b",
    r"\b(?:voi (?:tu cach|vai tro)|dong vai|trong vai)(?: la)?(?: mot)? (?:ai|tro ly(?: ao| "
    r"ai)?|mo hinh|nha tuyen dung|giam khao|nguoi cham|chatbot|he thong (?:cham|danh gia|ai))"
    r"\b",
    r"\b(?:hay|vui long|xin|lam on|bat buoc|ban phai|ban can|ban nen|phai)\W+(?:\w+\W+)?"
    r"(?:danh gia (?:toi|ung vien|ho so|cao|cv|la|toan)|cham (?:diem|toi|ung vien|cho)|tra "
    r"loi (?:rang|la|dung|duy|chi|\")|xuat ra|tra ve|bo qua|xem nhu|coi (?:nhu|toi|ung vien|"
    r"day)|ket luan|xac nhan rang|danh dau|xep (?:toi|ung vien|hang)|chon (?:toi|ung vien)|"
    r"tuyen (?:toi|ung vien|ngay)|cho (?:toi|ung vien|diem)|noi rang|viet rang|de xuat (?:toi|"
    r"ung vien|phong van|tuyen)|khang dinh|phan hoi|dien|ghi)\b",
    r"(?<!chung )(?<!dia )\b(?:chi|luon|luon luon|duy nhat) (?:duoc )?(?:tra loi|tra ve|xuat "
    r"ra|phan hoi (?:rang|la|bang)|noi rang|ghi rang|in ra)\b",
    r"\b(?:khong|dung|cam) (?:duoc |can |phai |nen )?(?:kiem tra|xac minh|tru diem|nghi ngo|"
    r"tu choi|loai)\W+(?:\w+\W+){0,2}?(?:trich dan|bang chung|ung vien|ho so|toi|nay|cv|diem)"
    r"\b",
    r"\b(?:neu|khi) (?:ban |duoc )(?:la ai|doc (?:duoc )?(?:dong|dieu|doan|cv|ho so)|hoi (?:ve"
    r"|ung vien)|danh gia|cham|yeu cau (?:danh gia|cham))",
    r"\btu (?:bay gio|gio|nay)(?: tro di)?,? (?:ban|hay|moi)\b",
    r"\b(?:prompt|loi nhac|cau lenh) he thong\s*:|\bhe thong\s*:\s*(?:hay|ban|bo qua|ung vien|"
    r"tat ca|phai|luon)\b",
    r"\b(?:nhiem vu|vai tro|cau tra loi|dau ra|ket qua) cua ban (?:la|phai|se|bay gio)\b",
    r"\b(?:de xuat|khuyen nghi|nen) (?:phong van|tuyen dung|tuyen) (?:ngay|ngay lap tuc|manh "
    r"me)\b|\bphu hop (?:tuyet doi|hoan hao|100 ?%)",
)
MARKS = (
    r"<\|?/?(?:im_start|im_end|system|user|assistant|endoftext|end_of_turn|start_of_turn|"
    r"eot_id|begin_of_text|start_header_id|instructions?|prompt|human|verdicts?|data|cv|job|"
    r"tool\w*|thinking)\b[^>\n]{0,30}>",
    r"\[/?(?:system|inst|assistant|user|developer|instructions?|rest-of-document|end of \w+)\]"
    r"|<</?sys>>",
    r"(?:^|\n)[ #*>-]*(?:system|assistant|user|developer|human|model|ai|instructions?|he thong"
    r"|tro ly|nguoi dung)\s*:\s*(?:you|the candidate|this|ignore|override|new|always|never|"
    r"important|all (?:req|cand)|set|mark|rate|score|please|output|verdict|sure|yes|i |based|"
    r"after|hay |ban |bo qua|ung vien)",
    r"\bsystem (?:override|instructions?|chain of thought|prompt (?:override|update|end))\b|"
    r"\bsystem (?:message|prompt|note|alert|notice)\s*:",
    r"\bend of (?:the )?(?:resume|cv|document|prompt|input|context|user (?:input|data)|job "
    r"(?:advert|description)|data)\b|\b(?:begin|start|end) (?:of )?(?:new |system |user |"
    r"hidden )?(?:prompt|instructions?)\b",
    r"[\"'“”](?:verdicts?|scores?|ratings?|decision|recommendation|evidence|quotes?|match|"
    r"status|result|reason(?:_en|_vi)?|fit|row|id|chunk|points?)[\"'“”]\s?:",
    r"\{\s?(?:verdicts?|score|rating|decision|recommendation)\s?:|\b(?:verdicts?|overall_score"
    r"|match_score|final_score|recommendation|decision)\s?[:=]{1,2}\s?[\"'“]?(?:met|100|10\b|"
    r"10/10|hire|pass(?:ed)?|strong|accept\w*|true|full|perfect|excellent|dat)\b",
)
