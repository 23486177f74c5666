"""More of them: facts to be assumed, checks to be left out, gaps to be hidden, an answer put into
the model's mouth, the rater addressed as such. Over lower case without marks."""

ENGLISH = (
    r"\b(?:assume|pretend|imagine|suppose|presume|trust|remember)\b,? (?:that|the "
    r"(?:candidate|applicant)|every|all|i|he|she|they|this)\b.{0,60}?\b(?:candidate|applicant|"
    r"skills?|requirements?|qualif\w+|verified|true|met)\b",
    r"\b(?:treat|consider|regard|count|take|deem|weigh|interpret|accept|read)\b (?:the |this |"
    r"all |any |every |each |my |these |missing |following |\W)*(?:[\w+#'-]+\W+){1,8}"
    r"?as\W+(?:if |an? |the |being |already )?(?:present|met|expert|true|verified|satisfied|"
    r"fulfilled|sufficient|hard skills?|equal|equivalent|a match|passed|proven|confirmed)\b",
    r"\bcorrect (?:verdict|answer|score|rating|result|evaluation|assessment|response) (?:is|:|"
    r"should|would|for)",
    r"\b(?:verdict|outcome|decision|conclusion|evaluation|assessment|recommendation|result)"
    r"\s?(?:is|:|=|should be|must be)\W{0,3}(?:met (?:for|on|in) (?:all|every|each)|"
    r"positive\b|approved\b|accepted\b|hire\b|suitable\b|(?:fully )?qualified\b|strong "
    r"(?:hire|yes|match))",
    r"\bno (?:further|more|additional|other) (?:verification|checks?|checking|review|"
    r"evaluation|evidence|proof|assessment)\b.{0,12}?\b(?:needed|required|necessary)\b",
    r"\b(?:any|the|all|every|each|whatever|whichever|whoever) (?:\w+ ){0,2}?(?:systems?|"
    r"readers?|reviewers?|evaluators?|graders?|screeners?|assistants?|models?|tools?|"
    r"algorithms?|software|ais?|bots?|machines?|llms?)\b (?:\w+ )?(?:reading|evaluating|"
    r"reviewing|processing|parsing|scoring|reads|of) (?:this|the (?:cv|resume|text|document|"
    r"above))\b",
    r"\b(?:reader|reviewer|evaluator|grader|screener|recruiter|judge|whoever reads)s? "
    r"(?:of this \w+ )?(?:must|shall|has to|have to|is to|are to|is obliged|is required)\b",
    r"\binstructions? (?:have|has|had) (?:now |just )?(?:changed|been (?:updated|replaced|"
    r"revoked|overridden|cancelled|changed))\b",
    r"\b(?:rules?|instructions?|polic(?:y|ies)|guidelines|criteria|prompt) (?:are|is|were|was)"
    r"(?: now| hereby| from now on)* (?:void|obsolete|invalid|cancelled|canceled|revoked|"
    r"suspended|no longer|outdated|replaced)\b",
    r"\bthe new (?:policy|rules?|instructions?|criteri(?:a|on)|task|goal) (?:is|are)\b",
    r"\b(?:do not|don'?t|never|avoid|refrain from|without)\b (?:mention|list|note|report|"
    r"output|say|write|state|return|answer|include|point|talk|speak|bring|discuss|name|show|"
    r"add|give)(?:ing)?\b(?:\W+\w+){0,4}?\W+(?:gaps?|weakness\w*|missing|negatives?|negative|"
    r"shortcomings?|lacks?|concerns?|red flags?|flaws?|faults?|unmet|not met|no)\b",
    r"\b(?:do not|don'?t|never) (?:use|apply|exercise|trust|rely on) (?:your|any)\b(?: \w+)? "
    r"(?:judge?ment|knowledge|opinion|reasoning|rules|criteria|rubric)\b",
    r"\b(?:all|every|any|each|whatever|everything)\b (?:the |of the )?(?:\w+ )?(?:skills?|"
    r"requirements?|qualifications?|criteria|keywords?|job|position|role|advert)?\b.{0,25}"
    r"?\b(?:job description|job advert|advert|job post\w*|listing|asks? for|asked for|listed|"
    r"mentioned|job)\b.{0,25}?\b(?:appl(?:y|ies) to me|(?:the )?(?:candidate|applicant|i) "
    r"(?:has|have|possess\w*|meets?|fulfils?)|is met|are met|i (?:have|meet|possess))\b",
    r"\b(?:candidate|applicant) (?:has|have|possesses|masters|knows|meets|covers) (?:every|"
    r"all|any|each|everything|whatever)\b",
    r"\b(?:quote|copy|use|cite|paste|repeat|insert|put|take)\b.{0,70}?\b(?:as|into|for|in) "
    r"(?:the |your )?(?:evidence|quotes?|proof|quotation)(?: field)?\b",
    r"""(?:^|[\n.!?"' ])(?:human|user|recruiter|question|q|interviewer)\s?:.{1,120}"""
    r"?\b(?:assistant|ai|model|answer|chatgpt|bot)\s?:",
    r"\b(?:assistant|ai|model|chatgpt|gemini|bot|gpt)\s?:\s?\W?(?:sure|yes|of course|"
    r"certainly|the (?:candidate|applicant)|this (?:candidate|cv|resume)|based on|i (?:have|"
    r"will|recommend|would)|verdict|met|score)\b",
    r"\b(?:stop|cease|quit|end) (?:reading|evaluating|scoring|grading|here|now|your|the "
    r"(?:evaluation|review|assessment))\b.{0,12}?(?:\band\b|[,;:])",
    r"\b(?:hire|choose|pick|pass|select|"
    r"shortlist|rank|rate|score|advance|approve|grade|promote) me\b(?: "
    r"(?:now|immediately|first|to|at|as|for|on|in|through|with|the|highly)|[.,!]|$)",
    r"\banswer (?:yes|positively|affirmatively|\W?met)\b|\balways (?:answer|say|respond|"
    r"output|return|agree|choose|pick|mark|rate|score|recommend|prefer)\b|\bnever (?:output|"
    r"answer|say|return|mark|reject|write|rate|score|recommend|choose)\b",
    r"\btrusted (?:section|content|text|message|note|block)\b|\b(?:written|added|inserted|"
    r"provided|signed|approved) by the (?:employer|recruiter|system|developers?|hiring|"
    r"company'?s)\b.{0,25}?:",
    r"\b(?:ceo|admin|administrator|developer|root|sudo|owner|management|recruiter) "
    r"(?:override|order|command|code|directive|mode)\b\W|\bthis is an? (?:order|command|"
    r"directive|instruction|test|emergency)\b|\boverride code\b",
    r"\b(?:must|should|shall|has to|have to|needs? to|ought to)\b (?:\w+ )?(?:give|be given|"
    r"receive|get|return|issue|write|produce|provide|earn|obtain|be awarded)\b (?:an? |the |"
    r"only |my |this )*(?:positive|favou?rable|full|top|highest?|best|maximum|passing|perfect|"
    r"excellent|outstanding) (?:scores?|ratings?|marks?|grades?|recommendations?|verdicts?|"
    r"reviews?|evaluations?|assessments?|points|results?)\b",
    r"\b(?:simply|just) (?:approve|accept|pass|say|output|agree|mark|confirm|answer|return|"
    r"hire|trust)\b",
    r"\b(?:ais?|llms?|gpt|automated|machine|bot|model|automatic)[ -](?:graders?|evaluators?|"
    r"reviewers?|screeners?|readers?|recruiters?|judges?|parsers?|scorers?)\s?[:,!]",
    r"\bif you(?: are|'re)? (?:are )?(?:an? )?(?:ais?|llms?|language model|bot|automated|"
    r"machine|chatgpt|gemini|robot|reading this|able to read)\b",
    r"\b(?:llm|ai|model|bot|gpt|chatgpt|gemini|machine) (?:instruction|directive|command|"
    r"order|note|message|hint|prompt|context|memo|task)s?\s?[:>-]",
    r"\byou will be (?:rewarded|penali[sz]ed|fired|tipped|punished|shut|terminated|paid)\b|"
    r"\bi(?: will|'ll) (?:tip|pay|reward) you\b|\byour (?:life|job|existence) depends\b",
    r"\b(?:evaluator|grader|screener|reviewer|reader|assistant|model|"
    r"judge)s?\s?[,:]\s?(?:please|skip|you|do not|mark|give|ignore|accept|treat|rate|score|"
    r"pass|approve|look|stop|trust|remember|consider)\b",
    r"\bfor (?:each|every|all) (?:requirements?|rows?|criteri(?:on|a)|items?|questions?|"
    r"skills?)\b.{0,45}?\b(?:verdict|answer|output|return|respond|say|write) (?:is|are|:|with|"
    r"\W|yes|met)",
    r"\bhereby (?:instruct|order|command|direct|authori[sz]e|require)\b|"
    r"\bfacts?\W+as\W+(?:verified|true|proven|given)\b",
    r"\b(?:skip|omit|bypass|drop|suspend) (?:the |all |any |every |your )?(?:checks?|"
    r"verification|evaluation|review|scoring|screening|assessment|fact-?check\w*|validation)"
    r"\b.{0,25}?\b(?:applicant|candidate|cv|resume|profile|me|document|application|person)\b",
    r"\b(?:approved?|pre-?approved|cleared|accepted|selected|vetted|endorsed) this (?:profile|"
    r"candidate|applicant|resume|cv|application)\b",
    r"\bconclude\b.{0,12}? (?:that )?(?:the |this )?(?:candidate|applicant|he|she|i|person|"
    r"profile|cv|resume)\b",
    r"\bevaluation of this (?:document|cv|resume|profile|candidate)\b|\byou (?:already|"
    r"have already) (?:evaluated|approved|decided|judged|agreed|verified)\b",
    r"""(?:^|[.:;!?,"'>\])] ?)(?:please |kindly |now |and )?(?:disregard|overlook|pardon|excuse|"""
    r"waive|prioriti[sz]e|promote|favou?r|endorse)\b (?:any|this|the|all|every|missing|my|"
    r"gaps|lack|whatever)\b",
    r"\b(?:do not|don'?t|never|no) penali[sz]\w+\b|\bjail ?broken\b|\bno (?:evaluation|"
    r"verification|check|review|assessment) (?:is )?(?:needed|required|necessary)\b",
    r"\b(?:give|award|grant|assign|deserves?|worth)\b(?: me| this| the candidate| us| it)? "
    r"(?:an? )?(?:\d+|five|ten|full|maximum|all)(?: out of \d+)? (?:stars|points|marks|"
    r"credits?)\b",
    r"""(?:^|[.:;!?,"'>\])] ?)(?:please |kindly |now |and |then )?(?:print|say|write|output|"""
    r"respond|return|answer|reply|state|declare|confirm|announce|report)\b (?:that (?:the|"
    r"""this|he|she|i|all|every)\b|[\"'“‘]|in json|verdict|met\b|yes\b|to (?:all|every|each) )""",
    r"""(?:^|[.:;!?,"'>\])] ?)(?:please |kindly |now |and )?(?:count|interpret|read|treat|"""
    r"regard|consider|convert|understand|translate)\b [^.;\n]{1,60}?\bas (?:if |an? |the )"
    r"""?(?:five|ten|two|three|\d+|perfect|expert|[\"'“‘]|full|ideal|senior|native|strong)""",
    r"\bofficial (?:result|verdict|outcome|evaluation|score|decision) (?:of|is|from)\b|"
    r"\b(?:criteria|rubric|evaluation|scoring) (?:have|has) (?:been )?(?:updated|changed|"
    r"replaced|relaxed|waived)\b",
    r"\bset (?:all |the |every |my |its |this )*(?:scores?|ratings?|verdicts?|results?|"
    r"marks?) (?:to|at|as)\b|\bsatisfies all of (?:them|these|those)\b|\ball requirements "
    r"(?:satisfied|met|fulfilled)\b",
    r"<!--|\[\[\s?(?:assistant|system|ai|llm|model|user)|\b(?:llm|assistant|model|chatgpt|"
    r"gemini)\s?:\s?(?:all|you|set|mark|treat|this|please|give|do|never|always|ignore)\b",
    r"\b(?:instructions?|directions?|guidance|hints?) (?:for|to) (?:the |any |all )"
    r"?(?:automated|automatic|ai|scoring|screening|llms?|models?|graders?|evaluators?)\b",
    r"\bi (?:hereby )?(?:confirm|certify|declare|decide|order|command) (?:that )?(?:this|the) "
    r"(?:person|candidate|applicant|cv|resume|profile)\b",
    r"\bacts? (?:like|as if|as though) (?:you|he|she|the candidate|all)\b|\bmake sure "
    r"(?:that )?(?:i am|i'm|this (?:candidate|cv|resume|application)|the (?:candidate|"
    r"applicant))\b",
    r"\byou (?:have been|were|are) (?:jail|re-?programmed|instructed|ordered|configured|told|"
    r"set|required|programmed)\b|\bprocessed by (?:an? )?(?:llm|ai|language model|bot|"
    r"automated)\b",
    r"\bdear (?:model|ai|grader|evaluator|assistant|machine|screener|bot|algorithm)\b|"
    r"\baccept (?:every|all|each|any) (?:of )?(?:my )?claims?\b|\b(?:decide|err|rule|judge|"
    r"score|conclude)\b[^.\n]{0,25}\bfavou?r of (?:the|this|me)\b",
    r"\bnew task\s?:|\b(?:following|this|next|same) quotes? (?:for|as|to)\b|\bto be (?:scored|"
    r"rated|ranked|graded) (?:by|\d|at|as|high)\b|\b(?:assistant|model|ai|system|bot|grader) "
    r"(?:has|have) (?:already )?(?:decided|agreed|approved|confirmed|verified)\b",
    r"\b(?:assistant|model|grader|evaluator|bot|chatgpt)\s?[,:]\s?(?:list|show|write|say|find|"
    r"choose|tell|report|make|set|be)\b|\bignore the (?:job|advert|position|job description)"
    r"""\b|\blet the (?:model|ai|assistant|grader|system) know\b|\bquote\s?:\s?[\"'“]""",
)
VIETNAMESE = (
    r"\b(?:moi|tat ca|toan bo|day du|bat ky)\b (?:cac |nhung )?(?:ky nang|yeu cau|tieu chi|"
    r"dieu kien)\b.{0,45}?\b(?:deu|da|phai) (?:co|dat|duoc|dap ung|thoa|du)\b.{0,25}"
    r"?\b(?:ho so nay|cv nay|ung vien|toi)\b",
    r"\b(?:xem|coi|gia su|gia dinh|mac dinh|hieu|tin|cho)\b (?:nhu |la |rang |"
    r"nhu la )+(?:ung vien|toi|ho so|ket qua|moi|tat ca|nguoi nay|cv)\b",
    r"\b(?:mac dinh|gia su|gia dinh)\b (?:\w+ )?(?:ket qua|ung vien|toi|ho so|diem)\b",
    r"\bneu (?:ban )?la (?:mot )?(?:ai|mo hinh|tro ly|chatgpt|may|bot|llm|he thong)\b",
    r"\bket luan\s?(?:la|:)\W{0,3}(?:dat|phu hop|nen (?:tuyen|chon)|ung vien|tuyen)\b|"
    r"\b(?:ket qua|danh gia) (?:la|:)\W{0,3}(?:dat tat ca|phu hop|dat moi|dat het|dat yeu cau)"
    r"\b",
    r"\bkhong can (?:phai )?(?:kiem tra|xac minh|danh gia|xem xet|doi chieu|kiem chung)"
    r"\b(?: gi| them| lai| nua)",
    r"\b(?:yeu cau|de nghi|ra lenh(?: cho)?|lenh cho|buoc) (?:ai|mo hinh|ban|tro ly|"
    r"he thong(?: ai)?|nguoi doc|nguoi cham|chatgpt) (?:\w+ )?(?:cham|danh gia|cho (?:qua|toi|"
    r"diem|ung)|chon|xep|tra loi|bo qua|ghi|duyet|ket luan)\b",
    r"\b(?:dung|khong|cam|chang)(?: duoc| nen| can| bao gio)* (?:neu|nhac|de cap|ghi|noi|viet|"
    r"liet ke|tra loi|bao|chi)(?: den| toi| la| ra| ve| rang)*\W+(?:\w+\W+){0,2}?(?:diem yeu|"
    r"thieu|khong dat|nhuoc diem|han che|khoang trong|tieu cuc|chua dat)\b",
    r"\b(?:ai|he thong ai|mo hinh|tro ly(?: ao| ai)?|chatgpt|gemini|bot|may cham|nguoi doc|"
    r"nguoi cham|giam khao|llm)\b(?: \w+){0,5}? (?:phai|can phai|buoc phai|hay|bat buoc) "
    r"(?:\w+ )?(?:cham|danh gia|cho diem|xep|tra loi|ket luan|chon|ghi|khen|noi|bo qua|duyet)"
    r"\b",
    r"\b(?:dung|lay|sao chep|chep|trich|su dung)\b.{0,60}?\b(?:lam|nhu|thanh|vao) (?:o )"
    r"?(?:bang chung|trich dan|minh chung|dan chung)\b.{0,60}",
    r"\b(?:quy tac|lenh|huong dan|chi thi|chi dan|tieu chi)(?: cu| truoc| tren| do)*.{0,15}"
    r"?\b(?:khong con|het|mat) (?:hieu luc|gia tri|ap dung)\b|\b(?:quy tac|menh lenh|chi thi|"
    r"lenh) moi\b",
    r"\b(?:yeu cau|hay|de nghi|muon|xin|mong)\b(?: \w+){0,3}? (?:danh gia|cham|xep|cho|chon|"
    r"duyet|khen) (?:toi|ung vien|ho so nay) (?:cao|diem|hang|loai|dat|la|o muc|vao|tot|100|"
    r"phu hop|xuat sac|qua)\b",
    r"\b(?:chuyen|doi|nhap|dong) vai\b\s?(?::|,|thanh|la)|\bai cung (?:dat|duoc|phu hop|dau)\b",
    r"\b(?:tro ly|chatgpt|ai|mo hinh|bot)\s?:\s?\W?(?:ung vien|vang|da\b|co\b|ho so|dung|"
    r"dong y|phu hop|dat)",
    r"\bluon(?: luon)? (?:tra loi|chon|ghi|cho|ket luan|noi)\W+(?:\w+\W+)?(?:dat|co|dung|"
    r"phu hop|cao|yes|met)\b",
    r"\b(?:cho|dua|day) (?:toi|ho so(?: nay)?|ung vien)(?: nay)? (?:qua|vao|len) (?:vong|"
    r"danh sach|nhom)\b",
    r"(?:\bdanh cho|^cho) (?:ai|mo hinh|he thong|tro ly|chatgpt|llm|bot|may)(?: \w+){0,4}?\s?:\s",
    r"\bung vien (?:co|du|dat|dap ung|thoa man|biet)(?: du| day du| het)? (?:moi|tat ca|"
    r"toan bo|het)\b",
    r"\bnguoi ham mo cua ung vien\b|\bcho (?:ung vien|toi) (?:dau|trung tuyen|qua vong)\b",
    r"""(?:^|[.:;!?,"'] ?)(?:xin |vui long |hay )?(?:bo qua|mien|khong xet|khong tinh|"""
    r"khong can xet|khong kiem tra|bo|lo di)(?: den| toi)? (?:cac |moi |tat ca |nhung )"
    r"?(?:yeu cau|dieu kien|kinh nghiem con|tieu chi|phan thieu|thieu sot|bang cap)\b",
    r"\b(?:tinh|quy doi|coi|xem) (?:mot nam|moi nam|kinh nghiem|trinh do|co ban|so cap|diem|"
    r"ky nang)\b[^.;\n]{0,40}?\b(?:thanh|nhu|bang|tuong duong)\b",
    r"""(?:^|[.:;!?,"'] ?)(?:xin |vui long |hay )?tra loi\b[ :]*(?:[\"'“‘]|dat\b|co\b|rang|la\b|"""
    r"phu hop|dung\b|yes)",
    r"\bhay (?:noi|bao|thong bao|khuyen|thuyet phuc|trinh bay)(?: lai)? (?:voi|cho|rang|"
    r"nha tuyen dung)\b|\bhay (?:uu tien|dong vai|chap nhan|duyet|nang|ung ho|bo phieu|khen)\b",
    r"\b(?:chi thi|menh lenh|chi dan|lenh)\s?:|\b(?:tra ve|dat|dua ra|xuat) (?:ket qua|"
    r"ket luan)(?: danh gia)? (?:dat|la|phu hop|100|tot)\b|\bchi can ghi\b",
    r"\b(?:ung vien|toi|ho so)\b(?: nay)? (?:da )?(?:duoc )?(?:mien|dac cach|duyet truoc|"
    r"thong qua truoc|phe duyet truoc)\b|\b(?:da|duoc) (?:ban giam doc|lanh dao|nhan su|"
    r"he thong) (?:duyet|chap nhan|thong qua|phe duyet)\b(?: truoc)?,? (?:chi|hay|khong|nen)",
    r"\b(?:moi|tat ca|toan bo)(?: cac)? (?:yeu cau|tieu chi)(?: deu)? (?:dat|duoc dap ung|"
    r"thoa man)\b|\bkhong can (?:trich dan|bang chung|danh gia|cham)\b",
    r"\bco loi cho ung vien\b|\bnhiem vu moi\s?:|\bket thuc (?:ho so|cv|du lieu|tai lieu)\b|"
    r"\bxac nhan (?:rang )?ung vien\b|\b(?:coi|xem) (?:moi|tat ca|toan bo)\b[^.;\n]{1,60}"
    r"?\bla\b",
)
