"""What is personal goes, what verdicts need stays: on CVs made here."""

import re
from dataclasses import replace

import pytest

from careerflow.models.document import Person
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.llm.privacy.masking import Masking, masking


def masker(name: str, text: str = "Kinh nghiệm\nKế toán, Sao Mai, 2019 - 2023\n") -> Masking:
    document = read_plain_text(f"{name}\n{text}".encode())
    return masking(document, replace(document.person, name=name))


AN, SMITH = masker("Nguyễn Văn An"), masker("Alice Kowalczyk")


@pytest.mark.parametrize(
    "form",
    [
        "Nguyễn Văn An", "NGUYỄN VĂN AN", "nguyễn văn an", "Nguyen Van An", "NGUYEN VAN AN",
        "An Nguyễn Văn", "An Nguyễn", "An Nguyen", "An Văn Nguyễn", "Nguyễn An", "Van An Nguyen",
        "Nguyễn, Văn An", "Nguyễn V. A.", "N.V. An", "N. V. An", "Mr. Nguyễn", "Mr An", "Ông An",
        "Anh An", "Nguye\u0302\u0303n Va\u0306n An", "Nguyễn\u00a0Văn\u200b An", "Nguyễn\nVăn An",
        "nguyenvanan", "nguyen-van-an", "Nguyen_Van_An", "NguyenVanAn", "nguyenan", "an.nguyen",
    ],
)  # fmt: skip
def test_no_form_of_the_name_is_left(form: str) -> None:
    masked = AN.masked(f"Báo cáo của {form}: đạt")
    assert re.fullmatch(r"Báo cáo của (?:Mr\.? |Ông |Anh )?\[NAME(?:_\d+)?\]: đạt", masked), masked


@pytest.mark.parametrize(
    "form",
    [
        "Alice Kowalczyk", "ALICE KOWALCZYK", "Kowalczyk, Alice", "Kowalczyk Alice", "A. Kowalczyk",
        "Kowalczyk, A.", "Kowalczyk A.", "Ms. Kowalczyk", "Ms Kowalczyk", "akowalczyk",
        "alice.kowalczyk", "Alice", "Kowalczyk", "alicekowalczyk", "A.K.",
    ],
)  # fmt: skip
def test_no_form_of_an_english_name_is_left(form: str) -> None:
    masked = SMITH.masked(f"Paper by {form}; CI/CD")
    assert re.fullmatch(r"Paper by (?:Ms\.? )?\[NAME(?:_\d+)?\]; CI/CD", masked), masked


@pytest.mark.parametrize("line", ["annv | HCM", "GitHub: nvan", "annv1995, HCM", "@annv | HCM"])
def test_what_the_person_is_called_by_programs_is_masked(line: str) -> None:
    assert "an" not in AN.masked(line)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Nguyễn Hoàng An", "Đã nhận giải, nhân viên giỏi, ăn ca, Ấn Độ, An toàn lao động"),
        ("Trần Văn Mẫu", "Ngữ văn, văn mẫu, xây dựng các mẫu thiết kế"),
        ("Lê Minh Anh", "Tiếng Anh: tốt; Anh văn; sáng tạo, thông minh anh dũng"),
        ("Trần Bình Minh", "TP. Hồ Chí Minh, Bình Dương, bình minh"),
        ("Tom Rain", "Train new staff, rain gauge, plan trains"),
    ],
)
def test_words_that_are_like_a_name_stay(name: str, line: str) -> None:
    assert masker(name).masked(line) == line


