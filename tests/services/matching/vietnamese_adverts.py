"""Vietnamese adverts of ten trades, written for these tests, and the ways in which they arrive."""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Advert:
    """`asked` are the lines under "Yêu cầu", `nice` those under "Ưu tiên"."""

    title: str
    duties: tuple[str, ...]
    asked: tuple[str, ...]
    nice: tuple[str, ...] = ()
    offered: tuple[str, ...] = ("Lương tháng 13, thưởng lễ Tết", "Đóng BHXH, BHYT, BHTN đầy đủ")


# Facts that stand in the middle of a list of requirements; none of them is one.
FACTS = (
    "Mức lương: 15 - 20 triệu",
    "Lương thỏa thuận theo năng lực",
    "Giới tính: Nữ",
    "Độ tuổi: 22 - 35 tuổi",
    "Tuổi từ 25-35",
    "Nam/Nữ, tuổi từ 22 đến 40",
    "Địa điểm làm việc: Số 12 đường Láng, quận Đống Đa, Hà Nội",
    "Thời gian làm việc: 8h00 - 17h30, từ thứ 2 đến thứ 6",
    "Ngoại hình: ưa nhìn",
    "Ngoại hình ưa nhìn, sức khỏe tốt",
    "Không yêu cầu kinh nghiệm",
    "Chấp nhận sinh viên mới ra trường",
    "Số lượng: 02 người",
    "Hạn nộp hồ sơ: 30/11/2026",
    "Có laptop cá nhân, xe máy",
    "Có thể làm việc theo ca, cuối tuần",
)

ADVERTS: dict[str, Advert] = {
    "accounting": Advert(
        "Kế toán tổng hợp",
        ("Lập báo cáo tài chính hàng tháng", "Kê khai thuế GTGT, thuế TNCN"),
        (
            "Tốt nghiệp Đại học chuyên ngành Kế toán, Kiểm toán hoặc Tài chính",
            "Có ít nhất 03 năm kinh nghiệm ở vị trí kế toán tổng hợp",
            "Thành thạo Excel và phần mềm MISA",
            "Có chứng chỉ kế toán trưởng hoặc chứng chỉ hành nghề kế toán",
            "TOEIC từ 600 trở lên hoặc IELTS 5.0",
            "Cẩn thận, trung thực, chịu được áp lực công việc",
        ),
        ("Biết tiếng Trung", "Có kinh nghiệm trong ngành sản xuất"),
    ),
    "sales": Advert(
        "Nhân viên bán hàng",
        ("Tư vấn sản phẩm cho khách hàng tại cửa hàng", "Trưng bày hàng hóa, kiểm kê cuối ngày"),
        (
            "Tốt nghiệp THPT trở lên",
            "Tối thiểu 6 tháng kinh nghiệm bán hàng tại cửa hàng, siêu thị",
            "Kỹ năng giao tiếp, thuyết phục tốt",
            "Sử dụng được phần mềm KiotViet",
            "Nhanh nhẹn, vui vẻ, có trách nhiệm",
        ),
        ("Từng bán hàng mỹ phẩm là một lợi thế",),
    ),
    "teaching": Advert(
        "Giáo viên tiểu học",
        ("Soạn giáo án, giảng dạy lớp 1 đến lớp 5", "Phối hợp với phụ huynh học sinh"),
        (
            "Tốt nghiệp Cao đẳng Sư phạm trở lên, chuyên ngành Giáo dục Tiểu học",
            "Có chứng chỉ nghiệp vụ sư phạm",
            "Ít nhất 1 năm kinh nghiệm giảng dạy",
            "Tiếng Anh bậc 2/6 hoặc chứng chỉ B tiếng Anh",
            "Có chứng chỉ A tin học",
            "Yêu trẻ, kiên nhẫn",
        ),
        ("Ưu tiên giáo viên dạy giỏi cấp quận",),
    ),
    "nursing": Advert(
        "Điều dưỡng viên",
        ("Chăm sóc người bệnh nội trú", "Thực hiện y lệnh, tiêm truyền"),
        (
            "Tốt nghiệp Cao đẳng Điều dưỡng hoặc Cử nhân điều dưỡng",
            "Có chứng chỉ hành nghề",
            "Trên 2 năm kinh nghiệm làm việc tại bệnh viện đa khoa",
            "Thành thạo kỹ thuật tiêm truyền, lấy máu xét nghiệm",
            "Tiếng Anh giao tiếp cơ bản",
            "Tận tâm, chu đáo với người bệnh",
        ),
    ),
    "driving": Advert(
        "Lái xe tải",
        ("Giao hàng cho đại lý trong thành phố và các tỉnh", "Kiểm tra, bảo dưỡng xe định kỳ"),
        (
            "Có bằng lái xe hạng C trở lên",
            "Từ 2 năm kinh nghiệm lái xe tải",
            "Tốt nghiệp THCS trở lên",
            "Thông thạo đường nội thành và các tỉnh lân cận",
            "Chịu khó, trung thực",
        ),
        ("Ưu tiên có chứng chỉ lái xe nâng",),
    ),
    "construction": Advert(
        "Kỹ sư xây dựng",
        ("Giám sát thi công tại công trường", "Lập hồ sơ nghiệm thu, thanh toán"),
        (
            "Kỹ sư xây dựng hoặc Thạc sĩ quản lý xây dựng",
            "Tối thiểu 5 năm kinh nghiệm giám sát thi công nhà cao tầng",
            "Có chứng chỉ hành nghề giám sát",
            "Sử dụng thành thạo AutoCAD, Revit, MS Project",
            "Đọc hiểu bản vẽ kỹ thuật",
            "Tiếng Nhật N3 trở lên",
        ),
        ("Biết bóc tách khối lượng, lập dự toán",),
    ),
    "marketing": Advert(
        "Chuyên viên Marketing",
        ("Lập kế hoạch truyền thông", "Quản lý ngân sách quảng cáo 500 triệu đồng mỗi quý"),
        (
            "Tốt nghiệp Cử nhân Marketing, Truyền thông hoặc Quản trị kinh doanh",
            "2 - 3 năm kinh nghiệm Digital Marketing",
            "Chạy quảng cáo Facebook Ads, Google Ads",
            "Viết nội dung, SEO",
            "IELTS 6.5 hoặc TOEIC 750",
            "Tư duy sáng tạo, chủ động",
        ),
        ("Biết Photoshop, Canva", "Biết tiếng Hàn TOPIK 3"),
    ),
    "programming": Advert(
        "Lập trình viên Java",
        ("Phát triển dịch vụ web cho ngân hàng", "Viết kiểm thử tự động"),
        (
            "Tốt nghiệp Đại học chuyên ngành Công nghệ thông tin hoặc tương đương",
            "Trên 3 năm kinh nghiệm làm việc với Java",
            "Thành thạo Spring Boot, REST API, SQL",
            "Có kinh nghiệm với Docker hoặc Kubernetes",
            "Đọc hiểu tài liệu tiếng Anh tốt",
            "Kỹ năng làm việc nhóm, giải quyết vấn đề",
        ),
        ("Kinh nghiệm với Kafka", "Tiếng Nhật N2"),
    ),
    "recruiting": Advert(
        "Chuyên viên nhân sự",
        ("Đăng tin tuyển dụng, sàng lọc hồ sơ", "Tổ chức đào tạo hội nhập"),
        (
            "Tốt nghiệp Đại học chuyên ngành Quản trị nhân lực, Luật",
            "Kinh nghiệm: 2 năm",
            "Am hiểu Luật Lao động, bảo hiểm xã hội",
            "Thành thạo tin học văn phòng: Word, Excel, PowerPoint",
            "Ngoại ngữ bậc 3/6 theo Khung năng lực ngoại ngữ Việt Nam",
            "Khéo léo, giao tiếp tốt",
        ),
        ("Ứng viên có kinh nghiệm C&B",),
    ),
    "warehouse": Advert(
        "Thủ kho",
        ("Nhập, xuất hàng hóa, sắp xếp kho", "Kiểm kê định kỳ, báo cáo tồn kho"),
        (
            "Tốt nghiệp Trung cấp trở lên các ngành kho vận, logistics",
            "Có 1 năm kinh nghiệm quản lý kho",
            "Sử dụng được Excel, phần mềm SAP",
            "Kỹ năng quản lý kho theo 5S, FIFO",
            "Có bằng lái xe nâng hoặc bằng lái xe B2",
            "Sức bền tốt, chăm chỉ, cẩn thận",
        ),
        ("Tiếng Trung HSK 3",),
    ),
}


