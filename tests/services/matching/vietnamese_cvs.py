"""Vietnamese CVs of ten trades, of people who do not exist, written for these tests."""

CVS: dict[str, str] = {
    "accounting": """NGUYỄN THỊ HỒNG
Kế toán tổng hợp
hong.nguyen@example.com | 0900 000 001 | Quận 3, TP. Hồ Chí Minh

MỤC TIÊU NGHỀ NGHIỆP
Kế toán tổng hợp với 5 năm kinh nghiệm trong doanh nghiệp sản xuất.

KINH NGHIỆM LÀM VIỆC
Kế toán tổng hợp - Công ty TNHH Nhựa Bình Minh Xanh
Tháng 3/2021 - nay
- Lập báo cáo tài chính hàng tháng, quý, năm theo chuẩn mực kế toán Việt Nam.
- Kê khai thuế GTGT, thuế TNCN và quyết toán thuế TNDN đúng hạn.
- Hạch toán trên phần mềm MISA, đối chiếu công nợ với 120 nhà cung cấp bằng Excel.
Kế toán kho - Công ty CP Thực phẩm Sao Mai
06/2019 - 02/2021
- Theo dõi nhập xuất tồn, tính giá thành sản phẩm.
- Kiểm kê kho hàng tháng cùng thủ kho, xử lý chênh lệch.

HỌC VẤN
Cử nhân Kế toán - Đại học Kinh tế TP. Hồ Chí Minh
2015 - 2019

KỸ NĂNG
Excel, MISA, Word, làm việc dưới áp lực, cẩn thận

CHỨNG CHỈ
Chứng chỉ Kế toán trưởng, 2022
TOEIC 650, 2020
""",
    "sales": """TRẦN VĂN PHÚC
Nhân viên bán hàng
phuc.tran@example.com | 0900 000 002 | Biên Hòa, Đồng Nai

GIỚI THIỆU
Bán hàng thời trang và mỹ phẩm, vui vẻ, nhiệt tình với khách hàng.

KINH NGHIỆM LÀM VIỆC
Nhân viên bán hàng - Cửa hàng thời trang Mây
Tháng 5/2023 - nay
- Tư vấn sản phẩm, thuyết phục khách mua thêm phụ kiện, đạt 115% chỉ tiêu doanh số năm 2024.
- Trưng bày hàng hóa, kiểm kê cuối ngày và nhập số liệu trên KiotViet.
Thu ngân - Siêu thị mini An Lành
08/2021 - 04/2023
- Thanh toán, giao tiếp với khoảng 200 khách hàng mỗi ngày.
- Xử lý khiếu nại và đổi trả hàng.

HỌC VẤN
Tốt nghiệp THPT Ngô Quyền, 2021

KỸ NĂNG
Giao tiếp, thuyết phục, bán hàng, KiotViet
""",
    "teaching": """LÊ THỊ THU HÀ
Giáo viên tiểu học
ha.le@example.com | 0900 000 003 | Nam Định

KINH NGHIỆM LÀM VIỆC
Giáo viên chủ nhiệm lớp 3 - Trường Tiểu học Hoa Sữa
09/2020 - nay
- Giảng dạy Toán, Tiếng Việt cho lớp 38 học sinh; 92% học sinh đạt mức hoàn thành tốt.
- Soạn giáo án theo chương trình giáo dục phổ thông 2018.
- Phối hợp với phụ huynh, giúp sáu học sinh tiến bộ chậm theo kịp lớp.
- Đạt danh hiệu giáo viên dạy giỏi cấp quận năm 2023.

HỌC VẤN
Đại học Sư phạm Hà Nội - Cử nhân Giáo dục Tiểu học
2016 - 2020

CHỨNG CHỈ
Chứng chỉ nghiệp vụ sư phạm
Chứng chỉ ứng dụng công nghệ thông tin cơ bản

NGOẠI NGỮ
Tiếng Anh B1 (bậc 3/6)
""",
    "nursing": """PHẠM THỊ LAN
Điều dưỡng viên
lan.pham@example.com | 0900 000 004 | Huế

KINH NGHIỆM LÀM VIỆC
Điều dưỡng - Khoa Nội tổng hợp, Bệnh viện Đa khoa Hương Giang
Tháng 7/2021 - nay
- Chăm sóc 12 người bệnh nội trú mỗi ca, theo dõi dấu hiệu sinh tồn.
- Thực hiện y lệnh tiêm truyền, lấy máu xét nghiệm, thay băng vết thương.
- Hướng dẫn người bệnh và gia đình về dinh dưỡng, dùng thuốc sau xuất viện.
Điều dưỡng - Phòng khám Đa khoa An Tâm
01/2020 - 06/2021
- Tiếp đón, đo huyết áp, phụ giúp bác sĩ khám bệnh.

HỌC VẤN
Cao đẳng Y tế Huế - Cao đẳng Điều dưỡng
2016 - 2019

CHỨNG CHỈ
Chứng chỉ hành nghề điều dưỡng, 2021

NGOẠI NGỮ
Tiếng Anh: giao tiếp cơ bản
""",
    "driving": """ĐỖ MẠNH HÙNG
Lái xe tải
0900 000 005 | Thanh Trì, Hà Nội

KINH NGHIỆM LÀM VIỆC
Lái xe tải 8 tấn - Công ty Vận tải Đường Xanh
03/2020 - nay
- Giao hàng cho 40 đại lý tại Hà Nội và các tỉnh phía Bắc, không để xảy ra tai nạn.
- Kiểm tra, bảo dưỡng xe định kỳ, ghi nhật ký hành trình.
Lái xe giao hàng - Cửa hàng vật liệu xây dựng Phú Cường
05/2017 - 02/2020
- Lái xe tải 2,5 tấn, bốc xếp và giao vật liệu tận nơi.

HỌC VẤN
Tốt nghiệp THPT, 2015

BẰNG CẤP
Giấy phép lái xe hạng C, cấp năm 2017
""",
    "construction": """VŨ ĐỨC THÀNH
Kỹ sư xây dựng
thanh.vu@example.com | 0900 000 006 | Đà Nẵng

KINH NGHIỆM LÀM VIỆC
Kỹ sư giám sát - Công ty CP Xây dựng Cầu Vồng
Tháng 4/2019 - nay
- Giám sát thi công phần thân chung cư 25 tầng, kiểm tra cốt thép và bê tông.
- Lập hồ sơ nghiệm thu, thanh toán khối lượng cho nhà thầu phụ.
- Đọc bản vẽ và triển khai chi tiết bằng AutoCAD, Revit.
Kỹ sư hiện trường - Công ty Xây lắp Miền Trung Mới
07/2017 - 03/2019
- Bóc tách khối lượng, lập dự toán cho ba công trình nhà phố.

HỌC VẤN
Kỹ sư Xây dựng dân dụng và công nghiệp - Đại học Bách khoa Đà Nẵng
2012 - 2017

CHỨNG CHỈ
Chứng chỉ hành nghề giám sát thi công hạng II

NGOẠI NGỮ
Tiếng Nhật N3
""",
    "marketing": """HOÀNG MINH ANH
Chuyên viên Marketing
minhanh@example.com | 0900 000 007 | Hà Nội

KINH NGHIỆM LÀM VIỆC
Chuyên viên Digital Marketing - Công ty CP Nội thất Lá Phong
Tháng 2/2023 - nay
- Chạy quảng cáo Facebook Ads và Google Ads với ngân sách 150 triệu mỗi tháng.
- Viết nội dung và tối ưu SEO, lưu lượng truy cập tăng 60% sau một năm.
- Đề xuất ý tưởng sáng tạo cho chiến dịch ra mắt bộ sưu tập mới.
Nhân viên Content - Công ty TNHH Truyền thông Gió
06/2021 - 01/2023
- Viết bài fanpage, kịch bản video ngắn; thiết kế hình ảnh bằng Canva, Photoshop.

HỌC VẤN
Học viện Báo chí và Tuyên truyền - Cử nhân Truyền thông Marketing
2017 - 2021

KỸ NĂNG
Facebook Ads, Google Ads, SEO, Canva, Photoshop

NGOẠI NGỮ
IELTS 7.0
""",
    "programming": """BÙI QUANG HUY
Lập trình viên Java
huy.bui@example.com | 0900 000 008 | github.com/quanghuy | TP. Hồ Chí Minh

KINH NGHIỆM LÀM VIỆC
Lập trình viên Backend - Công ty Phần mềm Hạt Dẻ
Tháng 8/2021 - nay
- Phát triển REST API cho cổng thanh toán bằng Java, Spring Boot và PostgreSQL.
- Đóng gói dịch vụ bằng Docker, viết kiểm thử tự động với JUnit.
- Làm việc nhóm theo Scrum với năm thành viên, giải quyết sự cố truy vấn chậm.
Thực tập sinh lập trình - Công ty Công nghệ Sóng Biển
02/2021 - 07/2021
- Viết trang quản trị bằng Spring MVC, SQL Server.

HỌC VẤN
Đại học Công nghệ Thông tin - Kỹ sư Kỹ thuật phần mềm
2017 - 2021

KỸ NĂNG
Java, Spring Boot, SQL, Docker, Git

NGOẠI NGỮ
Tiếng Anh: đọc hiểu tài liệu tốt
""",
    "recruiting": """ĐẶNG THỊ MAI
Chuyên viên nhân sự
mai.dang@example.com | 0900 000 009 | Bình Dương

KINH NGHIỆM LÀM VIỆC
Chuyên viên nhân sự tổng hợp - Công ty TNHH May Tân Hòa
Tháng 10/2021 - nay
- Đăng tin tuyển dụng, sàng lọc hồ sơ, phỏng vấn 300 ứng viên mỗi năm.
- Làm thủ tục bảo hiểm xã hội cho 450 lao động, chấm công và tính lương.
- Tổ chức đào tạo hội nhập, giải đáp Luật Lao động cho người lao động.
Nhân viên hành chính - Công ty CP Bao bì Đại Tín
03/2019 - 09/2021
- Soạn thảo hợp đồng, quản lý hồ sơ nhân viên bằng Excel.

HỌC VẤN
Cử nhân Quản trị nhân lực - Đại học Lao động Xã hội
2015 - 2019

KỸ NĂNG
Word, Excel, PowerPoint, giao tiếp, khéo léo

NGOẠI NGỮ
Tiếng Trung HSK 4
""",
    "warehouse": """NGÔ VĂN TÙNG
Thủ kho
tung.ngo@example.com | 0900 000 010 | Bắc Ninh

KINH NGHIỆM LÀM VIỆC
Thủ kho - Công ty TNHH Linh kiện Điện tử Sao Việt
Tháng 1/2022 - nay
- Quản lý kho 3.000 m2 theo 5S và FIFO, độ chính xác tồn kho 99,5%.
- Nhập, xuất hàng trên SAP, báo cáo tồn kho hàng ngày bằng Excel.
- Kiểm kê định kỳ, hướng dẫn hai nhân viên kho mới.
Nhân viên kho - Công ty CP Giao nhận Nhanh
06/2019 - 12/2021
- Sắp xếp hàng hóa, vận hành xe nâng, kiểm đếm khi giao nhận.

HỌC VẤN
Trung cấp Kinh tế Bắc Ninh - Quản lý kho vận
2017 - 2019

CHỨNG CHỈ
Chứng chỉ lái xe nâng, 2020
""",
}