@pytest.mark.parametrize("name", ["Jan Küster M.Sc.", "Dr. Jan Küster", "Jan Küster, PhD, PMP"])
def test_degrees_are_no_part_of_the_name(name: str) -> None:
    masked = masker(name).masked("Küster, J. and Jan Küster, MBA student")
    assert "ster" not in masked
    assert "J" not in masked
    assert masked.endswith(", MBA student")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("EMAIL", "an.nguyen+cv@mail.example.com.vn"),
        ("EMAIL", "an [at] example [dot] com"),
        ("EMAIL", "an(at)example.com"),
        ("EMAIL", "a.very.long.address@\nexample.com"),
        ("PHONE", "+84 912 345 678"),
        ("PHONE", "(+84) 912.345.678"),
        ("PHONE", "0912345678"),
        ("PHONE", "0912 345 678"),
        ("PHONE", "0912-345-678"),
        ("PHONE", "09.1234.5678"),
        ("PHONE", "84912345678"),
        ("PHONE", "(028) 3822 1234"),
        ("PHONE", "+1 (415) 555-0142"),
        ("PHONE", "415-555-0142"),
        ("PHONE", "+44 20 7946 0958"),
        ("PHONE", "0049 176 3138 7734"),
        ("PHONE", "+49/176/31387734"),
        ("LINK", "https://www.linkedin.com/in/someone-1a2b3c/"),
        ("LINK", "linkedin.com/in/someone"),
        ("LINK", "github.com/someone"),
        ("LINK", "www.someone.name"),
        ("LINK", "someone.dev/work?x=1#top"),
        ("LINK", "facebook.com/some.one.98"),
        ("LINK", "http://localhost:8080/~someone"),
    ],
)
def test_contact_data_is_masked_wherever_it_stands(kind: str, value: str) -> None:
    for before, after in (("", ""), ("Liên hệ: ", ", Hà Nội"), ("(", ")"), ("HR | ", " | HCM")):
        masked = AN.masked(before + value + after)
        assert masked.startswith(f"{before}[{kind}_"), masked
        assert masked.endswith(f"]{after}"), masked


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("Sinh ngày: 02/03/1995", "Sinh ngày: [BIRTH_1]"),
        ("Ngày sinh: 2 tháng 3 năm 1995", "Ngày sinh: [BIRTH_1]"),
        ("Date of birth: March 2, 1995", "Date of birth: [BIRTH_1]"),
        ("DOB 1995-03-02", "DOB [BIRTH_1]"),
        ("Năm sinh: 1995", "Năm sinh: [BIRTH_1]"),
        ("Age: 29", "Age: [BIRTH_1]"),
        ("Giới tính: Nam", "Giới tính: [PERSONAL_1]"),
        ("Gender: Female | Religion: none", "Gender: [PERSONAL_1] | Religion: [PERSONAL_2]"),
        ("Tình trạng hôn nhân: Đã kết hôn", "Tình trạng hôn nhân: [PERSONAL_1]"),
        ("CCCD: 012345678901", "CCCD: [ID_1]"),
        ("CMND số: 123456789", "CMND số: [ID_1]"),
        ("Số hộ chiếu: B1234567", "Số hộ chiếu: [ID_1]"),
        ("Passport No. C7654321", "Passport No. [ID_1]"),
        ("Mã số thuế: 8012345678", "Mã số thuế: [ID_1]"),
        ("SSN 123-45-6789", "SSN [ID_1]"),
        ("Địa chỉ: Số 2 ngõ 3, phường Láng Hạ, quận Đống Đa, Huế", "Địa chỉ: [ADDRESS_1], Huế"),
        ("Địa chỉ: Hà Nội", "Địa chỉ: Hà Nội"),
        ("25/3 Lê Lợi, P. Bến Nghé, Q.1, TP.HCM", "[ADDRESS_1], TP.HCM"),
        ("Quận 7, TP. Hồ Chí Minh", "[ADDRESS_1], TP. Hồ Chí Minh"),
        ("12 Street No. 5, Ward 3, District 10, Ho Chi Minh City", "[ADDRESS_1], Ho Chi Minh City"),
        ("Thôn 3, xã Tân Lập, huyện Đan Phượng, Hà Nội, Việt Nam", "[ADDRESS_1], Hà Nội, Việt Nam"),
        ("Address: 12 Heron Lane, Leeds, UK", "Address: [ADDRESS_1], Leeds, UK"),
        ("221B Baker Street, London", "[ADDRESS_1], London"),
        ("16 Heron Parkway, Mountain View, CA 94043", "[ADDRESS_1], Mountain View, CA 94043"),
        ("Hauptstraße 12, Berlin, Germany", "[ADDRESS_1], Berlin, Germany"),
    ],
)  # fmt: skip
def test_a_line_about_the_person_loses_its_value(line: str, masked: str) -> None:
    assert masker("Trần Bình Minh").masked(f"{line}\nKế toán") == f"{masked}\nKế toán"