@dataclass(frozen=True)
class Layout:
    bullet: str = "- "
    colon: bool = True
    capitals: bool = False  # headings in capital letters
    gap: bool = False  # an empty line before each heading

    def heading(self, text: str) -> str:
        text = text.upper() if self.capitals else text
        return ("\n" if self.gap else "") + text + (":" if self.colon else "")


LAYOUTS = (
    Layout(),
    Layout(bullet="• ", gap=True),
    Layout(bullet="+ ", capitals=True),
    Layout(bullet="o ", colon=False),
    Layout(bullet="", colon=False, capitals=True, gap=True),
    Layout(bullet="*\t"),
)


def written(advert: Advert, layout: Layout = LAYOUTS[0], facts: tuple[str, ...] = ()) -> str:
    """The advert as text, `facts` strewn among what is asked (the same places each time)."""
    asked = list(advert.asked)
    places = random.Random(advert.title)
    for fact in facts:
        asked.insert(places.randrange(len(asked) + 1), fact)
    parts = [
        ("Mô tả công việc", advert.duties),
        ("Yêu cầu ứng viên", tuple(asked)),
        ("Ưu tiên", advert.nice),
        ("Quyền lợi", advert.offered),
    ]
    lines = [advert.title]
    for name, items in parts:
        if items:
            lines += [layout.heading(name), *(layout.bullet + item for item in items)]
    return "\n".join(lines) + "\n"


def unmarked(text: str) -> str:
    """Typed without diacritics."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def spellings(text: str) -> Iterator[tuple[str, str]]:
    """The same text as other programs write it."""
    yield "without diacritics", unmarked(text)
    yield "decomposed", unicodedata.normalize("NFD", text)
    yield "line ends of Windows", text.replace("\n", "\r\n")
