"""The words that head a CV's sections, in English, Vietnamese, French and Spanish.

Written without diacritics and in lower case, as `folding.bare` gives them.
"""

from careerflow.models.document import SectionKind as Kind

_PHRASES: dict[Kind, str] = {
    Kind.PERSON: """
        personal information; personal details; personal data; personal info; contact;
        contact information; contact details; contact info; contacts; contact me; get in
        touch; my contact; social; links; find me online; details; personal; socials; thong
        tin ca nhan; thong tin lien he; thong tin lien lac; lien lac; lien he; thong tin; ly
        lich ca nhan; thong tin chung; chi tiet ca nhan; coordonnees; informations
        personnelles; datos personales; contacto; informacion personal
    """,
    Kind.SUMMARY: """
        summary; professional summary; executive summary; career summary; profile; my
        profile; professional profile; personal profile; about; about me; objective; career
        objective; career objectives; career goal; career goals; objectives; personal
        statement; goals; summary of qualifications; introduction; overview; who am i; who i
        am; bio; biography; personal summary; career overview; career profile; highlights;
        professional objective; muc tieu nghe nghiep; muc tieu; ho so; gioi thieu; gioi thieu ban
        than; tom tat; ve toi; tom tat ban than; tong quan; ban than; dinh huong nghe
        nghiep; muc tieu cong viec; tom tat nghe nghiep; mo ta ban than; tom tat ho so; gioi
        thieu chung; ve ban than; tom tat kinh nghiem; diem noi bat; muc tieu ngan han; muc
        tieu dai han; profil; a propos; a propos de moi; resume; objectif; objectif
        professionnel; perfil; perfil profesional; resumen; resumen profesional; objetivo;
        sobre mi
    """,
    Kind.EXPERIENCE: """
        experience; experiences; work experience; work experiences; professional experience;
        short resume;
        employment; employment history; work history; career history; career; job history;
        professional experiences; working experience; working experiences; relevant
        experience; industry experience; internships; internship; internship experience; job
        experience; internship experiences; professional background; work; experience
        professional; additional experience; other experience; technical experience;
        engineering experience; selected experience; teaching experience; research
        experience; where i've worked; where i have worked; professional history; previous
        experience; vocational; positions held; miscellaneous experience; leadership
        experience; military experience; kinh nghiem lam viec; kinh nghiem; kinh nghiem nghe
        nghiep; qua trinh lam viec; kinh nghiem chuyen mon; qua trinh cong tac; lich su lam
        viec; kinh nghiem thuc tap; thuc tap; kinh nghiem thuc te; qua trinh cong tac va
        kinh nghiem; kinh nghiem cong tac; kinh nghiem lam viec thuc te; kinh nghiem viec
        lam; qua trinh lam viec va kinh nghiem; experience professionnelle; experiences
        professionnelles; parcours professionnel; experiencia; experiencia laboral;
        experiencia profesional; experiencias
    """,
    Kind.EDUCATION: """
        education; academic background; educational background; education and training;
        academic history; qualifications; academic qualifications; studies; training;
        education history; academics; academic experience; coursework; relevant coursework;
        courses; trainings; training and courses; degrees; academic; academic education; hoc
        van; trinh do hoc van; qua trinh hoc tap; bang cap; dao tao; trinh do; giao duc; qua
        trinh dao tao; trinh do chuyen mon; hoc tap; khoa hoc; cac khoa hoc; nen tang hoc
        van; formation; formations; etudes; parcours academique; diplomes; formation
        academique; educacion; formacion; formacion academica; estudios
    """,
    Kind.SKILLS: """
        skills; technical skills; core competencies; competencies; key skills; core skills;
        professional skills; skill; skill set; skillset; technologies; areas of expertise;
        expertise; soft skills; hard skills; computer skills; it skills; programming skills;
        technical expertise; tools; technical proficiencies; technical strengths; strengths;
        skills summary; software skills; other skills; additional skills; personal skills;
        programming; programming languages; my skills; tech stack; technical; abilities;
        technology; competences; technical proficiency; key competencies; professional
        expertise; technical knowledge; tech skills; software; main skills; work skills;
        computer; ky nang; ki nang; ki nang mem; ki nang chuyen mon; ky nang chuyen mon; ky
        nang mem; ky nang nghe nghiep; nang luc; the manh; cac ky nang; ky nang lam viec;
        tin hoc; ky nang ky thuat; ky nang cong nghe; ky nang va cong cu; ky nang khac; cong
        nghe; diem manh; ky nang ca nhan; cong cu; ky nang tin hoc; tin hoc van phong; ky
        nang noi bat; ky nang cung; nang luc chuyen mon; ngon ngu lap trinh; chuyen mon; ky
        nang chinh; trinh do tin hoc; kien thuc; ky nang cong viec; kien thuc chuyen mon; ky
        nang lap trinh; competences techniques; informatique; habilidades; aptitudes;
        competencias; conocimientos; habilidades tecnicas; informatica; conocimientos
        informaticos
    """,
    Kind.PROJECTS: """
        projects; personal projects; key projects; selected projects; project experience;
        academic projects; side projects; project; notable projects; open source projects;
        highlight project; highlight projects; highlighted projects; featured projects;
        portfolio; open source; open source contributions; project highlights; case studies;
        personal project; research projects; my projects; team projects; projects
        experience; recent projects; independent projects; technical projects; outside
        projects; du an; du an ca nhan; cac du an; du an da tham gia; du an tieu bieu; du an
        noi bat; kinh nghiem du an; cac du an da tham gia; du an thuc hien; du an da thuc
        hien; san pham; san pham tieu bieu; du an hoc tap; do an; du an da lam; cac du an
        tieu bieu; projet; projets; projets personnels; proyectos; proyectos personales
    """,
    Kind.LANGUAGES: """
        languages; language; language skills; foreign languages; spoken languages; languages
        spoken; foreign language; language proficiency; my languages; ngoai ngu; ngon ngu;
        trinh do ngoai ngu; kha nang ngoai ngu; cac ngoai ngu; ky nang ngoai ngu; ky nang
        ngon ngu; langues; idiomas; langues etrangeres
    """,
    Kind.CERTIFICATES: """
        certifications; certificates; certificate; certification; licenses; licences;
        professional certifications; courses and certifications; certified; accreditations;
        professional certificates; credentials; professional development; chung chi; chung
        nhan; cac chung chi; bang cap chung chi; chung chi nghe nghiep; chung chi chuyen
        mon; certificados; certificaciones; cursos
    """,
    Kind.AWARDS: """
        awards; honors; honours; achievements; accomplishments; scholarships; award; key
        achievements; prizes; distinctions; achievement; recognition; honor; awards
        received; most proud of; selected honors; fellowships; grants; competitive
        programming; career achievements; competitions; giai thuong; thanh tich; danh hieu;
        khen thuong; thanh tuu; hoc bong; cac giai thuong; thanh tich noi bat; giai thuong
        va thanh tich; thanh tuu noi bat; danh hieu va giai thuong; prix; recompenses;
        premios; logros
    """,
    Kind.PUBLICATIONS: """
        publications; selected publications; papers; research; patents; articles; talks;
        presentations; books; journal articles; conference proceedings; publication; invited
        talks; speaking; conferences; presentation; writing; writings; research interests;
        blog posts; cong bo; bai bao; nghien cuu; cong trinh nghien cuu; an pham;
        publicaciones; bai bao khoa hoc; nghien cuu khoa hoc; cong bo khoa hoc
    """,
    Kind.ACTIVITIES: """
        activities; volunteering; volunteer; volunteer experience; extracurricular
        activities; volunteer work; leadership; community; community service; community
        involvement; extracurricular; extracurriculars; extra-curricular activities;
        memberships; affiliations; organizations; service; social activities; organisations;
        leadership and activities; extracurricular activity; program committees;
        professional affiliations; membership; professional memberships; volunteering
        experience; involvement; engagement; hoat dong; hoat dong ngoai khoa; hoat dong xa
        hoi; hoat dong tinh nguyen; tinh nguyen; cac hoat dong; hoat dong doan the; cac hoat
        dong ngoai khoa; cau lac bo; hoat dong cong dong; benevolat; voluntariado; vie
        associative
    """,
    Kind.INTERESTS: """
        interests; hobbies; hobby; personal interests; passions; my hobbies; interest; my
        life philosophy; a day of my life; life philosophy; favorite books; so thich; so
        thich ca nhan; moi quan tam; quan tam; centres d'interet; loisirs; intereses;
        aficiones; pasatiempos; centre d'interet; linh vuc quan tam
    """,
    Kind.REFERENCES: """
        references; reference; referees; recommendations; testimonials; referee; nguoi tham
        chieu; nguoi tham khao; tham chieu; nguoi gioi thieu; thong tin tham chieu; thong
        tin tham khao; nguoi lien he tham khao; referencias
    """,
    Kind.OTHER: """
        additional information; online presence; other; miscellaneous; other information;
        more information; thong tin them; thong tin khac; thong tin bo sung; khac; divers;
        otros; declaration; availability; additional; muc luong mong muon; cam ket; other
        details
    """,
}

# Headings only together with another: alone they are labels.
_PARTS: dict[Kind, str] = {
    Kind.SKILLS: """
        frameworks; libraries; databases; platforms; methods; methodologies; framework; thu
        vien; co so du lieu; nen tang
    """,
    Kind.AWARDS: "scholarship; giai",
    Kind.ACTIVITIES: "clubs; xa hoi",
    Kind.EDUCATION: "degree; thesis; workshops",
}


def _by_words(phrases: dict[Kind, str]) -> dict[str, Kind]:
    """Without spaces: headings are letter-spaced, and some PDFs lose the spaces between words."""
    return {
        "".join(phrase.split()): kind
        for kind, together in phrases.items()
        for phrase in together.split(";")
    }


HEADINGS = _by_words(_PHRASES)
PARTS = _by_words(_PARTS)