@pytest.mark.parametrize(
    "text",
    [
        "Công ty TNHH Sao Mai, 01/2019 - 12/2023",
        "Đại học Bách khoa Hà Nội, 2015 - 2019, GPA 3.45/4.0",
        "Node.js, ASP.NET, Next.js, Socket.io, Vue.js, C#, C++20, Python 3.11",
        "Quản lý kho, quản trị mạng, phương pháp Agile, công tác xã hội",
        "Doanh thu 1.200.000.000 VND, tăng 25% từ 2021 - 2022",
        "Managed $1,250,000 and 200 000 users; 99.95 % of 12 000 000 requests",
        "Certificate AWS-SAA-C03, ISO 9001:2015, IFRS 16, IELTS 7.5, TOEIC 850",
        "Tiếng Anh: tốt. Anh ngữ giao tiếp.",
        "Worked at Booking.com and Monday.com; Tiki.vn",
        "Ho Chi Minh City, Vietnam",
        "San Francisco, CA",
        "Address issues of customers quickly; road maps, way of working",
        "Led 12 Drive tests and 5 Way finders in the lab of the court",
        "Built the roadmap.Design of systems.Work in teams.",
        "Năm\nNăm 2020\nTuổi: 22 - 35",
        "SSH, DNS 8.8.8.8, port 27017, RFC 2616, 192.168.10.10",
        "Single Page Applications; Male and female wards at the hospital",
        "An toàn lao động, vệ sinh an toàn thực phẩm",
    ],
)
def test_what_a_verdict_needs_stays(text: str) -> None:
    assert AN.masked(text) == text


def test_people_who_can_be_asked_are_masked_everywhere() -> None:
    made = masker(
        "Alice Kowalczyk",
        "Experience\nAccountant, Sao Mai, 2019 - 2023\nReported to Robert Brewster weekly.\n"
        "References\nMr. Robert Brewster - Head of Finance, Sao Mai - 0912 345 678\n"
        "Ông Lê Quốc Khánh, Giám đốc\n",
    )
    masked = made.masked("Robert Brewster and LÊ QUỐC KHÁNH; Head of Finance, Sao Mai")
    assert masked == "[PERSON_1] and [PERSON_3]; Head of Finance, Sao Mai"


def test_what_was_corrected_is_masked_as_well() -> None:
    document = read_plain_text(b"Curriculum\nExperience\nClerk, Acme, 2019 - 2023\n")
    corrected = Person(name="Zoe Ashford", email="z@ashford.example", address="3 Elm Row, Hull, UK")
    made = masking(document, corrected)
    masked = made.masked("Zoe Ashford, z@ashford.example, 3 Elm Row, Hull, UK")
    assert masked == "[NAME], [EMAIL_1], [ADDRESS_1], Hull, UK"


def test_a_birth_date_without_a_label_is_known_by_its_place() -> None:
    made = masker(
        "Lê Thị Hà", "02/03/1995\nha@example.org\nNữ\nKinh nghiệm\nThu ngân, 2019 - 2023\n"
    )
    assert made.masked("02/03/1995\nNữ\n03/04/2020") == "[BIRTH_1]\n[PERSONAL_1]\n03/04/2020"


def test_an_employer_of_the_persons_name_stays() -> None:
    made = masker(
        "Grace Kowalski",
        "Experience\nAccountant\nKowalski Foods Ltd\n01/2019 - 12/2023\n",
    )
    assert made.masked("Kowalski Foods Ltd") == "Kowalski Foods Ltd"


def test_the_recruiters_contact_in_an_advert_is_masked() -> None:
    advert = "Gửi CV về hr@saomai.example hoặc Ms. Linh 0988.777.666. Yêu cầu: Kế toán 3 năm"
    masked = AN.masked(advert)
    assert "hr@" not in masked
    assert "777" not in masked
    assert masked.endswith("Yêu cầu: Kế toán 3 năm")


def test_the_same_value_has_one_placeholder_and_is_counted_once() -> None:
    made = masker("Alice Kowalczyk", "alice@example.org\nExperience\nClerk, 2019 - 2023\n")
    before = made.count
    assert made.masked("alice@example.org alice@example.org") == "[EMAIL_1] [EMAIL_1]"
    assert made.count == before == len(made.placeholders)


def test_a_part_of_the_cv_without_its_label_is_masked_alike() -> None:
    made = masker(
        "Lê Thị Hà", "Địa chỉ:\nSố 3 ngõ 4, phường Láng Hạ, Hà Nội\nNgày sinh:\n02/03/1995\n"
    )
    assert made.masked("ngõ\nSố 3 ngõ 4, phường Láng Hạ") == "ngõ\n[ADDRESS_1]"
    assert made.masked("học từ 02/03/1995") == "học từ [BIRTH_1]"
