"""On which axis a row counts, in both languages."""

import pytest

from careerflow.models.job import Axis
from careerflow.services.matching.requirements import requirements

ROWS = {
    Axis.EDUCATION: (
        "Ưu tiên các ngành: Kinh tế, Marketing",
        "Có chứng chỉ liên quan đến Data Engineering từ AWS",
        "Bachelor's degree in Finance",
        "Bachelor's degree in Finance and 3 years of experience",
        "Tốt nghiệp đại học chuyên ngành kế toán, có ít nhất 2 năm kinh nghiệm",
        "Valid nursing license",
        "Active real estate license required",
        "Certified Public Accountant",
        "Có chứng chỉ hành nghề dược",
        "Có bằng lái xe B2",
        "GPA of 3.2 or higher",
        "Chuyên ngành Marketing, Truyền thông",
        "Sinh viên năm cuối ngành Kinh tế",
    ),
    Axis.EXPERIENCE: (
        "Demonstrated success in building and leading a sales team",
        "5+ years of experience with Java",
        "Experience managing a sales team",
        "Experience leading data science projects",
        "Prior experience in hospitality",
        "Proven track record of closing deals with Salesforce",
        "Đã từng làm ở vị trí tương đương",
        "Có kinh nghiệm làm việc tại nhà hàng",
        "Có kinh nghiệm bán hàng",
        "Ít nhất 1 năm kinh nghiệm chạy quảng cáo Facebook Ads",
        "Restaurant experience",
        "Background in retail",
    ),
    Axis.HARD_SKILLS: (
        "Ability to work with hand and power operated tools",
        "Use tools that need a high degree of dexterity",
        "Đã từng làm với Power BI, Excel",
        "Knowledge of RDF and OWL",
        "Experience with Docker",
        "Experience with Salesforce and HubSpot",
        "Proficient in Excel",
        "Thành thạo AutoCAD",
        "Có kinh nghiệm sử dụng Photoshop",
        "Kinh nghiệm với Python, Django",
        "Fluent in English",
        "Tiếng Anh giao tiếp tốt",
        "Sử dụng thành thạo vi tính văn phòng",
        "Ability to read technical drawings",
        "Đọc được bản vẽ kỹ thuật",
        "Strong understanding of networking protocols",
        "Hiểu rõ quy trình sản xuất",
        "Knowledge of object-oriented programming",
        "Biết vận hành máy CNC",
        "Knowledge of version control systems",
    ),
    Axis.DOMAIN_KNOWLEDGE: (
        "Knowledge of labor law",
        "Am hiểu Luật lao động",
        "Familiarity with GAAP",
        "Hiểu biết về thị trường bất động sản",
        "Understanding of the insurance industry",
        "Nắm vững các quy định về thuế",
        "Knowledge of food safety regulations",
        "Kiến thức về ngành F&B",
        "Am hiểu lĩnh vực mỹ phẩm",
        "Knowledge of the healthcare industry",
    ),
    Axis.SOFT_SKILLS: (
        "Ability to remain calm in times of stress",
        "Ability to preserve confidentiality of information",
        "Sound judgment and discretion",
        "Ability to build customer relationships",
        "Biết lắng nghe, bình tĩnh trước khách hàng khó tính",
        "Ability to lead and influence others",
        "Deeply passionate about software development",
        "Có khả năng thích ứng với xu hướng của ngành truyền thông",
        "Strong communication skills",
        "Excellent organizational and time management skills",
        "Kỹ năng giao tiếp tốt",
        "Trung thực, cẩn thận, nhanh nhẹn",
        "Chịu được áp lực công việc cao",
        "Passion for building software products",
        "Eager to learn new technologies such as Kubernetes",
        "Ability to work under pressure",
        "Ability to communicate technical concepts",
        "Mong muốn gắn bó lâu dài với nghề kế toán",
        "Ham học hỏi công nghệ mới",
        "Đam mê kinh doanh",
        "Có tinh thần trách nhiệm, kỷ luật cao",
        "Self-starter who thrives in a fast-paced environment",
        "Team player",
        "Tư duy logic, sáng tạo",
        "Attention to detail",
        "Interest in fashion",
        "Yêu thích trẻ em",
        "Strong problem solving skills",
    ),
}


@pytest.mark.parametrize(("axis", "text"), [(a, text) for a in ROWS for text in ROWS[a]])
def test_axis(axis: Axis, text: str) -> None:
    heading = "Requirements" if text.isascii() else "Yêu cầu ứng viên"
    rows = requirements(f"{heading}:\n- {text}\n").requirements
    assert rows[0].axis is axis
