<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About CareerFlow</source>
        <translation>Giới thiệu về CareerFlow</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>Mở danh sách</translation>
    </message>
    <message>
        <source>Licences of the libraries that come with CareerFlow.</source>
        <translation>Giấy phép của các thư viện đi kèm CareerFlow.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>CareerFlow runs from its sources here: each library has its licence beside it in Python&apos;s folder of packages. A build (uv run poe build) lists them all.</source>
        <translation>CareerFlow đang chạy từ mã nguồn: giấy phép của mỗi thư viện nằm cạnh thư viện đó trong thư mục gói của Python. Bản đóng gói (uv run poe build) liệt kê tất cả.</translation>
    </message>
    <message>
        <source>Compares your CV with a job advert, requirement by requirement, and proves every verdict on the CV&apos;s own page. Free software, GNU AGPL version 3 or later.</source>
        <translation>So sánh CV của bạn với tin tuyển dụng theo từng yêu cầu và chứng minh mỗi đánh giá ngay trên trang CV. Phần mềm tự do, giấy phép GNU AGPL phiên bản 3 trở lên.</translation>
    </message>
    <message>
        <source>Project page</source>
        <translation>Trang dự án</translation>
    </message>
    <message>
        <source>For a report of an error. It holds nothing of your CVs.</source>
        <translation>Dùng khi báo lỗi. Không chứa bất kỳ nội dung nào trong CV của bạn.</translation>
    </message>
    <message>
        <source>This installation</source>
        <translation>Bản cài đặt này</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Data, models and libraries</source>
        <translation>Dữ liệu, mô hình và thư viện</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã sao chép</translation>
    </message>
</context>
<context>
    <name>AddressStep</name>
    <message>
        <source>Open Supabase</source>
        <translation>Mở Supabase</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Nâng cao</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Chọn chứng chỉ</translation>
    </message>
    <message>
        <source>Address of the database</source>
        <translation>Địa chỉ cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>Any other PostgreSQL, version 15 or later, with TLS: postgresql://user:password@host:5432/database</source>
        <translation>Máy chủ PostgreSQL khác, phiên bản 15 trở lên, có TLS: postgresql://user:password@host:5432/database</translation>
    </message>
    <message>
        <source>Password of the database</source>
        <translation>Mật khẩu cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>Not that of your Supabase account. If you do not know it: in Supabase, “Database”, “Settings”, “Reset database password”.</source>
        <translation>Không phải mật khẩu tài khoản Supabase. Nếu không nhớ: trong Supabase, vào “Database”, “Settings”, rồi “Reset database password”.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Chứng chỉ</translation>
    </message>
    <message>
        <source>Only where the server&apos;s is one of your own: the file of the authority that issued it (.crt, .pem). Supabase&apos;s is known.</source>
        <translation>Chỉ cần khi máy chủ dùng chứng chỉ riêng của bạn: chọn tệp chứng chỉ của bên cấp (.crt, .pem). Chứng chỉ của Supabase đã có sẵn.</translation>
    </message>
    <message>
        <source>1. Open your project at Supabase; a free one is enough.</source>
        <translation>1. Mở dự án của bạn trên Supabase; gói miễn phí là đủ.</translation>
    </message>
    <message>
        <source>2. Click “Connect” at the top of the page.</source>
        <translation>2. Bấm “Connect” ở đầu trang.</translation>
    </message>
    <message>
        <source>3. Below “Transaction pooler”, copy the address and paste it here.</source>
        <translation>3. Trong mục “Transaction pooler”, chép địa chỉ rồi dán vào đây.</translation>
    </message>
    <message>
        <source>It is used once, to make a user for this computer that may do nothing but sync. Neither the address nor the password is kept.</source>
        <translation>Địa chỉ chỉ dùng một lần, để tạo cho máy tính này một người dùng chỉ có quyền đồng bộ. Địa chỉ và mật khẩu đều không được lưu lại.</translation>
    </message>
    <message>
        <source>Transaction pooler</source>
        <translation>Transaction pooler</translation>
    </message>
    <message>
        <source>Session pooler</source>
        <translation>Session pooler</translation>
    </message>
    <message>
        <source>Direct connection</source>
        <translation>Kết nối trực tiếp</translation>
    </message>
    <message>
        <source>works only over IPv6: better take the transaction pooler&apos;s</source>
        <translation>chỉ hoạt động qua IPv6: nên dùng địa chỉ của transaction pooler</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem *.cer)</source>
        <translation>Chứng chỉ (*.crt *.pem *.cer)</translation>
    </message>
</context>
<context>
    <name>AdvertEntry</name>
    <message>
        <source>Advert</source>
        <translation>Tin tuyển dụng</translation>
    </message>
    <message>
        <source>About the job</source>
        <translation>Thông tin việc làm</translation>
    </message>
    <message>
        <source>Text of the advert</source>
        <translation>Nội dung tin tuyển dụng</translation>
    </message>
    <message>
        <source>Paste the whole advert here.

What it says of title, company, place, salary and deadline is filled in beside it. Check what is marked as proposed.</source>
        <translation>Dán toàn bộ tin tuyển dụng vào đây.

Chức danh, công ty, địa điểm, mức lương và hạn nộp đọc được trong tin sẽ được điền ở bên cạnh. Hãy kiểm tra những ô ghi “đề xuất”.</translation>
    </message>
</context>
<context>
    <name>AdvertPane</name>
    <message>
        <source>Text of the advert</source>
        <translation>Nội dung tin tuyển dụng</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Reports that exist already are about the text as it was.</source>
        <translation>Các báo cáo đã có vẫn dựa trên nội dung trước khi sửa.</translation>
    </message>
</context>
<context>
    <name>AdvertTab</name>
    <message>
        <source>Text of the job advert</source>
        <translation>Nội dung tin tuyển dụng</translation>
    </message>
    <message>
        <source>Previous requirement</source>
        <translation>Yêu cầu trước</translation>
    </message>
    <message>
        <source>Next requirement</source>
        <translation>Yêu cầu sau</translation>
    </message>
    <message>
        <source>Coloured: requirements. Grey: left out.</source>
        <translation>Tô màu: yêu cầu. Xám: không xét.</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s)</source>
        <translation>
            <numerusform>%n yêu cầu</numerusform>
        </translation>
    </message>
    <message>
        <source>Requirement {number} of {count}</source>
        <translation>Yêu cầu {number}/{count}</translation>
    </message>
</context>
<context>
    <name>AdvertText</name>
    <message>
        <source>Left out: {reason}</source>
        <translation>Không xét: {reason}</translation>
    </message>
</context>
<context>
    <name>AdviceSection</name>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Đang viết…</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Viết lại</translation>
    </message>
</context>
<context>
    <name>AdviceTab</name>
    <message>
        <source>Advice</source>
        <translation>Lời khuyên</translation>
    </message>
    <message>
        <source>Drafts by a language model: read them before you use them. What your CV does not say is marked.</source>
        <translation>Bản nháp do mô hình ngôn ngữ viết: hãy đọc kỹ trước khi dùng. Những gì CV của bạn không nêu được tô màu.</translation>
    </message>
    <message>
        <source>A language model writes here an assessment, strengths, gaps with what to do about them, interview questions, better words for your CV and a draft of a cover letter, in English and Vietnamese. What your CV does not say is marked.</source>
        <translation>Tại đây, mô hình ngôn ngữ viết nhận xét, điểm mạnh, điểm thiếu kèm cách khắc phục, câu hỏi phỏng vấn, cách diễn đạt hay hơn cho CV và bản nháp thư xin việc, bằng tiếng Anh và tiếng Việt. Những gì CV của bạn không nêu được tô màu.</translation>
    </message>
    <message>
        <source>Choose a language model…</source>
        <translation>Chọn mô hình ngôn ngữ…</translation>
    </message>
    <message>
        <source>Write the advice</source>
        <translation>Viết lời khuyên</translation>
    </message>
    <message>
        <source>Deepen with {model}</source>
        <translation>Phân tích sâu bằng {model}</translation>
    </message>
    <message>
        <source>The language model is being asked</source>
        <translation>Đang hỏi mô hình ngôn ngữ</translation>
    </message>
    <message>
        <source>No advice yet</source>
        <translation>Chưa có lời khuyên</translation>
    </message>
</context>
<context>
    <name>AdviceWords</name>
    <message>
        <source>Not in your CV: {facts}</source>
        <translation>Không có trong CV của bạn: {facts}</translation>
    </message>
    <message>
        <source>the figure</source>
        <translation>con số</translation>
    </message>
    <message>
        <source>the employer</source>
        <translation>nơi làm việc</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>chức danh</translation>
    </message>
    <message>
        <source>the skill</source>
        <translation>kỹ năng</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Nhận xét chung</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>Điểm mạnh</translation>
    </message>
    <message>
        <source>Gaps and what to do about them</source>
        <translation>Điểm thiếu và cách khắc phục</translation>
    </message>
    <message>
        <source>Questions in the interview</source>
        <translation>Câu hỏi phỏng vấn</translation>
    </message>
    <message>
        <source>Better words for the CV</source>
        <translation>Cách diễn đạt hay hơn cho CV</translation>
    </message>
    <message>
        <source>Draft of a cover letter</source>
        <translation>Bản nháp thư xin việc</translation>
    </message>
    <message>
        <source>Before: {text}</source>
        <translation>Trước: {text}</translation>
    </message>
    <message>
        <source>After: {text}</source>
        <translation>Sau: {text}</translation>
    </message>
</context>
<context>
    <name>Ago</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n phút trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n giờ trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n ngày trước</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>vừa xong</translation>
    </message>
</context>
<context>
    <name>AnalyzePage</name>
    <message>
        <source>Analyze</source>
        <translation>Phân tích</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Đang bắt đầu…</translation>
    </message>
    <message>
        <source>Compare a CV with a job</source>
        <translation>So sánh CV với công việc</translation>
    </message>
    <message>
        <source>Every requirement gets a verdict, proved with the words of the CV.</source>
        <translation>Mỗi yêu cầu đều có kết luận, kèm dẫn chứng là chính lời trong CV.</translation>
    </message>
    <message>
        <source>Compare them now (Ctrl+Enter)</source>
        <translation>So sánh ngay (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Add a CV and a job advert to begin.</source>
        <translation>Hãy thêm CV và tin tuyển dụng để bắt đầu.</translation>
    </message>
    <message>
        <source>Add a CV to begin.</source>
        <translation>Hãy thêm CV để bắt đầu.</translation>
    </message>
    <message>
        <source>Unlock the CV with its password first.</source>
        <translation>Hãy nhập mật khẩu để mở CV trước.</translation>
    </message>
    <message>
        <source>Paste a job advert to begin.</source>
        <translation>Hãy dán tin tuyển dụng để bắt đầu.</translation>
    </message>
    <message>
        <source>The advert needs at least one requirement.</source>
        <translation>Tin tuyển dụng cần có ít nhất một yêu cầu.</translation>
    </message>
    <message>
        <source>One moment: still reading…</source>
        <translation>Chờ một chút: đang đọc…</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>Đã sẵn sàng.</translation>
    </message>
</context>
<context>
    <name>ApplicationForm</name>
    <message>
        <source>No CV</source>
        <translation>Không có CV</translation>
    </message>
    <message>
        <source>{name}, added {day}</source>
        <translation>{name}, thêm ngày {day}</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>CV that is sent</source>
        <translation>CV gửi kèm</translation>
    </message>
    <message>
        <source>Page where you follow it</source>
        <translation>Trang theo dõi đơn</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ngày</translation>
    </message>
</context>
<context>
    <name>ApplicationHeader</name>
    <message>
        <source>Back ({key})</source>
        <translation>Quay lại ({key})</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>Open the advert</source>
        <translation>Mở tin tuyển dụng</translation>
    </message>
    <message>
        <source>Move this application to the trash</source>
        <translation>Chuyển đơn ứng tuyển này vào thùng rác</translation>
    </message>
    <message>
        <source>Score {score} of 100</source>
        <translation>Điểm {score}/100</translation>
    </message>
</context>
<context>
    <name>ApplicationView</name>
    <message>
        <source>Application</source>
        <translation>Đơn ứng tuyển</translation>
    </message>
</context>
<context>
    <name>ApplicationWords</name>
    <message>
        <source>Not known yet</source>
        <translation>Chưa biết</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Đạt</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Không đạt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
</context>
<context>
    <name>Applications</name>
    <message>
        <source>Job</source>
        <translation>Việc làm</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Công ty</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Ngày hẹn</translation>
    </message>
    <message>
        <source>Apply by</source>
        <translation>Hạn nộp</translation>
    </message>
    <message>
        <source>In stage</source>
        <translation>Ở giai đoạn</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Ngày nộp</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>Mức lương</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
</context>
<context>
    <name>AskingDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>AxisList</name>
    <message>
        <source>Score by area</source>
        <translation>Điểm theo từng nhóm</translation>
    </message>
</context>
<context>
    <name>AxisPoint</name>
    <message>
        <source>not scored</source>
        <translation>chưa chấm</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>không yêu cầu</translation>
    </message>
</context>
<context>
    <name>BackupPreview</name>
    <message>
        <source>In the backup</source>
        <translation>Trong bản sao lưu</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Hiện có</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Job adverts</source>
        <translation>Tin tuyển dụng</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Thay đổi gần nhất</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Backing up…</source>
        <translation>Đang sao lưu…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Backing up… {n} %</source>
        <translation>Đang sao lưu… {n} %</translation>
    </message>
    <message>
        <source>CareerFlow makes one on each day that you use it, and keeps the last seven in the data folder.</source>
        <translation>CareerFlow tự tạo một bản vào mỗi ngày bạn sử dụng và giữ bảy bản gần nhất trong thư mục dữ liệu.</translation>
    </message>
    <message>
        <source>The data folder is on a network drive. CareerFlow is slower there, just as safe; use it from one computer at a time.</source>
        <translation>Thư mục dữ liệu nằm trên ổ đĩa mạng. Ở đó CareerFlow chạy chậm hơn nhưng vẫn an toàn như thường; mỗi lúc chỉ nên dùng trên một máy.</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Bản sao lưu gần nhất</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>Tệp sao lưu</translation>
    </message>
    <message>
        <source>Everything in one file, your CVs included: to keep on another disk, or to take to another computer. It is not encrypted.</source>
        <translation>Toàn bộ dữ liệu trong một tệp, gồm cả các CV: để cất ở ổ đĩa khác hoặc mang sang máy khác. Tệp không được mã hóa.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>You see what a backup holds first. What is here now is backed up before.</source>
        <translation>Bạn xem trước nội dung bản sao lưu. Dữ liệu hiện có được sao lưu trước khi khôi phục.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Back up to a file…</source>
        <translation>Sao lưu ra tệp…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Khôi phục…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Chưa có bản nào</translation>
    </message>
    <message>
        <source>Back up to a file</source>
        <translation>Sao lưu ra tệp</translation>
    </message>
    <message>
        <source>CareerFlow backup (*.zip)</source>
        <translation>Bản sao lưu CareerFlow (*.zip)</translation>
    </message>
</context>
<context>
    <name>BackupsModel</name>
    <message>
        <source>Made</source>
        <translation>Thời điểm</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>Hằng ngày</translation>
    </message>
    <message>
        <source>Made by you</source>
        <translation>Do bạn tạo</translation>
    </message>
    <message>
        <source>Before a restore</source>
        <translation>Trước khi khôi phục</translation>
    </message>
    <message>
        <source>Before joining a synced library</source>
        <translation>Trước khi gộp với thư viện đồng bộ</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>Trước khi cập nhật</translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n lời nhắc</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the application</source>
        <translation>Mở đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Remind me tomorrow</source>
        <translation>Nhắc lại vào ngày mai</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Bỏ qua</translation>
    </message>
</context>
<context>
    <name>BoardColumn</name>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} trên {count}</translation>
    </message>
    <message>
        <source>What can be done with “{stage}”</source>
        <translation>Các thao tác với “{stage}”</translation>
    </message>
    <message numerus="yes">
        <source>{stage}: %n application(s)</source>
        <translation>
            <numerusform>{stage}: %n đơn ứng tuyển</numerusform>
        </translation>
    </message>
    <message>
        <source>Expand “{stage}”</source>
        <translation>Mở rộng “{stage}”</translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>Export dates for a calendar</source>
        <translation>Xuất ngày cho lịch</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>No day</source>
        <translation>Bỏ ngày</translation>
    </message>
</context>
<context>
    <name>CardFilterBar</name>
    <message>
        <source>Search the applications</source>
        <translation>Tìm đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Mọi nhãn</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Any source</source>
        <translation>Mọi nguồn</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Any CV</source>
        <translation>Mọi CV</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>Any score</source>
        <translation>Mọi mức điểm</translation>
    </message>
    <message>
        <source>75 and more</source>
        <translation>Từ 75 trở lên</translation>
    </message>
    <message>
        <source>50 to 74</source>
        <translation>Từ 50 đến 74</translation>
    </message>
    <message>
        <source>Below 50</source>
        <translation>Dưới 50</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>Chưa có điểm</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Cần lưu ý</translation>
    </message>
    <message>
        <source>A next step that is due, a deadline within 7 days, no answer for long</source>
        <translation>Việc tiếp theo đã đến hạn, hạn nộp trong vòng 7 ngày, lâu chưa có phản hồi</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Xóa bộ lọc</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Open the advert&apos;s page</source>
        <translation>Mở trang của tin tuyển dụng</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Chuyển sang</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Nhãn…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>CardSelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>Đã chọn %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Chuyển sang</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Nhãn…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Bỏ chọn</translation>
    </message>
</context>
<context>
    <name>CertificateEntry</name>
    <message>
        <source>Certificate or licence</source>
        <translation>Chứng chỉ hoặc giấy phép</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>How “{title}” is computed</source>
        <translation>Cách tính “{title}”</translation>
    </message>
    <message>
        <source>Table and files of “{title}”</source>
        <translation>Bảng số liệu và tệp của “{title}”</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Hiện dạng bảng</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Lưu thành PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Lưu thành SVG…</translation>
    </message>
    <message>
        <source>Save the figures as CSV…</source>
        <translation>Lưu số liệu thành CSV…</translation>
    </message>
</context>
<context>
    <name>ChoiceStep</name>
    <message>
        <source>Library</source>
        <translation>Thư viện</translation>
    </message>
    <message>
        <source>Name of the library</source>
        <translation>Tên thư viện</translation>
    </message>
    <message>
        <source>The server can read the names, whatever is encrypted.</source>
        <translation>Máy chủ đọc được các tên này, kể cả khi dữ liệu được mã hóa.</translation>
    </message>
    <message>
        <source>Name of this computer</source>
        <translation>Tên máy tính này</translation>
    </message>
    <message>
        <source>So that you know it among the others.</source>
        <translation>Để bạn phân biệt với các máy tính khác.</translation>
    </message>
    <message>
        <source>Join “{name}”</source>
        <translation>Tham gia “{name}”</translation>
    </message>
    <message>
        <source>Start a new one</source>
        <translation>Tạo thư viện mới</translation>
    </message>
    <message>
        <source>My job search</source>
        <translation>Tìm việc của tôi</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Hãy đặt tên.</translation>
    </message>
    <message numerus="yes">
        <source>%n library(ies) of CareerFlow are in this database.</source>
        <translation>
            <numerusform>Cơ sở dữ liệu này có %n thư viện của CareerFlow.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected. CareerFlow has nothing in this database yet.</source>
        <translation>Kết nối được. CareerFlow chưa có gì trong cơ sở dữ liệu này.</translation>
    </message>
    <message>
        <source>“{name}” and what is on this computer become one, on all of your computers: nothing is thrown away. A backup of this computer is made first.</source>
        <translation>“{name}” và dữ liệu trên máy tính này sẽ gộp làm một, trên mọi máy tính của bạn: không có gì bị bỏ đi. Dữ liệu trên máy này được sao lưu trước.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n mục</numerusform>
        </translation>
    </message>
    <message>
        <source>changed {when}</source>
        <translation>thay đổi lúc {when}</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>có mã hóa</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>không mã hóa</translation>
    </message>
</context>
<context>
    <name>CompareDetail</name>
    <message>
        <source>The selected requirement</source>
        <translation>Yêu cầu đang chọn</translation>
    </message>
    <message>
        <source>Select a row to see what each CV says.</source>
        <translation>Chọn một dòng để xem từng CV nói gì.</translation>
    </message>
    <message>
        <source>Only in this CV: {words}</source>
        <translation>Chỉ có trong CV này: {words}</translation>
    </message>
    <message>
        <source>Its advert: “{text}”</source>
        <translation>Tin tuyển dụng ghi: “{text}”</translation>
    </message>
    <message>
        <source>Only in its advert: {words}</source>
        <translation>Chỉ có trong tin này: {words}</translation>
    </message>
    <message>
        <source>This report does not have this row.</source>
        <translation>Báo cáo này không có dòng này.</translation>
    </message>
    <message>
        <source>No evidence found</source>
        <translation>Không tìm thấy dẫn chứng</translation>
    </message>
    <message>
        <source>You corrected this: {text}</source>
        <translation>Bạn đã sửa: {text}</translation>
    </message>
    <message>
        <source>Unverified, earns nothing: “{quote}” is not in the CV.</source>
        <translation>Chưa xác minh, không được tính điểm: “{quote}” không có trong CV.</translation>
    </message>
    <message>
        <source>Show in its CV</source>
        <translation>Xem trong CV</translation>
    </message>
</context>
<context>
    <name>CompareModel</name>
    <message>
        <source>Requirement</source>
        <translation>Yêu cầu</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Không yêu cầu</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Back to the reports</source>
        <translation>Quay lại danh sách báo cáo</translation>
    </message>
    <message>
        <source>Swap sides</source>
        <translation>Đổi bên</translation>
    </message>
    <message>
        <source>points</source>
        <translation>điểm</translation>
    </message>
    <message>
        <source>Requirements side by side</source>
        <translation>Các yêu cầu đặt cạnh nhau</translation>
    </message>
    <message>
        <source>Two different adverts</source>
        <translation>Hai tin tuyển dụng khác nhau</translation>
    </message>
    <message>
        <source>These reports were made from adverts that differ in their text, so their requirements cannot be compared one by one. The scores above can.</source>
        <translation>Hai báo cáo này dựa trên hai tin tuyển dụng có nội dung khác nhau nên không thể so sánh từng yêu cầu. Điểm số ở trên thì vẫn so sánh được.</translation>
    </message>
    <message>
        <source>Comparison: {title}</source>
        <translation>So sánh: {title}</translation>
    </message>
    <message>
        <source>The advert was edited between the two reports: its requirements are matched by their wording.</source>
        <translation>Tin tuyển dụng đã được sửa giữa hai báo cáo: các yêu cầu được ghép với nhau theo câu chữ.</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>Tất cả {count}</translation>
    </message>
    <message>
        <source>Only differences {count}</source>
        <translation>Chỉ khác biệt {count}</translation>
    </message>
    <message>
        <source>{better} better, {worse} worse, {same} the same</source>
        <translation>{better} tốt hơn, {worse} kém hơn, {same} như nhau</translation>
    </message>
    <message>
        <source>Difference of the scores: {points}</source>
        <translation>Chênh lệch điểm: {points}</translation>
    </message>
</context>
<context>
    <name>CompareRadar</name>
    <message>
        <source>Radar of both reports by area, 0 to 10</source>
        <translation>Biểu đồ radar điểm của hai báo cáo theo từng nhóm, từ 0 đến 10</translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>Better</source>
        <translation>Tốt hơn</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Kém hơn</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Như nhau</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Khác</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>Conflicts</source>
        <translation>Xung đột</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>Không có xung đột</translation>
    </message>
    <message>
        <source>Where two computers change the same field before they have heard of each other, the later change counts. The other one is then kept here.</source>
        <translation>Khi hai máy tính cùng sửa một mục trước khi kịp đồng bộ với nhau, thay đổi sau được dùng. Thay đổi còn lại được giữ ở đây.</translation>
    </message>
    <message>
        <source>Use all of theirs</source>
        <translation>Dùng tất cả của máy kia</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Trên máy tính này</translation>
    </message>
    <message>
        <source>From another computer, in use now</source>
        <translation>Từ máy tính khác, đang được dùng</translation>
    </message>
    <message>
        <source>Use all of mine</source>
        <translation>Dùng tất cả của tôi</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Giữ của máy kia</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Deleted on another computer</source>
        <translation>Đã xóa trên máy tính khác</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Use mine</source>
        <translation>Dùng của tôi</translation>
    </message>
    <message>
        <source>On this computer, in use now</source>
        <translation>Trên máy tính này, đang được dùng</translation>
    </message>
    <message>
        <source>From another computer</source>
        <translation>Từ máy tính khác</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Giữ của tôi</translation>
    </message>
    <message>
        <source>Use theirs</source>
        <translation>Dùng của máy kia</translation>
    </message>
    <message>
        <source>The later change counts. The other one is kept in this list until you have decided.</source>
        <translation>Thay đổi sau được dùng. Thay đổi còn lại được giữ trong danh sách này cho đến khi bạn quyết định.</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(trống)</translation>
    </message>
    <message>
        <source>Deleted for good</source>
        <translation>Đã xóa vĩnh viễn</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect a database</source>
        <translation>Kết nối cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>This computer has no safe keyring, so CareerFlow forgets its access when it closes: then disconnect here and connect again.</source>
        <translation>Máy tính này không có kho khóa an toàn, nên CareerFlow sẽ quên quyền truy cập khi đóng: khi đó hãy ngắt kết nối ở đây rồi kết nối lại.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>This computer is connected with “{name}” as “{device}”. It syncs by itself from now on; the first time takes longest. How it stands is told in the settings.</source>
        <translation>Máy tính này đã kết nối với “{name}” dưới tên “{device}”. Từ giờ việc đồng bộ diễn ra tự động; lần đầu sẽ lâu nhất. Bạn có thể xem tình trạng trong phần cài đặt.</translation>
    </message>
    <message>
        <source>What to connect with</source>
        <translation>Chọn thư viện để kết nối</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Đã kết nối</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Kết nối</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Looking at the database</source>
        <translation>Đang xem cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Đang kết nối</translation>
    </message>
</context>
<context>
    <name>ConnectionForm</name>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Nâng cao</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>Làm mới danh sách</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Kiểm tra kết nối</translation>
    </message>
    <message>
        <source>The first of the list</source>
        <translation>Mô hình đầu tiên trong danh sách</translation>
    </message>
    <message>
        <source>Such as http://localhost:11434/v1 for Ollama, http://localhost:1234/v1 for LM Studio or http://localhost:8080/v1 for the server of llama.cpp.</source>
        <translation>Ví dụ: http://localhost:11434/v1 cho Ollama, http://localhost:1234/v1 cho LM Studio hoặc http://localhost:8080/v1 cho máy chủ của llama.cpp.</translation>
    </message>
    <message>
        <source>Of a gateway of your own. Leave it empty for Google&apos;s.</source>
        <translation>Địa chỉ cổng trung gian của riêng bạn. Để trống để dùng địa chỉ của Google.</translation>
    </message>
    <message>
        <source>Choose from the provider&apos;s list or type a name; empty: {model}.</source>
        <translation>Chọn trong danh sách của nhà cung cấp hoặc nhập tên; để trống: {model}.</translation>
    </message>
    <message>
        <source>Choose from the provider&apos;s list or type a name; empty: the first of the list.</source>
        <translation>Chọn trong danh sách của nhà cung cấp hoặc nhập tên; để trống: mô hình đầu tiên trong danh sách.</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Send to a language model</source>
        <translation>Gửi đến mô hình ngôn ngữ</translation>
    </message>
    <message>
        <source>Send this to {model}?</source>
        <translation>Gửi nội dung này đến {model}?</translation>
    </message>
    <message>
        <source>Replaced before it is sent, and put back into the answer here:</source>
        <translation>Được thay thế trước khi gửi, rồi được điền lại vào câu trả lời ngay trên máy này:</translation>
    </message>
    <message>
        <source>No name, e-mail, phone or other personal detail was found to replace.</source>
        <translation>Không tìm thấy họ tên, e-mail, số điện thoại hay thông tin cá nhân nào khác để thay thế.</translation>
    </message>
    <message>
        <source>Search what would be sent</source>
        <translation>Tìm trong nội dung sẽ gửi</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Kết quả trước</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Kết quả sau</translation>
    </message>
    <message>
        <source>Remember for {provider}</source>
        <translation>Ghi nhớ cho {provider}</translation>
    </message>
    <message>
        <source>You can withdraw it in the settings.</source>
        <translation>Bạn có thể rút lại trong phần cài đặt.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n lần gọi</numerusform>
        </translation>
    </message>
    <message>
        <source>about {tokens} in {calls} (estimated)</source>
        <translation>khoảng {tokens} trong {calls} (ước tính)</translation>
    </message>
    <message>
        <source>not known: no price for this model is set</source>
        <translation>chưa rõ: chưa có giá cho mô hình này</translation>
    </message>
    <message>
        <source>none: it runs on this computer or in your own network</source>
        <translation>không mất phí: mô hình chạy trên máy này hoặc trong mạng của bạn</translation>
    </message>
    <message>
        <source>about {cost} (estimated)</source>
        <translation>khoảng {cost} (ước tính)</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Gửi đến</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Giá</translation>
    </message>
    <message>
        <source>{address}, which is this computer</source>
        <translation>{address}, chính là máy này</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number}/{count}</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Contact</source>
        <translation>Người liên hệ</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Người liên hệ mới</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Write at least a name or an address.</source>
        <translation>Hãy ghi ít nhất tên hoặc địa chỉ.</translation>
    </message>
</context>
<context>
    <name>ContactsSection</name>
    <message>
        <source>Contacts</source>
        <translation>Người liên hệ</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Thêm người liên hệ</translation>
    </message>
    <message>
        <source>Recruiters, referees, whoever you will want to thank.</source>
        <translation>Nhà tuyển dụng, người tham chiếu, những ai bạn muốn cảm ơn.</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Viết thư</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Export a copy of the CV</source>
        <translation>Xuất một bản sao của CV</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Bạn đã sửa</translation>
    </message>
</context>
<context>
    <name>CorrectionsNote</name>
    <message>
        <source>Not saved: {why}</source>
        <translation>Chưa lưu: {why}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Show the corrected rows</source>
        <translation>Xem các dòng đã sửa</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Undo the last correction</source>
        <translation>Hoàn tác lần sửa gần nhất</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Lưu lại</translation>
    </message>
    <message>
        <source>All rows are as they were judged.</source>
        <translation>Mọi dòng đều giữ kết quả ban đầu.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) corrected by you</source>
        <translation>
            <numerusform>%n dòng do bạn sửa</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows}; without that there is no score.</source>
        <translation>{rows}; nếu không sửa thì không có điểm.</translation>
    </message>
    <message>
        <source>{rows}; the score without that: {score}.</source>
        <translation>{rows}; điểm khi chưa sửa: {score}.</translation>
    </message>
</context>
<context>
    <name>CvDelegate</name>
    <message>
        <source>Name of the CV</source>
        <translation>Tên CV</translation>
    </message>
</context>
<context>
    <name>CvDetailView</name>
    <message>
        <source>Rename (F2)</source>
        <translation>Đổi tên (F2)</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>Phân tích</translation>
    </message>
    <message>
        <source>Analyze with this CV</source>
        <translation>Phân tích với CV này</translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation>Xuất một bản sao…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
    <message>
        <source>About this CV</source>
        <translation>Về CV này</translation>
    </message>
</context>
<context>
    <name>CvDialog</name>
    <message>
        <source>Choose the CV that goes with it</source>
        <translation>Chọn CV đi kèm</translation>
    </message>
    <message>
        <source>No CV</source>
        <translation>Không có CV</translation>
    </message>
    <message>
        <source>{name}, added {day}</source>
        <translation>{name}, thêm ngày {day}</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>The newest first. The file is kept even if it leaves the library.</source>
        <translation>CV mới nhất đứng đầu. Tệp được giữ lại kể cả khi bị xóa khỏi thư viện.</translation>
    </message>
</context>
<context>
    <name>CvFacts</name>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ngày thêm</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Sent with</source>
        <translation>Gửi kèm</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Language of the CV</source>
        <translation>Ngôn ngữ của CV</translation>
    </message>
    <message>
        <source>Tags of the CV</source>
        <translation>Nhãn của CV</translation>
    </message>
    <message>
        <source>Notes on the CV</source>
        <translation>Ghi chú về CV</translation>
    </message>
    <message>
        <source>Whom it is for, what to improve, what is left out</source>
        <translation>CV này dành cho ai, cần cải thiện gì, đã lược bớt gì</translation>
    </message>
    <message>
        <source>Applications that this CV was sent with</source>
        <translation>Các đơn ứng tuyển đã gửi kèm CV này</translation>
    </message>
    <message>
        <source>Reports of this CV</source>
        <translation>Các báo cáo của CV này</translation>
    </message>
    <message>
        <source>With no application yet.</source>
        <translation>Chưa gửi kèm đơn ứng tuyển nào.</translation>
    </message>
    <message>
        <source>None yet. Analyze this CV with a job advert to see how well they fit.</source>
        <translation>Chưa có. Hãy phân tích CV này với một tin tuyển dụng để xem mức độ phù hợp.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Chưa rõ</translation>
    </message>
</context>
<context>
    <name>CvList</name>
    <message>
        <source>Analyze with this CV</source>
        <translation>Phân tích với CV này</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation>Xuất một bản sao…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>CvModel</name>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n đơn ứng tuyển</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n báo cáo</numerusform>
        </translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>chưa dùng</translation>
    </message>
</context>
<context>
    <name>CvPanel</name>
    <message>
        <source>Choose a CV</source>
        <translation>Chọn CV</translation>
    </message>
    <message>
        <source>CV (PDF or text)</source>
        <translation>CV (PDF hoặc văn bản)</translation>
    </message>
    <message>
        <source>Reading the CV</source>
        <translation>Đang đọc CV</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>What was recognised in the CV</source>
        <translation>Những gì nhận ra được trong CV</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Chọn CV khác…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Chọn tệp khác…</translation>
    </message>
    <message>
        <source>Reading the CV…</source>
        <translation>Đang đọc CV…</translation>
    </message>
</context>
<context>
    <name>CvSection</name>
    <message>
        <source>The CV that was sent</source>
        <translation>CV đã gửi</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Mở bản sao</translation>
    </message>
    <message>
        <source>Choose another CV…</source>
        <translation>Chọn CV khác…</translation>
    </message>
    <message>
        <source>Choose a CV…</source>
        <translation>Chọn CV…</translation>
    </message>
    <message>
        <source>Say which CV goes with it: the file is kept as it was.</source>
        <translation>Hãy chọn CV đi kèm: tệp sẽ được giữ nguyên như khi gửi.</translation>
    </message>
    <message>
        <source>No longer in the library. The file that was sent is kept with this.</source>
        <translation>Không còn trong thư viện. Tệp đã gửi vẫn được giữ cùng đơn ứng tuyển này.</translation>
    </message>
</context>
<context>
    <name>CvSummary</name>
    <message>
        <source>No name found</source>
        <translation>Không tìm thấy họ tên</translation>
    </message>
    <message>
        <source>Check and correct…</source>
        <translation>Kiểm tra và sửa…</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) corrected by you</source>
        <translation>
            <numerusform>Bạn đã sửa %n mục</numerusform>
        </translation>
    </message>
    <message>
        <source>Recognized sections</source>
        <translation>Các phần đã nhận ra</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Kinh nghiệm</translation>
    </message>
    <message>
        <source>Recognized</source>
        <translation>Đã nhận ra</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Độ dài</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Liên hệ</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n công việc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without dates</source>
        <translation>
            <numerusform>%n mục không ghi thời gian</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n course(s) of study</source>
        <translation>
            <numerusform>%n chương trình học</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n language(s)</source>
        <translation>
            <numerusform>%n ngôn ngữ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n chứng chỉ</numerusform>
        </translation>
    </message>
    <message>
        <source>No dated jobs found</source>
        <translation>Không thấy công việc nào ghi thời gian</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n năm</numerusform>
        </translation>
    </message>
    <message>
        <source>{years} years</source>
        <translation>{years} năm</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>Other ({code})</source>
        <translation>Ngôn ngữ khác ({code})</translation>
    </message>
</context>
<context>
    <name>CvTools</name>
    <message>
        <source>Search CVs</source>
        <translation>Tìm CV</translation>
    </message>
    <message>
        <source>Search CVs by name, person, tags, notes and text</source>
        <translation>Tìm CV theo tên, người, nhãn, ghi chú và nội dung</translation>
    </message>
    <message>
        <source>Add CVs…</source>
        <translation>Thêm CV…</translation>
    </message>
    <message>
        <source>Only CVs with this tag</source>
        <translation>Chỉ những CV có nhãn này</translation>
    </message>
    <message>
        <source>Only CVs in this language</source>
        <translation>Chỉ những CV bằng ngôn ngữ này</translation>
    </message>
    <message>
        <source>Order of the CVs</source>
        <translation>Thứ tự các CV</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mới nhất trước</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Theo tên</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Theo người</translation>
    </message>
    <message>
        <source>Most often sent</source>
        <translation>Gửi nhiều nhất</translation>
    </message>
</context>
<context>
    <name>CvWords</name>
    <message>
        <source>v{number} of {count}</source>
        <translation>bản {number}/{count}</translation>
    </message>
    <message>
        <source>added on {day}</source>
        <translation>thêm ngày {day}</translation>
    </message>
    <message>
        <source>tags: {tags}</source>
        <translation>nhãn: {tags}</translation>
    </message>
</context>
<context>
    <name>CvsTab</name>
    <message>
        <source>{step}: {done} of {total}</source>
        <translation>{step}: {done}/{total}</translation>
    </message>
    <message>
        <source>Add CVs to the library</source>
        <translation>Thêm CV vào thư viện</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>No CVs yet</source>
        <translation>Chưa có CV nào</translation>
    </message>
    <message>
        <source>Every CV that you analyze is kept here. You can also add several at once: drop PDF files on this page.</source>
        <translation>Mọi CV bạn phân tích đều được lưu ở đây. Bạn cũng có thể thêm nhiều CV cùng lúc: hãy thả các tệp PDF vào trang này.</translation>
    </message>
    <message>
        <source>Add CVs…</source>
        <translation>Thêm CV…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>No CV has these words, this tag and language.</source>
        <translation>Không có CV nào khớp với từ khóa, nhãn và ngôn ngữ này.</translation>
    </message>
    <message>
        <source>The CVs could not be loaded</source>
        <translation>Không tải được danh sách CV</translation>
    </message>
    <message>
        <source>No CV chosen</source>
        <translation>Chưa chọn CV nào</translation>
    </message>
    <message>
        <source>Choose one in the list to see what it was used for.</source>
        <translation>Hãy chọn một CV trong danh sách để xem nó đã được dùng cho việc gì.</translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s)</source>
        <translation>
            <numerusform>%n CV</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DamageDialog</name>
    <message>
        <source>Your library is damaged</source>
        <translation>Thư viện của bạn bị hỏng</translation>
    </message>
    <message>
        <source>The file that holds your library cannot be read properly, as after a fault of the disk. Whatever you choose, the damaged file is kept as it is.</source>
        <translation>Không thể đọc trọn vẹn tệp chứa thư viện của bạn, có thể do ổ đĩa gặp lỗi. Dù bạn chọn cách nào, tệp hỏng vẫn được giữ nguyên.</translation>
    </message>
    <message>
        <source>Rescue what can be read</source>
        <translation>Cứu phần còn đọc được</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>There is no backup that could be restored.</source>
        <translation>Không có bản sao lưu nào khôi phục được.</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Khôi phục bản này</translation>
    </message>
    <message>
        <source>Rescuing reads the damaged file entry by entry: it may find what is newer than any backup, and tells what is lost. CareerFlow closes and opens again.</source>
        <translation>Khi cứu dữ liệu, CareerFlow đọc tệp hỏng từng mục một: có thể tìm được cả những mục mới hơn mọi bản sao lưu, và cho biết mục nào đã mất. CareerFlow sẽ đóng rồi mở lại.</translation>
    </message>
    <message>
        <source>The newest good backup</source>
        <translation>Bản sao lưu nguyên vẹn mới nhất</translation>
    </message>
    <message>
        <source>The newest good backup: {time}</source>
        <translation>Bản sao lưu nguyên vẹn mới nhất: {time}</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>Activity in the last 30 days</source>
        <translation>Hoạt động trong 30 ngày qua</translation>
    </message>
    <message>
        <source>What was done on each day: CVs compared with adverts, applications saved to the pipeline and sent, cards moved to another stage. An application that is sent by a move counts for both.</source>
        <translation>Những việc đã làm mỗi ngày: so CV với tin tuyển dụng, lưu đơn vào Ứng tuyển, nộp đơn, chuyển thẻ sang giai đoạn khác. Đơn được nộp bằng cách chuyển thẻ được tính ở cả hai mục.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Analyzed</source>
        <translation>Đã phân tích</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Đã nộp</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Đã chuyển giai đoạn</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>không có gì</translation>
    </message>
    <message>
        <source>Last day to apply</source>
        <translation>Hạn nộp</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Phỏng vấn</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{time}, {day}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hôm nay</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>ngày mai</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hôm qua</translation>
    </message>
    <message>
        <source>overdue since {day}</source>
        <translation>quá hạn từ {day}</translation>
    </message>
    <message>
        <source>{title} at {company}</source>
        <translation>{title} tại {company}</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Active applications</source>
        <translation>Đơn đang theo đuổi</translation>
    </message>
    <message>
        <source>Sent, and without an end yet. Opens the pipeline.</source>
        <translation>Đã nộp và chưa có kết quả cuối cùng. Mở trang Ứng tuyển.</translation>
    </message>
    <message>
        <source>Sent in 30 days</source>
        <translation>Đã nộp trong 30 ngày</translation>
    </message>
    <message>
        <source>Opens the statistics of the last 30 days.</source>
        <translation>Mở thống kê của 30 ngày qua.</translation>
    </message>
    <message>
        <source>Interviews coming</source>
        <translation>Phỏng vấn sắp tới</translation>
    </message>
    <message>
        <source>Rounds with a date that is still to come. Goes to what is next.</source>
        <translation>Các vòng phỏng vấn có lịch sắp tới. Chuyển đến mục Sắp tới.</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Đề nghị</translation>
    </message>
    <message>
        <source>Applications that stand at an offer. Opens the pipeline.</source>
        <translation>Các đơn đang ở giai đoạn đề nghị. Mở trang Ứng tuyển.</translation>
    </message>
    <message>
        <source>What is next</source>
        <translation>Sắp tới</translation>
    </message>
    <message>
        <source>Nothing in the next 30 days. Note a next step or an interview in an application, and it is shown here in time.</source>
        <translation>Không có gì trong 30 ngày tới. Hãy ghi việc tiếp theo hoặc lịch phỏng vấn vào một đơn ứng tuyển, mục này sẽ hiện đúng lúc.</translation>
    </message>
    <message>
        <source>Waiting without news</source>
        <translation>Đang chờ phản hồi</translation>
    </message>
    <message>
        <source>None: of every application that waits for an answer there was something in the last {days} days, or something is planned.</source>
        <translation>Không có đơn nào: mọi đơn đang chờ phản hồi đều có diễn biến trong {days} ngày qua hoặc đã có việc được lên lịch.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Gần đây</translation>
    </message>
</context>
<context>
    <name>DataButton</name>
    <message>
        <source>Import and export</source>
        <translation>Nhập và xuất</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Nhập…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Export all dates (.ics)…</source>
        <translation>Xuất mọi ngày (.ics)…</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Your data</source>
        <translation>Dữ liệu của bạn</translation>
    </message>
    <message>
        <source>It is yours: all of it goes out in documented formats, and comes in again.</source>
        <translation>Dữ liệu là của bạn: tất cả đều xuất được ra những định dạng có tài liệu mô tả, và nhập lại được.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Everything as .zip or .json, or your applications as a table.</source>
        <translation>Toàn bộ ở dạng .zip hoặc .json, hoặc các đơn ứng tuyển ở dạng bảng.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>A file that CareerFlow has exported, or a .csv table from Excel, Notion, Huntr, Teal, Trello and others. You see what it will do first.</source>
        <translation>Tệp do CareerFlow xuất ra, hoặc bảng .csv từ Excel, Notion, Huntr, Teal, Trello và các chương trình khác. Bạn được xem trước kết quả rồi mới nhập.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Nhập…</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Choose from a calendar</source>
        <translation>Chọn từ lịch</translation>
    </message>
    <message>
        <source>This is no day. Write it like {example}.</source>
        <translation>Đây không phải là ngày. Hãy viết như {example}.</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>dd/MM/yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>dd/MM</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>MM/yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <translation>dd/MM/yyyy, HH:mm</translation>
    </message>
</context>
<context>
    <name>DeepenBar</name>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}: {done}/{total}</translation>
    </message>
    <message>
        <source>Deepen with {model}</source>
        <translation>Phân tích sâu bằng {model}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) differ</source>
        <translation>
            <numerusform>%n mục khác nhau</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the rows on which the runs differ</source>
        <translation>Hiện các mục mà những lần đánh giá cho kết quả khác nhau</translation>
    </message>
    <message numerus="yes">
        <source>Ask again for %n row(s)</source>
        <translation>
            <numerusform>Hỏi lại %n mục</numerusform>
        </translation>
    </message>
    <message>
        <source>Judge again</source>
        <translation>Đánh giá lại</translation>
    </message>
    <message>
        <source>Back to the local verdicts</source>
        <translation>Trở về kết quả đánh giá trên máy</translation>
    </message>
    <message>
        <source>What else can be done with these verdicts</source>
        <translation>Thao tác khác với các kết quả này</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Close this note</source>
        <translation>Đóng thông báo này</translation>
    </message>
    <message>
        <source>Judged on this computer.</source>
        <translation>Đã đánh giá trên máy này.</translation>
    </message>
    <message>
        <source>Judged by {model}</source>
        <translation>Đánh giá bởi {model}</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): {scores}</source>
        <translation>
            <numerusform>%n lần đánh giá: {scores}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeeperHint</name>
    <message>
        <source>Deeper with your own Gemini key</source>
        <translation>Phân tích sâu hơn bằng khóa Gemini của bạn</translation>
    </message>
    <message>
        <source>Choose a language model in the settings</source>
        <translation>Chọn mô hình ngôn ngữ trong phần cài đặt</translation>
    </message>
    <message>
        <source>Do not show this again</source>
        <translation>Không hiện lại nữa</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete everything?</source>
        <translation>Xóa toàn bộ dữ liệu?</translation>
    </message>
    <message>
        <source>DELETE</source>
        <translation>XÓA</translation>
    </message>
    <message>
        <source>All CVs, job adverts, applications, reports, corrections and drafts in CareerFlow, its backups, downloaded encoders, the settings, the logs and the key in the keyring will be deleted from this computer. This cannot be undone.</source>
        <translation>Tất cả CV, tin tuyển dụng, đơn ứng tuyển, báo cáo, chỉnh sửa và bản nháp trong CareerFlow, các bản sao lưu, bộ mã hóa đã tải, cài đặt, nhật ký và khóa trong kho khóa sẽ bị xóa khỏi máy này. Không thể hoàn tác.</translation>
    </message>
    <message>
        <source>What stays: the files that you opened, and reports and backups that you saved in folders of your own. CareerFlow itself is removed like any other program.</source>
        <translation>Những gì được giữ lại: các tệp bạn đã mở, những báo cáo và bản sao lưu bạn đã lưu ra thư mục riêng. Muốn gỡ chính CareerFlow, hãy làm như với mọi chương trình khác.</translation>
    </message>
    <message>
        <source>CareerFlow is at work; what it does will be stopped.</source>
        <translation>CareerFlow đang xử lý; công việc này sẽ bị dừng.</translation>
    </message>
    <message>
        <source>Type {word} to confirm:</source>
        <translation>Gõ {word} để xác nhận:</translation>
    </message>
    <message>
        <source>Delete all and close</source>
        <translation>Xóa tất cả và đóng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>DetailView</name>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>DisconnectDialog</name>
    <message>
        <source>Disconnect this computer?</source>
        <translation>Ngắt kết nối máy tính này?</translation>
    </message>
    <message>
        <source>DELETE</source>
        <translation>XÓA</translation>
    </message>
    <message>
        <source>Disconnecting…</source>
        <translation>Đang ngắt kết nối…</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Đã ngắt kết nối</translation>
    </message>
    <message>
        <source>This computer is disconnected; what is on it stays. The server&apos;s part could not be done: {why}</source>
        <translation>Máy tính này đã ngắt kết nối; dữ liệu trên máy vẫn còn nguyên. Phần việc trên máy chủ chưa thực hiện được: {why}</translation>
    </message>
    <message>
        <source>To delete the copy on the server, connect again and then disconnect.</source>
        <translation>Muốn xóa bản sao trên máy chủ, hãy kết nối lại rồi ngắt kết nối.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Everything on this computer stays as it is; it only no longer syncs with “{name}”.</source>
        <translation>Mọi dữ liệu trên máy tính này vẫn giữ nguyên; chỉ là không còn đồng bộ với “{name}” nữa.</translation>
    </message>
    <message>
        <source>Keep the copy on the server</source>
        <translation>Giữ bản sao trên máy chủ</translation>
    </message>
    <message>
        <source>Delete the copy on the server</source>
        <translation>Xóa bản sao trên máy chủ</translation>
    </message>
    <message>
        <source>Your other computers go on with it, and this one can join again later.</source>
        <translation>Các máy tính khác của bạn vẫn dùng tiếp, và máy này có thể tham gia lại sau.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>It is deleted for all of your computers, with its files. This cannot be undone. What is on the others stays, but they can no longer sync with it.</source>
        <translation>Bản sao cùng các tệp sẽ bị xóa đối với mọi máy tính của bạn. Không thể hoàn tác. Dữ liệu trên các máy khác vẫn còn, nhưng các máy đó không đồng bộ với bản này được nữa.</translation>
    </message>
    <message>
        <source>Type {word} to confirm:</source>
        <translation>Gõ {word} để xác nhận:</translation>
    </message>
    <message>
        <source>Delete and disconnect</source>
        <translation>Xóa và ngắt kết nối</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Ngắt kết nối</translation>
    </message>
</context>
<context>
    <name>DiskSection</name>
    <message>
        <source>Data on this computer</source>
        <translation>Dữ liệu trên máy này</translation>
    </message>
    <message>
        <source>All that CareerFlow keeps is in these folders; a key is in the keyring.</source>
        <translation>Mọi thứ CareerFlow lưu đều nằm trong các thư mục này; khóa thì nằm trong kho khóa.</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Xóa toàn bộ dữ liệu</translation>
    </message>
    <message>
        <source>Your library, your settings, the logs and the key in the keyring. CareerFlow asks once more, and closes afterwards.</source>
        <translation>Thư viện, cài đặt, nhật ký và khóa trong kho khóa. CareerFlow sẽ hỏi lại một lần nữa, rồi tự đóng sau khi xóa.</translation>
    </message>
    <message>
        <source>Delete all…</source>
        <translation>Xóa tất cả…</translation>
    </message>
    <message>
        <source>CVs, adverts, reports and downloaded encoders</source>
        <translation>CV, tin tuyển dụng, báo cáo và bộ mã hóa đã tải</translation>
    </message>
    <message>
        <source>Library and settings</source>
        <translation>Thư viện và cài đặt</translation>
    </message>
    <message>
        <source>Settings and the window&apos;s state</source>
        <translation>Cài đặt và trạng thái cửa sổ</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Bộ nhớ đệm</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Nhật ký</translation>
    </message>
</context>
<context>
    <name>DraftNotice</name>
    <message>
        <source>Your draft was restored.</source>
        <translation>Bản nháp của bạn đã được khôi phục.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa bản nháp</translation>
    </message>
    <message>
        <source>Empty the page: no CV, no advert</source>
        <translation>Làm trống trang: bỏ CV và tin tuyển dụng</translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation>Ẩn thông báo này</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to read this CV</source>
        <translation>Thả để đọc CV này</translation>
    </message>
    <message>
        <source>Drop to import this file</source>
        <translation>Thả để nhập tệp này</translation>
    </message>
    <message>
        <source>Only PDF and .txt files can be read</source>
        <translation>Chỉ đọc được tệp PDF và .txt</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop your CV here</source>
        <translation>Thả CV của bạn vào đây</translation>
    </message>
    <message>
        <source>PDF or .txt, up to 50 MB. It stays on this computer.</source>
        <translation>PDF hoặc .txt, tối đa 50 MB. CV chỉ nằm trên máy này.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Try it with a sample CV and advert</source>
        <translation>Thử với CV và tin tuyển dụng mẫu</translation>
    </message>
</context>
<context>
    <name>EncoderSection</name>
    <message>
        <source>Use the bundled ones</source>
        <translation>Dùng bộ đi kèm</translation>
    </message>
    <message>
        <source>owner/name on huggingface.co, or a folder</source>
        <translation>owner/name trên huggingface.co, hoặc một thư mục</translation>
    </message>
    <message>
        <source>Another encoder: its name or folder</source>
        <translation>Bộ mã hóa khác: tên hoặc thư mục</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Thư mục…</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>Download and use</source>
        <translation>Tải về và dùng</translation>
    </message>
    <message>
        <source>the ones that come with CareerFlow</source>
        <translation>bộ đi kèm CareerFlow</translation>
    </message>
    <message>
        <source>In use: {encoder}</source>
        <translation>Đang dùng: {encoder}</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>không nêu rõ</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Giấy phép: {licence}</translation>
    </message>
    <message>
        <source>Size: {size}</source>
        <translation>Dung lượng: {size}</translation>
    </message>
    <message>
        <source>Dimensions: {number}</source>
        <translation>Số chiều: {number}</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>Chọn thư mục của mô hình</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Removed: {entry}</source>
        <translation>Đã xóa: {entry}</translation>
    </message>
    <message>
        <source>Remove this entry</source>
        <translation>Xóa mục này</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>Như đã đọc</translation>
    </message>
    <message>
        <source>Take back your changes to this entry</source>
        <translation>Bỏ các thay đổi của bạn ở mục này</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>In the CV: {quote}</source>
        <translation>Trong CV: {quote}</translation>
    </message>
    <message>
        <source>Added by you</source>
        <translation>Bạn đã thêm</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Bạn đã sửa</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Export or copy this report ({key})</source>
        <translation>Xuất hoặc sao chép báo cáo này ({key})</translation>
    </message>
    <message>
        <source>Export this report</source>
        <translation>Xuất báo cáo này</translation>
    </message>
    <message>
        <source>PDF with highlights…</source>
        <translation>PDF có đánh dấu dẫn chứng…</translation>
    </message>
    <message>
        <source>Markdown…</source>
        <translation>Markdown…</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON…</translation>
    </message>
    <message>
        <source>Cover letter…</source>
        <translation>Thư xin việc…</translation>
    </message>
    <message>
        <source>Radar as PNG…</source>
        <translation>Biểu đồ radar dạng PNG…</translation>
    </message>
    <message>
        <source>Radar as SVG…</source>
        <translation>Biểu đồ radar dạng SVG…</translation>
    </message>
    <message>
        <source>Copy report as text</source>
        <translation>Sao chép báo cáo dạng văn bản</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export your data</source>
        <translation>Xuất dữ liệu của bạn</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n that the filter shows</source>
        <translation>
            <numerusform>Chỉ %n đơn mà bộ lọc đang hiện</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything, in one .zip file</source>
        <translation>Toàn bộ, trong một tệp .zip</translation>
    </message>
    <message>
        <source>CVs with their files, jobs, applications, reports and notes: to keep, or to import on another computer.</source>
        <translation>CV kèm tệp, việc làm, đơn ứng tuyển, báo cáo và ghi chú: để lưu giữ hoặc để nhập vào máy khác.</translation>
    </message>
    <message>
        <source>Everything but the files, as .json</source>
        <translation>Toàn bộ trừ các tệp, ở dạng .json</translation>
    </message>
    <message>
        <source>The same as text, in a documented format that any program can read.</source>
        <translation>Cũng nội dung đó ở dạng văn bản, theo định dạng có tài liệu mô tả mà chương trình nào cũng đọc được.</translation>
    </message>
    <message>
        <source>Applications, as a .csv table</source>
        <translation>Đơn ứng tuyển, ở dạng bảng .csv</translation>
    </message>
    <message>
        <source>A row for each, for Excel, LibreOffice or Google Sheets.</source>
        <translation>Mỗi đơn một dòng, dùng cho Excel, LibreOffice hoặc Google Trang tính.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>CareerFlow data with files (*.zip)</source>
        <translation>Dữ liệu CareerFlow kèm tệp (*.zip)</translation>
    </message>
    <message>
        <source>CareerFlow data (*.json)</source>
        <translation>Dữ liệu CareerFlow (*.json)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Bảng (*.csv)</translation>
    </message>
    <message>
        <source>CareerFlow applications</source>
        <translation>Đơn ứng tuyển CareerFlow</translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever has it can read what is in it. Keys and settings are never exported.</source>
        <translation>Tệp không được mã hóa: ai có tệp đều đọc được nội dung. Khóa và cài đặt không bao giờ được xuất.</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>Open the advert in the browser</source>
        <translation>Mở tin trong trình duyệt</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Chức danh</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Công ty</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>Mức lương</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Hạn nộp</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>{field}: proposed</source>
        <translation>{field}: đề xuất</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{number}%</source>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>FilesSection</name>
    <message>
        <source>Files</source>
        <translation>Tệp đính kèm</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Thêm tệp…</translation>
    </message>
    <message>
        <source>Drop a file here, 50 MB at most. A copy of it is kept with the application.</source>
        <translation>Thả tệp vào đây, tối đa 50 MB. Một bản sao được giữ cùng đơn ứng tuyển.</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Mở bản sao</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ bỏ</translation>
    </message>
    <message>
        <source>Add files to this application</source>
        <translation>Thêm tệp vào đơn ứng tuyển này</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Copy the table for a spreadsheet</source>
        <translation>Sao chép bảng cho bảng tính</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Xóa bộ lọc</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>Mọi nhóm</translation>
    </message>
    <message>
        <source>Any priority</source>
        <translation>Mọi mức độ</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>Tất cả {count}</translation>
    </message>
    <message>
        <source>Corrected {count}</source>
        <translation>Đã sửa {count}</translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>Show all evidence</source>
        <translation>Hiện mọi dẫn chứng</translation>
    </message>
    <message>
        <source>Which evidence is marked</source>
        <translation>Lọc dẫn chứng được đánh dấu</translation>
    </message>
    <message>
        <source>Only this evidence is marked: {kinds}</source>
        <translation>Chỉ đánh dấu dẫn chứng: {kinds}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the CV</source>
        <translation>Tìm trong CV</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>Tìm kiếm bị lỗi</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number}/{count}</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Strengths ({count})</source>
        <translation>Điểm mạnh ({count})</translation>
    </message>
    <message>
        <source>Gaps ({count})</source>
        <translation>Điểm còn thiếu ({count})</translation>
    </message>
    <message>
        <source>No requirement is fully met here.</source>
        <translation>Chưa có yêu cầu nào được đáp ứng trọn vẹn.</translation>
    </message>
    <message>
        <source>Nothing is missing here.</source>
        <translation>Không thiếu gì ở đây.</translation>
    </message>
    <message>
        <source>The advert asks for nothing here.</source>
        <translation>Tin tuyển dụng không yêu cầu gì ở nhóm này.</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>Timeline</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Thêm giai đoạn</translation>
    </message>
    <message>
        <source>A stage that was deleted</source>
        <translation>Giai đoạn đã bị xóa</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Gỡ bỏ</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Phỏng vấn</translation>
    </message>
</context>
<context>
    <name>HowLong</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n tuần</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n tháng</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n năm</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>hôm nay</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>as last time</source>
        <translation>như lần trước</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>theo tên cột</translation>
    </message>
    <message>
        <source>by its cells: please check</source>
        <translation>theo nội dung: hãy kiểm tra lại</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>không nhận ra</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Đã có</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Bỏ qua</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import applications</source>
        <translation>Nhập đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Columns are taken as you said for the last file with the same ones.</source>
        <translation>Các cột được hiểu như bạn đã chọn với tệp gần nhất có cùng tên cột.</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>dấu phẩy</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>dấu chấm phẩy</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>dấu tab</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>dấu gạch đứng</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n dòng</numerusform>
        </translation>
    </message>
    <message>
        <source>separated by {separator}, {encoding}</source>
        <translation>phân cách bằng {separator}, {encoding}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>What will be imported</source>
        <translation>Những gì sẽ được nhập</translation>
    </message>
    <message>
        <source>The rows as they will be</source>
        <translation>Các dòng sau khi nhập</translation>
    </message>
    <message numerus="yes">
        <source>Import also the %n that are already there</source>
        <translation>
            <numerusform>Nhập cả %n đơn đã có</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) will be added</source>
        <translation>
            <numerusform>Sẽ thêm %n đơn ứng tuyển</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n đơn đã có</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without title and company</source>
        <translation>
            <numerusform>%n dòng thiếu cả chức danh lẫn công ty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) could not be read</source>
        <translation>
            <numerusform>%n ô không đọc được</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Import {number}</source>
        <translation>Nhập {number} đơn</translation>
    </message>
</context>
<context>
    <name>InOutController</name>
    <message>
        <source>Data and tables (*.zip *.json *.csv *.tsv *.txt)</source>
        <translation>Dữ liệu và bảng (*.zip *.json *.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
</context>
<context>
    <name>InterviewDialog</name>
    <message>
        <source>Interview round</source>
        <translation>Vòng phỏng vấn</translation>
    </message>
    <message>
        <source>New interview round</source>
        <translation>Vòng phỏng vấn mới</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} phút</translation>
    </message>
    <message>
        <source>The day cannot be read. Write it like the example, or choose it.</source>
        <translation>Không đọc được ngày. Hãy viết theo ví dụ hoặc chọn từ lịch.</translation>
    </message>
    <message>
        <source>The time cannot be read. Write it like 14:30.</source>
        <translation>Không đọc được giờ. Hãy viết như 14:30.</translation>
    </message>
    <message>
        <source>Say on which day it is.</source>
        <translation>Hãy cho biết ngày phỏng vấn.</translation>
    </message>
    <message>
        <source>Phone screen, technical, final…</source>
        <translation>Sơ tuyển qua điện thoại, chuyên môn, vòng cuối…</translation>
    </message>
    <message>
        <source>An address, or the link of the call</source>
        <translation>Địa chỉ, hoặc liên kết cuộc gọi</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Thời lượng</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Vòng</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Người phỏng vấn</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Kết quả</translation>
    </message>
</context>
<context>
    <name>InterviewsSection</name>
    <message>
        <source>Interview rounds</source>
        <translation>Các vòng phỏng vấn</translation>
    </message>
    <message>
        <source>Add a round</source>
        <translation>Thêm vòng</translation>
    </message>
    <message>
        <source>Rounds that you add are on the timeline, and you are reminded of them.</source>
        <translation>Các vòng bạn thêm sẽ hiện trên dòng thời gian và được nhắc trước.</translation>
    </message>
    <message>
        <source>No time yet</source>
        <translation>Chưa có lịch</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Phỏng vấn</translation>
    </message>
    <message>
        <source>Export this date (.ics)…</source>
        <translation>Xuất ngày này (.ics)…</translation>
    </message>
</context>
<context>
    <name>JobDetailView</name>
    <message>
        <source>Analyze this job</source>
        <translation>Phân tích tin này</translation>
    </message>
    <message>
        <source>Open application</source>
        <translation>Mở đơn ứng tuyển</translation>
    </message>
    <message>
        <source>The newest application to this job</source>
        <translation>Đơn ứng tuyển mới nhất vào việc làm này</translation>
    </message>
    <message>
        <source>Add to pipeline</source>
        <translation>Thêm vào Ứng tuyển</translation>
    </message>
    <message>
        <source>Put it on your board, under Wishlist</source>
        <translation>Đưa lên bảng của bạn, vào cột Quan tâm</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Advert</source>
        <translation>Nội dung tin</translation>
    </message>
    <message>
        <source>About this job</source>
        <translation>Về việc làm này</translation>
    </message>
</context>
<context>
    <name>JobEntry</name>
    <message>
        <source>Say when it began.</source>
        <translation>Hãy ghi thời điểm bắt đầu.</translation>
    </message>
    <message>
        <source>Say when it ended, or that it goes on.</source>
        <translation>Hãy ghi thời điểm kết thúc, hoặc đánh dấu là vẫn đang làm.</translation>
    </message>
    <message>
        <source>The end is before the start.</source>
        <translation>Thời điểm kết thúc sớm hơn thời điểm bắt đầu.</translation>
    </message>
    <message>
        <source>Without dates it does not count towards your years of experience.</source>
        <translation>Không ghi thời gian nên không được tính vào số năm kinh nghiệm.</translation>
    </message>
    <message>
        <source>No title was found for this job.</source>
        <translation>Không thấy chức danh của công việc này.</translation>
    </message>
    <message>
        <source>No employer was found for this job.</source>
        <translation>Không thấy nơi làm việc của công việc này.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Chức danh</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Nơi làm việc</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>I still work there</source>
        <translation>Tôi vẫn đang làm ở đây</translation>
    </message>
    <message>
        <source>month/year</source>
        <translation>tháng/năm</translation>
    </message>
    <message>
        <source>Write the date as 03/2021 or 2021.</source>
        <translation>Hãy ghi thời gian theo dạng 03/2021 hoặc 2021.</translation>
    </message>
</context>
<context>
    <name>JobFactsPane</name>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Tags of the job</source>
        <translation>Nhãn của việc làm</translation>
    </message>
    <message>
        <source>Notes on the job</source>
        <translation>Ghi chú về việc làm</translation>
    </message>
    <message>
        <source>Why this one, whom you know there, what to ask</source>
        <translation>Vì sao chọn nơi này, bạn quen ai ở đó, cần hỏi gì</translation>
    </message>
    <message>
        <source>Applications to this job</source>
        <translation>Đơn ứng tuyển vào việc làm này</translation>
    </message>
    <message>
        <source>Reports of this job</source>
        <translation>Báo cáo về việc làm này</translation>
    </message>
    <message>
        <source>None yet. “Add to pipeline” puts this job on your board.</source>
        <translation>Chưa có. Nút “Thêm vào Ứng tuyển” sẽ đưa việc làm này lên bảng của bạn.</translation>
    </message>
    <message>
        <source>None yet. Analyze this job with a CV to see how well they fit.</source>
        <translation>Chưa có. Hãy phân tích tin này với một CV để xem mức độ phù hợp.</translation>
    </message>
</context>
<context>
    <name>JobFinder</name>
    <message>
        <source>Title or company</source>
        <translation>Chức danh hoặc công ty</translation>
    </message>
    <message>
        <source>{job} (in your pipeline: {stage})</source>
        <translation>{job} (đã có trong Ứng tuyển: {stage})</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Analyze this job</source>
        <translation>Phân tích tin này</translation>
    </message>
    <message>
        <source>Add to pipeline</source>
        <translation>Thêm vào Ứng tuyển</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>JobPanel</name>
    <message>
        <source>Open a job advert</source>
        <translation>Mở tin tuyển dụng</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Job advert</source>
        <translation>Tin tuyển dụng</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Dán</translation>
    </message>
    <message>
        <source>Open .txt…</source>
        <translation>Mở .txt…</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Tin mẫu</translation>
    </message>
    <message>
        <source>Fill in an invented advert to see how it works</source>
        <translation>Điền một tin tuyển dụng hư cấu để xem thử</translation>
    </message>
    <message>
        <source>Text of the job advert</source>
        <translation>Nội dung tin tuyển dụng</translation>
    </message>
    <message>
        <source>Paste the whole advert here: title, tasks, requirements.

Requirements are picked out while you type. Benefits and company talk are left out by themselves.</source>
        <translation>Dán toàn bộ tin tuyển dụng vào đây: chức danh, công việc, yêu cầu.

Các yêu cầu được nhận ra ngay khi bạn gõ. Phần phúc lợi và giới thiệu công ty được tự động bỏ qua.</translation>
    </message>
    <message>
        <source>Finding requirements…</source>
        <translation>Đang tìm yêu cầu…</translation>
    </message>
    <message>
        <source>No requirements found yet. Paste the part that says what they ask for.</source>
        <translation>Chưa thấy yêu cầu nào. Hãy dán cả phần nhà tuyển dụng nêu yêu cầu.</translation>
    </message>
    <message>
        <source>No advert yet.</source>
        <translation>Chưa có tin tuyển dụng.</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) found</source>
        <translation>
            <numerusform>Tìm thấy %n yêu cầu</numerusform>
        </translation>
    </message>
    <message>
        <source>{must} must-have, {nice} nice-to-have</source>
        <translation>{must} bắt buộc, {nice} ưu tiên</translation>
    </message>
</context>
<context>
    <name>JobTitle</name>
    <message>
        <source>Job without a title</source>
        <translation>Việc làm không có chức danh</translation>
    </message>
</context>
<context>
    <name>JobTools</name>
    <message>
        <source>Search jobs</source>
        <translation>Tìm việc làm</translation>
    </message>
    <message>
        <source>Search jobs by title, company, location, tags, notes and text</source>
        <translation>Tìm việc làm theo chức danh, công ty, địa điểm, nhãn, ghi chú và nội dung</translation>
    </message>
    <message>
        <source>New job…</source>
        <translation>Thêm việc làm…</translation>
    </message>
    <message>
        <source>Paste an advert into the library (Ctrl+N)</source>
        <translation>Dán một tin tuyển dụng vào thư viện (Ctrl+N)</translation>
    </message>
    <message>
        <source>Only jobs in this state</source>
        <translation>Chỉ việc làm ở trạng thái này</translation>
    </message>
    <message>
        <source>Only jobs with this tag</source>
        <translation>Chỉ việc làm có nhãn này</translation>
    </message>
    <message>
        <source>Only adverts in this language</source>
        <translation>Chỉ tin viết bằng ngôn ngữ này</translation>
    </message>
    <message>
        <source>Order of the jobs</source>
        <translation>Thứ tự việc làm</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>Tất cả việc làm</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Còn hạn</translation>
    </message>
    <message>
        <source>Closing soon</source>
        <translation>Sắp hết hạn</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Đã hết hạn</translation>
    </message>
    <message>
        <source>Not in the pipeline</source>
        <translation>Chưa ứng tuyển</translation>
    </message>
    <message>
        <source>In the pipeline</source>
        <translation>Đang ứng tuyển</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mới nhất trước</translation>
    </message>
    <message>
        <source>By deadline</source>
        <translation>Theo hạn nộp</translation>
    </message>
    <message>
        <source>Best score first</source>
        <translation>Điểm cao trước</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Theo chức danh</translation>
    </message>
    <message>
        <source>By company</source>
        <translation>Theo công ty</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>closed on {day}</source>
        <translation>hết hạn từ {day}</translation>
    </message>
    <message>
        <source>closes today</source>
        <translation>hết hạn hôm nay</translation>
    </message>
    <message>
        <source>closes on {day}</source>
        <translation>hạn nộp {day}</translation>
    </message>
    <message>
        <source>best score {score}</source>
        <translation>điểm cao nhất {score}</translation>
    </message>
    <message>
        <source>tags: {tags}</source>
        <translation>nhãn: {tags}</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Jobs</source>
        <translation>Việc làm</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>Chưa có việc làm nào</translation>
    </message>
    <message>
        <source>Keep the adverts that interest you here: paste one, and its title, company, salary and deadline are filled in for you to check.</source>
        <translation>Lưu ở đây những tin tuyển dụng bạn quan tâm: dán một tin vào, chức danh, công ty, mức lương và hạn nộp sẽ được điền sẵn để bạn kiểm tra.</translation>
    </message>
    <message>
        <source>New job…</source>
        <translation>Thêm việc làm…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>No job has these words and passes these filters.</source>
        <translation>Không có việc làm nào chứa các từ này và khớp với bộ lọc.</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Hiện tất cả việc làm</translation>
    </message>
    <message>
        <source>The jobs could not be loaded</source>
        <translation>Không tải được danh sách việc làm</translation>
    </message>
    <message>
        <source>No job chosen</source>
        <translation>Chưa chọn việc làm nào</translation>
    </message>
    <message>
        <source>Choose one in the list to see its advert and what became of it.</source>
        <translation>Chọn một việc làm trong danh sách để xem nội dung tin và tình trạng ứng tuyển.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n việc làm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>API key</source>
        <translation>Khóa API</translation>
    </message>
    <message>
        <source>Save in the keyring</source>
        <translation>Lưu vào kho khóa</translation>
    </message>
    <message>
        <source>Use for this session only</source>
        <translation>Chỉ dùng trong phiên này</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Remove the API key</source>
        <translation>Xóa khóa API</translation>
    </message>
    <message>
        <source>Get a key at aistudio.google.com</source>
        <translation>Lấy khóa tại aistudio.google.com</translation>
    </message>
    <message>
        <source>Kept in the keyring ({keyring})</source>
        <translation>Đã lưu trong kho khóa ({keyring})</translation>
    </message>
    <message>
        <source>Known for this session only</source>
        <translation>Chỉ có trong phiên này</translation>
    </message>
    <message>
        <source>From the variable {variable}</source>
        <translation>Lấy từ biến môi trường {variable}</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Dán khóa vào đây</translation>
    </message>
    <message>
        <source>Leave it empty where the server needs none, as on this computer.</source>
        <translation>Để trống nếu máy chủ không cần khóa, như khi chạy ngay trên máy này.</translation>
    </message>
    <message>
        <source>It is sent to the provider alone, and never shown again.</source>
        <translation>Khóa chỉ được gửi cho nhà cung cấp và không bao giờ hiển thị lại.</translation>
    </message>
    <message>
        <source>There is one; it is never shown again. Paste another to replace it.</source>
        <translation>Đã có khóa; khóa không bao giờ hiển thị lại. Dán khóa khác để thay thế.</translation>
    </message>
</context>
<context>
    <name>KeywordsTab</name>
    <message>
        <source>Keywords</source>
        <translation>Từ khóa</translation>
    </message>
    <message>
        <source>In your CV ({count})</source>
        <translation>Có trong CV ({count})</translation>
    </message>
    <message>
        <source>Not in your CV ({count})</source>
        <translation>Chưa có trong CV ({count})</translation>
    </message>
    <message>
        <source>The advert names no skill that the program knows by name.</source>
        <translation>Tin tuyển dụng không nêu kỹ năng nào mà chương trình nhận biết được theo tên.</translation>
    </message>
</context>
<context>
    <name>KnownDialog</name>
    <message>
        <source>In your pipeline already</source>
        <translation>Đã có trong Ứng tuyển</translation>
    </message>
    <message>
        <source>There is an application for this advert, in {stage}, with another report. It can take this report and the CV that was compared, or you begin another application.</source>
        <translation>Đã có một đơn ứng tuyển cho tin này, ở giai đoạn {stage}, với báo cáo khác. Đơn đó có thể dùng báo cáo này cùng CV đã so sánh, hoặc bạn bắt đầu một đơn khác.</translation>
    </message>
    <message>
        <source>Use this report and CV</source>
        <translation>Dùng báo cáo và CV này</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Mở đơn đó</translation>
    </message>
    <message>
        <source>Another application</source>
        <translation>Đơn ứng tuyển khác</translation>
    </message>
</context>
<context>
    <name>KnownJob</name>
    <message>
        <source>Text of the advert</source>
        <translation>Nội dung tin tuyển dụng</translation>
    </message>
    <message>
        <source>Your library has no text of this advert.</source>
        <translation>Thư viện không có nội dung của tin tuyển dụng này.</translation>
    </message>
    <message>
        <source>Another job</source>
        <translation>Việc làm khác</translation>
    </message>
    <message>
        <source>It is in your pipeline already, in {stage}. This adds another.</source>
        <translation>Việc làm này đã có trong Ứng tuyển, ở giai đoạn {stage}. Bạn đang thêm một đơn ứng tuyển nữa.</translation>
    </message>
</context>
<context>
    <name>KnownNote</name>
    <message>
        <source>Open it</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>KnownWords</name>
    <message>
        <source>Your library has nearly the same advert: “{title}”.</source>
        <translation>Thư viện của bạn đã có một tin gần giống: “{title}”.</translation>
    </message>
    <message>
        <source>This advert is in your library: “{title}”.</source>
        <translation>Tin này đã có trong thư viện của bạn: “{title}”.</translation>
    </message>
    <message>
        <source>Your application: {stage}.</source>
        <translation>Đơn ứng tuyển của bạn: {stage}.</translation>
    </message>
</context>
<context>
    <name>LanguageEntry</name>
    <message>
        <source>No level was found: adverts often ask for one.</source>
        <translation>Không thấy trình độ: tin tuyển dụng thường yêu cầu trình độ cụ thể.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Trình độ</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>Chọn ngôn ngữ</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Không ghi</translation>
    </message>
    <message>
        <source>A1, beginner</source>
        <translation>A1, mới bắt đầu</translation>
    </message>
    <message>
        <source>A2, elementary</source>
        <translation>A2, sơ cấp</translation>
    </message>
    <message>
        <source>B1, intermediate</source>
        <translation>B1, trung cấp</translation>
    </message>
    <message>
        <source>B2, upper intermediate</source>
        <translation>B2, trung cao cấp</translation>
    </message>
    <message>
        <source>C1, advanced</source>
        <translation>C1, cao cấp</translation>
    </message>
    <message>
        <source>C2, proficient</source>
        <translation>C2, thành thạo</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>Tiếng mẹ đẻ</translation>
    </message>
</context>
<context>
    <name>LanguageWords</name>
    <message>
        <source>Not known</source>
        <translation>Chưa rõ</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Tiếng Pháp</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Tiếng Tây Ban Nha</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Tiếng Đức</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Tiếng Bồ Đào Nha</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Tiếng Ý</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Tiếng Hà Lan</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Tiếng Nhật</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Tiếng Trung</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>Thư viện</translation>
    </message>
    <message>
        <source>Drop to add to the library</source>
        <translation>Thả để thêm vào thư viện</translation>
    </message>
    <message>
        <source>Parts of the library</source>
        <translation>Các phần của thư viện</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Việc làm</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Đối sánh</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Thùng rác</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>{stage} · no news for {days} days</source>
        <translation>{stage} · {days} ngày chưa có phản hồi</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Report · {cv}</source>
        <translation>Báo cáo · {cv}</translation>
    </message>
    <message>
        <source>Done: {step}</source>
        <translation>Đã xong: {step}</translation>
    </message>
    <message>
        <source>Put off: {step}</source>
        <translation>Dời lại: {step}</translation>
    </message>
    <message>
        <source>To tomorrow, {day}</source>
        <translation>Sang ngày mai, {day}</translation>
    </message>
    <message>
        <source>To {day}, in three days</source>
        <translation>Sang {day}, ba ngày nữa</translation>
    </message>
    <message>
        <source>To {day}, in a week</source>
        <translation>Sang {day}, một tuần nữa</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>Show {count} more</source>
        <translation>Hiện thêm {count} mục</translation>
    </message>
</context>
<context>
    <name>ListTab</name>
    <message>
        <source>{found} of {total}</source>
        <translation>{found} trên {total}</translation>
    </message>
</context>
<context>
    <name>ListTools</name>
    <message>
        <source>All tags</source>
        <translation>Mọi nhãn</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>Mọi ngôn ngữ</translation>
    </message>
</context>
<context>
    <name>LoadedTab</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Dashboard</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>Phân tích</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Ứng tuyển</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Thư viện</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Thống kê</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>“{name}” is not a PDF or .txt file. Save it as a PDF and drop that.</source>
        <translation>“{name}” không phải tệp PDF hay .txt. Hãy lưu thành PDF rồi thả lại.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
</context>
<context>
    <name>MappingForm</name>
    <message>
        <source>Column of the file</source>
        <translation>Cột trong tệp</translation>
    </message>
    <message>
        <source>Some of its cells</source>
        <translation>Một vài ô của cột</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Là</translation>
    </message>
    <message>
        <source>More than one column is: {fields}. The last one counts.</source>
        <translation>Có nhiều cột cùng là: {fields}. Cột cuối cùng được dùng.</translation>
    </message>
    <message>
        <source>Some dates could be read both ways. Which number is the day in 3/4/2026?</source>
        <translation>Một số ngày có thể hiểu theo hai cách. Trong 3/4/2026, số nào là ngày?</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Cột {number}</translation>
    </message>
    <message>
        <source>What “{column}” is</source>
        <translation>“{column}” là gì</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>do bạn chọn</translation>
    </message>
    <message>
        <source>The first: 3 April</source>
        <translation>Số đầu: ngày 3 tháng 4</translation>
    </message>
    <message>
        <source>The second: March 4</source>
        <translation>Số sau: ngày 4 tháng 3</translation>
    </message>
    <message>
        <source>Which number is the day</source>
        <translation>Số nào là ngày</translation>
    </message>
    <message>
        <source>Some stages have other names in the file. Which are they?</source>
        <translation>Một số giai đoạn trong tệp có tên khác. Đó là những giai đoạn nào?</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n dòng</numerusform>
        </translation>
    </message>
    <message>
        <source>The stage that “{word}” is</source>
        <translation>Giai đoạn ứng với “{word}”</translation>
    </message>
    <message>
        <source>A new stage: {word}</source>
        <translation>Giai đoạn mới: {word}</translation>
    </message>
</context>
<context>
    <name>MaskedLegend</name>
    <message>
        <source>Your name</source>
        <translation>Họ tên của bạn</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Personal detail</source>
        <translation>Thông tin cá nhân</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Người khác</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>Số giấy tờ</translation>
    </message>
    <message>
        <source>Looks like a placeholder</source>
        <translation>Giống ký hiệu thay thế</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>not compared yet</source>
        <translation>chưa so sánh</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>chưa chấm</translation>
    </message>
    <message>
        <source>score {score} of 100</source>
        <translation>{score} trên 100 điểm</translation>
    </message>
    <message>
        <source>{met} of {of} must-have met</source>
        <translation>Đạt {met}/{of} yêu cầu bắt buộc</translation>
    </message>
    <message>
        <source>has a report</source>
        <translation>đã có báo cáo</translation>
    </message>
    <message>
        <source>no report yet</source>
        <translation>chưa có báo cáo</translation>
    </message>
</context>
<context>
    <name>MatrixTab</name>
    <message>
        <source>Search jobs</source>
        <translation>Tìm việc làm</translation>
    </message>
    <message>
        <source>Search the titles and companies of the jobs</source>
        <translation>Tìm theo chức danh và công ty</translation>
    </message>
    <message>
        <source>Order of the jobs</source>
        <translation>Thứ tự việc làm</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>Phù hợp nhất trước</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Theo chức danh</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mới nhất trước</translation>
    </message>
    <message>
        <source>How your CVs fit the jobs</source>
        <translation>Mức độ phù hợp của CV với việc làm</translation>
    </message>
    <message>
        <source>Filled: there is a report. Outlined: the score of a report not made yet.</source>
        <translation>Ô tô màu: đã có báo cáo. Ô viền: điểm tính trước, chưa tạo báo cáo.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>No job has these words in its title or company.</source>
        <translation>Không việc làm nào có những từ này trong chức danh hay tên công ty.</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Hiện mọi việc làm</translation>
    </message>
    <message>
        <source>Save adverts to compare them</source>
        <translation>Lưu tin tuyển dụng để so sánh</translation>
    </message>
    <message>
        <source>Here you see at a glance which of your CVs fits which job. There is no job in the library yet.</source>
        <translation>Tại đây bạn thấy ngay CV nào hợp với việc làm nào. Thư viện chưa có việc làm nào.</translation>
    </message>
    <message>
        <source>Go to the jobs</source>
        <translation>Đến danh sách việc làm</translation>
    </message>
    <message>
        <source>Add CVs to compare them</source>
        <translation>Thêm CV để so sánh</translation>
    </message>
    <message>
        <source>Here you see at a glance which of your CVs fits which job. There is no CV in the library yet.</source>
        <translation>Tại đây bạn thấy ngay CV nào hợp với việc làm nào. Thư viện chưa có CV nào.</translation>
    </message>
    <message>
        <source>Go to the CVs</source>
        <translation>Đến danh sách CV</translation>
    </message>
    <message>
        <source>The comparison could not be loaded</source>
        <translation>Không tải được bảng so sánh</translation>
    </message>
    <message numerus="yes">
        <source>Compare %n pair(s)</source>
        <translation>
            <numerusform>So sánh %n cặp</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>Open the report</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>Tạo báo cáo</translation>
    </message>
    <message>
        <source>Sort by this CV</source>
        <translation>Sắp xếp theo CV này</translation>
    </message>
    <message>
        <source>Show the job</source>
        <translation>Xem việc làm</translation>
    </message>
    <message>
        <source>Show the CV</source>
        <translation>Xem CV</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Open a CV…</source>
        <translation>Mở CV…</translation>
    </message>
    <message>
        <source>About CareerFlow</source>
        <translation>Giới thiệu về CareerFlow</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Cài đặt…</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Import everything</source>
        <translation>Nhập toàn bộ dữ liệu</translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s) or attachment(s) come without their file. To bring those along, export as .zip.</source>
        <translation>
            <numerusform>%n CV hoặc tệp đính kèm không có tệp đi cùng. Để mang theo cả tệp, hãy xuất ở dạng .zip.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of two versions the one that was changed later counts. Nothing of yours is deleted, and Undo takes the import back.</source>
        <translation>Trong hai phiên bản, bản được sửa sau sẽ được giữ. Không có gì của bạn bị xóa, và có thể hoàn tác việc nhập.</translation>
    </message>
    <message>
        <source>All of it is in your library already.</source>
        <translation>Tất cả đã có trong thư viện của bạn.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Đã sửa</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Giống hệt</translation>
    </message>
    <message>
        <source>Newer here</source>
        <translation>Ở đây mới hơn</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Việc làm</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>What belongs to them</source>
        <translation>Dữ liệu kèm theo</translation>
    </message>
</context>
<context>
    <name>ModelCost</name>
    <message>
        <source>{count} tokens</source>
        <translation>{count} token</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>không mất phí</translation>
    </message>
    <message>
        <source>less than {cost}</source>
        <translation>dưới {cost}</translation>
    </message>
</context>
<context>
    <name>ModelSection</name>
    <message>
        <source>Language model</source>
        <translation>Mô hình ngôn ngữ</translation>
    </message>
    <message>
        <source>Reads the CV and the advert once more, judges deeper, and writes advice; CareerFlow checks what it says and counts the score itself. Off unless you choose one. Nothing is sent before you have seen it and agreed.</source>
        <translation>Đọc lại CV và tin tuyển dụng, đánh giá sâu hơn và viết lời khuyên; CareerFlow kiểm chứng những gì mô hình nói và tự tính điểm. Tính năng này tắt cho đến khi bạn chọn một mô hình. Không có gì được gửi đi trước khi bạn xem và đồng ý.</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Nhà cung cấp</translation>
    </message>
    <message>
        <source>Provider of the language model</source>
        <translation>Nhà cung cấp mô hình ngôn ngữ</translation>
    </message>
    <message>
        <source>Deepen each report at once</source>
        <translation>Phân tích sâu mỗi báo cáo ngay</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Rút lại</translation>
    </message>
    <message>
        <source>Withdraw the agreement</source>
        <translation>Rút lại sự đồng ý</translation>
    </message>
    <message>
        <source>What was sent…</source>
        <translation>Nội dung đã gửi…</translation>
    </message>
    <message>
        <source>Prices…</source>
        <translation>Bảng giá…</translation>
    </message>
    <message>
        <source>Delete stored answers</source>
        <translation>Xóa câu trả lời đã lưu</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không dùng</translation>
    </message>
    <message>
        <source>OpenAI-compatible</source>
        <translation>Tương thích OpenAI</translation>
    </message>
    <message>
        <source>You have agreed to send CVs, with personal data replaced, and adverts to {name}.</source>
        <translation>Bạn đã đồng ý gửi CV (dữ liệu cá nhân đã được thay thế) và tin tuyển dụng đến {name}.</translation>
    </message>
    <message>
        <source>CareerFlow shows what it would send to {name}, and asks, before anything is sent.</source>
        <translation>CareerFlow cho bạn xem những gì sẽ gửi đến {name} và hỏi ý bạn trước khi gửi.</translation>
    </message>
    <message>
        <source>After each analysis, without asking again.</source>
        <translation>Sau mỗi lần phân tích, không hỏi lại.</translation>
    </message>
    <message>
        <source>Possible once you have agreed and had that remembered.</source>
        <translation>Chỉ bật được sau khi bạn đã đồng ý và chọn ghi nhớ sự đồng ý đó.</translation>
    </message>
    <message>
        <source>Google&apos;s models, over the internet, with a key of your own.</source>
        <translation>Các mô hình của Google, qua Internet, bằng khóa của riêng bạn.</translation>
    </message>
    <message>
        <source>Any server that speaks this protocol: Ollama, LM Studio and llama.cpp on this computer, or a service on the internet.</source>
        <translation>Mọi máy chủ dùng giao thức này: Ollama, LM Studio và llama.cpp trên máy này, hoặc một dịch vụ trên Internet.</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>Mọi thứ đều ở lại trên máy này.</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Stage of the history</source>
        <translation>Giai đoạn trong lịch sử</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Thêm giai đoạn</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>The application is in the stage of its latest entry.</source>
        <translation>Đơn ứng tuyển nằm ở giai đoạn của mục mới nhất.</translation>
    </message>
    <message>
        <source>Say on which day it came into this stage.</source>
        <translation>Hãy cho biết ngày chuyển sang giai đoạn này.</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>Ngày này chưa đến.</translation>
    </message>
</context>
<context>
    <name>NewApplicationDialog</name>
    <message>
        <source>New application</source>
        <translation>Thêm đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Dùng tin này</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>From your library</source>
        <translation>Từ thư viện</translation>
    </message>
    <message>
        <source>About your application</source>
        <translation>Thông tin đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Vẫn thêm</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Correct the day of the next step, or leave it empty.</source>
        <translation>Hãy sửa lại ngày của việc tiếp theo hoặc để trống.</translation>
    </message>
</context>
<context>
    <name>NewJobDialog</name>
    <message>
        <source>New job</source>
        <translation>Thêm việc làm</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Mở việc làm đó</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Save job</source>
        <translation>Lưu việc làm</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Vẫn lưu</translation>
    </message>
</context>
<context>
    <name>NotAddedNote</name>
    <message>
        <source>Close this message</source>
        <translation>Đóng thông báo này</translation>
    </message>
    <message numerus="yes">
        <source>And %n more file(s).</source>
        <translation>
            <numerusform>Và %n tệp nữa.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n more note(s)</source>
        <translation>
            <numerusform>%n lưu ý khác</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Thu gọn</translation>
    </message>
</context>
<context>
    <name>NotesEditor</name>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>**bold**  *italic*  - list  [link](https://…)</source>
        <translation>**đậm**  *nghiêng*  - danh sách  [liên kết](https://…)</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
</context>
<context>
    <name>OpinionPanel</name>
    <message>
        <source>{model} says</source>
        <translation>{model} đánh giá</translation>
    </message>
    <message>
        <source>CareerFlow&apos;s own check says</source>
        <translation>CareerFlow tự kiểm tra</translation>
    </message>
    <message>
        <source>a quote that is not in the CV earns nothing</source>
        <translation>trích dẫn không có trong CV thì không được điểm</translation>
    </message>
    <message>
        <source>what can be checked exactly is decided by the check</source>
        <translation>điều gì kiểm tra chính xác được thì theo kết quả kiểm tra</translation>
    </message>
    <message>
        <source>the quoted passage is about something else</source>
        <translation>đoạn được trích nói về chuyện khác</translation>
    </message>
    <message>
        <source>What counts: {verdict}, because {why}.</source>
        <translation>Kết quả được tính: {verdict}, vì {why}.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Hỏi lại</translation>
    </message>
    <message>
        <source>Ask the language model again for this requirement</source>
        <translation>Hỏi lại mô hình ngôn ngữ về yêu cầu này</translation>
    </message>
    <message>
        <source>Judged by {model}.</source>
        <translation>Đánh giá bởi {model}.</translation>
    </message>
    <message>
        <source>CareerFlow&apos;s own verdict: {verdict}. {reason}</source>
        <translation>CareerFlow tự đánh giá: {verdict}. {reason}</translation>
    </message>
    <message>
        <source>Show this passage in the CV</source>
        <translation>Hiện đoạn này trong CV</translation>
    </message>
    <message>
        <source>Not found in the CV</source>
        <translation>Không tìm thấy trong CV</translation>
    </message>
</context>
<context>
    <name>OutcomeDialog</name>
    <message>
        <source>Deleting…</source>
        <translation>Đang xóa…</translation>
    </message>
    <message>
        <source>CareerFlow closes afterwards.</source>
        <translation>Sau đó CareerFlow sẽ tự đóng.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Everything was deleted</source>
        <translation>Đã xóa toàn bộ dữ liệu</translation>
    </message>
    <message>
        <source>Nothing of yours is left in CareerFlow&apos;s folders on this computer.</source>
        <translation>Không còn dữ liệu nào của bạn trong các thư mục của CareerFlow trên máy này.</translation>
    </message>
    <message>
        <source>Not everything could be deleted</source>
        <translation>Chưa xóa được toàn bộ</translation>
    </message>
    <message>
        <source>These are still there. Close the programs that use them, then delete them yourself:</source>
        <translation>Những mục sau vẫn còn. Hãy đóng các chương trình đang dùng chúng rồi tự xóa:</translation>
    </message>
    <message>
        <source>The keyring is locked: delete the entry “CareerFlow” in the keyring&apos;s own program.</source>
        <translation>Kho khóa đang bị khóa: hãy xóa mục “CareerFlow” bằng chương trình quản lý kho khóa.</translation>
    </message>
</context>
<context>
    <name>OverviewTab</name>
    <message>
        <source>Show all areas</source>
        <translation>Xem tất cả các nhóm</translation>
    </message>
    <message numerus="yes">
        <source>See its %n requirement(s)</source>
        <translation>
            <numerusform>Xem %n yêu cầu của nhóm này</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Change the passphrase</source>
        <translation>Đổi cụm mật khẩu</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Cụm mật khẩu hiện tại</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Đang đổi…</translation>
    </message>
    <message>
        <source>It is asked for when another computer is connected. Those that are connected go on without it. Whoever knows the present one, and has an earlier copy of the database, can still read that copy.</source>
        <translation>Cụm mật khẩu được hỏi khi bạn kết nối thêm một máy tính. Những máy đã kết nối vẫn đồng bộ bình thường, không cần nhập lại. Người biết cụm hiện tại và có bản sao cũ của cơ sở dữ liệu thì vẫn đọc được bản sao đó.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Đổi</translation>
    </message>
    <message>
        <source>Type the passphrase that you have now.</source>
        <translation>Hãy nhập cụm mật khẩu hiện tại.</translation>
    </message>
</context>
<context>
    <name>PassphraseForm</name>
    <message>
        <source>Encrypt everything before it leaves this computer</source>
        <translation>Mã hóa toàn bộ dữ liệu trước khi rời máy tính này</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Hiện cụm mật khẩu</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Cụm mật khẩu</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Nhập lại cụm mật khẩu</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Cụm mật khẩu mới</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Nhập lại cụm mật khẩu mới</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Hãy nhập cụm mật khẩu.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>Ít nhất %n ký tự.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Hai lần nhập không giống nhau.</translation>
    </message>
    <message>
        <source>Four or more unrelated words are best.</source>
        <translation>Tốt nhất là bốn từ trở lên, không liên quan với nhau.</translation>
    </message>
    <message numerus="yes">
        <source>%n more character(s)</source>
        <translation>
            <numerusform>Cần thêm %n ký tự</numerusform>
        </translation>
    </message>
    <message>
        <source>Strength: fair. One more word makes it much stronger.</source>
        <translation>Độ mạnh: vừa. Thêm một từ nữa sẽ mạnh hơn nhiều.</translation>
    </message>
    <message>
        <source>Strength: good</source>
        <translation>Độ mạnh: tốt</translation>
    </message>
    <message>
        <source>Strength: very good</source>
        <translation>Độ mạnh: rất tốt</translation>
    </message>
    <message>
        <source>Write it down where you will find it: nobody can recover it. Whoever loses it loses the server&apos;s copy, and can add no other computer. What is on this computer stays, and can be read without it.</source>
        <translation>Hãy ghi lại ở nơi bạn sẽ tìm thấy: không ai khôi phục được cụm mật khẩu. Nếu làm mất, bạn sẽ mất bản sao trên máy chủ và không thêm được máy tính khác. Dữ liệu trên máy tính này vẫn còn và vẫn đọc được mà không cần cụm mật khẩu.</translation>
    </message>
    <message>
        <source>Not encrypted: whoever runs the server, or gets into it, can read your CVs, notes and applications.</source>
        <translation>Không mã hóa: người quản trị máy chủ, hoặc kẻ xâm nhập được vào đó, có thể đọc CV, ghi chú và đơn ứng tuyển của bạn.</translation>
    </message>
    <message>
        <source>This library is not encrypted: whoever runs the server can read it.</source>
        <translation>Thư viện này không được mã hóa: người quản trị máy chủ có thể đọc được.</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>This PDF is locked</source>
        <translation>Tệp PDF này có mật khẩu</translation>
    </message>
    <message>
        <source>Enter its password to read it. The password is not stored.</source>
        <translation>Nhập mật khẩu để đọc tệp. Mật khẩu không được lưu lại.</translation>
    </message>
    <message>
        <source>That password does not open this PDF. Check it and try again.</source>
        <translation>Mật khẩu này không mở được tệp PDF. Hãy kiểm tra rồi thử lại.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Password of the PDF</source>
        <translation>Mật khẩu của tệp PDF</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Mở khóa</translation>
    </message>
</context>
<context>
    <name>PayloadText</name>
    <message>
        <source>What would be sent, to the letter</source>
        <translation>Nguyên văn nội dung sẽ gửi</translation>
    </message>
    <message>
        <source>Call {number} of {count}: {purpose}</source>
        <translation>Lần gọi {number}/{count}: {purpose}</translation>
    </message>
    <message>
        <source>verdicts</source>
        <translation>đánh giá</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>lời khuyên</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>kết nối</translation>
    </message>
    <message>
        <source>(Begins with the same text as the call before.)</source>
        <translation>(Bắt đầu bằng cùng văn bản như lần gọi trước.)</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message>
        <source>All time</source>
        <translation>Toàn bộ thời gian</translation>
    </message>
    <message>
        <source>Until {end}</source>
        <translation>Đến {end}</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} đến {end}</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 ngày qua</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>90 ngày qua</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>12 tháng qua</translation>
    </message>
    <message>
        <source>Own dates</source>
        <translation>Tự chọn ngày</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Theo tuần</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Theo tháng</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Khoảng thời gian</translation>
    </message>
    <message>
        <source>Weeks or months</source>
        <translation>Tuần hoặc tháng</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Ngày đầu</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ngày cuối</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Write a number of years, such as 7.5.</source>
        <translation>Hãy ghi số năm, ví dụ 7,5.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Chức danh</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Cá nhân</translation>
    </message>
    <message>
        <source>Years of experience</source>
        <translation>Số năm kinh nghiệm</translation>
    </message>
    <message>
        <source>Left empty, the years of your jobs are added up, overlaps counted once.</source>
        <translation>Nếu để trống, số năm được cộng từ các công việc, thời gian trùng nhau chỉ tính một lần.</translation>
    </message>
</context>
<context>
    <name>PipelineButton</name>
    <message>
        <source>Save to pipeline</source>
        <translation>Lưu vào Ứng tuyển</translation>
    </message>
    <message>
        <source>Keep the advert and follow your application ({key})</source>
        <translation>Giữ tin tuyển dụng và theo dõi đơn ứng tuyển ({key})</translation>
    </message>
    <message>
        <source>In your pipeline: open the application ({key})</source>
        <translation>Đã có trong Ứng tuyển: mở đơn ứng tuyển ({key})</translation>
    </message>
</context>
<context>
    <name>PipelineCard</name>
    <message>
        <source>Next step</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>Apply by {day}</source>
        <translation>Hạn nộp {day}</translation>
    </message>
    <message>
        <source>score {score} of 100</source>
        <translation>{score} trên 100 điểm</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>quá hạn</translation>
    </message>
    <message>
        <source>in {stage} since today</source>
        <translation>vào giai đoạn {stage} hôm nay</translation>
    </message>
    <message>
        <source>in {stage} for {time}</source>
        <translation>ở giai đoạn {stage} được {time}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Ngày mai</translation>
    </message>
</context>
<context>
    <name>PipelinePage</name>
    <message>
        <source>Pipeline</source>
        <translation>Ứng tuyển</translation>
    </message>
    <message>
        <source>New application</source>
        <translation>Thêm đơn ứng tuyển</translation>
    </message>
    <message>
        <source>New application (Ctrl+N)</source>
        <translation>Thêm đơn ứng tuyển (Ctrl+N)</translation>
    </message>
    <message>
        <source>Columns and order of the table</source>
        <translation>Cột và thứ tự của danh sách</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Bảng</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>No applications yet</source>
        <translation>Chưa có đơn ứng tuyển nào</translation>
    </message>
    <message>
        <source>Keep each job that you want or have applied to as a card, and move it from stage to stage. A report can be saved to the pipeline too: it brings its advert and CV.</source>
        <translation>Mỗi việc làm bạn quan tâm hoặc đã nộp đơn là một thẻ; hãy chuyển thẻ qua từng giai đoạn. Bạn cũng có thể lưu một báo cáo vào đây: tin tuyển dụng và CV của báo cáo sẽ đi kèm.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>No application is like that. Clear the filters to see all.</source>
        <translation>Không có đơn ứng tuyển nào khớp. Hãy xóa bộ lọc để xem tất cả.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Xóa bộ lọc</translation>
    </message>
    <message>
        <source>The applications could not be loaded</source>
        <translation>Không tải được các đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n đơn ứng tuyển</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n application(s)</source>
        <translation>
            <numerusform>{shown} trên %n đơn ứng tuyển</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacedNote</name>
    <message>
        <source>Show on the page</source>
        <translation>Xem trên trang CV</translation>
    </message>
    <message>
        <source>Place {place} of {count}, outlined on the page.</source>
        <translation>Chỗ {place}/{count}, đã khoanh trên trang CV.</translation>
    </message>
    <message>
        <source>Outlined on the page.</source>
        <translation>Đã khoanh trên trang CV.</translation>
    </message>
    <message>
        <source>Choose again to hide.</source>
        <translation>Chọn lần nữa để ẩn.</translation>
    </message>
    <message>
        <source>Choose again for the next.</source>
        <translation>Chọn lần nữa để xem chỗ tiếp theo.</translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Chức danh</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Công ty</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>Ngày nộp</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>Lương</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Nhận xét</translation>
    </message>
    <message>
        <source>Like “{name}”</source>
        <translation>Giống “{name}”</translation>
    </message>
    <message>
        <source>Neither title nor company</source>
        <translation>Không có chức danh lẫn công ty</translation>
    </message>
</context>
<context>
    <name>PlanSection</name>
    <message>
        <source>Next step and details</source>
        <translation>Việc tiếp theo và chi tiết</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>Mức lương</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Send the references, call back…</source>
        <translation>Gửi thông tin người tham chiếu, gọi lại…</translation>
    </message>
    <message>
        <source>Day of the next step</source>
        <translation>Ngày của việc tiếp theo</translation>
    </message>
    <message>
        <source>Export this date (.ics)…</source>
        <translation>Xuất ngày này (.ics)…</translation>
    </message>
    <message>
        <source>Open the link in the browser</source>
        <translation>Mở liên kết trong trình duyệt</translation>
    </message>
    <message>
        <source>deadline {day}</source>
        <translation>hạn nộp {day}</translation>
    </message>
    <message>
        <source>salary {salary}</source>
        <translation>mức lương {salary}</translation>
    </message>
    <message>
        <source>In the advert: {facts}</source>
        <translation>Trong tin tuyển dụng: {facts}</translation>
    </message>
</context>
<context>
    <name>PreviewActions</name>
    <message>
        <source>Thumbnails</source>
        <translation>Ảnh thu nhỏ các trang</translation>
    </message>
    <message>
        <source>Previous evidence</source>
        <translation>Dẫn chứng trước</translation>
    </message>
    <message>
        <source>Next evidence</source>
        <translation>Dẫn chứng tiếp theo</translation>
    </message>
    <message>
        <source>Find in the CV</source>
        <translation>Tìm trong CV</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Kết quả trước</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Kết quả tiếp theo</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Đóng (Esc)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Vừa chiều rộng</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Vừa trang</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Kích thước thật</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Xoay phải</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Xoay trái</translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>Xem dạng văn bản</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Trang {page}/{pages}</translation>
    </message>
    <message>
        <source>Text of the CV</source>
        <translation>Nội dung CV</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number}/{count}</translation>
    </message>
    <message>
        <source>Evidence {place}</source>
        <translation>Dẫn chứng {place}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Thêm</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Page {page} is on its way…</source>
        <translation>Đang tải trang {page}…</translation>
    </message>
    <message>
        <source>CV preview</source>
        <translation>Xem trước CV</translation>
    </message>
    <message>
        <source>Text of the CV</source>
        <translation>Nội dung CV</translation>
    </message>
    <message>
        <source>Pages of the CV</source>
        <translation>Các trang của CV</translation>
    </message>
    <message>
        <source>Outlined: {warning}</source>
        <translation>Đang khoanh: {warning}</translation>
    </message>
    <message>
        <source>Highlighted: {passages}</source>
        <translation>Được tô sáng: {passages}</translation>
    </message>
    <message>
        <source>Nothing is highlighted here.</source>
        <translation>Ở đây không có đoạn nào được tô sáng.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}.</source>
        <translation>Trang {page}/{pages}.</translation>
    </message>
</context>
<context>
    <name>PriceDialog</name>
    <message>
        <source>Prices</source>
        <translation>Bảng giá</translation>
    </message>
    <message>
        <source>Model begins with</source>
        <translation>Tên mô hình bắt đầu bằng</translation>
    </message>
    <message>
        <source>Input, $</source>
        <translation>Đầu vào, $</translation>
    </message>
    <message>
        <source>Output, $</source>
        <translation>Đầu ra, $</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>To the prices that came with CareerFlow</source>
        <translation>Về bảng giá đi kèm CareerFlow</translation>
    </message>
    <message>
        <source>Reset the prices</source>
        <translation>Đặt lại bảng giá</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>US dollars for a million tokens. The longest beginning that fits counts; a model that none fits has no price. They only serve the estimates: the provider&apos;s bill holds.</source>
        <translation>Đô la Mỹ cho một triệu token. Phần đầu tên dài nhất khớp với mô hình sẽ được dùng; mô hình không khớp dòng nào thì không có giá. Các giá này chỉ để ước tính: hóa đơn của nhà cung cấp mới là con số chính thức.</translation>
    </message>
</context>
<context>
    <name>ProfileEditor</name>
    <message>
        <source>Check what was read</source>
        <translation>Kiểm tra nội dung đã đọc</translation>
    </message>
    <message>
        <source>Correct what was misread or is missing. Your corrections are kept with this file and hold in every analysis; the report marks them as yours.</source>
        <translation>Hãy sửa những chỗ đọc sai hoặc còn thiếu. Nội dung bạn sửa được lưu cùng tệp này, có hiệu lực trong mọi lần phân tích và được ghi rõ trong báo cáo là do bạn sửa.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>No job was found.</source>
        <translation>Không thấy công việc nào.</translation>
    </message>
    <message>
        <source>Add a job</source>
        <translation>Thêm công việc</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Học vấn</translation>
    </message>
    <message>
        <source>No education was found.</source>
        <translation>Không thấy học vấn nào.</translation>
    </message>
    <message>
        <source>Add education</source>
        <translation>Thêm học vấn</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Ngoại ngữ</translation>
    </message>
    <message>
        <source>No language was found.</source>
        <translation>Không thấy ngôn ngữ nào.</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>Thêm ngôn ngữ</translation>
    </message>
    <message>
        <source>Certificates and licences</source>
        <translation>Chứng chỉ và giấy phép</translation>
    </message>
    <message>
        <source>No certificate was found.</source>
        <translation>Không thấy chứng chỉ nào.</translation>
    </message>
    <message>
        <source>Add a certificate</source>
        <translation>Thêm chứng chỉ</translation>
    </message>
    <message>
        <source>What was read from the CV</source>
        <translation>Nội dung đã đọc từ CV</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Leave without saving your changes?</source>
        <translation>Đóng mà không lưu thay đổi?</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Bỏ thay đổi</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Sửa tiếp</translation>
    </message>
    <message>
        <source>Something is not written as it must be: see the marks.</source>
        <translation>Có chỗ ghi chưa đúng cách: hãy xem các ô được đánh dấu.</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n mục đã sửa</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is as it was read.</source>
        <translation>Mọi mục đều đúng như đã đọc.</translation>
    </message>
</context>
<context>
    <name>ProtectedDialog</name>
    <message>
        <source>This CV is protected</source>
        <translation>CV này được bảo vệ</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Password of the PDF</source>
        <translation>Mật khẩu của PDF</translation>
    </message>
    <message>
        <source>Enter the CV&apos;s password to export its pages. It is not stored.</source>
        <translation>Nhập mật khẩu của CV để xuất các trang của CV. Mật khẩu không được lưu lại.</translation>
    </message>
    <message>
        <source>That is not the password. Try again.</source>
        <translation>Mật khẩu không đúng. Hãy thử lại.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Leave the CV&apos;s pages out</source>
        <translation>Không kèm các trang CV</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>The exported PDF will not be protected: whoever has the file can read the CV&apos;s pages in it.</source>
        <translation>Tệp PDF xuất ra sẽ không được bảo vệ: ai có tệp này cũng đọc được các trang CV trong đó.</translation>
    </message>
</context>
<context>
    <name>RadarChart</name>
    <message>
        <source>Radar of the score by area, 0 to 10</source>
        <translation>Biểu đồ radar điểm theo từng nhóm, từ 0 đến 10</translation>
    </message>
    <message>
        <source>Selected: {axis}. {reason}</source>
        <translation>Đang chọn: {axis}. {reason}</translation>
    </message>
</context>
<context>
    <name>RadarPicture</name>
    <message>
        <source>Score by area, 0 to 10</source>
        <translation>Điểm theo từng nhóm, từ 0 đến 10</translation>
    </message>
    <message>
        <source>Score of the CV</source>
        <translation>Điểm của CV</translation>
    </message>
    <message>
        <source>Not asked for, or not scored</source>
        <translation>Không yêu cầu hoặc chưa chấm</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
</context>
<context>
    <name>RecentButton</name>
    <message>
        <source>Recent</source>
        <translation>Gần đây</translation>
    </message>
    <message>
        <source>Recent CVs</source>
        <translation>CV gần đây</translation>
    </message>
    <message>
        <source>Recent adverts</source>
        <translation>Tin tuyển dụng gần đây</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent CVs</source>
        <translation>CV gần đây</translation>
    </message>
    <message>
        <source>Recent adverts</source>
        <translation>Tin tuyển dụng gần đây</translation>
    </message>
    <message>
        <source>Nothing here yet. A CV that was read is listed here, even if its file moves.</source>
        <translation>Chưa có gì ở đây. CV đã đọc sẽ hiện ở đây, kể cả khi tệp được chuyển đi nơi khác.</translation>
    </message>
    <message>
        <source>Nothing here yet. An advert that was analyzed is listed here.</source>
        <translation>Chưa có gì ở đây. Tin tuyển dụng đã phân tích sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>CV without a name</source>
        <translation>CV không ghi tên</translation>
    </message>
</context>
<context>
    <name>ReminderControls</name>
    <message>
        <source>Remind me</source>
        <translation>Nhắc tôi</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Không bao giờ</translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s)</source>
        <translation>
            <numerusform>Sau %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>Days without an answer</source>
        <translation>Số ngày chưa có phản hồi</translation>
    </message>
</context>
<context>
    <name>RemovalDialog</name>
    <message>
        <source>Empty the trash?</source>
        <translation>Dọn sạch thùng rác?</translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>Xóa vĩnh viễn?</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) will be deleted for good.</source>
        <translation>
            <numerusform>%n mục sẽ bị xóa vĩnh viễn.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” will be deleted for good.</source>
        <translation>“{title}” sẽ bị xóa vĩnh viễn.</translation>
    </message>
    <message>
        <source>This cannot be undone. What an application still needs, such as the CV that was sent with it, stays.</source>
        <translation>Không thể hoàn tác thao tác này. Những gì một đơn ứng tuyển còn cần, chẳng hạn CV đã gửi kèm, vẫn được giữ lại.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Dọn sạch thùng rác</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Xóa vĩnh viễn</translation>
    </message>
</context>
<context>
    <name>ReplacingDialog</name>
    <message>
        <source>Restoring your library…</source>
        <translation>Đang khôi phục thư viện…</translation>
    </message>
    <message>
        <source>CareerFlow opens again afterwards.</source>
        <translation>Sau đó CareerFlow sẽ mở lại.</translation>
    </message>
    <message>
        <source>Open CareerFlow</source>
        <translation>Mở CareerFlow</translation>
    </message>
    <message>
        <source>The damaged file is kept in {folder}</source>
        <translation>Tệp hỏng được giữ trong {folder}</translation>
    </message>
    <message>
        <source>Your library was restored</source>
        <translation>Đã khôi phục thư viện</translation>
    </message>
    <message>
        <source>This is what it holds now:</source>
        <translation>Thư viện hiện gồm:</translation>
    </message>
    <message>
        <source>What was there before is among the backups: {name}</source>
        <translation>Dữ liệu trước đó nằm trong danh sách bản sao lưu: {name}</translation>
    </message>
    <message>
        <source>Sync is paused: what is newer on the server would come back. Resume it in the settings if you want that. To keep this library as it is, disconnect it there.</source>
        <translation>Đồng bộ đang tạm dừng: nếu chạy, những gì mới hơn trên máy chủ sẽ trở lại. Nếu bạn muốn vậy, hãy tiếp tục đồng bộ trong phần cài đặt. Để giữ nguyên thư viện này, hãy ngắt kết nối ở đó.</translation>
    </message>
    <message>
        <source>Your library was not restored</source>
        <translation>Chưa khôi phục được thư viện</translation>
    </message>
    <message>
        <source>Everything was rescued</source>
        <translation>Đã cứu được toàn bộ</translation>
    </message>
    <message>
        <source>Every entry could be read. This is what there is now:</source>
        <translation>Mọi mục đều đọc được. Thư viện hiện gồm:</translation>
    </message>
    <message>
        <source>What could be read was rescued</source>
        <translation>Đã cứu phần còn đọc được</translation>
    </message>
    <message>
        <source>Entries that were kept and lost, those in the trash included:</source>
        <translation>Số mục giữ được và đã mất, kể cả trong thùng rác:</translation>
    </message>
    <message>
        <source>{kept} kept, at least {lost} lost: how many there were cannot be told</source>
        <translation>giữ được {kept}, mất ít nhất {lost}: không xác định được tổng số</translation>
    </message>
    <message>
        <source>{kept} kept, {lost} lost</source>
        <translation>giữ được {kept}, mất {lost}</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Job adverts</source>
        <translation>Tin tuyển dụng</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Stages and their history</source>
        <translation>Giai đoạn và lịch sử chuyển giai đoạn</translation>
    </message>
    <message>
        <source>Interviews, contacts, files</source>
        <translation>Phỏng vấn, người liên hệ, tệp</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Your corrections</source>
        <translation>Chỉnh sửa của bạn</translation>
    </message>
    <message>
        <source>CVs and adverts as they were read</source>
        <translation>Nội dung đã đọc từ CV và tin tuyển dụng</translation>
    </message>
    <message>
        <source>Drafts, lists and logs</source>
        <translation>Bản nháp, danh sách và nhật ký</translation>
    </message>
</context>
<context>
    <name>ReportHeader</name>
    <message>
        <source>Back to the reports</source>
        <translation>Quay lại danh sách báo cáo</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>chưa có điểm</translation>
    </message>
    <message>
        <source>Score: {score} of 100</source>
        <translation>Điểm: {score} trên 100</translation>
    </message>
    <message>
        <source>Must-have: nothing asked for</source>
        <translation>Bắt buộc: không có yêu cầu nào</translation>
    </message>
    <message>
        <source>Nice to have: nothing asked for</source>
        <translation>Ưu tiên: không có yêu cầu nào</translation>
    </message>
    <message>
        <source>Must-have: {met} of {of} met</source>
        <translation>Bắt buộc: đạt {met}/{of}</translation>
    </message>
    <message>
        <source>Nice to have: {met} of {of} met</source>
        <translation>Ưu tiên: đạt {met}/{of}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>Not saved: {why}</source>
        <translation>Chưa lưu: {why}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d/M/yyyy</translation>
    </message>
    <message>
        <source>{points} since {date}</source>
        <translation>{points} điểm so với {date}</translation>
    </message>
    <message>
        <source>Changed since {date}</source>
        <translation>Có thay đổi so với {date}</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) moved</source>
        <translation>
            <numerusform>%n yêu cầu thay đổi</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows}. Show both reports side by side</source>
        <translation>{rows}. Xem hai báo cáo cạnh nhau</translation>
    </message>
    <message>
        <source>CV without a name</source>
        <translation>CV không ghi tên</translation>
    </message>
    <message>
        <source>Strong match</source>
        <translation>Rất phù hợp</translation>
    </message>
    <message>
        <source>Fair match</source>
        <translation>Khá phù hợp</translation>
    </message>
    <message>
        <source>Weak match</source>
        <translation>Ít phù hợp</translation>
    </message>
    <message>
        <source>No requirement could be scored</source>
        <translation>Không chấm được yêu cầu nào</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) not scored</source>
        <translation>
            <numerusform>%n yêu cầu chưa chấm</numerusform>
        </translation>
    </message>
    <message>
        <source>Years of experience: {years}</source>
        <translation>Số năm kinh nghiệm: {years}</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) of the CV by you</source>
        <translation>
            <numerusform>Bạn đã sửa %n mục trong CV</numerusform>
        </translation>
    </message>
    <message>
        <source>“Present” in the CV means {month}</source>
        <translation>“Hiện tại” trong CV được hiểu là {month}</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>Delete this report</source>
        <translation>Xóa báo cáo này</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Bỏ chọn</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select this report (Space)</source>
        <translation>Chọn báo cáo này (phím cách)</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message numerus="yes">
        <source>%n row(s) corrected by you</source>
        <translation>
            <numerusform>%n dòng do bạn sửa</numerusform>
        </translation>
    </message>
    <message>
        <source>No must-have asked for</source>
        <translation>Không có yêu cầu bắt buộc</translation>
    </message>
    <message>
        <source>{met} of {of} must-have met</source>
        <translation>Đạt {met}/{of} yêu cầu bắt buộc</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>chưa chấm</translation>
    </message>
    <message>
        <source>score {score} of 100</source>
        <translation>{score} trên 100 điểm</translation>
    </message>
</context>
<context>
    <name>ReportTabs</name>
    <message>
        <source>No other report of this job yet</source>
        <translation>Chưa có báo cáo nào khác cho công việc này</translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>Tất cả báo cáo</translation>
    </message>
    <message>
        <source>List the open reports</source>
        <translation>Danh sách báo cáo đang mở</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>So sánh với…</translation>
    </message>
    <message>
        <source>Opening the report…</source>
        <translation>Đang mở báo cáo…</translation>
    </message>
    <message>
        <source>Open reports</source>
        <translation>Báo cáo đang mở</translation>
    </message>
    <message>
        <source>Comparison: {title}</source>
        <translation>So sánh: {title}</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Parts of the report</source>
        <translation>Các phần của báo cáo</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Yêu cầu</translation>
    </message>
    <message>
        <source>Advert</source>
        <translation>Tin tuyển dụng</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Từ khóa</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Lời khuyên</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>Met</source>
        <translation>Đạt</translation>
    </message>
    <message>
        <source>Partly met</source>
        <translation>Đạt một phần</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Thiếu</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Chưa chấm</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Không tính</translation>
    </message>
    <message>
        <source>Judged: {judged}</source>
        <translation>Đã chấm: {judged}</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Có tranh cãi</translation>
    </message>
    <message>
        <source>Runs differ</source>
        <translation>Các lần khác nhau</translation>
    </message>
    <message>
        <source>About the company</source>
        <translation>Giới thiệu công ty</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>Quyền lợi</translation>
    </message>
    <message>
        <source>How to apply</source>
        <translation>Cách ứng tuyển</translation>
    </message>
    <message>
        <source>Equal opportunity statement</source>
        <translation>Cam kết cơ hội bình đẳng</translation>
    </message>
    <message>
        <source>Facts about the job</source>
        <translation>Thông tin về công việc</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Duties of the job</source>
        <translation>Mô tả công việc</translation>
    </message>
    <message>
        <source>Other text</source>
        <translation>Nội dung khác</translation>
    </message>
    <message>
        <source>Must-have</source>
        <translation>Bắt buộc</translation>
    </message>
    <message>
        <source>Nice to have</source>
        <translation>Ưu tiên</translation>
    </message>
    <message>
        <source>Hard skills</source>
        <translation>Kỹ năng chuyên môn</translation>
    </message>
    <message>
        <source>Soft skills</source>
        <translation>Kỹ năng mềm</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Kinh nghiệm</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Học vấn</translation>
    </message>
    <message>
        <source>Domain knowledge</source>
        <translation>Kiến thức chuyên ngành</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Bạn đã sửa</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>Chưa xác minh</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Trang {page}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Search by job or name</source>
        <translation>Tìm theo công việc hoặc tên</translation>
    </message>
    <message>
        <source>Search the reports</source>
        <translation>Tìm trong các báo cáo</translation>
    </message>
    <message>
        <source>Order of the reports</source>
        <translation>Thứ tự báo cáo</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mới nhất trước</translation>
    </message>
    <message>
        <source>Highest score first</source>
        <translation>Điểm cao nhất trước</translation>
    </message>
    <message>
        <source>By job</source>
        <translation>Theo công việc</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Theo tên</translation>
    </message>
    <message>
        <source>No reports yet</source>
        <translation>Chưa có báo cáo nào</translation>
    </message>
    <message>
        <source>Compare a CV with a job advert, and the report is kept here. It opens again with its highlights, even if the PDF has moved.</source>
        <translation>Hãy so một CV với một tin tuyển dụng, báo cáo sẽ được giữ ở đây. Báo cáo mở lại được cùng các đoạn tô sáng, kể cả khi tệp PDF đã chuyển chỗ.</translation>
    </message>
    <message>
        <source>Go to Analyze</source>
        <translation>Đến trang Phân tích</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>No report has these words in its job or name.</source>
        <translation>Không có báo cáo nào chứa những từ này trong công việc hoặc tên.</translation>
    </message>
    <message>
        <source>The reports could not be loaded</source>
        <translation>Không tải được danh sách báo cáo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Report for “{title}” deleted.</source>
        <translation>Đã xóa báo cáo “{title}”.</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) deleted.</source>
        <translation>
            <numerusform>Đã xóa %n báo cáo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n báo cáo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequirementsModel</name>
    <message>
        <source>Requirement</source>
        <translation>Yêu cầu</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>Evidence in the CV</source>
        <translation>Dẫn chứng trong CV</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>Corrected by you. {row} {judged}</source>
        <translation>Bạn đã sửa. {row} {judged}</translation>
    </message>
</context>
<context>
    <name>RequirementsTab</name>
    <message>
        <source>No row matches</source>
        <translation>Không có dòng nào phù hợp</translation>
    </message>
    <message>
        <source>No requirement fits the search and the filters together.</source>
        <translation>Không có yêu cầu nào khớp đồng thời với từ khóa tìm kiếm và các bộ lọc.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Xóa bộ lọc</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy the table for a spreadsheet</source>
        <translation>Sao chép bảng cho bảng tính</translation>
    </message>
</context>
<context>
    <name>RequirementsTable</name>
    <message>
        <source>Requirements</source>
        <translation>Các yêu cầu</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Khôi phục bản sao lưu</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that this backup names are no longer there. Everything else is.</source>
        <translation>
            <numerusform>%n tệp mà bản sao lưu này nhắc đến không còn nữa. Mọi thứ khác vẫn đủ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Looking through it…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Open a backup file…</source>
        <translation>Mở tệp sao lưu…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Xóa…</translation>
    </message>
    <message>
        <source>Delete this backup? This cannot be undone.</source>
        <translation>Xóa bản sao lưu này? Không thể hoàn tác.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Restore and reopen</source>
        <translation>Khôi phục và mở lại</translation>
    </message>
    <message>
        <source>The backup takes the place of everything in CareerFlow. What is here now is backed up first, so this can be taken back. CareerFlow closes and opens again.</source>
        <translation>Bản sao lưu sẽ thay thế toàn bộ dữ liệu trong CareerFlow. Dữ liệu hiện có được sao lưu trước nên bạn có thể quay lại. CareerFlow sẽ đóng rồi mở lại.</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Chưa có bản sao lưu</translation>
    </message>
    <message>
        <source>Open a backup file</source>
        <translation>Mở tệp sao lưu</translation>
    </message>
    <message>
        <source>CareerFlow backups (*.zip *.sqlite3)</source>
        <translation>Bản sao lưu CareerFlow (*.zip *.sqlite3)</translation>
    </message>
</context>
<context>
    <name>RewriteItem</name>
    <message>
        <source>Now in the CV</source>
        <translation>Hiện tại trong CV</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Hay hơn</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Trang {page}</translation>
    </message>
    <message>
        <source>Show this passage in the CV</source>
        <translation>Hiện đoạn này trong CV</translation>
    </message>
</context>
<context>
    <name>RowDetail</name>
    <message>
        <source>The selected requirement</source>
        <translation>Yêu cầu đang chọn</translation>
    </message>
    <message>
        <source>Select a row to see why it was judged so.</source>
        <translation>Chọn một dòng để xem vì sao có kết quả đó.</translation>
    </message>
    <message>
        <source>One of several alternatives: only the best of them counts.</source>
        <translation>Một trong nhiều lựa chọn thay thế nhau: chỉ tính lựa chọn tốt nhất.</translation>
    </message>
    <message>
        <source>In full: {requirement}</source>
        <translation>Toàn văn yêu cầu: {requirement}</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Correct this row</source>
        <translation>Sửa dòng này</translation>
    </message>
    <message>
        <source>Why? (optional)</source>
        <translation>Vì sao? (không bắt buộc)</translation>
    </message>
    <message>
        <source>Note on your verdict</source>
        <translation>Ghi chú cho đánh giá của bạn</translation>
    </message>
    <message>
        <source>As judged</source>
        <translation>Như đã chấm</translation>
    </message>
    <message>
        <source>You corrected this: {text}</source>
        <translation>Bạn đã sửa mục này: {text}</translation>
    </message>
    <message>
        <source>Unverified, earns nothing: “{quote}” is not in the CV.</source>
        <translation>Chưa xác minh, không được tính điểm: “{quote}” không có trong CV.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Show this passage in the CV</source>
        <translation>Xem đoạn này trong CV</translation>
    </message>
</context>
<context>
    <name>RowLink</name>
    <message>
        <source>Show the requirement: {text}, {verdict}</source>
        <translation>Hiện yêu cầu: {text}, {verdict}</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Not a requirement</source>
        <translation>Không phải yêu cầu</translation>
    </message>
    <message>
        <source>As judged</source>
        <translation>Như đã chấm</translation>
    </message>
</context>
<context>
    <name>SalaryField</name>
    <message>
        <source>Salary from</source>
        <translation>Lương từ</translation>
    </message>
    <message>
        <source>Salary to</source>
        <translation>Lương đến</translation>
    </message>
    <message>
        <source>from</source>
        <translation>từ</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Đơn vị tiền tệ</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>không rõ</translation>
    </message>
    <message>
        <source>Salary per</source>
        <translation>Lương tính theo</translation>
    </message>
    <message>
        <source>An amount such as 15000000, 15 million as 15m, or 90k</source>
        <translation>Một số tiền như 15000000, 15 triệu hoặc 90k</translation>
    </message>
</context>
<context>
    <name>SalaryWords</name>
    <message>
        <source>{pay} an hour</source>
        <translation>{pay}/giờ</translation>
    </message>
    <message>
        <source>{pay} a day</source>
        <translation>{pay}/ngày</translation>
    </message>
    <message>
        <source>{pay} a month</source>
        <translation>{pay}/tháng</translation>
    </message>
    <message>
        <source>{pay} a year</source>
        <translation>{pay}/năm</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>không rõ</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>một giờ</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>một ngày</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>một tháng</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>một năm</translation>
    </message>
    <message>
        <source>up to {amount}</source>
        <translation>đến {amount}</translation>
    </message>
    <message>
        <source>from {amount}</source>
        <translation>từ {amount}</translation>
    </message>
    <message>
        <source>{amount} million VND</source>
        <translation>{amount} triệu đồng</translation>
    </message>
</context>
<context>
    <name>SaveChartDialog</name>
    <message>
        <source>PNG picture</source>
        <translation>Ảnh PNG</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>Hình vẽ SVG</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>Bảng CSV</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Lưu biểu đồ</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>PDF document</source>
        <translation>Tài liệu PDF</translation>
    </message>
    <message>
        <source>Markdown text</source>
        <translation>Văn bản Markdown</translation>
    </message>
    <message>
        <source>JSON data</source>
        <translation>Dữ liệu JSON</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Văn bản thuần</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Ảnh PNG</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>Hình vẽ SVG</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Xuất báo cáo</translation>
    </message>
    <message>
        <source>Save to pipeline</source>
        <translation>Lưu vào Ứng tuyển</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Công ty</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>This advert is in your library already; the application joins it.</source>
        <translation>Tin này đã có trong thư viện; đơn ứng tuyển sẽ được gắn với tin đó.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Chức danh</translation>
    </message>
    <message>
        <source>Say on which day it came into this stage.</source>
        <translation>Hãy cho biết ngày chuyển sang giai đoạn này.</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>Ngày này chưa đến.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Search requirements, reasons and evidence</source>
        <translation>Tìm trong yêu cầu, lý do và dẫn chứng</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Xóa nội dung tìm kiếm</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>not found</source>
        <translation>không tìm thấy</translation>
    </message>
    <message numerus="yes">
        <source>%n dated job(s)</source>
        <translation>
            <numerusform>%n công việc có thời gian</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n dòng</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionName</name>
    <message>
        <source>Name and contact</source>
        <translation>Họ tên và liên hệ</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Giới thiệu</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Kinh nghiệm</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Học vấn</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Kỹ năng</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Dự án</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Chứng chỉ</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Giải thưởng</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Công bố khoa học</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Hoạt động</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>Sở thích</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Người tham chiếu</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Nội dung khác</translation>
    </message>
</context>
<context>
    <name>SectionRow</name>
    <message>
        <source>Without a heading</source>
        <translation>Không có tiêu đề</translation>
    </message>
    <message>
        <source>Added by you</source>
        <translation>Bạn đã thêm</translation>
    </message>
    <message>
        <source>Split “{section}”: begin another section at one of its lines</source>
        <translation>Tách “{section}”: bắt đầu một phần khác tại một dòng trong đó</translation>
    </message>
    <message>
        <source>No section begins at “{section}”</source>
        <translation>Không có phần nào bắt đầu tại “{section}”</translation>
    </message>
    <message>
        <source>“{section}” is no section: merge it with the one above</source>
        <translation>“{section}” không phải là một phần riêng: gộp vào phần phía trên</translation>
    </message>
    <message>
        <source>Belongs to the section above: {section}</source>
        <translation>Thuộc phần phía trên: {section}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
</context>
<context>
    <name>SectionRows</name>
    <message>
        <source>Nothing below its heading</source>
        <translation>Không có gì bên dưới tiêu đề</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Các mục</translation>
    </message>
    <message>
        <source>Choose another kind where a heading was misunderstood, split a section where another begins in it, or merge one that is none with the one above: once you save, jobs, education and skills are read by it.</source>
        <translation>Hãy chọn lại loại nếu tiêu đề bị hiểu sai, tách một phần nếu có phần khác bắt đầu bên trong, hoặc gộp vào phần phía trên nếu đó không phải là một phần riêng: sau khi lưu, công việc, học vấn và kỹ năng sẽ được đọc lại theo đó.</translation>
    </message>
</context>
<context>
    <name>SectionStart</name>
    <message>
        <source>At which line does another section begin?</source>
        <translation>Phần khác bắt đầu ở dòng nào?</translation>
    </message>
    <message>
        <source>This line is its heading</source>
        <translation>Dòng này là tiêu đề của phần đó</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Begin a section here</source>
        <translation>Bắt đầu phần mới ở đây</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>Đã chọn %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Select two reports to compare them</source>
        <translation>Chọn hai báo cáo để so sánh</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Bỏ chọn tất cả</translation>
    </message>
</context>
<context>
    <name>SentDialog</name>
    <message>
        <source>What was sent</source>
        <translation>Nội dung đã gửi</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Chưa gửi gì</translation>
    </message>
    <message>
        <source>Each call of a language model will be noted here, without its text.</source>
        <translation>Mỗi lần gọi mô hình ngôn ngữ sẽ được ghi lại ở đây, không kèm nội dung văn bản.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Delete the log…</source>
        <translation>Xóa nhật ký…</translation>
    </message>
    <message>
        <source>Delete the whole log? This cannot be undone.</source>
        <translation>Xóa toàn bộ nhật ký? Không thể hoàn tác.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Every call of a language model, noted on this computer only: never the text itself.</source>
        <translation>Mọi lần gọi mô hình ngôn ngữ, chỉ ghi trên máy này: không bao giờ ghi nội dung văn bản.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã sao chép</translation>
    </message>
</context>
<context>
    <name>SentModel</name>
    <message>
        <source>When</source>
        <translation>Thời điểm</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Mục đích</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Số ký tự</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>Token vào / ra</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Sent to {name}.</source>
        <translation>Gửi đến {name}.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of personal data were replaced.</source>
        <translation>
            <numerusform>Đã thay thế %n mục dữ liệu cá nhân.</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider had {number} of the tokens already.</source>
        <translation>Nhà cung cấp đã có sẵn {number} token trong số đó.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Không trả lời</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Đã trả lời</translation>
    </message>
    <message>
        <source>It failed: {code}.</source>
        <translation>Không thành công: {code}.</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Đánh giá</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Lời khuyên</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Kiểm tra kết nối</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Thay đổi…</translation>
    </message>
    <message>
        <source>About CareerFlow…</source>
        <translation>Giới thiệu về CareerFlow…</translation>
    </message>
    <message>
        <source>CareerFlow {version}. Free software under the GNU AGPL, version 3 or later.</source>
        <translation>CareerFlow {version}. Phần mềm tự do theo giấy phép GNU AGPL, phiên bản 3 trở lên.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Of the window and of what reports say. It changes at once.</source>
        <translation>Của cửa sổ và của lời trong báo cáo. Thay đổi có hiệu lực ngay.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>System follows the light and dark setting of this computer.</source>
        <translation>“Theo hệ thống” sẽ sáng hay tối theo cài đặt của máy này.</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Thư mục dữ liệu</translation>
    </message>
    <message>
        <source>Everything is kept in this folder on this computer. A new folder is used from the next start; to keep your reports, copy the old one&apos;s content into it.</source>
        <translation>Mọi thứ được giữ trong thư mục này, trên máy này. Thư mục mới được dùng từ lần mở sau; muốn giữ các báo cáo, hãy chép nội dung thư mục cũ sang đó.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Bộ mã hóa</translation>
    </message>
    <message>
        <source>Tells how near a requirement and a passage of the CV are in meaning. The two that come with CareerFlow are for English and Vietnamese, small and fast; its verdicts were measured with them. Another one from sentence-transformers may know your field or language better; it takes more memory and time. Looking up a name asks huggingface.co for it; nothing of yours is sent.</source>
        <translation>Cho biết một yêu cầu và một đoạn trong CV gần nghĩa nhau đến đâu. Hai bộ đi kèm CareerFlow dành cho tiếng Anh và tiếng Việt, nhỏ và nhanh; các đánh giá của chương trình đã được đo bằng hai bộ này. Một bộ khác của sentence-transformers có thể hiểu ngành nghề hoặc ngôn ngữ của bạn hơn, nhưng tốn bộ nhớ và thời gian hơn. Tra cứu một tên tức là hỏi huggingface.co về tên đó; không có dữ liệu nào của bạn được gửi đi.</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Nhắc nhở</translation>
    </message>
    <message>
        <source>Of next steps, interviews and deadlines: in the window, and by this computer while CareerFlow runs. They name the job and the company, nothing else.</source>
        <translation>Về việc tiếp theo, phỏng vấn và hạn nộp: trong cửa sổ, và qua thông báo của máy tính khi CareerFlow đang chạy. Lời nhắc chỉ nêu tên việc làm và công ty, không gì khác.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Chưa có phản hồi</translation>
    </message>
    <message>
        <source>So long after you applied you are reminded to ask, once.</source>
        <translation>Sau chừng ấy ngày kể từ khi nộp đơn, bạn được nhắc hỏi lại một lần.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Cập nhật</translation>
    </message>
    <message>
        <source>Asks GitHub which version is the newest. Nothing of yours is sent; nothing is downloaded or installed. Off unless you switch it on.</source>
        <translation>Hỏi GitHub xem phiên bản nào mới nhất. Không gửi dữ liệu nào của bạn; không tải về hay cài đặt gì. Tính năng này tắt cho đến khi bạn bật.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Choose a data folder</source>
        <translation>Chọn thư mục dữ liệu</translation>
    </message>
</context>
<context>
    <name>SideSummary</name>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Open this report in its tab</source>
        <translation>Mở báo cáo này trong thẻ riêng</translation>
    </message>
    <message>
        <source>No must-have asked for</source>
        <translation>Không có yêu cầu bắt buộc</translation>
    </message>
    <message>
        <source>No nice-to-have asked for</source>
        <translation>Không có yêu cầu ưu tiên</translation>
    </message>
    <message>
        <source>Must-have: {met} of {of}</source>
        <translation>Bắt buộc: {met}/{of}</translation>
    </message>
    <message>
        <source>Nice to have: {met} of {of}</source>
        <translation>Ưu tiên: {met}/{of}</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Order of the rows</source>
        <translation>Thứ tự các dòng</translation>
    </message>
    <message>
        <source>As in the advert</source>
        <translation>Theo tin tuyển dụng</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>Theo nhóm</translation>
    </message>
    <message>
        <source>Must-haves first</source>
        <translation>Bắt buộc trước</translation>
    </message>
    <message>
        <source>Gaps first</source>
        <translation>Phần còn thiếu trước</translation>
    </message>
    <message>
        <source>Fewest points first</source>
        <translation>Ít điểm nhất trước</translation>
    </message>
    <message>
        <source>As in the CV</source>
        <translation>Theo thứ tự trong CV</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Đảo ngược thứ tự</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Wishlist</source>
        <translation>Quan tâm</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Đã nộp</translation>
    </message>
    <message>
        <source>Interviewing</source>
        <translation>Phỏng vấn</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Đề nghị</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Bị từ chối</translation>
    </message>
</context>
<context>
    <name>StageDialog</name>
    <message>
        <source>Add a stage</source>
        <translation>Thêm giai đoạn</translation>
    </message>
    <message>
        <source>Edit the stage</source>
        <translation>Sửa giai đoạn</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Được tính là</translation>
    </message>
    <message>
        <source>The dashboard and the statistics count its applications among these.</source>
        <translation>Trang tổng quan và thống kê tính các đơn trong giai đoạn này vào nhóm đó.</translation>
    </message>
</context>
<context>
    <name>StageMenu</name>
    <message>
        <source>Rename…</source>
        <translation>Đổi tên…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>Chuyển sang trái</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Chuyển sang phải</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Thu gọn</translation>
    </message>
    <message>
        <source>Add a stage…</source>
        <translation>Thêm giai đoạn…</translation>
    </message>
    <message>
        <source>Delete this stage</source>
        <translation>Xóa giai đoạn này</translation>
    </message>
    <message>
        <source>Delete, and move its cards to</source>
        <translation>Xóa và chuyển các thẻ sang</translation>
    </message>
</context>
<context>
    <name>StageProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>All that were sent</source>
        <translation>Tất cả đơn đã nộp</translation>
    </message>
    <message>
        <source>Of the applications that were sent: how many had any answer (an interview, an offer or a rejection), and how many came to an interview. The line over a bar is the 95% interval (Wilson): the fewer cases, the longer it is. Groups under {fewest} are hidden, since chance decides there.</source>
        <translation>Trong số đơn đã nộp: bao nhiêu đơn có phản hồi (phỏng vấn, đề nghị hoặc từ chối) và bao nhiêu đơn được phỏng vấn. Vạch trên thanh là khoảng tin cậy 95% (Wilson): càng ít đơn, vạch càng dài. Nhóm dưới {fewest} đơn bị ẩn vì kết quả ở đó phần lớn là ngẫu nhiên.</translation>
    </message>
    <message>
        <source>Answers by source</source>
        <translation>Tỷ lệ phản hồi theo nguồn</translation>
    </message>
    <message>
        <source>Answers by CV version</source>
        <translation>Tỷ lệ phản hồi theo phiên bản CV</translation>
    </message>
    <message>
        <source>Answers by score</source>
        <translation>Tỷ lệ phản hồi theo điểm</translation>
    </message>
    <message>
        <source>Score {low} to {high}</source>
        <translation>Điểm {low} đến {high}</translation>
    </message>
    <message>
        <source>Source not known</source>
        <translation>Không rõ nguồn</translation>
    </message>
    <message>
        <source>No CV named</source>
        <translation>Không ghi CV</translation>
    </message>
    <message>
        <source>No report</source>
        <translation>Không có báo cáo</translation>
    </message>
    <message>
        <source>Any answer</source>
        <translation>Có phản hồi</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Phỏng vấn</translation>
    </message>
    <message>
        <source>{share} ({hits} of {of})</source>
        <translation>{share} ({hits}/{of})</translation>
    </message>
    <message>
        <source>95% interval: {low} to {high}</source>
        <translation>khoảng tin cậy 95%: {low} đến {high}</translation>
    </message>
    <message>
        <source>Rates are shown from {fewest} applications on that were sent in this period; there are {sent}. Move a card to “Applied” when you have sent it.</source>
        <translation>Tỷ lệ chỉ hiện khi có ít nhất {fewest} đơn đã nộp trong khoảng thời gian này; hiện có {sent}. Hãy chuyển thẻ sang “Đã nộp” khi bạn đã nộp đơn.</translation>
    </message>
    <message>
        <source>Hidden, with fewer than {fewest} applications each: groups: {groups}, applications: {cases}.</source>
        <translation>Đã ẩn các nhóm có dưới {fewest} đơn: {groups} nhóm, {cases} đơn.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Đã nộp</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Có phản hồi</translation>
    </message>
    <message>
        <source>Answered (%)</source>
        <translation>Có phản hồi (%)</translation>
    </message>
    <message>
        <source>Answered: 95% from</source>
        <translation>Có phản hồi: 95% từ</translation>
    </message>
    <message>
        <source>Answered: 95% to</source>
        <translation>Có phản hồi: 95% đến</translation>
    </message>
    <message>
        <source>Interviewed</source>
        <translation>Được phỏng vấn</translation>
    </message>
    <message>
        <source>Interviewed (%)</source>
        <translation>Được phỏng vấn (%)</translation>
    </message>
    <message>
        <source>Interviewed: 95% from</source>
        <translation>Được phỏng vấn: 95% từ</translation>
    </message>
    <message>
        <source>Interviewed: 95% to</source>
        <translation>Được phỏng vấn: 95% đến</translation>
    </message>
    <message>
        <source>Days to the first answer (median)</source>
        <translation>Số ngày đến phản hồi đầu tiên (trung vị)</translation>
    </message>
    <message>
        <source>Half of the answers came within {days} days.</source>
        <translation>Một nửa số phản hồi đến trong vòng {days} ngày.</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Theo thời gian</translation>
    </message>
    <message>
        <source>What happened in the period. Each application counts once for each thing: on the day when it came into the pipeline, was sent, first came to an interview, an offer, a rejection. Weeks begin on Monday.</source>
        <translation>Những gì diễn ra trong khoảng thời gian này. Mỗi đơn được tính một lần cho mỗi mục: vào ngày được lưu vào Ứng tuyển, ngày nộp, ngày đầu tiên được phỏng vấn, nhận đề nghị, bị từ chối. Tuần bắt đầu từ thứ Hai.</translation>
    </message>
    <message>
        <source>Nothing happened in this period. Choose a longer one.</source>
        <translation>Không có gì diễn ra trong khoảng thời gian này. Hãy chọn khoảng dài hơn.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Phỏng vấn</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Đề nghị</translation>
    </message>
    <message>
        <source>Rejections</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Week of {day}</source>
        <translation>Tuần từ {day}</translation>
    </message>
    <message>
        <source>Month from</source>
        <translation>Tháng, từ ngày</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Tuần, từ ngày</translation>
    </message>
    <message>
        <source>How far they came</source>
        <translation>Đơn đi đến đâu</translation>
    </message>
    <message>
        <source>How many came at least as far as each step, whatever became of them later; whoever skipped a step counts as having passed it. The share is that of the step before. A wish that was let go straight from the wishlist was not sent.</source>
        <translation>Bao nhiêu đơn đã đến ít nhất bước đó, dù sau này ra sao; đơn bỏ qua một bước vẫn được tính là đã qua bước ấy. Tỷ lệ được tính so với bước liền trước. Việc làm bị loại thẳng từ cột Quan tâm không được tính là đã nộp.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Bước</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Số đơn</translation>
    </message>
    <message>
        <source>Share of the step before (%)</source>
        <translation>Tỷ lệ so với bước trước (%)</translation>
    </message>
    <message>
        <source>No application came into the pipeline in this period. Choose a longer one.</source>
        <translation>Không có đơn nào được lưu vào Ứng tuyển trong khoảng thời gian này. Hãy chọn khoảng dài hơn.</translation>
    </message>
    <message>
        <source>In the pipeline</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Đề nghị</translation>
    </message>
    <message>
        <source>{share} of the step before</source>
        <translation>{share} so với bước trước</translation>
    </message>
    <message>
        <source>From stage to stage</source>
        <translation>Từ giai đoạn này sang giai đoạn khác</translation>
    </message>
    <message>
        <source>Every move of these applications, as their histories say now. The bands are as wide as many went that way; moves back are grey and pass below. The figure of a stage says how often an application came into it, and how many are there now.</source>
        <translation>Mọi lần chuyển giai đoạn của các đơn này theo lịch sử hiện tại. Dải càng rộng thì càng nhiều đơn đi theo hướng đó; các lần chuyển ngược có màu xám và nằm bên dưới. Con số ở mỗi giai đoạn cho biết có bao nhiêu lượt đơn đã vào và bao nhiêu đơn đang ở đó.</translation>
    </message>
    <message>
        <source>No application was moved yet. Drag a card on the pipeline to its next stage, and its way is drawn here.</source>
        <translation>Chưa có đơn nào được chuyển giai đoạn. Hãy kéo một thẻ ở trang Ứng tuyển sang giai đoạn tiếp theo, đường đi của đơn sẽ được vẽ ở đây.</translation>
    </message>
    <message>
        <source>{came} came · {here} here</source>
        <translation>{came} lượt vào · {here} đang ở</translation>
    </message>
    <message>
        <source>From {source} to {target}: {count}</source>
        <translation>Từ {source} sang {target}: {count}</translation>
    </message>
    <message>
        <source>(new in the pipeline)</source>
        <translation>(mới lưu)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Số lượt</translation>
    </message>
    <message>
        <source>Shown from {fewest} applications on in a stage; there are fewer yet.</source>
        <translation>Chỉ hiện khi một giai đoạn có ít nhất {fewest} đơn; hiện chưa đủ.</translation>
    </message>
    <message>
        <source>Days in a stage</source>
        <translation>Số ngày ở mỗi giai đoạn</translation>
    </message>
    <message>
        <source>Half of the applications stayed shorter, half longer (median). Those that have moved on and those that are still there are told apart: the latter are not over yet. Each time that an application came into a stage counts; offers and rejections are ends and are not shown.</source>
        <translation>Một nửa số đơn ở lại ngắn hơn, một nửa lâu hơn (trung vị). Đơn đã chuyển đi và đơn còn ở lại được tách riêng, vì đơn còn ở lại thì chưa kết thúc. Mỗi lần đơn vào một giai đoạn được tính một lần; đề nghị và từ chối là điểm kết thúc nên không hiện.</translation>
    </message>
    <message>
        <source>Moved on: {days} days ({count})</source>
        <translation>Đã chuyển: {days} ngày ({count})</translation>
    </message>
    <message>
        <source>Still here: {days} days ({count})</source>
        <translation>Đang ở: {days} ngày ({count})</translation>
    </message>
    <message>
        <source>Stages hidden, with fewer than {fewest} cases: {count}.</source>
        <translation>Số giai đoạn bị ẩn vì có dưới {fewest} lượt: {count}.</translation>
    </message>
    <message>
        <source>Days in a stage by source</source>
        <translation>Số ngày ở mỗi giai đoạn theo nguồn</translation>
    </message>
    <message>
        <source>Days in a stage by CV version</source>
        <translation>Số ngày ở mỗi giai đoạn theo phiên bản CV</translation>
    </message>
    <message>
        <source>Days in a stage by score</source>
        <translation>Số ngày ở mỗi giai đoạn theo điểm</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Moved on</source>
        <translation>Đã chuyển</translation>
    </message>
    <message>
        <source>Days (median)</source>
        <translation>Số ngày (trung vị)</translation>
    </message>
    <message>
        <source>Still here</source>
        <translation>Đang ở</translation>
    </message>
    <message>
        <source>Days so far (median)</source>
        <translation>Số ngày đến nay (trung vị)</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Statistics</source>
        <translation>Thống kê</translation>
    </message>
    <message>
        <source>Nothing to count yet</source>
        <translation>Chưa có gì để thống kê</translation>
    </message>
    <message>
        <source>Save jobs to the pipeline and move their cards when something happens. From the first one on, this page shows how far your applications come, how long answers take, and which sources and CVs work best.</source>
        <translation>Hãy lưu việc làm vào Ứng tuyển và chuyển thẻ khi có diễn biến mới. Ngay từ đơn đầu tiên, trang này cho thấy đơn của bạn đi đến đâu, bao lâu thì có phản hồi, nguồn và CV nào hiệu quả nhất.</translation>
    </message>
    <message>
        <source>Go to the pipeline</source>
        <translation>Đến trang Ứng tuyển</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Phân nhóm</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>Theo nguồn</translation>
    </message>
    <message>
        <source>By CV version</source>
        <translation>Theo phiên bản CV</translation>
    </message>
    <message>
        <source>By score</source>
        <translation>Theo điểm</translation>
    </message>
    <message>
        <source>Came into the pipeline in this period: {applications} of {total}. Sent of these: {sent}.</source>
        <translation>Lưu vào Ứng tuyển trong khoảng thời gian này: {applications}/{total} đơn. Trong đó đã nộp: {sent}.</translation>
    </message>
</context>
<context>
    <name>StudyEntry</name>
    <message>
        <source>The end is before the start.</source>
        <translation>Thời điểm kết thúc sớm hơn thời điểm bắt đầu.</translation>
    </message>
    <message>
        <source>Write the date as 03/2021 or 2021.</source>
        <translation>Hãy ghi thời gian theo dạng 03/2021 hoặc 2021.</translation>
    </message>
    <message>
        <source>No degree was found here.</source>
        <translation>Không thấy bằng cấp ở đây.</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>Bằng cấp</translation>
    </message>
    <message>
        <source>Field of study</source>
        <translation>Ngành học</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Trường</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>Still studying</source>
        <translation>Vẫn đang học</translation>
    </message>
    <message>
        <source>month/year</source>
        <translation>tháng/năm</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Không ghi</translation>
    </message>
    <message>
        <source>High school</source>
        <translation>Trung học phổ thông</translation>
    </message>
    <message>
        <source>Vocational training</source>
        <translation>Trung cấp nghề</translation>
    </message>
    <message>
        <source>Associate degree</source>
        <translation>Cao đẳng</translation>
    </message>
    <message>
        <source>Bachelor or engineer</source>
        <translation>Cử nhân, kỹ sư</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Thạc sĩ</translation>
    </message>
    <message>
        <source>Doctorate</source>
        <translation>Tiến sĩ</translation>
    </message>
</context>
<context>
    <name>SyncFields</name>
    <message>
        <source>Application</source>
        <translation>Đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Việc làm</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Phỏng vấn</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Người liên hệ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Stage in the history</source>
        <translation>Giai đoạn trong lịch sử</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Correction of a CV</source>
        <translation>Chỉnh sửa CV</translation>
    </message>
    <message>
        <source>Correction of an advert</source>
        <translation>Chỉnh sửa tin tuyển dụng</translation>
    </message>
    <message>
        <source>Correction of a verdict</source>
        <translation>Chỉnh sửa đánh giá</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Chức danh</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Công ty</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Hạn nộp</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Advert</source>
        <translation>Tin tuyển dụng</translation>
    </message>
    <message>
        <source>Salary, from</source>
        <translation>Lương, từ</translation>
    </message>
    <message>
        <source>Salary, up to</source>
        <translation>Lương, đến</translation>
    </message>
    <message>
        <source>Salary, currency</source>
        <translation>Lương, loại tiền</translation>
    </message>
    <message>
        <source>Salary, period</source>
        <translation>Lương, kỳ trả</translation>
    </message>
    <message>
        <source>Name of the CV</source>
        <translation>Tên CV</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>Day of the next step</source>
        <translation>Ngày của việc tiếp theo</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Vòng</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Ngày giờ</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Số phút</translation>
    </message>
    <message>
        <source>Place or link</source>
        <translation>Địa điểm hoặc liên kết</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Với ai</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Version before</source>
        <translation>Phiên bản trước</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Đánh giá</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Đã thay đổi</translation>
    </message>
    <message>
        <source>Not in the trash</source>
        <translation>Không ở trong thùng rác</translation>
    </message>
    <message>
        <source>In the trash since {time}</source>
        <translation>Trong thùng rác từ {time}</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Mục khác</translation>
    </message>
</context>
<context>
    <name>SyncSection</name>
    <message>
        <source>Sync</source>
        <translation>Đồng bộ</translation>
    </message>
    <message>
        <source>Keeps CareerFlow the same on all your computers, over a database of your own: a free one at Supabase, or any PostgreSQL. Off unless you connect one. Your CVs, adverts, applications, notes and reports then leave this computer, for that database alone; encrypted first, unless you decide otherwise.</source>
        <translation>Giữ cho CareerFlow giống nhau trên mọi máy tính của bạn, qua một cơ sở dữ liệu của riêng bạn: gói miễn phí của Supabase hoặc một máy chủ PostgreSQL bất kỳ. Tắt cho đến khi bạn kết nối. Khi đó CV, tin tuyển dụng, đơn ứng tuyển, ghi chú và báo cáo sẽ rời máy tính này, chỉ để đến cơ sở dữ liệu đó; và được mã hóa trước, trừ khi bạn chọn khác.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Chưa kết nối</translation>
    </message>
    <message>
        <source>Everything stays on this computer. You see each step before it is taken.</source>
        <translation>Mọi dữ liệu chỉ nằm trên máy tính này. Bạn được xem từng bước trước khi thực hiện.</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Lần đồng bộ gần nhất</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Xung đột</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Cụm mật khẩu</translation>
    </message>
    <message>
        <source>You type it when you connect another computer.</source>
        <translation>Bạn cần nhập nó khi kết nối thêm một máy tính.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Ngắt kết nối</translation>
    </message>
    <message>
        <source>What is on this computer stays. You choose what becomes of the server&apos;s copy.</source>
        <translation>Dữ liệu trên máy tính này vẫn còn. Bạn chọn giữ hay xóa bản sao trên máy chủ.</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Kết nối…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Đồng bộ ngay</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Xem…</translation>
    </message>
    <message>
        <source>Show the conflicts</source>
        <translation>Xem các xung đột</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Đổi…</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Đổi cụm mật khẩu</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Ngắt kết nối…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Resume sync</source>
        <translation>Tiếp tục đồng bộ</translation>
    </message>
    <message>
        <source>Pause sync</source>
        <translation>Tạm dừng đồng bộ</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of one computer gave way to later changes on another.</source>
        <translation>
            <numerusform>%n giá trị trên một máy tính đã nhường chỗ cho thay đổi mới hơn trên máy tính khác.</numerusform>
        </translation>
    </message>
    <message>
        <source>On: the server cannot read what it keeps</source>
        <translation>Bật: máy chủ không đọc được nội dung nó lưu</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Thư viện</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Máy tính này</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Mã hóa</translation>
    </message>
    <message>
        <source>Off: the server can read it</source>
        <translation>Tắt: máy chủ đọc được nội dung</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Chưa lần nào</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>đang tạm dừng</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to send</source>
        <translation>
            <numerusform>%n thay đổi chờ gửi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to send</source>
        <translation>
            <numerusform>%n tệp chờ gửi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n large file(s) wait for a network that is not metered</source>
        <translation>
            <numerusform>%n tệp lớn đang chờ mạng không tính phí theo dung lượng</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncStatus</name>
    <message>
        <source>Syncing</source>
        <translation>Đang đồng bộ</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Ngoại tuyến</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Cần bạn</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>Đã đồng bộ</translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n chờ gửi</numerusform>
        </translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>chưa lần nào</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait to be sent.</source>
        <translation>
            <numerusform>%n thay đổi đang chờ gửi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) wait to be sent.</source>
        <translation>
            <numerusform>%n tệp đang chờ gửi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n large file(s) wait for a network that is not metered.</source>
        <translation>
            <numerusform>%n tệp lớn đang chờ mạng không tính phí theo dung lượng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to look at.</source>
        <translation>
            <numerusform>%n xung đột cần xem.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync: not yet.</source>
        <translation>Đồng bộ: chưa lần nào.</translation>
    </message>
    <message>
        <source>Sync: last done {ago}.</source>
        <translation>Đồng bộ: lần gần nhất {ago}.</translation>
    </message>
    <message>
        <source>Sync: at work.</source>
        <translation>Đồng bộ: đang chạy.</translation>
    </message>
    <message>
        <source>Sync: paused.</source>
        <translation>Đồng bộ: đang tạm dừng.</translation>
    </message>
    <message>
        <source>Sync: offline, tried again by itself.</source>
        <translation>Đồng bộ: đang ngoại tuyến, sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>Sync: stopped, it needs you.</source>
        <translation>Đồng bộ: đã dừng, cần bạn xử lý.</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message>
        <source>Close {title}</source>
        <translation>Đóng {title}</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Applications</source>
        <translation>Đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Click to sort, drag to move, right-click to choose columns</source>
        <translation>Bấm để sắp xếp, kéo để dời cột, bấm chuột phải để chọn cột</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sắp xếp theo</translation>
    </message>
    <message>
        <source>As on the board</source>
        <translation>Như trên bảng</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Đảo ngược thứ tự</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message numerus="yes">
        <source>Tags of %n application(s)</source>
        <translation>
            <numerusform>Nhãn của %n đơn ứng tuyển</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
</context>
<context>
    <name>TagsField</name>
    <message>
        <source>Add a tag</source>
        <translation>Thêm nhãn</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Nhãn mới</translation>
    </message>
    <message>
        <source>Remove the tag {tag}</source>
        <translation>Bỏ nhãn {tag}</translation>
    </message>
</context>
<context>
    <name>ThumbnailModel</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Trang {page}/{pages}</translation>
    </message>
    <message numerus="yes">
        <source>%n marked passage(s)</source>
        <translation>
            <numerusform>%n đoạn được đánh dấu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashList</name>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Xóa vĩnh viễn…</translation>
    </message>
</context>
<context>
    <name>TrashModel</name>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Việc làm</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Đơn ứng tuyển</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Không có tiêu đề</translation>
    </message>
    <message>
        <source>deleted on {day}</source>
        <translation>xóa ngày {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>còn %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>goes today</source>
        <translation>xóa hẳn hôm nay</translation>
    </message>
</context>
<context>
    <name>TrashTab</name>
    <message>
        <source>What is deleted stays here for 30 days and then goes for good.</source>
        <translation>Những gì bạn xóa được giữ ở đây 30 ngày rồi bị xóa vĩnh viễn.</translation>
    </message>
    <message>
        <source>Search the trash</source>
        <translation>Tìm trong thùng rác</translation>
    </message>
    <message>
        <source>Search the trash by title</source>
        <translation>Tìm trong thùng rác theo tiêu đề</translation>
    </message>
    <message>
        <source>Only this kind</source>
        <translation>Chỉ loại này</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Mọi loại</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Xóa vĩnh viễn…</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Dọn sạch thùng rác…</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Thùng rác trống</translation>
    </message>
    <message>
        <source>CVs, jobs, applications and reports that you delete are kept here for 30 days, so that you can bring them back.</source>
        <translation>CV, việc làm, đơn ứng tuyển và báo cáo mà bạn xóa được giữ ở đây 30 ngày để bạn có thể khôi phục.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>Nothing in the trash has these words.</source>
        <translation>Không có mục nào trong thùng rác khớp với từ khóa này.</translation>
    </message>
    <message>
        <source>The trash could not be loaded</source>
        <translation>Không tải được thùng rác</translation>
    </message>
</context>
<context>
    <name>TypedDate</name>
    <message>
        <source>today</source>
        <translation>hôm nay</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>ngày mai</translation>
    </message>
</context>
<context>
    <name>UpdatesSection</name>
    <message>
        <source>Check now</source>
        <translation>Kiểm tra ngay</translation>
    </message>
    <message>
        <source>Check once a day, after the start</source>
        <translation>Kiểm tra mỗi ngày một lần, sau khi mở chương trình</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Mở trang tải</translation>
    </message>
    <message>
        <source>Asking GitHub…</source>
        <translation>Đang hỏi GitHub…</translation>
    </message>
</context>
<context>
    <name>VersionDialog</name>
    <message>
        <source>Next version of a CV</source>
        <translation>Phiên bản tiếp theo của một CV</translation>
    </message>
    <message>
        <source>“{name}” is the next version of</source>
        <translation>“{name}” là phiên bản tiếp theo của</translation>
    </message>
    <message>
        <source>Search by name, file or person</source>
        <translation>Tìm theo tên, tệp hoặc người</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>No other CV has these words.</source>
        <translation>Không có CV nào khác khớp với từ khóa này.</translation>
    </message>
    <message>
        <source>Versions are shown in their order, and their reports compared.</source>
        <translation>Các phiên bản được xếp theo thứ tự và báo cáo của chúng được so sánh với nhau.</translation>
    </message>
</context>
<context>
    <name>VersionLine</name>
    <message>
        <source>Next version of…</source>
        <translation>Là bản tiếp theo của…</translation>
    </message>
    <message>
        <source>Not a next version</source>
        <translation>Không phải bản tiếp theo</translation>
    </message>
    <message>
        <source>Compare with the version before</source>
        <translation>So sánh với phiên bản trước</translation>
    </message>
    <message>
        <source>v{number} {name}</source>
        <translation>bản {number}: {name}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>From the first CV to the offer, in three steps</source>
        <translation>Từ CV đầu tiên đến lời mời nhận việc, qua ba bước</translation>
    </message>
    <message>
        <source>Once you track an application, this page shows what is next, what waits for an answer, and how it all goes. Everything stays on this computer.</source>
        <translation>Khi bạn theo dõi một đơn ứng tuyển, trang này cho biết việc sắp tới, đơn nào đang chờ phản hồi và mọi việc tiến triển ra sao. Mọi dữ liệu đều ở trên máy tính này.</translation>
    </message>
    <message>
        <source>1. Analyze</source>
        <translation>1. Phân tích</translation>
    </message>
    <message>
        <source>2. Save to pipeline</source>
        <translation>2. Lưu vào Ứng tuyển</translation>
    </message>
    <message>
        <source>3. Track</source>
        <translation>3. Theo dõi</translation>
    </message>
    <message>
        <source>Drop a CV, paste a job advert, and see how well they fit and why.</source>
        <translation>Thả CV vào, dán tin tuyển dụng, rồi xem mức độ phù hợp và lý do.</translation>
    </message>
    <message>
        <source>In a report, choose “Save to pipeline”: the advert, the CV and the report stay together.</source>
        <translation>Trong một báo cáo, chọn “Lưu vào Ứng tuyển”: tin tuyển dụng, CV và báo cáo được giữ cùng nhau.</translation>
    </message>
    <message>
        <source>Move the card when something happens, and note interviews and next steps: you are reminded of them.</source>
        <translation>Chuyển thẻ khi có diễn biến mới, ghi lại lịch phỏng vấn và việc tiếp theo: bạn sẽ được nhắc.</translation>
    </message>
    <message>
        <source>Analyze a CV</source>
        <translation>Phân tích CV</translation>
    </message>
    <message>
        <source>Open the reports</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>Go to the pipeline</source>
        <translation>Đến trang Ứng tuyển</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>This file is empty. Export your CV as a PDF again, or choose another file.</source>
        <translation>Tệp này trống. Hãy xuất lại CV ra PDF hoặc chọn tệp khác.</translation>
    </message>
    <message>
        <source>This file is larger than {megabytes} MB. Export the CV with smaller pictures and try again.</source>
        <translation>Tệp này lớn hơn {megabytes} MB. Hãy xuất CV với ảnh nhỏ hơn rồi thử lại.</translation>
    </message>
    <message>
        <source>This is a web page, not a PDF. Open it in a browser, print it to PDF, and choose that file.</source>
        <translation>Đây là trang web chứ không phải PDF. Hãy mở bằng trình duyệt, in ra PDF rồi chọn tệp PDF đó.</translation>
    </message>
    <message>
        <source>This is a Word document, not a PDF. In Word, choose Save As, PDF, and use that file.</source>
        <translation>Đây là tài liệu Word chứ không phải PDF. Trong Word, hãy chọn Lưu thành, PDF, rồi dùng tệp đó.</translation>
    </message>
    <message>
        <source>This is a compressed archive or an office document, not a PDF. Export your CV as a PDF and choose that file.</source>
        <translation>Đây là tệp nén hoặc tài liệu văn phòng chứ không phải PDF. Hãy xuất CV ra PDF rồi chọn tệp đó.</translation>
    </message>
    <message>
        <source>This is a picture, not a PDF. Export your CV as a PDF from the program you wrote it in.</source>
        <translation>Đây là hình ảnh chứ không phải PDF. Hãy xuất CV ra PDF từ chương trình bạn đã dùng để soạn CV.</translation>
    </message>
    <message>
        <source>This is a rich text document, not a PDF. Open it in a word processor and export it as a PDF.</source>
        <translation>Đây là tài liệu RTF chứ không phải PDF. Hãy mở bằng trình soạn thảo văn bản rồi xuất ra PDF.</translation>
    </message>
    <message>
        <source>This is a PostScript file, not a PDF. Convert it to PDF and choose that file.</source>
        <translation>Đây là tệp PostScript chứ không phải PDF. Hãy chuyển sang PDF rồi chọn tệp đó.</translation>
    </message>
    <message>
        <source>This is not a PDF. Choose your CV as a PDF or a .txt file.</source>
        <translation>Đây không phải là PDF. Hãy chọn CV ở dạng PDF hoặc tệp .txt.</translation>
    </message>
    <message>
        <source>This text file cannot be read. Save it with the encoding UTF-8 and try again.</source>
        <translation>Không đọc được tệp văn bản này. Hãy lưu lại với bảng mã UTF-8 rồi thử lại.</translation>
    </message>
    <message>
        <source>This PDF is protected. Enter its password to read it.</source>
        <translation>Tệp PDF này có mật khẩu. Hãy nhập mật khẩu để đọc.</translation>
    </message>
    <message>
        <source>That is not the password of this PDF. Try again.</source>
        <translation>Mật khẩu của tệp PDF này không đúng. Hãy thử lại.</translation>
    </message>
    <message>
        <source>This PDF is damaged or incomplete. Download or export it again.</source>
        <translation>Tệp PDF này bị hỏng hoặc thiếu dữ liệu. Hãy tải về hoặc xuất lại.</translation>
    </message>
    <message>
        <source>This PDF has no pages. Export your CV again.</source>
        <translation>Tệp PDF này không có trang nào. Hãy xuất lại CV.</translation>
    </message>
    <message>
        <source>This PDF has {pages} pages; a CV of up to {limit} pages can be read. Choose the CV alone.</source>
        <translation>Tệp PDF này có {pages} trang; chỉ đọc được CV tối đa {limit} trang. Hãy chọn tệp chỉ chứa CV.</translation>
    </message>
    <message>
        <source>This PDF has no text: its words are pictures, as in a scan, or letters drawn as shapes. They cannot be read yet. Export the CV from the program it was written in, with its text kept as text.</source>
        <translation>Tệp PDF này không có văn bản: chữ trong đó là hình ảnh, như trong bản quét, hoặc được vẽ thành hình. Hiện chưa đọc được những chữ như vậy. Hãy xuất CV từ chính chương trình đã soạn nó và giữ nguyên chữ ở dạng văn bản.</translation>
    </message>
    <message>
        <source>This PDF has no text: its letters are drawn as shapes (outlines, curves) and cannot be read. In the program it was written in, keep text as text: switch off “create outlines” or “convert to curves”, and export it again.</source>
        <translation>Tệp PDF này không có văn bản: chữ trong đó đã được vẽ thành hình (outline, đường cong) nên không đọc được. Trong chương trình đã soạn CV, hãy giữ chữ ở dạng văn bản: tắt “create outlines” hoặc “convert to curves” rồi xuất lại.</translation>
    </message>
    <message>
        <source>The letters of this PDF cannot be read: its fonts do not say which letters they draw. Export it again from the program it was written in.</source>
        <translation>Không đọc được chữ trong tệp PDF này: phông chữ không cho biết hình nào là chữ nào. Hãy xuất lại từ chương trình đã soạn ra nó.</translation>
    </message>
    <message>
        <source>This PDF holds more text than a CV can have. Choose the CV alone.</source>
        <translation>Tệp PDF này có quá nhiều chữ so với một CV. Hãy chọn tệp chỉ chứa CV.</translation>
    </message>
    <message>
        <source>CareerFlow met a problem of its own in this PDF ({kind}). Export the CV again, or choose another file; if you can, please report it.</source>
        <translation>CareerFlow gặp lỗi của chính chương trình khi đọc tệp PDF này ({kind}). Hãy xuất lại CV hoặc chọn tệp khác; nếu được, vui lòng báo lỗi cho chúng tôi.</translation>
    </message>
    <message>
        <source>This PDF made the reader stop. CareerFlow itself is fine. Export the CV again, or choose another file.</source>
        <translation>Tệp PDF này khiến trình đọc bị dừng. CareerFlow vẫn hoạt động bình thường. Hãy xuất lại CV hoặc chọn tệp khác.</translation>
    </message>
    <message>
        <source>The computer could not start the part of CareerFlow that reads PDFs. Close some other programs and try again.</source>
        <translation>Máy tính không khởi chạy được phần đọc PDF của CareerFlow. Hãy đóng bớt chương trình khác rồi thử lại.</translation>
    </message>
    <message>
        <source>This PDF took too long to read. Export the CV again, with simpler graphics if you can.</source>
        <translation>Đọc tệp PDF này mất quá nhiều thời gian. Hãy xuất lại CV, với đồ họa đơn giản hơn nếu có thể.</translation>
    </message>
    <message>
        <source>This PDF needs more memory than a CV should. Export the CV again with smaller pictures.</source>
        <translation>Tệp PDF này cần nhiều bộ nhớ hơn mức của một CV. Hãy xuất lại CV với ảnh nhỏ hơn.</translation>
    </message>
    <message>
        <source>This CV is no longer open. Open it again.</source>
        <translation>CV này không còn mở. Hãy mở lại.</translation>
    </message>
    <message>
        <source>This CV has no such page.</source>
        <translation>CV này không có trang đó.</translation>
    </message>
    <message>
        <source>“{name}” is a folder. Choose a PDF or a .txt file in it.</source>
        <translation>“{name}” là một thư mục. Hãy chọn một tệp PDF hoặc .txt trong đó.</translation>
    </message>
    <message>
        <source>“{name}” was not found. It may have been moved or renamed.</source>
        <translation>Không tìm thấy “{name}”. Có thể tệp đã bị di chuyển hoặc đổi tên.</translation>
    </message>
    <message>
        <source>You may not open “{name}”. Copy it to your own folder and try again.</source>
        <translation>Bạn không có quyền mở “{name}”. Hãy chép tệp vào thư mục của bạn rồi thử lại.</translation>
    </message>
    <message>
        <source>“{name}” could not be read from the disk. Copy it elsewhere and try again.</source>
        <translation>Không đọc được “{name}” từ ổ đĩa. Hãy chép tệp sang chỗ khác rồi thử lại.</translation>
    </message>
    <message>
        <source>This PDF is damaged. What could be saved of it was read; some text may be missing.</source>
        <translation>Tệp PDF này bị hỏng. Phần còn cứu được đã được đọc; có thể thiếu một số nội dung.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) on page {pages} lost letters: this PDF does not say any more which they were. What these words prove may count as missing. Export the CV again with embedded fonts, or use a .txt file.</source>
        <translation>
            <numerusform>%n từ ở trang {pages} bị mất chữ cái: tệp PDF này không còn cho biết đó là những chữ nào. Yêu cầu nào dựa vào các từ này có thể bị tính là còn thiếu. Hãy xuất lại CV với phông chữ được nhúng, hoặc dùng tệp .txt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The letters on page {pages} make no words: the fonts of this PDF name them wrongly. What is written there may count as missing. Export the CV again with embedded fonts, or use a .txt file.</source>
        <translation>Các chữ cái ở trang {pages} không ghép thành từ có nghĩa vì phông chữ trong tệp PDF này ghi sai chữ mà nó vẽ. Nội dung ở đó có thể bị tính là còn thiếu. Hãy xuất lại CV với phông chữ được nhúng, hoặc dùng tệp .txt.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) are pictures without text, most likely scans, and were left out: page {pages}. Export the CV from the program it was written in, so that what they say counts.</source>
        <translation>
            <numerusform>%n trang chỉ là hình ảnh không có chữ, rất có thể là bản quét, nên đã bị bỏ qua: trang {pages}. Hãy xuất CV từ chính chương trình đã soạn nó để nội dung ở đó được tính.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) on page {pages} seem to show text, which cannot be read and does not count. Write it as text in the CV and export it again.</source>
        <translation>
            <numerusform>%n hình ảnh ở trang {pages} có vẻ chứa chữ; chữ trong hình không đọc được nên không được tính. Hãy gõ nội dung đó thành văn bản trong CV rồi xuất lại.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The letters of %n page(s) are drawn as shapes (outlines, curves) and were left out: page {pages}. Export the CV with its text kept as text, so that what they say counts.</source>
        <translation>
            <numerusform>Chữ trên %n trang được vẽ thành hình (outline, đường cong) nên bị bỏ qua: trang {pages}. Hãy xuất lại CV và giữ chữ ở dạng văn bản để nội dung đó được tính.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of page {pages} are letters drawn as shapes (outlines, curves), which cannot be read and do not count. Keep them as text in the CV and export it again.</source>
        <translation>
            <numerusform>%n phần ở trang {pages} có chữ được vẽ thành hình (outline, đường cong); chữ như vậy không đọc được nên không được tính. Hãy giữ nội dung đó ở dạng văn bản trong CV rồi xuất lại.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) that cannot be seen on the page were left out. Recruiters may take hidden text for cheating; remove it.</source>
        <translation>
            <numerusform>Đã bỏ qua %n từ không nhìn thấy được trên trang. Nhà tuyển dụng có thể coi chữ ẩn là gian lận; hãy xóa đi.</numerusform>
        </translation>
    </message>
    <message>
        <source>The matching engine could not be started. Restart CareerFlow; if it happens again, install it anew.</source>
        <translation>Không khởi động được bộ máy so khớp. Hãy mở lại CareerFlow; nếu vẫn lỗi, hãy cài đặt lại.</translation>
    </message>
    <message>
        <source>The matching engine stopped twice while it worked on this. Close other programs to free memory, then try again.</source>
        <translation>Bộ máy so khớp đã dừng hai lần khi đang xử lý. Hãy đóng bớt chương trình khác để giải phóng bộ nhớ rồi thử lại.</translation>
    </message>
    <message>
        <source>The matching engine took too long and was stopped. Please try again.</source>
        <translation>Bộ máy so khớp chạy quá lâu nên đã bị dừng. Vui lòng thử lại.</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, then try again.</source>
        <translation>Không đủ bộ nhớ để xử lý. Hãy đóng bớt chương trình khác rồi thử lại.</translation>
    </message>
    <message>
        <source>A part of the matching engine is not installed ({model}). Install CareerFlow again.</source>
        <translation>Thiếu một phần của bộ máy so khớp ({model}). Hãy cài đặt lại CareerFlow.</translation>
    </message>
    <message>
        <source>A part of the matching engine is damaged ({model}). Install CareerFlow again.</source>
        <translation>Một phần của bộ máy so khớp bị hỏng ({model}). Hãy cài đặt lại CareerFlow.</translation>
    </message>
    <message>
        <source>Other encoders need sentence-transformers, which is not installed. Where CareerFlow came from an installer, take the larger one, named “full”; otherwise: pip install &quot;careerflow[sentence-transformers]&quot; (in a copy of the source code: uv sync --extra sentence-transformers). Then try again.</source>
        <translation>Các bộ mã hóa khác cần sentence-transformers, hiện chưa được cài. Nếu bạn dùng bản cài đặt, hãy chọn bản lớn hơn có chữ “full”; nếu không, hãy chạy: pip install &quot;careerflow[sentence-transformers]&quot; (với bản mã nguồn: uv sync --extra sentence-transformers). Sau đó thử lại.</translation>
    </message>
    <message>
        <source>The encoder {model} is not on this computer. Download it, or choose another one, in the settings.</source>
        <translation>Bộ mã hóa {model} không có trên máy tính này. Hãy tải về hoặc chọn bộ mã hóa khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The encoder {model} cannot be loaded: its files are damaged, or of a kind that is not known here. Download it again, or choose another one, in the settings.</source>
        <translation>Không nạp được bộ mã hóa {model}: các tệp của nó bị hỏng hoặc thuộc loại chưa được hỗ trợ. Hãy tải lại hoặc chọn bộ mã hóa khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The matching engine met an unexpected problem ({kind}). Please try again.</source>
        <translation>Bộ máy so khớp gặp sự cố ngoài dự kiến ({kind}). Vui lòng thử lại.</translation>
    </message>
    <message>
        <source>The matching engine no longer has this CV. Please try again.</source>
        <translation>Bộ máy so khớp không còn giữ CV này. Vui lòng thử lại.</translation>
    </message>
    <message>
        <source>The matching engine no longer has this job advert. Please try again.</source>
        <translation>Bộ máy so khớp không còn giữ tin tuyển dụng này. Vui lòng thử lại.</translation>
    </message>
    <message>
        <source>{name} is in use from now on. Reports that are open stay as they are.</source>
        <translation>Từ nay dùng {name}. Các báo cáo đang mở giữ nguyên.</translation>
    </message>
    <message>
        <source>The encoders that come with CareerFlow are in use again.</source>
        <translation>Đã dùng lại các bộ mã hóa đi kèm CareerFlow.</translation>
    </message>
    <message>
        <source>The CVs in your library are ready for the encoder.</source>
        <translation>Các CV trong thư viện đã sẵn sàng cho bộ mã hóa.</translation>
    </message>
    <message>
        <source>Stopped. Each CV that is not ready for the encoder yet is prepared when it is next compared.</source>
        <translation>Đã dừng. Mỗi CV chưa sẵn sàng cho bộ mã hóa sẽ được chuẩn bị trong lần so sánh tới.</translation>
    </message>
    <message>
        <source>The library is ready for the encoder. CVs left out, since they could not be read: {number}.</source>
        <translation>Thư viện đã sẵn sàng cho bộ mã hóa. Số CV bị bỏ qua vì không đọc được: {number}.</translation>
    </message>
    <message>
        <source>There is no model for sentence-transformers in the folder {model}. Choose the folder that has its file modules.json.</source>
        <translation>Thư mục {model} không có mô hình sentence-transformers. Hãy chọn thư mục có tệp modules.json của mô hình.</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>không nêu rõ</translation>
    </message>
    <message>
        <source>huggingface.co cannot be reached. Check the connection to the internet, then try again; what was downloaded before is kept.</source>
        <translation>Không kết nối được với huggingface.co. Hãy kiểm tra kết nối internet rồi thử lại; phần đã tải trước đó vẫn được giữ.</translation>
    </message>
    <message>
        <source>There is no model “{model}” on huggingface.co. Check its name: it looks like owner/name.</source>
        <translation>Không có mô hình “{model}” trên huggingface.co. Hãy kiểm tra tên: tên có dạng owner/name.</translation>
    </message>
    <message>
        <source>{model} is not a model for sentence-transformers. Choose one that has this library&apos;s tag on huggingface.co.</source>
        <translation>{model} không phải là mô hình dành cho sentence-transformers. Hãy chọn mô hình có gắn thẻ của thư viện này trên huggingface.co.</translation>
    </message>
    <message>
        <source>The makers of {model} ask you to accept their licence first. Do so on its page at huggingface.co, log in on this computer with “hf auth login”, then try again.</source>
        <translation>Tác giả của {model} yêu cầu bạn chấp nhận giấy phép trước. Hãy chấp nhận trên trang của mô hình tại huggingface.co, đăng nhập trên máy này bằng lệnh “hf auth login” rồi thử lại.</translation>
    </message>
    <message>
        <source>huggingface.co did not answer as it should. Try again later.</source>
        <translation>huggingface.co không phản hồi như mong đợi. Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk for {model}. Make room, then try again; what was downloaded before is kept.</source>
        <translation>Ổ đĩa không đủ chỗ cho {model}. Hãy giải phóng dung lượng rồi thử lại; phần đã tải trước đó vẫn được giữ.</translation>
    </message>
    <message>
        <source>{model} could not be written into the data folder. Check that the folder can be written to, then try again.</source>
        <translation>Không ghi được {model} vào thư mục dữ liệu. Hãy kiểm tra quyền ghi của thư mục rồi thử lại.</translation>
    </message>
    <message>
        <source>A file of {model} did not arrive whole and was thrown away. Download the model again.</source>
        <translation>Một tệp của {model} tải về không trọn vẹn và đã bị bỏ đi. Hãy tải lại mô hình.</translation>
    </message>
    <message>
        <source>No requirement was found in this text. Paste the whole job advert, with what the job asks for.</source>
        <translation>Không tìm thấy yêu cầu nào trong đoạn văn bản này. Hãy dán toàn bộ tin tuyển dụng, gồm cả phần yêu cầu ứng viên.</translation>
    </message>
    <message>
        <source>This row could not be judged, so it does not count in the score.</source>
        <translation>Không chấm được dòng này nên dòng này không tính vào điểm.</translation>
    </message>
    <message>
        <source>A match was found, but its place in your CV could not be shown, so it earns nothing.</source>
        <translation>Có chỗ khớp nhưng không chỉ ra được vị trí trong CV nên không được tính điểm.</translation>
    </message>
    <message>
        <source>Your CV shows this.</source>
        <translation>CV của bạn thể hiện điều này.</translation>
    </message>
    <message>
        <source>The closest passage of your CV touches on this but does not fully show it. Say more where you did it.</source>
        <translation>Đoạn gần nhất trong CV có nhắc đến nhưng chưa thể hiện đầy đủ. Hãy viết rõ hơn ở nơi bạn đã làm việc này.</translation>
    </message>
    <message>
        <source>Your CV only lists this as a keyword. Add a line that shows what you did with it.</source>
        <translation>CV chỉ liệt kê như một từ khóa. Hãy thêm một dòng cho thấy bạn đã làm gì với nó.</translation>
    </message>
    <message>
        <source>These words repeat the advert. Say in your own words what you did.</source>
        <translation>Câu này lặp lại nguyên văn tin tuyển dụng. Hãy viết bằng lời của bạn những gì bạn đã làm.</translation>
    </message>
    <message>
        <source>Nothing in your CV shows this. If you have done it, add a line with an example.</source>
        <translation>Chưa có gì trong CV thể hiện điều này. Nếu bạn đã từng làm, hãy thêm một dòng kèm ví dụ.</translation>
    </message>
    <message>
        <source>Your CV shows {found} in use.</source>
        <translation>CV của bạn cho thấy đã sử dụng {found}.</translation>
    </message>
    <message>
        <source>Your CV names {found}. A line that shows it in use would be stronger.</source>
        <translation>CV của bạn có nêu {found}. Một dòng cho thấy bạn đã dùng trong công việc sẽ thuyết phục hơn.</translation>
    </message>
    <message>
        <source>Your CV names {found} without an example. Add one that shows it.</source>
        <translation>CV của bạn có nêu {found} nhưng chưa có ví dụ. Hãy thêm một ví dụ cụ thể.</translation>
    </message>
    <message>
        <source>{have} in your CV is a kind of {wanted}, which is asked for. Name {wanted} itself if you know it.</source>
        <translation>{have} trong CV là một dạng của {wanted} mà tin yêu cầu. Nếu bạn biết {wanted}, hãy ghi rõ.</translation>
    </message>
    <message>
        <source>{have} in your CV builds on {wanted}, which is asked for. Name {wanted} itself if you know it.</source>
        <translation>{have} trong CV dựa trên {wanted} mà tin yêu cầu. Nếu bạn biết {wanted}, hãy ghi rõ.</translation>
    </message>
    <message>
        <source>{have} in your CV is close to {wanted}, which is asked for.</source>
        <translation>{have} trong CV gần với {wanted} mà tin yêu cầu.</translation>
    </message>
    <message>
        <source>{have} in your CV is related to {wanted}; not in your CV: {missing}.</source>
        <translation>{have} trong CV có liên quan đến {wanted}; chưa có trong CV: {missing}.</translation>
    </message>
    <message>
        <source>Your CV seems to show this in other words. If you know {missing}, name it.</source>
        <translation>CV của bạn dường như thể hiện điều này bằng cách nói khác. Nếu bạn biết {missing}, hãy ghi rõ.</translation>
    </message>
    <message>
        <source>In your CV: {found}. Not in your CV: {missing}.</source>
        <translation>CV đã có: {found}. CV chưa có: {missing}.</translation>
    </message>
    <message>
        <source>No CV shows this, so it does not count in the score. Expect to be asked about it.</source>
        <translation>Không CV nào thể hiện điều này nên nó không tính vào điểm. Hãy chuẩn bị để được hỏi về nó.</translation>
    </message>
    <message>
        <source>Your CV shows {found}, but no line of it comes close to what is asked for in it. If you have done this, say so there.</source>
        <translation>CV của bạn có {found}, nhưng chưa có dòng nào gần với việc cụ thể được yêu cầu. Nếu bạn đã từng làm, hãy ghi rõ ở phần đó.</translation>
    </message>
    <message>
        <source>Not in your CV: {missing}. If you have done this, add a line that shows where.</source>
        <translation>CV chưa nêu: {missing}. Nếu đã từng làm, hãy thêm một dòng cho biết bạn làm ở đâu.</translation>
    </message>
    <message>
        <source>None of these is in your CV: {missing}. One is enough.</source>
        <translation>CV chưa có kỹ năng nào trong số này: {missing}. Chỉ cần một là đủ.</translation>
    </message>
    <message>
        <source>Your CV names {found}.</source>
        <translation>CV của bạn có nêu {found}.</translation>
    </message>
    <message>
        <source>Your CV names {found}; not in your CV: {missing}.</source>
        <translation>CV của bạn có nêu {found}; chưa có trong CV: {missing}.</translation>
    </message>
    <message>
        <source>Not in your CV: {missing}. If you hold it, list it under certificates.</source>
        <translation>Chưa có trong CV: {missing}. Nếu bạn có, hãy ghi vào mục chứng chỉ.</translation>
    </message>
    <message>
        <source>Years of experience: {have} in your CV, {need} asked for.</source>
        <translation>Số năm kinh nghiệm: CV có {have}, tin yêu cầu {need}.</translation>
    </message>
    <message>
        <source>Years of experience: only {have} in your CV, {need} asked for.</source>
        <translation>Số năm kinh nghiệm: CV mới có {have}, tin yêu cầu {need}.</translation>
    </message>
    <message>
        <source>Your CV says that you have {have} years of experience; {need} asked for. Dated jobs would prove it.</source>
        <translation>CV của bạn ghi {have} năm kinh nghiệm; tin yêu cầu {need}. Ghi rõ thời gian từng công việc sẽ chứng minh được điều đó.</translation>
    </message>
    <message>
        <source>Your CV says {said} years of experience, but its dated jobs add up to {have}; {need} asked for. Add the missing jobs or dates.</source>
        <translation>CV ghi {said} năm kinh nghiệm nhưng các công việc có ngày tháng cộng lại là {have}; tin yêu cầu {need}. Hãy bổ sung công việc hoặc thời gian còn thiếu.</translation>
    </message>
    <message>
        <source>Years of experience asked for: {need}. Your CV has no dated job; add start and end months to your jobs.</source>
        <translation>Tin yêu cầu số năm kinh nghiệm: {need}. CV chưa có công việc nào ghi thời gian; hãy thêm tháng bắt đầu và kết thúc.</translation>
    </message>
    <message>
        <source>Years of experience: {have} in your CV, {need} asked for, but it is not clear that they are in this field. Say so in the jobs where they are.</source>
        <translation>Số năm kinh nghiệm: CV có {have}, tin yêu cầu {need}, nhưng chưa rõ có thuộc lĩnh vực này không. Hãy ghi rõ ở những công việc liên quan.</translation>
    </message>
    <message>
        <source>Years of experience: {have} in your CV, {need} asked for, but nothing shows that they are in this field.</source>
        <translation>Số năm kinh nghiệm: CV có {have}, tin yêu cầu {need}, nhưng không có gì cho thấy thuộc lĩnh vực này.</translation>
    </message>
    <message>
        <source>Years in jobs that name {found}: {have}; asked for: {need}.</source>
        <translation>Số năm ở các công việc có nêu {found}: {have}; tin yêu cầu: {need}.</translation>
    </message>
    <message>
        <source>Years in jobs that name {found}: only {have}; asked for: {need}. If you used it in other jobs too, say so there.</source>
        <translation>Số năm ở các công việc có nêu {found}: mới {have}; tin yêu cầu: {need}. Nếu bạn còn dùng ở công việc khác, hãy ghi rõ.</translation>
    </message>
    <message>
        <source>Your CV names {found}, but in no dated job, so the years asked for ({need}) cannot be told. Name it in the jobs where you used it.</source>
        <translation>CV có nêu {found} nhưng không nằm trong công việc nào có ngày tháng nên không xác định được số năm (yêu cầu: {need}). Hãy nêu ở công việc bạn đã dùng.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV shows: {have}.</source>
        <translation>Yêu cầu: {need}. CV có: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV shows one level below: {have}.</source>
        <translation>Yêu cầu: {need}. CV thấp hơn một bậc: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV shows only: {have}.</source>
        <translation>Yêu cầu: {need}. CV chỉ có: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. In your CV it is not finished yet: {have}.</source>
        <translation>Yêu cầu: {need}. Trong CV vẫn chưa hoàn thành: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}, or equivalent experience. Your CV shows no such degree but years of experience: {have}.</source>
        <translation>Yêu cầu: {need} hoặc kinh nghiệm tương đương. CV không có bằng này nhưng có số năm kinh nghiệm: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV names a school but not your degree; add it.</source>
        <translation>Yêu cầu: {need}. CV có nêu trường nhưng không ghi bằng cấp; hãy bổ sung.</translation>
    </message>
    <message>
        <source>Asked for: {need}. No degree was found in your CV; if you have one, list it under education.</source>
        <translation>Yêu cầu: {need}. Không tìm thấy bằng cấp trong CV; nếu có, hãy ghi vào mục học vấn.</translation>
    </message>
    <message>
        <source>Your CV gives no example of {missing}. Add one from a job or a project.</source>
        <translation>CV chưa có ví dụ nào cho thấy: {missing}. Hãy thêm một ví dụ từ công việc hoặc dự án.</translation>
    </message>
    <message>
        <source>Your CV says that {found} is not finished yet; add the date when you expect it.</source>
        <translation>CV cho biết chưa hoàn thành {found}; hãy ghi thêm thời điểm dự kiến hoàn thành.</translation>
    </message>
    <message>
        <source>None of these is in your CV: {missing}. One is enough; if you hold one, list it under certificates.</source>
        <translation>CV chưa có chứng chỉ nào trong số này: {missing}. Chỉ cần một là đủ; nếu có, hãy ghi vào mục chứng chỉ.</translation>
    </message>
    <message>
        <source>Driving licence asked for: class {need}. Your CV shows class {have}.</source>
        <translation>Yêu cầu giấy phép lái xe hạng {need}. CV của bạn cho thấy hạng {have}.</translation>
    </message>
    <message>
        <source>Driving licence asked for: class {need}. Your CV does not say the class of yours; add it.</source>
        <translation>Yêu cầu giấy phép lái xe hạng {need}. CV chưa ghi hạng giấy phép của bạn; hãy bổ sung.</translation>
    </message>
    <message>
        <source>Your CV shows {have} years of experience, and {need} are asked for, but none of its jobs names {missing}. If you did this work, say so there.</source>
        <translation>CV có {have} năm kinh nghiệm (tin yêu cầu {need} năm) nhưng không công việc nào nêu {missing}. Nếu bạn đã làm mảng này, hãy ghi rõ ở công việc đó.</translation>
    </message>
    <message>
        <source>Years asked for with {missing}: {need}. Your CV does not name it; if you have done this work, add it with its dates.</source>
        <translation>Số năm yêu cầu với {missing}: {need}. CV chưa nêu; nếu bạn đã làm mảng này, hãy bổ sung kèm thời gian.</translation>
    </message>
    <message>
        <source>The level fits. The field of study asked for is {need}; yours is close to it: {have}.</source>
        <translation>Trình độ phù hợp. Ngành được yêu cầu: {need}; ngành của bạn khá gần: {have}.</translation>
    </message>
    <message>
        <source>The level fits, but the field of study asked for is {need}; your CV shows {have}.</source>
        <translation>Trình độ phù hợp, nhưng ngành được yêu cầu là {need}; CV của bạn là {have}.</translation>
    </message>
    <message>
        <source>Field of study asked for: {need}. Your CV shows: {have}.</source>
        <translation>Ngành được yêu cầu: {need}. CV có: {have}.</translation>
    </message>
    <message>
        <source>Field of study asked for: {need}. Yours is close to it: {have}.</source>
        <translation>Ngành được yêu cầu: {need}. Ngành của bạn khá gần: {have}.</translation>
    </message>
    <message>
        <source>Field of study asked for: {need}; your CV shows {have}.</source>
        <translation>Ngành được yêu cầu: {need}; CV của bạn là {have}.</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>công nghệ thông tin</translation>
    </message>
    <message>
        <source>electrical and electronic engineering</source>
        <translation>điện - điện tử</translation>
    </message>
    <message>
        <source>mechanical engineering</source>
        <translation>cơ khí</translation>
    </message>
    <message>
        <source>construction and architecture</source>
        <translation>xây dựng và kiến trúc</translation>
    </message>
    <message>
        <source>mathematics and statistics</source>
        <translation>toán và thống kê</translation>
    </message>
    <message>
        <source>natural sciences</source>
        <translation>khoa học tự nhiên</translation>
    </message>
    <message>
        <source>accounting and audit</source>
        <translation>kế toán, kiểm toán</translation>
    </message>
    <message>
        <source>finance and economics</source>
        <translation>tài chính, kinh tế</translation>
    </message>
    <message>
        <source>business</source>
        <translation>quản trị kinh doanh</translation>
    </message>
    <message>
        <source>marketing and communications</source>
        <translation>marketing, truyền thông</translation>
    </message>
    <message>
        <source>human resources and psychology</source>
        <translation>nhân sự, tâm lý</translation>
    </message>
    <message>
        <source>law</source>
        <translation>luật</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>ngôn ngữ</translation>
    </message>
    <message>
        <source>education</source>
        <translation>sư phạm</translation>
    </message>
    <message>
        <source>medicine and health</source>
        <translation>y dược</translation>
    </message>
    <message>
        <source>design</source>
        <translation>thiết kế</translation>
    </message>
    <message>
        <source>hospitality and tourism</source>
        <translation>du lịch, khách sạn</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV says: {have}.</source>
        <translation>Yêu cầu: {need}. CV ghi: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV says less: {have}.</source>
        <translation>Yêu cầu: {need}. CV ghi mức thấp hơn: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV names it without a level ({have}); add one, a test score for example.</source>
        <translation>Yêu cầu: {need}. CV có nêu nhưng không ghi trình độ ({have}); hãy bổ sung, ví dụ điểm thi.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV does not name it; add your level.</source>
        <translation>Yêu cầu: {need}. CV chưa nêu; hãy bổ sung trình độ của bạn.</translation>
    </message>
    <message>
        <source>Your CV is written in {language}.</source>
        <translation>CV của bạn viết bằng {language}.</translation>
    </message>
    <message>
        <source>Your CV is written in {language} but does not state your level; add it.</source>
        <translation>CV của bạn viết bằng {language} nhưng chưa ghi trình độ; hãy bổ sung.</translation>
    </message>
    <message>
        <source>You say that this is no requirement, so it does not count.</source>
        <translation>Bạn cho biết đây không phải là yêu cầu nên mục này không được tính.</translation>
    </message>
    <message>
        <source>Your own verdict. The program&apos;s was: {judged}.</source>
        <translation>Kết quả do bạn tự đánh giá. Chương trình đã chấm: {judged}.</translation>
    </message>
    <message>
        <source>Your own verdict: “{note}” The program&apos;s was: {judged}.</source>
        <translation>Kết quả do bạn tự đánh giá: “{note}” Chương trình đã chấm: {judged}.</translation>
    </message>
    <message>
        <source>met</source>
        <translation>đạt</translation>
    </message>
    <message>
        <source>partly met</source>
        <translation>đạt một phần</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>thiếu</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>tiếng Nhật</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>tiếng Trung</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>tiếng Hàn</translation>
    </message>
    <message>
        <source>French</source>
        <translation>tiếng Pháp</translation>
    </message>
    <message>
        <source>German</source>
        <translation>tiếng Đức</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>tiếng Tây Ban Nha</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>tiếng Nga</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>tiếng Thái</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>tiếng Ý</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>tiếng Bồ Đào Nha</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>tiếng Ả Rập</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>tiếng Hindi</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>tiếng Hà Lan</translation>
    </message>
    <message>
        <source>Khmer</source>
        <translation>tiếng Khmer</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>tiếng Indonesia</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>tiếng Ba Lan</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>tiếng Thổ Nhĩ Kỳ</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>tiếng Ukraina</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>tiếng Séc</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>tiếng Slovakia</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>tiếng Hungary</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>tiếng Romania</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>tiếng Bulgaria</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>tiếng Hy Lạp</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>tiếng Thụy Điển</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>tiếng Na Uy</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>tiếng Đan Mạch</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>tiếng Phần Lan</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>tiếng Do Thái</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>tiếng Ba Tư</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>tiếng Bengal</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>tiếng Tamil</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>tiếng Telugu</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>tiếng Urdu</translation>
    </message>
    <message>
        <source>Lao</source>
        <translation>tiếng Lào</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>tiếng Mã Lai</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation>tiếng Tagalog</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>tiếng Latinh</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>tiếng Catalan</translation>
    </message>
    <message>
        <source>foreign language</source>
        <translation>ngoại ngữ</translation>
    </message>
    <message>
        <source>Making the PDF</source>
        <translation>Đang tạo PDF</translation>
    </message>
    <message>
        <source>CV compared with a job advert</source>
        <translation>So sánh CV với tin tuyển dụng</translation>
    </message>
    <message>
        <source>Job without a title</source>
        <translation>Việc làm không có chức danh</translation>
    </message>
    <message>
        <source>CV without a name</source>
        <translation>CV không có tên</translation>
    </message>
    <message>
        <source>Strong match</source>
        <translation>Rất phù hợp</translation>
    </message>
    <message>
        <source>Fair match</source>
        <translation>Khá phù hợp</translation>
    </message>
    <message>
        <source>Weak match</source>
        <translation>Ít phù hợp</translation>
    </message>
    <message>
        <source>No requirement could be scored</source>
        <translation>Không chấm được yêu cầu nào</translation>
    </message>
    <message>
        <source>Must-have: {met} of {of} met</source>
        <translation>Bắt buộc: đạt {met}/{of}</translation>
    </message>
    <message>
        <source>Nice to have: {met} of {of} met</source>
        <translation>Ưu tiên: đạt {met}/{of}</translation>
    </message>
    <message>
        <source>Must-have: nothing asked for</source>
        <translation>Bắt buộc: không có yêu cầu nào</translation>
    </message>
    <message>
        <source>Nice to have: nothing asked for</source>
        <translation>Ưu tiên: không có yêu cầu nào</translation>
    </message>
    <message>
        <source>Score by area</source>
        <translation>Điểm theo từng nhóm</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>không yêu cầu</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>chưa chấm</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Từ khóa</translation>
    </message>
    <message>
        <source>In the CV ({number})</source>
        <translation>Có trong CV ({number})</translation>
    </message>
    <message>
        <source>Not in the CV ({number})</source>
        <translation>Chưa có trong CV ({number})</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Yêu cầu</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Đánh giá</translation>
    </message>
    <message>
        <source>Requirement</source>
        <translation>Yêu cầu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Evidence in the CV</source>
        <translation>Dẫn chứng trong CV</translation>
    </message>
    <message>
        <source>Reason and evidence in the CV</source>
        <translation>Lý do và dẫn chứng trong CV</translation>
    </message>
    <message>
        <source>One of several alternatives: only the best of them counts.</source>
        <translation>Một trong nhiều lựa chọn thay thế nhau: chỉ tính lựa chọn tốt nhất.</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Bạn đã sửa</translation>
    </message>
    <message>
        <source>Corrected by you: a must-have</source>
        <translation>Bạn đã sửa: bắt buộc</translation>
    </message>
    <message>
        <source>Corrected by you: nice to have</source>
        <translation>Bạn đã sửa: ưu tiên</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) corrected by you</source>
        <translation>
            <numerusform>%n dòng do bạn sửa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) corrected by you; score without that: {score}</source>
        <translation>
            <numerusform>%n dòng do bạn sửa; điểm khi chưa sửa: {score}</numerusform>
        </translation>
    </message>
    <message>
        <source>not found in the CV, earns nothing</source>
        <translation>không tìm thấy trong CV, không được tính điểm</translation>
    </message>
    <message>
        <source>Please note</source>
        <translation>Lưu ý</translation>
    </message>
    <message>
        <source>About this report</source>
        <translation>Về báo cáo này</translation>
    </message>
    <message>
        <source>A must-have weighs 3, a nice-to-have 1. Met counts in full, partial counts half, missing counts nothing; what was not scored does not count at all.</source>
        <translation>Yêu cầu bắt buộc có trọng số 3, yêu cầu ưu tiên có trọng số 1. Đạt được tính trọn điểm, đạt một phần tính nửa điểm, thiếu không có điểm; yêu cầu chưa chấm không được đưa vào phép tính.</translation>
    </message>
    <message>
        <source>Made with CareerFlow {program}; engine: {engine} {version}; models: {models}.</source>
        <translation>Lập bằng CareerFlow {program}; bộ máy so khớp: {engine} {version}; mô hình: {models}.</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Lời khuyên</translation>
    </message>
    <message>
        <source>Written by {model}. It changes neither a verdict nor the score. Facts that the CV does not have are named; check them before you use a text.</source>
        <translation>Do {model} viết. Phần này không làm thay đổi kết luận nào hay điểm số. Những thông tin không có trong CV đều được chỉ ra; hãy kiểm tra trước khi dùng.</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Nhận xét chung</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>Điểm mạnh</translation>
    </message>
    <message>
        <source>Gaps and what to do about them</source>
        <translation>Điểm thiếu và cách khắc phục</translation>
    </message>
    <message>
        <source>Questions in the interview</source>
        <translation>Câu hỏi phỏng vấn</translation>
    </message>
    <message>
        <source>Better words for the CV</source>
        <translation>Cách diễn đạt hay hơn cho CV</translation>
    </message>
    <message>
        <source>Draft of a cover letter</source>
        <translation>Bản nháp thư xin việc</translation>
    </message>
    <message>
        <source>How to prepare: {hint}</source>
        <translation>Cách chuẩn bị: {hint}</translation>
    </message>
    <message>
        <source>In the CV</source>
        <translation>Trong CV</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Nên viết</translation>
    </message>
    <message>
        <source>Not in the CV: {words}</source>
        <translation>Không có trong CV: {words}</translation>
    </message>
    <message>
        <source>Disputed: {model} says “{verdict}”. {reason}</source>
        <translation>Có tranh cãi: {model} cho là “{verdict}”. {reason}</translation>
    </message>
    <message>
        <source>{model} says “{verdict}”, but what it quotes is not in the CV. {reason}</source>
        <translation>{model} cho là “{verdict}”, nhưng đoạn trích dẫn không có trong CV. {reason}</translation>
    </message>
    <message>
        <source>CareerFlow&apos;s own verdict: {verdict}. {reason}</source>
        <translation>Kết luận của chính CareerFlow: {verdict}. {reason}</translation>
    </message>
    <message numerus="yes">
        <source>Language model: {model}; {input} tokens sent and {output} received in %n call(s).</source>
        <translation>
            <numerusform>Mô hình ngôn ngữ: {model}; đã gửi {input} token và nhận {output} token trong %n lần gọi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Language model: {model}; {input} tokens sent and {output} received in %n call(s), about ${cost}.</source>
        <translation>
            <numerusform>Mô hình ngôn ngữ: {model}; đã gửi {input} token và nhận {output} token trong %n lần gọi, khoảng {cost} USD.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judged %n time(s): scores from {low} to {high}.</source>
        <translation>
            <numerusform>Đã chấm %n lần: điểm từ {low} đến {high}.</numerusform>
        </translation>
    </message>
    <message>
        <source>CV with its evidence</source>
        <translation>CV kèm dẫn chứng</translation>
    </message>
    <message>
        <source>CV, page {page} of {of}</source>
        <translation>CV, trang {page}/{of}</translation>
    </message>
    <message>
        <source>This page of the CV is damaged and could not be copied.</source>
        <translation>Trang CV này bị hỏng nên không sao chép được.</translation>
    </message>
    <message>
        <source>The stored copy of the CV is missing, so its pages are not part of this document.</source>
        <translation>Bản CV đã lưu không còn nữa, nên tài liệu này không có các trang của CV.</translation>
    </message>
    <message>
        <source>The CV is protected by a password, so its pages are not part of this document.</source>
        <translation>CV được bảo vệ bằng mật khẩu, nên tài liệu này không có các trang của CV.</translation>
    </message>
    <message>
        <source>You may not write to “{folder}”. Choose another folder, such as Documents.</source>
        <translation>Bạn không có quyền ghi vào “{folder}”. Hãy chọn thư mục khác, chẳng hạn Tài liệu (Documents).</translation>
    </message>
    <message>
        <source>The disk that holds “{folder}” is full. Free some space or choose another folder. Nothing was written.</source>
        <translation>Ổ đĩa chứa “{folder}” đã đầy. Hãy giải phóng dung lượng hoặc chọn thư mục khác. Chưa có gì được ghi.</translation>
    </message>
    <message>
        <source>“{name}” is open in another program. Close it there and export again, or choose another name.</source>
        <translation>“{name}” đang mở trong chương trình khác. Hãy đóng tệp ở đó rồi xuất lại, hoặc chọn tên khác.</translation>
    </message>
    <message>
        <source>The folder “{folder}” is not there any more. Choose another folder.</source>
        <translation>Thư mục “{folder}” không còn nữa. Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>“{name}” is a folder. Choose another name.</source>
        <translation>“{name}” là một thư mục. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>“{name}” is too long or has characters that are not allowed here. Choose another name.</source>
        <translation>“{name}” quá dài hoặc có ký tự không được phép. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>“{name}” could not be written. Check the disk, or choose another folder.</source>
        <translation>Không ghi được “{name}”. Hãy kiểm tra ổ đĩa hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The PDF could not be made ({kind}). Export as Markdown instead, or try again.</source>
        <translation>Không tạo được PDF ({kind}). Hãy xuất dạng Markdown hoặc thử lại.</translation>
    </message>
    <message>
        <source>Making the PDF took too long and was stopped; the pages of this CV may be too heavy. Export as Markdown instead.</source>
        <translation>Việc tạo PDF quá lâu nên đã bị dừng; có thể các trang của CV này quá nặng. Hãy xuất dạng Markdown.</translation>
    </message>
    <message>
        <source>Making the PDF takes more memory than there is; the pages of this CV may be too heavy. Export as Markdown instead.</source>
        <translation>Việc tạo PDF cần nhiều bộ nhớ hơn mức cho phép; có thể các trang của CV này quá nặng. Hãy xuất dạng Markdown.</translation>
    </message>
    <message>
        <source>“{name}” was saved.</source>
        <translation>Đã lưu “{name}”.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mở thư mục chứa tệp</translation>
    </message>
    <message>
        <source>The report was copied as text.</source>
        <translation>Đã sao chép báo cáo dưới dạng văn bản.</translation>
    </message>
    <message>
        <source>No program could be started that opens “{name}”. It lies in {folder}.</source>
        <translation>Không khởi động được chương trình nào để mở “{name}”. Tệp nằm trong {folder}.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>tiếng Anh</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>tiếng Việt</translation>
    </message>
    <message>
        <source>high school</source>
        <translation>trung học phổ thông</translation>
    </message>
    <message>
        <source>vocational training</source>
        <translation>trung cấp</translation>
    </message>
    <message>
        <source>associate degree</source>
        <translation>cao đẳng</translation>
    </message>
    <message>
        <source>bachelor&apos;s degree</source>
        <translation>cử nhân</translation>
    </message>
    <message>
        <source>master&apos;s degree</source>
        <translation>thạc sĩ</translation>
    </message>
    <message>
        <source>doctorate</source>
        <translation>tiến sĩ</translation>
    </message>
    <message>
        <source>Not asked for in this advert.</source>
        <translation>Tin tuyển dụng này không yêu cầu.</translation>
    </message>
    <message>
        <source>Asked for, but none of its rows could be judged.</source>
        <translation>Có yêu cầu, nhưng không chấm được dòng nào.</translation>
    </message>
    <message>
        <source>{met} of {of} met; the largest gap: {gap}.</source>
        <translation>Đạt {met}/{of}; thiếu nhiều nhất: {gap}.</translation>
    </message>
    <message>
        <source>{met} of {of} met; the rest only in part, first of all: {gap}.</source>
        <translation>Đạt {met}/{of}; còn lại mới đạt một phần, trước hết: {gap}.</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) asked for, all met.</source>
        <translation>
            <numerusform>%n yêu cầu, đều đạt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) of the advert stand word for word in the CV; they do not count as proof.</source>
        <translation>
            <numerusform>%n yêu cầu của tin tuyển dụng được chép nguyên văn trong CV; phần này không được tính là dẫn chứng.</numerusform>
        </translation>
    </message>
    <message>
        <source>The database in {folder} belongs to another program. Choose another data folder in the settings.</source>
        <translation>Cơ sở dữ liệu trong {folder} thuộc về một chương trình khác. Hãy chọn thư mục dữ liệu khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>CareerFlow cannot write to its data folder {folder}. Allow writing there, or choose another folder in the settings.</source>
        <translation>CareerFlow không ghi được vào thư mục dữ liệu {folder}. Hãy cấp quyền ghi cho thư mục này hoặc chọn thư mục khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>Another program is using the database in {folder}. Close it and try again. Nothing was lost.</source>
        <translation>Một chương trình khác đang dùng cơ sở dữ liệu trong {folder}. Hãy đóng chương trình đó rồi thử lại. Không có gì bị mất.</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full. Free some space and try again. What was saved before is safe.</source>
        <translation>Ổ đĩa chứa {folder} đã đầy. Hãy giải phóng dung lượng rồi thử lại. Dữ liệu đã lưu trước đó vẫn an toàn.</translation>
    </message>
    <message>
        <source>The database in {folder} is damaged. Keep the folder as it is. When its window opens, CareerFlow offers to restore the newest backup, or to rescue what can be read.</source>
        <translation>Cơ sở dữ liệu trong {folder} bị hỏng. Hãy giữ nguyên thư mục này. Khi mở cửa sổ, CareerFlow sẽ đề nghị khôi phục bản sao lưu mới nhất hoặc cứu phần còn đọc được.</translation>
    </message>
    <message>
        <source>The database in {folder} could not be read or written. Check the disk and try again.</source>
        <translation>Không đọc hoặc ghi được cơ sở dữ liệu trong {folder}. Hãy kiểm tra ổ đĩa rồi thử lại.</translation>
    </message>
    <message>
        <source>This saved entry cannot be read any more. Analyze the CV and the job advert again.</source>
        <translation>Không đọc được mục đã lưu này nữa. Hãy phân tích lại CV và tin tuyển dụng.</translation>
    </message>
    <message>
        <source>This entry is no longer in your library.</source>
        <translation>Mục này không còn trong thư viện của bạn.</translation>
    </message>
    <message>
        <source>The stored copy of this CV is missing. Choose the file again.</source>
        <translation>Không tìm thấy bản lưu của CV này. Hãy chọn lại tệp.</translation>
    </message>
    <message>
        <source>The settings file could not be read, so the defaults are used. The old file is kept as {file}.</source>
        <translation>Không đọc được tệp cài đặt nên chương trình dùng giá trị mặc định. Tệp cũ được giữ lại với tên {file}.</translation>
    </message>
    <message>
        <source>The settings could not be saved in {folder}. Allow writing there and try again.</source>
        <translation>Không lưu được cài đặt vào {folder}. Hãy cấp quyền ghi cho thư mục này rồi thử lại.</translation>
    </message>
    <message>
        <source>Written by another version of CareerFlow ({id}). Analyze again to read it.</source>
        <translation>Được viết bởi một phiên bản CareerFlow khác ({id}). Hãy phân tích lại để xem nội dung.</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>cách dùng: </translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>tham số</translation>
    </message>
    <message>
        <source>options</source>
        <translation>tùy chọn</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>hiện phần trợ giúp này rồi thoát</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>tham số %(argument_name)s: %(message)s</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>còn thiếu tham số: %s</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>không hiểu tham số: %s</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>cần một giá trị đi kèm</translation>
    </message>
    <message>
        <source>one of the arguments %s is required</source>
        <translation>cần một trong các tham số: %s</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>không dùng được cùng tham số %s</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>không nhận giá trị %r</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>%(value)r không hợp lệ (chọn một trong: %(choices)s)</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>giá trị không hợp lệ: %(value)r</translation>
    </message>
    <message>
        <source>Compares a CV with a job advert, requirement by requirement, and shows the evidence. Without a command it opens the window.</source>
        <translation>So sánh CV với tin tuyển dụng theo từng yêu cầu và chỉ ra dẫn chứng. Nếu không có lệnh, chương trình mở cửa sổ.</translation>
    </message>
    <message>
        <source>show the version and leave</source>
        <translation>hiển thị phiên bản rồi thoát</translation>
    </message>
    <message>
        <source>show a CV as CareerFlow reads it</source>
        <translation>hiển thị CV như CareerFlow đọc được</translation>
    </message>
    <message>
        <source>show the requirements of a job advert</source>
        <translation>hiển thị các yêu cầu của tin tuyển dụng</translation>
    </message>
    <message>
        <source>compare a CV with a job advert</source>
        <translation>so sánh CV với tin tuyển dụng</translation>
    </message>
    <message>
        <source>show what an edit of the CV (--old-cv) or of the advert (--old-job) has changed: which rows, by how many points, because of which words</source>
        <translation>cho biết việc sửa CV (--old-cv) hoặc tin tuyển dụng (--old-job) đã làm thay đổi gì: yêu cầu nào, bao nhiêu điểm, do những từ ngữ nào</translation>
    </message>
    <message>
        <source>the CV before it was edited</source>
        <translation>CV trước khi sửa</translation>
    </message>
    <message>
        <source>the advert before it was edited</source>
        <translation>tin tuyển dụng trước khi sửa</translation>
    </message>
    <message>
        <source>There is nothing to compare with. Name an older CV with --old-cv, an older advert with --old-job, or both.</source>
        <translation>Chưa có gì để so sánh. Hãy nêu CV cũ bằng --old-cv, tin cũ bằng --old-job, hoặc cả hai.</translation>
    </message>
    <message>
        <source>put several CVs in order for one job advert (--job), or several adverts for one CV (--cv: those that ask for the skills it names most come first), and show what made the difference</source>
        <translation>xếp hạng nhiều CV theo một tin tuyển dụng (--job), hoặc nhiều tin theo một CV (--cv: tin nào yêu cầu đúng những kỹ năng CV nêu nhiều nhất đứng trước), và cho biết điều gì tạo nên khác biệt</translation>
    </message>
    <message>
        <source>what is put in order: CVs with --job, adverts with --cv; files, or folders of them</source>
        <translation>những gì cần xếp thứ tự: CV khi có --job, tin tuyển dụng khi có --cv; là tệp hoặc thư mục</translation>
    </message>
    <message>
        <source>with --job: the CVs in your library, in place of files</source>
        <translation>dùng với --job: các CV trong thư viện của bạn, thay cho tệp</translation>
    </message>
    <message>
        <source>--stored puts the CVs of your library in order for one advert: name the advert with --job, and no files.</source>
        <translation>--stored xếp hạng các CV trong thư viện của bạn theo một tin tuyển dụng: hãy chỉ ra tin tuyển dụng bằng --job và không kèm tệp nào.</translation>
    </message>
    <message>
        <source>There is no CV in your library yet. Open one in the window, or keep one with “careerflow analyze --save”.</source>
        <translation>Thư viện của bạn chưa có CV nào. Hãy mở một CV trong cửa sổ chương trình, hoặc lưu bằng “careerflow analyze --save”.</translation>
    </message>
    <message>
        <source>There is no file to put in order in that folder. CVs are .pdf and .txt files, adverts .txt and .md files.</source>
        <translation>Thư mục này không có tệp nào để xếp thứ tự. CV là tệp .pdf hoặc .txt, tin tuyển dụng là tệp .txt hoặc .md.</translation>
    </message>
    <message>
        <source>Left out: {name}. {why}</source>
        <translation>Bỏ qua: {name}. {why}</translation>
    </message>
    <message>
        <source>None of the files could be compared. Above it says why.</source>
        <translation>Không so sánh được tệp nào. Lý do được nêu ở trên.</translation>
    </message>
    <message>
        <source>compare a CV with a job advert and make a document of the report</source>
        <translation>so sánh CV với tin tuyển dụng và xuất báo cáo thành tài liệu</translation>
    </message>
    <message>
        <source>keep the whole library once more, in its data folder; with FILE as one archive that holds the CVs too, to keep elsewhere or to carry to another computer</source>
        <translation>sao lưu toàn bộ thư viện vào thư mục dữ liệu; với FILE thì thành một tệp nén gồm cả các CV, để cất ở nơi khác hoặc mang sang máy khác</translation>
    </message>
    <message>
        <source>the archive to write, such as library.zip</source>
        <translation>tệp nén cần ghi, ví dụ library.zip</translation>
    </message>
    <message>
        <source>show what a backup holds beside what is there now; with --yes put it in the place of the library, which is backed up before</source>
        <translation>so sánh nội dung bản sao lưu với dữ liệu hiện có; với --yes thì thay thư viện bằng bản sao lưu đó, sau khi đã sao lưu thư viện hiện tại</translation>
    </message>
    <message>
        <source>a backup: an archive of “careerflow backup”, or the name of a file in the folder “backups” of the data folder</source>
        <translation>một bản sao lưu: tệp nén do “careerflow backup” tạo, hoặc tên một tệp trong thư mục “backups” của thư mục dữ liệu</translation>
    </message>
    <message>
        <source>restore it</source>
        <translation>khôi phục bản sao lưu này</translation>
    </message>
    <message>
        <source>Backup of {made}</source>
        <translation>Bản sao lưu lúc {made}</translation>
    </message>
    <message>
        <source>CVs: {held} in the backup, {present} now</source>
        <translation>CV: {held} trong bản sao lưu, {present} hiện có</translation>
    </message>
    <message>
        <source>Job adverts: {held} in the backup, {present} now</source>
        <translation>Tin tuyển dụng: {held} trong bản sao lưu, {present} hiện có</translation>
    </message>
    <message>
        <source>Applications: {held} in the backup, {present} now</source>
        <translation>Đơn ứng tuyển: {held} trong bản sao lưu, {present} hiện có</translation>
    </message>
    <message>
        <source>Reports: {held} in the backup, {present} now</source>
        <translation>Báo cáo: {held} trong bản sao lưu, {present} hiện có</translation>
    </message>
    <message>
        <source>Files that the backup names and nobody has any more: {number}</source>
        <translation>Số tệp mà bản sao lưu nhắc đến nhưng không còn ở đâu nữa: {number}</translation>
    </message>
    <message>
        <source>Nothing was changed. Add --yes to restore it.</source>
        <translation>Chưa có gì bị thay đổi. Hãy thêm --yes để khôi phục.</translation>
    </message>
    <message>
        <source>The library was restored.</source>
        <translation>Đã khôi phục thư viện.</translation>
    </message>
    <message>
        <source>What was there before is kept as {file}</source>
        <translation>Dữ liệu trước đó được giữ lại trong {file}</translation>
    </message>
    <message>
        <source>Sync is paused in the window: what is newer on the server would come back.</source>
        <translation>Đồng bộ đang tạm dừng trong cửa sổ: nếu chạy, những gì mới hơn trên máy chủ sẽ trở lại.</translation>
    </message>
    <message>
        <source>The database could not be read. It is kept as it was in {folder}</source>
        <translation>Không đọc được cơ sở dữ liệu. Nó được giữ nguyên trong {folder}</translation>
    </message>
    <message>
        <source>exchange with your own server what is new, where the window has connected this library with one</source>
        <translation>trao đổi những gì mới với máy chủ của bạn, nếu thư viện này đã được kết nối trong cửa sổ</translation>
    </message>
    <message>
        <source>only show how it stands</source>
        <translation>chỉ hiển thị tình trạng</translation>
    </message>
    <message>
        <source>Library: {value}</source>
        <translation>Thư viện: {value}</translation>
    </message>
    <message>
        <source>This computer: {value}</source>
        <translation>Máy tính này: {value}</translation>
    </message>
    <message>
        <source>Server: {value}</source>
        <translation>Máy chủ: {value}</translation>
    </message>
    <message>
        <source>Encrypted: {value}</source>
        <translation>Mã hóa: {value}</translation>
    </message>
    <message>
        <source>Paused: {value}</source>
        <translation>Tạm dừng: {value}</translation>
    </message>
    <message>
        <source>Last sync: {value}</source>
        <translation>Lần đồng bộ gần nhất: {value}</translation>
    </message>
    <message>
        <source>Changes to send: {value}</source>
        <translation>Thay đổi chờ gửi: {value}</translation>
    </message>
    <message>
        <source>Files to send: {value}</source>
        <translation>Tệp chờ gửi: {value}</translation>
    </message>
    <message>
        <source>Conflicts: {value}</source>
        <translation>Xung đột: {value}</translation>
    </message>
    <message>
        <source>Changes fetched: {value}</source>
        <translation>Thay đổi đã nhận: {value}</translation>
    </message>
    <message>
        <source>Changes sent: {value}</source>
        <translation>Thay đổi đã gửi: {value}</translation>
    </message>
    <message>
        <source>Files fetched: {value}</source>
        <translation>Tệp đã nhận: {value}</translation>
    </message>
    <message>
        <source>Files sent: {value}</source>
        <translation>Tệp đã gửi: {value}</translation>
    </message>
    <message>
        <source>Everything exchanged anew: {value}</source>
        <translation>Trao đổi lại toàn bộ: {value}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>never</source>
        <translation>chưa lần nào</translation>
    </message>
    <message>
        <source>show versions, folders, keyring and models</source>
        <translation>hiển thị phiên bản, thư mục, kho khóa và mô hình</translation>
    </message>
    <message>
        <source>choose the encoder: the language model that tells how near a requirement and a passage are in meaning</source>
        <translation>chọn bộ mã hóa: mô hình ngôn ngữ cho biết một yêu cầu và một đoạn văn gần nghĩa nhau đến đâu</translation>
    </message>
    <message>
        <source>show the encoders on this computer; the one in use has an asterisk</source>
        <translation>hiển thị các bộ mã hóa có trên máy này; bộ đang dùng có dấu sao</translation>
    </message>
    <message>
        <source>download a model of sentence-transformers from huggingface.co; size and licence are shown first</source>
        <translation>tải một mô hình sentence-transformers từ huggingface.co; dung lượng và giấy phép được hiển thị trước</translation>
    </message>
    <message>
        <source>use this encoder from now on, here and in the window</source>
        <translation>từ nay dùng bộ mã hóa này, ở đây và trong cửa sổ chương trình</translation>
    </message>
    <message>
        <source>use the encoders that come with CareerFlow again</source>
        <translation>dùng lại các bộ mã hóa đi kèm CareerFlow</translation>
    </message>
    <message>
        <source>a model&apos;s name on huggingface.co (owner/name), or a folder</source>
        <translation>tên mô hình trên huggingface.co (owner/name), hoặc một thư mục</translation>
    </message>
    <message>
        <source>the encoder to use this time: a model&apos;s name or folder, or “bundled”; that of the settings if not given</source>
        <translation>bộ mã hóa dùng cho lần này: tên hoặc thư mục của mô hình, hoặc “bundled”; nếu không nêu thì dùng bộ trong phần cài đặt</translation>
    </message>
    <message>
        <source>download without asking</source>
        <translation>tải xuống mà không hỏi lại</translation>
    </message>
    <message>
        <source>Encoder in use: {name}</source>
        <translation>Bộ mã hóa đang dùng: {name}</translation>
    </message>
    <message>
        <source>{name}: {megabytes} MB, licence: {licence}
{page}</source>
        <translation>{name}: {megabytes} MB, giấy phép: {licence}
{page}</translation>
    </message>
    <message>
        <source>Download it now? (y/N)</source>
        <translation>Tải xuống ngay bây giờ? (c/K)</translation>
    </message>
    <message>
        <source>Nothing was downloaded: there is nobody here to ask. Add --yes to agree to the size and the licence.</source>
        <translation>Chưa tải gì: không có ai ở đây để hỏi. Hãy thêm --yes để đồng ý với dung lượng và giấy phép.</translation>
    </message>
    <message>
        <source>Downloading, {percent} %</source>
        <translation>Đang tải xuống, {percent} %</translation>
    </message>
    <message>
        <source>The encoder was downloaded. Use it with: careerflow encoder use {name}</source>
        <translation>Đã tải xong bộ mã hóa. Dùng bộ này bằng lệnh: careerflow encoder use {name}</translation>
    </message>
    <message>
        <source>To download it: careerflow encoder download {model}
To go back to the encoders that come with CareerFlow: careerflow encoder bundled</source>
        <translation>Để tải về: careerflow encoder download {model}
Để quay lại các bộ mã hóa đi kèm CareerFlow: careerflow encoder bundled</translation>
    </message>
    <message>
        <source>a PDF or a .txt file</source>
        <translation>tệp PDF hoặc .txt</translation>
    </message>
    <message>
        <source>the password of a protected PDF</source>
        <translation>mật khẩu của tệp PDF được bảo vệ</translation>
    </message>
    <message>
        <source>a text file, or - for standard input</source>
        <translation>tệp văn bản, hoặc - để đọc từ đầu vào chuẩn</translation>
    </message>
    <message>
        <source>print JSON</source>
        <translation>in ra JSON</translation>
    </message>
    <message>
        <source>JSON with the place of every word</source>
        <translation>JSON kèm vị trí của từng từ</translation>
    </message>
    <message>
        <source>language of the result</source>
        <translation>ngôn ngữ của kết quả</translation>
    </message>
    <message>
        <source>the month that “present” in the CV means; this month if not given</source>
        <translation>tháng được hiểu là “hiện tại” trong CV; mặc định là tháng này</translation>
    </message>
    <message>
        <source>keep the report in your library</source>
        <translation>lưu báo cáo vào thư viện của bạn</translation>
    </message>
    <message>
        <source>who judges: local (CareerFlow alone, offline; the default), or a language model beside it: gemini, or openai for any address that speaks its protocol</source>
        <translation>ai đánh giá: local (chỉ CareerFlow, không cần mạng; mặc định), hoặc thêm một mô hình ngôn ngữ: gemini, hay openai cho mọi địa chỉ dùng giao thức này</translation>
    </message>
    <message>
        <source>with --engine: the language model to ask; that of the settings if not given</source>
        <translation>dùng với --engine: mô hình ngôn ngữ cần hỏi; nếu không ghi thì lấy trong phần cài đặt</translation>
    </message>
    <message>
        <source>with --engine: agree to send the CV and the advert to the language model, personal data masked</source>
        <translation>dùng với --engine: đồng ý gửi CV và tin tuyển dụng cho mô hình ngôn ngữ, dữ liệu cá nhân đã được che</translation>
    </message>
    <message>
        <source>with --engine: print every word that would be sent, and send nothing</source>
        <translation>dùng với --engine: in ra từng chữ sẽ được gửi, và không gửi gì</translation>
    </message>
    <message>
        <source>--model, --yes and --show-payload are for a language model: add --engine gemini or --engine openai.</source>
        <translation>--model, --yes và --show-payload dành cho mô hình ngôn ngữ: hãy thêm --engine gemini hoặc --engine openai.</translation>
    </message>
    <message>
        <source>This would be sent to the model {model} at {address}: {characters} characters in {calls} calls, {masked} personal details masked. Estimated: {tokens_in} tokens sent, up to {tokens_out} received; no price is known.</source>
        <translation>Những gì sẽ được gửi cho mô hình {model} tại {address}: {characters} ký tự trong {calls} lần gọi, đã che {masked} chi tiết cá nhân. Ước tính: gửi {tokens_in} token, nhận tối đa {tokens_out} token; chưa biết giá.</translation>
    </message>
    <message>
        <source>This would be sent to the model {model} at {address}: {characters} characters in {calls} calls, {masked} personal details masked. Estimated: {tokens_in} tokens sent, up to {tokens_out} received, {cost} US dollars.</source>
        <translation>Những gì sẽ được gửi cho mô hình {model} tại {address}: {characters} ký tự trong {calls} lần gọi, đã che {masked} chi tiết cá nhân. Ước tính: gửi {tokens_in} token, nhận tối đa {tokens_out} token, {cost} đô la Mỹ.</translation>
    </message>
    <message>
        <source>that is loaded there</source>
        <translation>đang chạy ở đó</translation>
    </message>
    <message>
        <source>Nothing was sent. Add --yes to agree this time, or agree in the window once and for all; --show-payload shows every word.</source>
        <translation>Chưa gửi gì cả. Hãy thêm --yes để đồng ý lần này, hoặc đồng ý một lần cho mãi trong cửa sổ chương trình; --show-payload cho xem từng chữ.</translation>
    </message>
    <message>
        <source>The language model could not be asked; the report is that of CareerFlow alone.</source>
        <translation>Không hỏi được mô hình ngôn ngữ; báo cáo này chỉ do CareerFlow đánh giá.</translation>
    </message>
    <message>
        <source>pdf: with the pages of the CV and the evidence marked on them; md: Markdown; json: as analyze --json; txt: plain text</source>
        <translation>pdf: kèm các trang CV có đánh dấu dẫn chứng; md: Markdown; json: như analyze --json; txt: văn bản thuần</translation>
    </message>
    <message>
        <source>the file to write; standard output if not given</source>
        <translation>tệp cần ghi; nếu không nêu thì ghi ra đầu ra chuẩn</translation>
    </message>
    <message>
        <source>A PDF cannot be shown in a terminal. Name a file with --output.</source>
        <translation>Không thể hiển thị PDF trong cửa sổ dòng lệnh. Hãy nêu tên tệp bằng --output.</translation>
    </message>
    <message>
        <source>“{name}” is what the report is made from. Choose another name for --output.</source>
        <translation>“{name}” là tệp dùng để lập báo cáo. Hãy chọn tên khác cho --output.</translation>
    </message>
    <message>
        <source>{problem}
Type “{command} --help” to see what is possible.</source>
        <translation>{problem}
Gõ “{command} --help” để xem các lệnh có thể dùng.</translation>
    </message>
    <message>
        <source>Give the password with --password.</source>
        <translation>Hãy cung cấp mật khẩu bằng --password.</translation>
    </message>
    <message>
        <source>The report was saved in your library.</source>
        <translation>Đã lưu báo cáo vào thư viện của bạn.</translation>
    </message>
    <message>
        <source>The job advert “{name}” could not be opened. Check its name.</source>
        <translation>Không mở được tin tuyển dụng “{name}”. Hãy kiểm tra lại tên tệp.</translation>
    </message>
    <message>
        <source>“{name}” is too long for a job advert. Keep the advert alone in the file.</source>
        <translation>“{name}” quá dài so với một tin tuyển dụng. Hãy chỉ để lại nội dung tin trong tệp.</translation>
    </message>
    <message>
        <source>“{name}” is not a text file. Save the job advert as text with the encoding UTF-8.</source>
        <translation>“{name}” không phải là tệp văn bản. Hãy lưu tin tuyển dụng dưới dạng văn bản với bảng mã UTF-8.</translation>
    </message>
    <message>
        <source>Something went wrong inside CareerFlow. The details are in {file}.</source>
        <translation>Đã xảy ra lỗi bên trong CareerFlow. Chi tiết nằm trong {file}.</translation>
    </message>
    <message>
        <source>Something went wrong inside CareerFlow ({kind}).</source>
        <translation>Đã xảy ra lỗi bên trong CareerFlow ({kind}).</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Trang {page}</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>Thông tin nhận diện được</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>Ngôn ngữ: {language}</translation>
    </message>
    <message>
        <source>Name: {value}</source>
        <translation>Họ tên: {value}</translation>
    </message>
    <message>
        <source>Title: {value}</source>
        <translation>Chức danh: {value}</translation>
    </message>
    <message>
        <source>E-mail: {value}</source>
        <translation>Email: {value}</translation>
    </message>
    <message>
        <source>Phone: {value}</source>
        <translation>Điện thoại: {value}</translation>
    </message>
    <message>
        <source>Address: {value}</source>
        <translation>Địa chỉ: {value}</translation>
    </message>
    <message>
        <source>Years of experience: {years}</source>
        <translation>Số năm kinh nghiệm: {years}</translation>
    </message>
    <message>
        <source>Contact details</source>
        <translation>Thông tin liên hệ</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Giới thiệu</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Kinh nghiệm</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Học vấn</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Kỹ năng</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Dự án</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Chứng chỉ</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Giải thưởng</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Công bố khoa học</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Hoạt động</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>Sở thích</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Người tham chiếu</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Khác</translation>
    </message>
    <message>
        <source>Must have</source>
        <translation>Bắt buộc</translation>
    </message>
    <message>
        <source>Nice to have</source>
        <translation>Ưu tiên</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Phần không tính</translation>
    </message>
    <message>
        <source>about the company</source>
        <translation>giới thiệu công ty</translation>
    </message>
    <message>
        <source>benefits</source>
        <translation>quyền lợi</translation>
    </message>
    <message>
        <source>how to apply</source>
        <translation>cách ứng tuyển</translation>
    </message>
    <message>
        <source>equal opportunity</source>
        <translation>chính sách bình đẳng</translation>
    </message>
    <message>
        <source>facts of the job</source>
        <translation>thông tin công việc</translation>
    </message>
    <message>
        <source>heading</source>
        <translation>tiêu đề</translation>
    </message>
    <message>
        <source>duties</source>
        <translation>nhiệm vụ công việc</translation>
    </message>
    <message>
        <source>other</source>
        <translation>khác</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Hệ điều hành</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Thư mục dữ liệu</translation>
    </message>
    <message>
        <source>Settings folder</source>
        <translation>Thư mục cài đặt</translation>
    </message>
    <message>
        <source>Cache folder</source>
        <translation>Bộ nhớ đệm</translation>
    </message>
    <message>
        <source>Log folder</source>
        <translation>Thư mục nhật ký</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Kho khóa</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Bộ mã hóa</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>sẵn sàng</translation>
    </message>
    <message>
        <source>cannot be used: not on this computer, or sentence-transformers is not installed</source>
        <translation>không dùng được: không có trên máy này, hoặc chưa cài sentence-transformers</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Jobs:</source>
        <translation>Công việc:</translation>
    </message>
    <message>
        <source>Education:</source>
        <translation>Học vấn:</translation>
    </message>
    <message>
        <source>Languages:</source>
        <translation>Ngoại ngữ:</translation>
    </message>
    <message>
        <source>Certificates:</source>
        <translation>Chứng chỉ:</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nay</translation>
    </message>
    <message>
        <source>without dates</source>
        <translation>không ghi thời gian</translation>
    </message>
    <message>
        <source>still studying</source>
        <translation>đang học</translation>
    </message>
    <message>
        <source>native</source>
        <translation>tiếng mẹ đẻ</translation>
    </message>
    <message>
        <source>You corrected this: {text}</source>
        <translation>Bạn đã sửa mục này: {text}</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>chưa cài đặt</translation>
    </message>
    <message>
        <source>writable</source>
        <translation>ghi được</translation>
    </message>
    <message>
        <source>not writable</source>
        <translation>không ghi được</translation>
    </message>
    <message>
        <source>none that is safe</source>
        <translation>không có kho nào an toàn</translation>
    </message>
    <message>
        <source>a value was written, read back and deleted</source>
        <translation>đã thử ghi, đọc lại rồi xóa một giá trị</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>đang bị khóa</translation>
    </message>
    <message>
        <source>nothing was ever kept in it</source>
        <translation>chưa từng lưu gì</translation>
    </message>
    <message>
        <source>not tried, since it might ask for a password</source>
        <translation>chưa thử, vì có thể sẽ hỏi mật khẩu</translation>
    </message>
    <message>
        <source>does not give back what it was given</source>
        <translation>không trả lại đúng giá trị đã lưu</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>nguyên vẹn</translation>
    </message>
    <message>
        <source>missing or damaged</source>
        <translation>thiếu hoặc bị hỏng</translation>
    </message>
    <message>
        <source>Score: {score} of 100</source>
        <translation>Điểm: {score} trên 100</translation>
    </message>
    <message>
        <source>Score: none, since nothing could be scored</source>
        <translation>Chưa có điểm vì không chấm được yêu cầu nào</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>Score: {before} → {after}</source>
        <translation>Điểm: {before} → {after}</translation>
    </message>
    <message>
        <source>{better} better, {worse} worse, {same} the same, {other} different</source>
        <translation>{better} tốt hơn, {worse} kém hơn, {same} như nhau, {other} khác</translation>
    </message>
    <message>
        <source>The advert was edited: its requirements are matched by their wording.</source>
        <translation>Tin tuyển dụng đã được sửa: các yêu cầu được ghép với nhau theo câu chữ.</translation>
    </message>
    <message>
        <source>The adverts have too few requirements in common to be two versions of one: their rows cannot be compared.</source>
        <translation>Hai tin có quá ít yêu cầu chung để là hai phiên bản của một tin: không thể so sánh từng yêu cầu.</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Không yêu cầu</translation>
    </message>
    <message>
        <source>Only in the old advert: {words}</source>
        <translation>Chỉ có trong tin cũ: {words}</translation>
    </message>
    <message>
        <source>Only in the new advert: {words}</source>
        <translation>Chỉ có trong tin mới: {words}</translation>
    </message>
    <message>
        <source>Only in the old CV: {words}</source>
        <translation>Chỉ có trong CV cũ: {words}</translation>
    </message>
    <message>
        <source>Only in the new CV: {words}</source>
        <translation>Chỉ có trong CV mới: {words}</translation>
    </message>
    <message>
        <source>Closeness {percent} %, by skills that both name: {skills}</source>
        <translation>Độ gần {percent} %, theo kỹ năng mà cả hai cùng nêu: {skills}</translation>
    </message>
    <message>
        <source>Closeness 0 %: both name no skill in common</source>
        <translation>Độ gần 0 %: hai bên không có kỹ năng chung nào</translation>
    </message>
    <message>
        <source>Must-haves met: {met} of {of}</source>
        <translation>Yêu cầu bắt buộc đạt: {met} trên {of}</translation>
    </message>
    <message>
        <source>Nice-to-haves met: {met} of {of}</source>
        <translation>Yêu cầu ưu tiên đạt: {met} trên {of}</translation>
    </message>
    <message>
        <source>Not scored: {number}</source>
        <translation>Chưa chấm: {number}</translation>
    </message>
    <message>
        <source>“Present” in the CV means {month}</source>
        <translation>“Hiện tại” trong CV được hiểu là {month}</translation>
    </message>
    <message>
        <source>{score}/10</source>
        <translation>{score}/10</translation>
    </message>
    <message>
        <source>Hard skills</source>
        <translation>Kỹ năng chuyên môn</translation>
    </message>
    <message>
        <source>Soft skills</source>
        <translation>Kỹ năng mềm</translation>
    </message>
    <message>
        <source>Domain knowledge</source>
        <translation>Kiến thức chuyên ngành</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Đạt</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Đạt một phần</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Thiếu</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Chưa chấm</translation>
    </message>
    <message>
        <source>not found in the CV</source>
        <translation>không tìm thấy trong CV</translation>
    </message>
    <message>
        <source>page {page}</source>
        <translation>trang {page}</translation>
    </message>
    <message>
        <source>Matched keywords: {skills}</source>
        <translation>Từ khóa khớp: {skills}</translation>
    </message>
    <message>
        <source>Missing keywords: {skills}</source>
        <translation>Từ khóa còn thiếu: {skills}</translation>
    </message>
    <message>
        <source>{low} years or more</source>
        <translation>từ {low} năm trở lên</translation>
    </message>
    <message>
        <source>{low} to {high} years</source>
        <translation>{low} đến {high} năm</translation>
    </message>
    <message>
        <source>The data in {folder} belongs to a newer version of CareerFlow, and this version cannot read it. Update CareerFlow, or choose another data folder in the settings.</source>
        <translation>Dữ liệu trong {folder} thuộc về một phiên bản CareerFlow mới hơn mà phiên bản này không đọc được. Hãy cập nhật CareerFlow, hoặc chọn thư mục dữ liệu khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>Your data belongs to a newer version of CareerFlow: here it can be read and exported, but not changed. Update CareerFlow to go on working with it.</source>
        <translation>Dữ liệu của bạn thuộc về một phiên bản CareerFlow mới hơn: ở đây bạn có thể xem và xuất, nhưng không thể thay đổi. Hãy cập nhật CareerFlow để tiếp tục làm việc.</translation>
    </message>
    <message>
        <source>The library in {folder} is open in another window or command of CareerFlow. Close it and try again. Nothing was changed.</source>
        <translation>Thư viện trong {folder} đang được mở trong một cửa sổ hoặc lệnh khác của CareerFlow. Hãy đóng nó rồi thử lại. Chưa có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>The backup “{name}” is damaged and cannot be restored. Choose another one. Nothing was changed.</source>
        <translation>Bản sao lưu “{name}” bị hỏng nên không khôi phục được. Hãy chọn bản khác. Chưa có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>“{name}” is not a backup of CareerFlow. Choose a file that CareerFlow has made. Nothing was changed.</source>
        <translation>“{name}” không phải là bản sao lưu của CareerFlow. Hãy chọn một tệp do CareerFlow tạo. Chưa có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>The backup “{name}” was made by a newer version of CareerFlow. Update CareerFlow, then restore it. Nothing was changed.</source>
        <translation>Bản sao lưu “{name}” do một phiên bản CareerFlow mới hơn tạo ra. Hãy cập nhật CareerFlow rồi khôi phục. Chưa có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>The backup “{name}” is no longer there. Choose another one. Nothing was changed.</source>
        <translation>Bản sao lưu “{name}” không còn nữa. Hãy chọn bản khác. Chưa có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>Nothing is kept yet, so there is nothing to back up. Open a CV first.</source>
        <translation>Chưa có dữ liệu nào được lưu nên không có gì để sao lưu. Hãy mở một CV trước.</translation>
    </message>
    <message>
        <source>The backup was made and looked through: it is sound.</source>
        <translation>Đã tạo và kiểm tra bản sao lưu: không có lỗi nào.</translation>
    </message>
    <message>
        <source>“{name}” was written to {folder}. It holds everything in CareerFlow.</source>
        <translation>Đã ghi “{name}” vào {folder}. Tệp chứa toàn bộ dữ liệu của CareerFlow.</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys, so the key was not saved. Keep it for this session only, set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY), or set up a keyring such as GNOME Keyring or KWallet.</source>
        <translation>Máy này không có nơi cất khóa an toàn nên khóa chưa được lưu. Hãy chỉ dùng khóa trong phiên này, đặt khóa trong biến môi trường (GEMINI_API_KEY hoặc OPENAI_API_KEY), hoặc cài một kho khóa như GNOME Keyring hay KWallet.</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys, such as GNOME Keyring or KWallet. Keep the key for this session only, or set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY): it is never written into a file.</source>
        <translation>Máy tính này chưa có nơi lưu khóa an toàn, như GNOME Keyring hoặc KWallet. Hãy chỉ giữ khóa trong phiên này, hoặc đặt khóa trong biến môi trường (GEMINI_API_KEY hoặc OPENAI_API_KEY): khóa không bao giờ được ghi vào tệp.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked. Unlock it and try again, keep the key for this session only, or set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY).</source>
        <translation>Kho khóa của máy đang bị khóa. Hãy mở khóa rồi thử lại, chỉ dùng khóa trong phiên này, hoặc đặt khóa trong biến môi trường (GEMINI_API_KEY hoặc OPENAI_API_KEY).</translation>
    </message>
    <message>
        <source>Something went wrong that should not have ({kind}). Nothing was lost. Try again; if it happens again, please report it with the log file that `careerflow doctor` names.</source>
        <translation>Đã xảy ra một lỗi ngoài dự kiến ({kind}). Không có dữ liệu nào bị mất. Hãy thử lại; nếu lỗi lặp lại, vui lòng báo cho chúng tôi kèm tệp nhật ký mà lệnh `careerflow doctor` chỉ ra.</translation>
    </message>
    <message>
        <source>Your corrections were saved. They hold from the next analysis on.</source>
        <translation>Đã lưu nội dung bạn sửa. Lần phân tích tiếp theo sẽ dùng nội dung này.</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Mở trang tải</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>One CV at a time: {name} was opened.</source>
        <translation>Mỗi lần chỉ mở một CV: đã mở {name}.</translation>
    </message>
    <message>
        <source>This report is not saved and will be gone when CareerFlow closes.</source>
        <translation>Báo cáo này chưa được lưu và sẽ mất khi đóng CareerFlow.</translation>
    </message>
    <message>
        <source>A report that is not saved was closed.</source>
        <translation>Đã đóng một báo cáo chưa được lưu.</translation>
    </message>
    <message>
        <source>The verdicts and the advice of the language model were removed from this report.</source>
        <translation>Đã bỏ kết quả đánh giá và lời khuyên của mô hình ngôn ngữ khỏi báo cáo này.</translation>
    </message>
    <message>
        <source>This report has been deleted. Bring it back from the trash in the library, or compare the CV with the advert again.</source>
        <translation>Báo cáo này đã bị xóa. Hãy khôi phục từ thùng rác trong thư viện, hoặc so sánh lại CV với tin tuyển dụng.</translation>
    </message>
    <message>
        <source>A comparison was closed: one of its two reports has been deleted.</source>
        <translation>Đã đóng một bản so sánh vì một trong hai báo cáo của nó đã bị xóa.</translation>
    </message>
    <message>
        <source>The draft was cleared.</source>
        <translation>Đã xóa bản nháp.</translation>
    </message>
    <message>
        <source>“{title}” was removed from the list.</source>
        <translation>Đã bỏ “{title}” khỏi danh sách.</translation>
    </message>
    <message>
        <source>The stored copy of this CV is missing, so its pages cannot be shown. The report itself is complete.</source>
        <translation>Không tìm thấy bản lưu của CV này nên không thể hiển thị các trang. Báo cáo vẫn đầy đủ.</translation>
    </message>
    <message>
        <source>CareerFlow {version} has been published.</source>
        <translation>Đã có CareerFlow {version}.</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Đây là phiên bản mới nhất.</translation>
    </message>
    <message>
        <source>No release has been published yet. Nothing has to be done.</source>
        <translation>Chưa có bản phát hành nào. Bạn không cần làm gì.</translation>
    </message>
    <message>
        <source>GitHub could not be reached. Check the connection to the internet and try again.</source>
        <translation>Không kết nối được với GitHub. Hãy kiểm tra kết nối Internet rồi thử lại.</translation>
    </message>
    <message>
        <source>The answer did not come from GitHub: the certificate of the connection is not valid. Try again in another network.</source>
        <translation>Câu trả lời không đến từ GitHub: chứng chỉ của kết nối không hợp lệ. Hãy thử lại bằng một mạng khác.</translation>
    </message>
    <message>
        <source>No browser could be started. The page is {page}</source>
        <translation>Không mở được trình duyệt. Địa chỉ trang: {page}</translation>
    </message>
    <message>
        <source>GitHub gave no answer that could be understood. Try again later.</source>
        <translation>Không hiểu được câu trả lời của GitHub. Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>Reading the CV</source>
        <translation>Đang đọc CV</translation>
    </message>
    <message>
        <source>Preparing the CV for comparison</source>
        <translation>Đang chuẩn bị CV để so sánh</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>Finding the requirements of the job</source>
        <translation>Đang tìm các yêu cầu của công việc</translation>
    </message>
    <message>
        <source>Looking for evidence in the CV</source>
        <translation>Đang tìm dẫn chứng trong CV</translation>
    </message>
    <message>
        <source>Judging each requirement</source>
        <translation>Đang đánh giá từng yêu cầu</translation>
    </message>
    <message>
        <source>Locating the evidence on its page</source>
        <translation>Đang xác định vị trí dẫn chứng trên trang</translation>
    </message>
    <message>
        <source>Adding up the score</source>
        <translation>Đang tính điểm</translation>
    </message>
    <message>
        <source>Looking for it</source>
        <translation>Đang tìm</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Đang tải xuống</translation>
    </message>
    <message>
        <source>Loading the encoder</source>
        <translation>Đang nạp bộ mã hóa</translation>
    </message>
    <message>
        <source>Preparing the CVs in your library for this encoder</source>
        <translation>Đang chuẩn bị các CV trong thư viện cho bộ mã hóa này</translation>
    </message>
    <message>
        <source>Asking the language model</source>
        <translation>Đang hỏi mô hình ngôn ngữ</translation>
    </message>
    <message>
        <source>Writing the advice</source>
        <translation>Đang viết lời khuyên</translation>
    </message>
    <message>
        <source>The language model needs a key. Enter one in the settings.</source>
        <translation>Mô hình ngôn ngữ cần có khóa. Hãy nhập khóa trong phần cài đặt.</translation>
    </message>
    <message>
        <source>This is not a key: keys have letters, digits and signs only, in one line. Copy it again from the provider&apos;s page.</source>
        <translation>Đây không phải là khóa: khóa chỉ gồm chữ cái không dấu, chữ số và ký hiệu, trên một dòng. Hãy sao chép lại khóa từ trang của nhà cung cấp.</translation>
    </message>
    <message>
        <source>{host} does not accept the key. Check it, or enter another one in the settings.</source>
        <translation>{host} không chấp nhận khóa này. Hãy kiểm tra lại hoặc nhập khóa khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>{host} does not let this key use the model. Allow it on the provider&apos;s page, or choose another model or key in the settings.</source>
        <translation>{host} không cho phép khóa này dùng mô hình. Hãy cấp quyền trên trang của nhà cung cấp, hoặc chọn mô hình hay khóa khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>{host} does not serve the country you are in. Choose another provider in the settings, or a model on your own computer.</source>
        <translation>{host} không phục vụ quốc gia bạn đang ở. Hãy chọn nhà cung cấp khác trong phần cài đặt, hoặc dùng mô hình trên máy của bạn.</translation>
    </message>
    <message>
        <source>The quota of this key at {host} is used up. Wait until it is renewed, raise it on the provider&apos;s page, or use another model.</source>
        <translation>Hạn mức của khóa này tại {host} đã hết. Hãy chờ đến khi hạn mức được làm mới, nâng hạn mức trên trang của nhà cung cấp, hoặc dùng mô hình khác.</translation>
    </message>
    <message>
        <source>{host} was asked too often, and still refused after several tries. Try again in a minute.</source>
        <translation>{host} nhận quá nhiều yêu cầu và vẫn từ chối sau vài lần thử. Hãy thử lại sau một phút.</translation>
    </message>
    <message>
        <source>{host} asks to wait {seconds} seconds before it is asked again. Try again after that.</source>
        <translation>{host} yêu cầu chờ {seconds} giây trước khi hỏi lại. Hãy thử lại sau khoảng thời gian đó.</translation>
    </message>
    <message>
        <source>{host} is overloaded or out of order, and did not answer after several tries. Try again later, or choose another model in the settings.</source>
        <translation>{host} đang quá tải hoặc gặp sự cố và không trả lời sau vài lần thử. Hãy thử lại sau, hoặc chọn mô hình khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>{host} has no model named “{model}”. Choose one of its list in the settings.</source>
        <translation>{host} không có mô hình tên “{model}”. Hãy chọn một mô hình trong danh sách ở phần cài đặt.</translation>
    </message>
    <message>
        <source>{host} offers no model that writes text. Load one there, or name it in the settings.</source>
        <translation>{host} không có mô hình nào viết được văn bản. Hãy nạp một mô hình ở đó, hoặc ghi tên mô hình trong phần cài đặt.</translation>
    </message>
    <message>
        <source>{host} answers, but there is no language model at this address. Check the address in the settings.</source>
        <translation>{host} có trả lời, nhưng không có mô hình ngôn ngữ tại địa chỉ này. Hãy kiểm tra địa chỉ trong phần cài đặt.</translation>
    </message>
    <message>
        <source>This is not an address of a language model. Enter one such as http://localhost:11434/v1 in the settings.</source>
        <translation>Đây không phải là địa chỉ của một mô hình ngôn ngữ. Hãy nhập địa chỉ dạng http://localhost:11434/v1 trong phần cài đặt.</translation>
    </message>
    <message>
        <source>Your CV or key would travel to {host} unencrypted, so nothing was sent. Enter an address that begins with https:// in the settings.</source>
        <translation>CV hoặc khóa của bạn sẽ được gửi đến {host} mà không mã hóa, nên chưa có gì được gửi đi. Hãy nhập địa chỉ bắt đầu bằng https:// trong phần cài đặt.</translation>
    </message>
    <message>
        <source>{host} did not accept the request. Choose another model in the settings; not every one can answer in the form that is needed here.</source>
        <translation>{host} không chấp nhận yêu cầu. Hãy chọn mô hình khác trong phần cài đặt; không phải mô hình nào cũng trả lời được theo dạng cần dùng ở đây.</translation>
    </message>
    <message>
        <source>The CV and the job advert are too long for this model. Choose a model that takes more text, or give it a larger context in its own settings.</source>
        <translation>CV và tin tuyển dụng quá dài so với mô hình này. Hãy chọn mô hình nhận được nhiều văn bản hơn, hoặc tăng ngữ cảnh trong cài đặt riêng của mô hình.</translation>
    </message>
    <message>
        <source>The answer of the language model was cut short at its limit of length. Try again, or choose another model in the settings.</source>
        <translation>Câu trả lời của mô hình ngôn ngữ bị cắt vì chạm giới hạn độ dài. Hãy thử lại, hoặc chọn mô hình khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The language model broke off its answer for reasons of safety. Try again, or choose another model in the settings.</source>
        <translation>Mô hình ngôn ngữ đã dừng trả lời vì lý do an toàn. Hãy thử lại, hoặc chọn mô hình khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The provider refused to answer because of what the CV or the job advert says. Choose another model in the settings, or keep the local report.</source>
        <translation>Nhà cung cấp từ chối trả lời vì nội dung của CV hoặc tin tuyển dụng. Hãy chọn mô hình khác trong phần cài đặt, hoặc giữ báo cáo phân tích trên máy.</translation>
    </message>
    <message>
        <source>The language model broke off its answer because it repeated a published text. Try again, or choose another model in the settings.</source>
        <translation>Mô hình ngôn ngữ đã dừng vì câu trả lời lặp lại một văn bản đã xuất bản. Hãy thử lại, hoặc chọn mô hình khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The language model gave an empty answer. Try again, or choose another model in the settings.</source>
        <translation>Mô hình ngôn ngữ trả lời rỗng. Hãy thử lại, hoặc chọn mô hình khác trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The answer of the language model is not in the form that was asked for, so it is not used. Try again, or choose a more capable model in the settings.</source>
        <translation>Câu trả lời của mô hình ngôn ngữ không đúng dạng đã yêu cầu nên không được dùng. Hãy thử lại, hoặc chọn mô hình mạnh hơn trong phần cài đặt.</translation>
    </message>
    <message>
        <source>A web page came in place of the answer of {host}. If this network wants a login, open a browser and log in; else check the address in the settings.</source>
        <translation>Một trang web hiện ra thay cho câu trả lời của {host}. Nếu mạng này yêu cầu đăng nhập, hãy mở trình duyệt và đăng nhập; nếu không, hãy kiểm tra địa chỉ trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid, so nothing was sent. Try again in another network, or ask the one who runs this network or server.</source>
        <translation>Chứng chỉ của {host} không hợp lệ nên chưa có gì được gửi đi. Hãy thử lại trên mạng khác, hoặc hỏi người quản trị mạng hay máy chủ này.</translation>
    </message>
    <message>
        <source>No secure connection to {host} could be made. Check the address in the settings: a server on your own computer usually has one that begins with http://.</source>
        <translation>Không thể kết nối an toàn đến {host}. Hãy kiểm tra địa chỉ trong phần cài đặt: máy chủ trên máy của bạn thường có địa chỉ bắt đầu bằng http://.</translation>
    </message>
    <message>
        <source>{host} could not be reached. Check the connection to the internet and the address in the settings, and try again.</source>
        <translation>Không thể kết nối đến {host}. Hãy kiểm tra kết nối internet và địa chỉ trong phần cài đặt rồi thử lại.</translation>
    </message>
    <message>
        <source>No program answers at {host}. Start the server of the language model there, or check the address in the settings.</source>
        <translation>Không có chương trình nào trả lời tại {host}. Hãy khởi động máy chủ của mô hình ngôn ngữ ở đó, hoặc kiểm tra địa chỉ trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The proxy of this network did not let the connection to {host} through. Check the proxy settings of this computer, or ask the one who runs the network.</source>
        <translation>Proxy của mạng này không cho kết nối đến {host}. Hãy kiểm tra cài đặt proxy của máy, hoặc hỏi người quản trị mạng.</translation>
    </message>
    <message>
        <source>{host} did not answer in time. Try again, or choose a faster model in the settings.</source>
        <translation>{host} không trả lời kịp thời gian. Hãy thử lại, hoặc chọn mô hình nhanh hơn trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The model answered: the connection works.</source>
        <translation>Mô hình đã trả lời: kết nối hoạt động tốt.</translation>
    </message>
    <message numerus="yes">
        <source>The provider lists %n model(s).</source>
        <translation>
            <numerusform>Nhà cung cấp có %n mô hình trong danh sách.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored answer(s) deleted.</source>
        <translation>
            <numerusform>Đã xóa %n câu trả lời đã lưu.</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection to {host} broke off before the answer was complete. Check the connection and try again.</source>
        <translation>Kết nối đến {host} bị ngắt trước khi câu trả lời hoàn tất. Hãy kiểm tra kết nối và thử lại.</translation>
    </message>
    <message>
        <source>Not answered: it was cancelled, or the program ended, before the answer had come.</source>
        <translation>Không có câu trả lời: lần gọi đã bị hủy, hoặc chương trình đã đóng, trước khi có câu trả lời.</translation>
    </message>
    <message>
        <source>Nothing was sent: the log of what is sent could not be written. Free some space, or check the data folder in the settings.</source>
        <translation>Chưa gửi gì cả: không ghi được nhật ký những gì được gửi. Hãy giải phóng bớt dung lượng, hoặc kiểm tra thư mục dữ liệu trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The language model did not answer for this requirement. Ask again for it alone.</source>
        <translation>Mô hình ngôn ngữ chưa trả lời cho yêu cầu này. Hãy hỏi lại riêng yêu cầu này.</translation>
    </message>
    <message>
        <source>The language model gives no reason in words that can be shown.</source>
        <translation>Mô hình ngôn ngữ không nêu lý do bằng lời nào có thể hiển thị.</translation>
    </message>
    <message>
        <source>The words that the language model quotes are not among the CV&apos;s own, so its verdict earns nothing.</source>
        <translation>Những lời mô hình ngôn ngữ trích dẫn không phải của chính CV, nên đánh giá của mô hình không được tính điểm.</translation>
    </message>
    <message>
        <source>What the language model quotes from the CV is about something else, so its verdict earns nothing.</source>
        <translation>Đoạn mô hình ngôn ngữ trích từ CV nói về chuyện khác, nên đánh giá của mô hình không được tính điểm.</translation>
    </message>
    <message>
        <source>The language model&apos;s answer ended before this part. Have it written again.</source>
        <translation>Câu trả lời của mô hình ngôn ngữ kết thúc trước phần này. Hãy cho viết lại phần này.</translation>
    </message>
    <message>
        <source>The language model&apos;s answer for this part has another form than was asked for. Have it written again.</source>
        <translation>Câu trả lời của mô hình ngôn ngữ cho phần này không đúng dạng đã yêu cầu. Hãy cho viết lại phần này.</translation>
    </message>
    <message>
        <source>Nothing of what the language model wrote for this part could be used. Have it written again.</source>
        <translation>Không dùng được gì trong những điều mô hình ngôn ngữ viết cho phần này. Hãy cho viết lại phần này.</translation>
    </message>
    <message numerus="yes">
        <source>%n proposed rewrite(s) left out: the passage is not in the CV in these words.</source>
        <translation>
            <numerusform>Đã bỏ %n đề xuất viết lại: CV không có đoạn gốc đúng từng chữ như vậy.</numerusform>
        </translation>
    </message>
    <message>
        <source>This stage is part of every pipeline and stays. You can rename it, or move it.</source>
        <translation>Giai đoạn này luôn có trong bảng ứng tuyển nên không xóa được. Bạn có thể đổi tên hoặc đổi chỗ nó.</translation>
    </message>
    <message>
        <source>An application is always in some stage: the only entry of its history stays. Correct its day or stage instead.</source>
        <translation>Một đơn ứng tuyển luôn ở một giai đoạn nào đó nên không xóa được mục duy nhất trong lịch sử. Hãy sửa ngày hoặc giai đoạn của mục đó.</translation>
    </message>
    <message>
        <source>That CV is itself a later version of this one. Choose another.</source>
        <translation>CV đó lại là phiên bản sau của chính CV này. Hãy chọn CV khác.</translation>
    </message>
    <message>
        <source>Files of more than {megabytes} MB are not kept. Note where it is instead.</source>
        <translation>Không lưu được tệp lớn hơn {megabytes} MB. Hãy ghi lại nơi đang để tệp đó.</translation>
    </message>
    <message>
        <source>Comparing your CVs with the jobs: {done} of {of}</source>
        <translation>Đang so sánh CV với việc làm: {done}/{of}</translation>
    </message>
    <message>
        <source>The copy of this file is no longer in the data folder. Add the file again.</source>
        <translation>Bản sao của tệp này không còn trong thư mục dữ liệu. Hãy thêm lại tệp.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read. Check that it is still there and that you may read it.</source>
        <translation>Không đọc được “{name}”. Hãy kiểm tra xem tệp còn ở đó và bạn có quyền đọc.</translation>
    </message>
    <message>
        <source>Next step due today</source>
        <translation>Việc tiếp theo đến hạn hôm nay</translation>
    </message>
    <message numerus="yes">
        <source>Next step %n day(s) overdue</source>
        <translation>
            <numerusform>Việc tiếp theo đã quá hạn %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>Interview today at {time}</source>
        <translation>Phỏng vấn hôm nay lúc {time}</translation>
    </message>
    <message>
        <source>Interview tomorrow at {time}</source>
        <translation>Phỏng vấn ngày mai lúc {time}</translation>
    </message>
    <message numerus="yes">
        <source>Deadline in %n day(s)</source>
        <translation>
            <numerusform>Còn %n ngày đến hạn nộp</numerusform>
        </translation>
    </message>
    <message>
        <source>Deadline today</source>
        <translation>Hôm nay là hạn nộp</translation>
    </message>
    <message numerus="yes">
        <source>No answer for %n day(s)</source>
        <translation>
            <numerusform>%n ngày chưa có phản hồi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n lời nhắc</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no dates to export: give an application a next step, an interview or a deadline first.</source>
        <translation>Chưa có ngày nào để xuất: trước hết hãy đặt việc tiếp theo, lịch phỏng vấn hoặc hạn nộp cho một đơn ứng tuyển.</translation>
    </message>
    <message>
        <source>{step} ({title})</source>
        <translation>{step} ({title})</translation>
    </message>
    <message>
        <source>Next step: {title}</source>
        <translation>Việc tiếp theo: {title}</translation>
    </message>
    <message>
        <source>Deadline: {title}</source>
        <translation>Hạn nộp: {title}</translation>
    </message>
    <message>
        <source>{round}: {title}</source>
        <translation>{round}: {title}</translation>
    </message>
    <message>
        <source>Interview: {title}</source>
        <translation>Phỏng vấn: {title}</translation>
    </message>
    <message>
        <source>This PDF is protected. Open it on the Analyze page, which asks for its password; it is then in the library too.</source>
        <translation>Tệp PDF này được bảo vệ. Hãy mở nó ở trang Phân tích, nơi sẽ hỏi mật khẩu; sau đó nó cũng có trong thư viện.</translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s) were added to the library.</source>
        <translation>
            <numerusform>Đã thêm %n CV vào thư viện.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s) were in the library already.</source>
        <translation>
            <numerusform>%n CV đã có sẵn trong thư viện.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) stay in the trash: an application still needs them.</source>
        <translation>
            <numerusform>%n mục vẫn ở trong thùng rác vì một đơn ứng tuyển còn cần đến.</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy was saved as {file}.</source>
        <translation>Đã lưu bản sao vào {file}.</translation>
    </message>
    <message>
        <source>Undone:</source>
        <translation>Đã hoàn tác:</translation>
    </message>
    <message>
        <source>Done again:</source>
        <translation>Đã làm lại:</translation>
    </message>
    <message>
        <source>“{title}” was added to the library.</source>
        <translation>Đã thêm “{title}” vào thư viện.</translation>
    </message>
    <message>
        <source>The job “{title}” was changed.</source>
        <translation>Đã sửa thông tin việc làm “{title}”.</translation>
    </message>
    <message>
        <source>The advert of “{title}” was changed.</source>
        <translation>Đã sửa nội dung tin “{title}”.</translation>
    </message>
    <message>
        <source>The tags of the job “{title}” were changed.</source>
        <translation>Đã đổi nhãn của việc làm “{title}”.</translation>
    </message>
    <message>
        <source>The notes on the job “{title}” were changed.</source>
        <translation>Đã sửa ghi chú về việc làm “{title}”.</translation>
    </message>
    <message>
        <source>The job “{title}” was deleted.</source>
        <translation>Đã xóa việc làm “{title}”.</translation>
    </message>
    <message>
        <source>{count} jobs were deleted.</source>
        <translation>Đã xóa {count} việc làm.</translation>
    </message>
    <message>
        <source>“{title}” was added to the pipeline.</source>
        <translation>Đã thêm “{title}” vào Ứng tuyển.</translation>
    </message>
    <message>
        <source>{count} jobs were added to the pipeline.</source>
        <translation>Đã thêm {count} việc làm vào Ứng tuyển.</translation>
    </message>
    <message>
        <source>“{title}” is now in {stage}.</source>
        <translation>“{title}” hiện ở giai đoạn {stage}.</translation>
    </message>
    <message>
        <source>The next step of “{title}” was changed.</source>
        <translation>Đã đổi việc tiếp theo của “{title}”.</translation>
    </message>
    <message>
        <source>The link of “{title}” was changed.</source>
        <translation>Đã đổi liên kết của “{title}”.</translation>
    </message>
    <message>
        <source>The salary of “{title}” was changed.</source>
        <translation>Đã đổi mức lương của “{title}”.</translation>
    </message>
    <message>
        <source>The tags of “{title}” were changed.</source>
        <translation>Đã đổi nhãn của “{title}”.</translation>
    </message>
    <message>
        <source>The notes on “{title}” were changed.</source>
        <translation>Đã đổi ghi chú về “{title}”.</translation>
    </message>
    <message>
        <source>The CV of “{title}” was changed.</source>
        <translation>Đã đổi CV của “{title}”.</translation>
    </message>
    <message>
        <source>“{title}” is in the trash.</source>
        <translation>“{title}” đã vào thùng rác.</translation>
    </message>
    <message>
        <source>A stage was added to the history of “{title}”.</source>
        <translation>Đã thêm một giai đoạn vào lịch sử của “{title}”.</translation>
    </message>
    <message>
        <source>The history of “{title}” was corrected.</source>
        <translation>Đã sửa lịch sử của “{title}”.</translation>
    </message>
    <message>
        <source>A stage was taken out of the history of “{title}”.</source>
        <translation>Đã gỡ một giai đoạn khỏi lịch sử của “{title}”.</translation>
    </message>
    <message>
        <source>An interview round was added to “{title}”.</source>
        <translation>Đã thêm một vòng phỏng vấn vào “{title}”.</translation>
    </message>
    <message>
        <source>An interview round of “{title}” was changed.</source>
        <translation>Đã sửa một vòng phỏng vấn của “{title}”.</translation>
    </message>
    <message>
        <source>An interview round of “{title}” was deleted.</source>
        <translation>Đã xóa một vòng phỏng vấn của “{title}”.</translation>
    </message>
    <message>
        <source>A contact was added to “{title}”.</source>
        <translation>Đã thêm một người liên hệ vào “{title}”.</translation>
    </message>
    <message>
        <source>A contact of “{title}” was changed.</source>
        <translation>Đã sửa một người liên hệ của “{title}”.</translation>
    </message>
    <message>
        <source>A contact of “{title}” was deleted.</source>
        <translation>Đã xóa một người liên hệ của “{title}”.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were added to “{title}”.</source>
        <translation>
            <numerusform>Đã thêm %n tệp vào “{title}”.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file was removed from “{title}”.</source>
        <translation>Đã gỡ một tệp khỏi “{title}”.</translation>
    </message>
    <message>
        <source>“{title}” is in the pipeline, in {stage}.</source>
        <translation>“{title}” đã có trong Ứng tuyển, ở giai đoạn {stage}.</translation>
    </message>
    <message>
        <source>“{title}” now has this report and its CV.</source>
        <translation>“{title}” giờ có báo cáo này cùng CV của nó.</translation>
    </message>
    <message>
        <source>“{title}” was moved to {stage}.</source>
        <translation>Đã chuyển “{title}” sang {stage}.</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were moved to {stage}.</source>
        <translation>
            <numerusform>Đã chuyển %n đơn ứng tuyển sang {stage}.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was put in another place in {stage}.</source>
        <translation>Đã đổi vị trí của “{title}” trong {stage}.</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were put in another place in {stage}.</source>
        <translation>
            <numerusform>Đã đổi vị trí của %n đơn ứng tuyển trong {stage}.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was changed.</source>
        <translation>Đã sửa “{title}”.</translation>
    </message>
    <message numerus="yes">
        <source>The tags of %n application(s) were changed.</source>
        <translation>
            <numerusform>Đã đổi nhãn của %n đơn ứng tuyển.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was moved to the trash.</source>
        <translation>Đã chuyển “{title}” vào thùng rác.</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were moved to the trash.</source>
        <translation>
            <numerusform>Đã chuyển %n đơn ứng tuyển vào thùng rác.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was added to {stage}.</source>
        <translation>Đã thêm “{title}” vào {stage}.</translation>
    </message>
    <message>
        <source>The stage {stage} was added.</source>
        <translation>Đã thêm giai đoạn {stage}.</translation>
    </message>
    <message>
        <source>The stage {stage} was changed.</source>
        <translation>Đã sửa giai đoạn {stage}.</translation>
    </message>
    <message>
        <source>The stage {stage} was moved.</source>
        <translation>Đã dời giai đoạn {stage}.</translation>
    </message>
    <message>
        <source>The stage {stage} was deleted.</source>
        <translation>Đã xóa giai đoạn {stage}.</translation>
    </message>
    <message>
        <source>“{title}” was renamed to “{name}”.</source>
        <translation>Đã đổi tên “{title}” thành “{name}”.</translation>
    </message>
    <message>
        <source>The language of “{title}” was changed.</source>
        <translation>Đã đổi ngôn ngữ của “{title}”.</translation>
    </message>
    <message>
        <source>“{title}” is now the next version of “{previous}”.</source>
        <translation>“{title}” nay là phiên bản tiếp theo của “{previous}”.</translation>
    </message>
    <message>
        <source>“{title}” is no longer the next version of another CV.</source>
        <translation>“{title}” không còn là phiên bản tiếp theo của CV khác.</translation>
    </message>
    <message>
        <source>“{title}” is again as it was on this computer.</source>
        <translation>“{title}” đã trở lại như trên máy tính này.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are again as they were on this computer.</source>
        <translation>
            <numerusform>%n giá trị đã trở lại như trên máy tính này.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” is now as it was on the other computer.</source>
        <translation>“{title}” đã được đổi theo máy tính kia.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are now as they were on the other computer.</source>
        <translation>
            <numerusform>%n giá trị đã được đổi theo máy tính kia.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was brought back from the trash.</source>
        <translation>Đã khôi phục “{title}” từ thùng rác.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) were brought back from the trash.</source>
        <translation>
            <numerusform>Đã khôi phục %n mục từ thùng rác.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s) were moved to the trash.</source>
        <translation>
            <numerusform>Đã chuyển %n CV vào thùng rác.</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Chức danh</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Công ty</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>Ngày nộp</translation>
    </message>
    <message>
        <source>In this stage since</source>
        <translation>Ở giai đoạn này từ</translation>
    </message>
    <message>
        <source>Saved on</source>
        <translation>Ngày lưu</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>Next step on</source>
        <translation>Ngày của việc tiếp theo</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Hạn nộp</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Salary from</source>
        <translation>Lương từ</translation>
    </message>
    <message>
        <source>Salary to</source>
        <translation>Lương đến</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Loại tiền</translation>
    </message>
    <message>
        <source>Salary per</source>
        <translation>Kỳ trả lương</translation>
    </message>
    <message>
        <source>Salary range</source>
        <translation>Khoảng lương</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Advert&apos;s language</source>
        <translation>Ngôn ngữ tin tuyển dụng</translation>
    </message>
    <message>
        <source>Job advert</source>
        <translation>Tin tuyển dụng</translation>
    </message>
    <message>
        <source>(left out)</source>
        <translation>(bỏ qua)</translation>
    </message>
    <message>
        <source>Wishlist</source>
        <translation>Quan tâm</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Đã nộp</translation>
    </message>
    <message>
        <source>Interviewing</source>
        <translation>Phỏng vấn</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Đề nghị</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Bị từ chối</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>đã có</translation>
    </message>
    <message>
        <source>no title or company</source>
        <translation>thiếu chức danh và công ty</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) will be added.</source>
        <translation>
            <numerusform>Sẽ thêm %n đơn ứng tuyển.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are left out: their application is in the pipeline already.</source>
        <translation>
            <numerusform>Bỏ qua %n dòng: đơn ứng tuyển đã có sẵn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are left out: they have neither a title nor a company.</source>
        <translation>
            <numerusform>Bỏ qua %n dòng: không có cả chức danh lẫn công ty.</numerusform>
        </translation>
    </message>
    <message>
        <source>The dates in “{column}” could be read both ways. 3/4 is taken for 3 April.</source>
        <translation>Ngày trong cột “{column}” có thể hiểu theo hai cách. 3/4 được hiểu là ngày 3 tháng 4.</translation>
    </message>
    <message>
        <source>The dates in “{column}” could be read both ways. 3/4 is taken for March 4.</source>
        <translation>Ngày trong cột “{column}” có thể hiểu theo hai cách. 3/4 được hiểu là ngày 4 tháng 3.</translation>
    </message>
    <message numerus="yes">
        <source>“{word}” is no stage that CareerFlow knows (%n row(s)).</source>
        <translation>
            <numerusform>CareerFlow không biết giai đoạn “{word}” (%n dòng).</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported: {time}</source>
        <translation>Xuất lúc: {time}</translation>
    </message>
    <message>
        <source>CVs: {new} new, {newer} changed, {same} the same, {older} newer here</source>
        <translation>CV: {new} mới, {newer} đã thay đổi, {same} giống hệt, {older} ở đây mới hơn</translation>
    </message>
    <message>
        <source>Jobs: {new} new, {newer} changed, {same} the same, {older} newer here</source>
        <translation>Việc làm: {new} mới, {newer} đã thay đổi, {same} giống hệt, {older} ở đây mới hơn</translation>
    </message>
    <message>
        <source>Applications: {new} new, {newer} changed, {same} the same, {older} newer here</source>
        <translation>Đơn ứng tuyển: {new} mới, {newer} đã thay đổi, {same} giống hệt, {older} ở đây mới hơn</translation>
    </message>
    <message>
        <source>Reports: {new} new, {newer} changed, {same} the same, {older} newer here</source>
        <translation>Báo cáo: {new} mới, {newer} đã thay đổi, {same} giống hệt, {older} ở đây mới hơn</translation>
    </message>
    <message>
        <source>What belongs to them: {new} new, {newer} changed, {same} the same, {older} newer here</source>
        <translation>Dữ liệu kèm theo: {new} mới, {newer} đã thay đổi, {same} giống hệt, {older} ở đây mới hơn</translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s) or attachment(s) come without their file: export as .zip to take those along.</source>
        <translation>
            <numerusform>%n CV hoặc tệp đính kèm không có tệp đi cùng: hãy xuất ở dạng .zip để mang theo cả tệp.</numerusform>
        </translation>
    </message>
    <message>
        <source>write all that is yours into a file: CVs, jobs, applications, reports (.zip, .json), or the applications for a spreadsheet (.csv)</source>
        <translation>ghi toàn bộ dữ liệu của bạn vào một tệp: CV, việc làm, đơn ứng tuyển, báo cáo (.zip, .json), hoặc chỉ đơn ứng tuyển cho bảng tính (.csv)</translation>
    </message>
    <message>
        <source>show what importing such a file, or a CSV of another program, would do, and with --yes do it</source>
        <translation>cho xem việc nhập tệp như vậy, hoặc tệp CSV của chương trình khác, sẽ làm gì; thêm --yes để nhập</translation>
    </message>
    <message>
        <source>the file to write</source>
        <translation>tệp sẽ được ghi</translation>
    </message>
    <message>
        <source>zip: everything with the files of CVs; json: without them; csv: applications; what the file is called after if not given</source>
        <translation>zip: toàn bộ, kèm tệp CV; json: không kèm tệp; csv: đơn ứng tuyển; nếu không nêu thì theo đuôi của tệp</translation>
    </message>
    <message>
        <source>a .zip or .json file that CareerFlow has exported, or a .csv file of any program</source>
        <translation>tệp .zip hoặc .json do CareerFlow xuất ra, hoặc tệp .csv của bất kỳ chương trình nào</translation>
    </message>
    <message>
        <source>import it</source>
        <translation>nhập luôn</translation>
    </message>
    <message>
        <source>only show what would be imported</source>
        <translation>chỉ cho xem những gì sẽ được nhập</translation>
    </message>
    <message>
        <source>a JSON file that says what the columns of a CSV file mean: see docs/data-format.md</source>
        <translation>tệp JSON cho biết ý nghĩa các cột của tệp CSV: xem docs/data-format.md</translation>
    </message>
    <message>
        <source>What kind of file? Name it .zip, .json or .csv, or add --format.</source>
        <translation>Tệp loại nào? Hãy đặt đuôi .zip, .json hoặc .csv, hoặc thêm --format.</translation>
    </message>
    <message>
        <source>--mapping is for CSV files: the columns of the others are known.</source>
        <translation>--mapping chỉ dùng cho tệp CSV: cột của các loại tệp khác đã được biết.</translation>
    </message>
    <message>
        <source>The file of --mapping cannot be read: it is JSON with “columns”, “day_first” and “stages”. Columns are named as in the CSV file, fields as in docs/data-format.md.</source>
        <translation>Không đọc được tệp của --mapping: đó phải là JSON với “columns”, “day_first” và “stages”. Tên cột như trong tệp CSV, tên trường như trong docs/data-format.md.</translation>
    </message>
    <message>
        <source>Nothing was imported. Add --yes to import it.</source>
        <translation>Chưa có gì được nhập. Thêm --yes để nhập.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Đã nhập.</translation>
    </message>
    <message>
        <source>“{name}” is no longer there. Choose the file again.</source>
        <translation>“{name}” không còn ở đó nữa. Hãy chọn lại tệp.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read. Check that you may open it, and that no other program holds it.</source>
        <translation>Không đọc được “{name}”. Hãy kiểm tra xem bạn có quyền mở tệp và không có chương trình nào khác đang giữ tệp.</translation>
    </message>
    <message>
        <source>This is not a text file. In Excel or LibreOffice, save the table as “CSV UTF-8” and import that.</source>
        <translation>Đây không phải tệp văn bản. Trong Excel hoặc LibreOffice, hãy lưu bảng ở dạng “CSV UTF-8” rồi nhập tệp đó.</translation>
    </message>
    <message>
        <source>There is no row to import in this file. Its first row names the columns; the applications follow below.</source>
        <translation>Tệp này không có dòng nào để nhập. Dòng đầu tiên là tên các cột; các đơn ứng tuyển nằm ở những dòng bên dưới.</translation>
    </message>
    <message>
        <source>The file is larger than {megabytes} MB. Split it into several and import those one after the other.</source>
        <translation>Tệp lớn hơn {megabytes} MB. Hãy tách thành nhiều tệp rồi nhập lần lượt từng tệp.</translation>
    </message>
    <message>
        <source>The file has more than {most} rows. Split it into several and import those one after the other.</source>
        <translation>Tệp có hơn {most} dòng. Hãy tách thành nhiều tệp rồi nhập lần lượt từng tệp.</translation>
    </message>
    <message>
        <source>A row of the file has more than {most} columns. Check that it is a table of applications, saved as CSV.</source>
        <translation>Một dòng của tệp có hơn {most} cột. Hãy kiểm tra xem đây có phải là bảng đơn ứng tuyển được lưu ở dạng CSV không.</translation>
    </message>
    <message>
        <source>“{cell}” is no date that could be read; it is left empty.</source>
        <translation>Không đọc được “{cell}” như một ngày; ô này được để trống.</translation>
    </message>
    <message>
        <source>“{cell}” is no amount that could be read; it is left empty.</source>
        <translation>Không đọc được “{cell}” như một số tiền; ô này được để trống.</translation>
    </message>
    <message>
        <source>This file was not exported by CareerFlow. Everything is imported from the .zip or .json file that “Export” made; applications also from a .csv file. A backup is brought back by “Restore” in the settings.</source>
        <translation>Tệp này không do CareerFlow xuất ra. Toàn bộ dữ liệu được nhập từ tệp .zip hoặc .json mà lệnh “Xuất” đã tạo; riêng đơn ứng tuyển còn nhập được từ tệp .csv. Bản sao lưu thì dùng “Khôi phục” trong phần cài đặt.</translation>
    </message>
    <message>
        <source>This file was exported by a newer version of CareerFlow. Install that version, then import the file.</source>
        <translation>Tệp này do một phiên bản CareerFlow mới hơn xuất ra. Hãy cài phiên bản đó rồi nhập tệp.</translation>
    </message>
    <message>
        <source>The file is damaged (at {where}): its JSON ends there, or is none. Nothing was imported. Export it once more, or take another copy.</source>
        <translation>Tệp bị hỏng (tại {where}): JSON bị cắt ngang hoặc sai ở đó. Chưa có gì được nhập. Hãy xuất lại hoặc dùng một bản sao khác.</translation>
    </message>
    <message>
        <source>The file is damaged: in {table}, row {row}, the value of “{column}” is none that CareerFlow writes. Nothing was imported. Export it once more, or take another copy.</source>
        <translation>Tệp bị hỏng: trong {table}, dòng {row}, giá trị của “{column}” không phải là giá trị CareerFlow ghi ra. Chưa có gì được nhập. Hãy xuất lại hoặc dùng một bản sao khác.</translation>
    </message>
    <message>
        <source>The file holds “{table}”, which this version of CareerFlow does not know. Nothing was imported. Install the newest version.</source>
        <translation>Tệp chứa “{table}” mà phiên bản CareerFlow này không biết. Chưa có gì được nhập. Hãy cài phiên bản mới nhất.</translation>
    </message>
    <message>
        <source>The .zip file is damaged or protected. Nothing was imported. Take another copy of it, or export once more.</source>
        <translation>Tệp .zip bị hỏng hoặc được bảo vệ bằng mật khẩu. Chưa có gì được nhập. Hãy dùng một bản sao khác hoặc xuất lại.</translation>
    </message>
    <message>
        <source>The file holds more than {megabytes} MB in one piece, more than any library of CareerFlow. Nothing was imported.</source>
        <translation>Tệp chứa hơn {megabytes} MB trong một phần, nhiều hơn mọi thư viện của CareerFlow. Chưa có gì được nhập.</translation>
    </message>
    <message>
        <source>The .zip file would grow to many times its size, as none does that CareerFlow makes. Nothing was imported.</source>
        <translation>Tệp .zip khi giải nén sẽ phình lên gấp nhiều lần, điều không xảy ra với tệp do CareerFlow tạo. Chưa có gì được nhập.</translation>
    </message>
    <message>
        <source>The .zip file holds more than {most} files. Nothing was imported. Check that it is one that CareerFlow has exported.</source>
        <translation>Tệp .zip chứa hơn {most} tệp. Chưa có gì được nhập. Hãy kiểm tra xem đây có phải là tệp do CareerFlow xuất ra không.</translation>
    </message>
    <message>
        <source>The .zip file holds “{name}”, which CareerFlow does not put there. Nothing was imported. Check where the file comes from.</source>
        <translation>Tệp .zip chứa “{name}”, thứ mà CareerFlow không đưa vào. Chưa có gì được nhập. Hãy kiểm tra xem tệp đến từ đâu.</translation>
    </message>
    <message>
        <source>One of the files in the .zip file ({name}…) is not what its name says: it was damaged or exchanged. Nothing was imported.</source>
        <translation>Một trong các tệp bên trong tệp .zip ({name}…) không đúng với tên của nó: tệp đã hỏng hoặc bị thay. Chưa có gì được nhập.</translation>
    </message>
    <message>
        <source>“{name}” was imported.</source>
        <translation>Đã nhập “{name}”.</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were imported from “{name}”.</source>
        <translation>
            <numerusform>Đã nhập %n đơn ứng tuyển từ “{name}”.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next step of “{title}” is done.</source>
        <translation>Đã xong việc tiếp theo của “{title}”.</translation>
    </message>
    <message>
        <source>The next step of “{title}” was put off.</source>
        <translation>Đã dời việc tiếp theo của “{title}”.</translation>
    </message>
    <message>
        <source>Fetching changes</source>
        <translation>Đang nhận thay đổi</translation>
    </message>
    <message>
        <source>Sending changes</source>
        <translation>Đang gửi thay đổi</translation>
    </message>
    <message>
        <source>Sending files</source>
        <translation>Đang gửi tệp</translation>
    </message>
    <message>
        <source>Fetching files</source>
        <translation>Đang nhận tệp</translation>
    </message>
    <message>
        <source>Comparing with the server</source>
        <translation>Đang so sánh với máy chủ</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of one computer gave way to later changes on another.</source>
        <translation>
            <numerusform>%n giá trị trên một máy tính đã nhường chỗ cho thay đổi mới hơn trên máy tính khác.</numerusform>
        </translation>
    </message>
    <message>
        <source>The clock of this computer is more than five minutes ahead of the server&apos;s. Set it right, and the sync goes on.</source>
        <translation>Đồng hồ của máy tính này chạy nhanh hơn máy chủ quá năm phút. Hãy chỉnh lại giờ, việc đồng bộ sẽ tiếp tục.</translation>
    </message>
    <message>
        <source>The connection to the server broke off. Nothing is lost.</source>
        <translation>Kết nối đến máy chủ bị ngắt. Không có gì bị mất.</translation>
    </message>
    <message>
        <source>Supabase knows no such project or user. Copy the address again. If the project was paused, start it on supabase.com and wait a few minutes.</source>
        <translation>Supabase không tìm thấy dự án hoặc người dùng này. Hãy sao chép lại địa chỉ. Nếu dự án đã bị tạm dừng, hãy khởi động lại trên supabase.com rồi đợi vài phút.</translation>
    </message>
    <message>
        <source>There is no connection to the internet.</source>
        <translation>Không có kết nối internet.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Check the connection to the internet, and try again.</source>
        <translation>Máy chủ không phản hồi kịp thời. Hãy kiểm tra kết nối internet rồi thử lại.</translation>
    </message>
    <message>
        <source>The database has no connection free at the moment. Try again in a few minutes.</source>
        <translation>Hiện cơ sở dữ liệu không còn kết nối trống. Hãy thử lại sau vài phút.</translation>
    </message>
    <message>
        <source>The server does not accept the user or the password. Check both. A new password can be set on supabase.com, in the settings of the database.</source>
        <translation>Máy chủ không chấp nhận người dùng hoặc mật khẩu. Hãy kiểm tra cả hai. Bạn có thể đặt mật khẩu mới trên supabase.com, trong phần cài đặt cơ sở dữ liệu.</translation>
    </message>
    <message>
        <source>The copy on the server has been deleted. Everything on this computer is still here. Disconnect; after that you can connect anew.</source>
        <translation>Bản sao trên máy chủ đã bị xóa. Mọi thứ trên máy tính này vẫn còn nguyên. Hãy ngắt kết nối, sau đó bạn có thể kết nối lại từ đầu.</translation>
    </message>
    <message>
        <source>Paste the address of your database here.</source>
        <translation>Hãy dán địa chỉ cơ sở dữ liệu của bạn vào đây.</translation>
    </message>
    <message>
        <source>That is an API key. What is needed is the connection string: in Supabase open your project, click “Connect” at the top, and copy the address below “Transaction pooler”. It begins with postgresql://.</source>
        <translation>Đây là khóa API. Cần dùng chuỗi kết nối: trong Supabase, hãy mở dự án của bạn, bấm “Connect” ở đầu trang rồi chép địa chỉ trong mục “Transaction pooler”. Địa chỉ bắt đầu bằng postgresql://.</translation>
    </message>
    <message>
        <source>The address does not say where the server is. Copy all of it, from postgresql:// to the end.</source>
        <translation>Địa chỉ không cho biết máy chủ ở đâu. Hãy chép toàn bộ, từ postgresql:// đến hết.</translation>
    </message>
    <message>
        <source>The address does not say as which user to log in. Copy all of it, from postgresql:// to the end.</source>
        <translation>Địa chỉ không cho biết đăng nhập bằng người dùng nào. Hãy chép toàn bộ, từ postgresql:// đến hết.</translation>
    </message>
    <message>
        <source>The address still has a place in brackets to be filled in. Copy it from “Connect” in your own project, where only the password is left out.</source>
        <translation>Địa chỉ còn một chỗ trong ngoặc cần điền. Hãy chép từ “Connect” trong dự án của chính bạn, ở đó chỉ thiếu mật khẩu.</translation>
    </message>
    <message>
        <source>The port in the address is not a number from 1 to 65535. Supabase&apos;s is 6543 or 5432.</source>
        <translation>Cổng trong địa chỉ không phải là số từ 1 đến 65535. Cổng của Supabase là 6543 hoặc 5432.</translation>
    </message>
    <message>
        <source>That is your project&apos;s page or name. What is needed is the connection string: in Supabase open your project, click “Connect” at the top, and copy the address below “Transaction pooler”. It begins with postgresql://.</source>
        <translation>Đây là trang hoặc tên dự án của bạn. Cần dùng chuỗi kết nối: trong Supabase, hãy mở dự án của bạn, bấm “Connect” ở đầu trang rồi chép địa chỉ trong mục “Transaction pooler”. Địa chỉ bắt đầu bằng postgresql://.</translation>
    </message>
    <message>
        <source>This is not the address of a PostgreSQL database. It begins with postgresql://.</source>
        <translation>Đây không phải là địa chỉ của một cơ sở dữ liệu PostgreSQL. Địa chỉ như vậy bắt đầu bằng postgresql://.</translation>
    </message>
    <message>
        <source>Disconnected. Everything on this computer is as it was.</source>
        <translation>Đã ngắt kết nối. Mọi dữ liệu trên máy tính này vẫn như cũ.</translation>
    </message>
    <message>
        <source>Type the password of the database.</source>
        <translation>Hãy nhập mật khẩu cơ sở dữ liệu.</translation>
    </message>
    <message>
        <source>The server does not know this password. It stands in square brackets: those of [YOUR-PASSWORD] have to go, too.</source>
        <translation>Máy chủ không nhận mật khẩu này. Mật khẩu đang nằm trong ngoặc vuông: hãy bỏ cả dấu ngoặc của [YOUR-PASSWORD].</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Đang đồng bộ</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}: {done}/{total}</translation>
    </message>
    <message>
        <source>Sync has stopped.</source>
        <translation>Đồng bộ đã dừng.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked. Unlock it, and the sync goes on.</source>
        <translation>Kho khóa của máy tính này đang bị khóa. Hãy mở kho khóa để việc đồng bộ tiếp tục.</translation>
    </message>
    <message>
        <source>What the server holds cannot be decrypted: it was encrypted with another key, or has been tampered with.</source>
        <translation>Không giải mã được dữ liệu trên máy chủ: dữ liệu được mã hóa bằng một khóa khác hoặc đã bị can thiệp.</translation>
    </message>
    <message>
        <source>The server holds something that is not from CareerFlow. Nothing of it was taken over.</source>
        <translation>Trên máy chủ có dữ liệu không phải do CareerFlow tạo ra. Dữ liệu đó không được lấy về máy này.</translation>
    </message>
    <message>
        <source>The passphrase needs at least {least} characters.</source>
        <translation>Cụm mật khẩu cần có ít nhất {least} ký tự.</translation>
    </message>
    <message>
        <source>An earlier version of CareerFlow has set up the database, in which the passphrase cannot be changed. Disconnect this computer and connect it anew: that brings the database up to date.</source>
        <translation>Cơ sở dữ liệu do một phiên bản CareerFlow cũ hơn thiết lập, chưa cho phép đổi cụm mật khẩu. Hãy ngắt kết nối máy tính này rồi kết nối lại: cơ sở dữ liệu sẽ được cập nhật.</translation>
    </message>
    <message>
        <source>The passphrase has been changed.</source>
        <translation>Đã đổi cụm mật khẩu.</translation>
    </message>
    <message>
        <source>The passphrase is not the one of this library.</source>
        <translation>Cụm mật khẩu này không đúng với thư viện đã chọn.</translation>
    </message>
    <message>
        <source>This computer and the server still differ after everything was exchanged anew. Nothing is lost here. Disconnect and connect anew; if it stays so, please report it.</source>
        <translation>Máy tính này và máy chủ vẫn khác nhau sau khi đã trao đổi lại toàn bộ. Không có gì trên máy này bị mất. Hãy ngắt kết nối rồi kết nối lại; nếu vẫn vậy, vui lòng báo lỗi cho chúng tôi.</translation>
    </message>
    <message>
        <source>The password for the sync is no longer in the keyring of this computer. Disconnect, and connect anew; everything stays here.</source>
        <translation>Mật khẩu dùng để đồng bộ không còn trong kho khóa của máy tính này. Hãy ngắt kết nối rồi kết nối lại; mọi dữ liệu trên máy này vẫn còn nguyên.</translation>
    </message>
    <message>
        <source>This library is not connected with a server.</source>
        <translation>Thư viện này chưa được kết nối với máy chủ nào.</translation>
    </message>
    <message>
        <source>The server answered with an error that CareerFlow does not know. Nothing is lost. Try again later; if it stays so, disconnect and connect anew.</source>
        <translation>Máy chủ trả về một lỗi mà CareerFlow không biết. Không có gì bị mất. Hãy thử lại sau; nếu vẫn như vậy, hãy ngắt kết nối rồi kết nối lại từ đầu.</translation>
    </message>
    <message>
        <source>This address is reached over IPv6 only, which your network does not have. In Supabase click “Connect” and copy the address below “Transaction pooler” instead.</source>
        <translation>Địa chỉ này chỉ truy cập được qua IPv6, mà mạng của bạn không có IPv6. Trong Supabase, hãy bấm “Connect” rồi sao chép địa chỉ bên dưới “Transaction pooler” để dùng thay.</translation>
    </message>
    <message>
        <source>A newer CareerFlow has set up the database. Update CareerFlow on this computer, and the sync goes on.</source>
        <translation>Cơ sở dữ liệu đã được thiết lập bằng một phiên bản CareerFlow mới hơn. Hãy cập nhật CareerFlow trên máy tính này, việc đồng bộ sẽ tiếp tục.</translation>
    </message>
    <message>
        <source>The file of the certificate cannot be read, or holds no certificate. Choose it again.</source>
        <translation>Không đọc được tệp chứng chỉ, hoặc trong tệp không có chứng chỉ nào. Hãy chọn lại tệp.</translation>
    </message>
    <message>
        <source>The server has no database of this name. At Supabase it is called postgres.</source>
        <translation>Máy chủ không có cơ sở dữ liệu nào tên như vậy. Ở Supabase, cơ sở dữ liệu có tên là postgres.</translation>
    </message>
    <message>
        <source>No server has this name. Check the address: copy it again, all of it.</source>
        <translation>Không có máy chủ nào tên như vậy. Hãy kiểm tra địa chỉ: sao chép lại toàn bộ.</translation>
    </message>
    <message>
        <source>The server offers no encrypted connection, so nothing was sent. Turn on SSL (TLS) on the server.</source>
        <translation>Máy chủ không hỗ trợ kết nối mã hóa nên chưa có gì được gửi đi. Hãy bật SSL (TLS) trên máy chủ.</translation>
    </message>
    <message>
        <source>This computer may not use the library on the server any more. Everything here is still here. Disconnect; after that you can connect anew.</source>
        <translation>Máy tính này không còn quyền dùng thư viện trên máy chủ nữa. Mọi thứ trên máy tính này vẫn còn nguyên. Hãy ngắt kết nối, sau đó bạn có thể kết nối lại từ đầu.</translation>
    </message>
    <message>
        <source>The server does not let this network in. Check its list of allowed addresses.</source>
        <translation>Máy chủ không cho phép kết nối từ mạng này. Hãy kiểm tra danh sách địa chỉ được phép của máy chủ.</translation>
    </message>
    <message>
        <source>This user may not set up the database: it has to be able to create schemas and roles. At Supabase take the user postgres.</source>
        <translation>Người dùng này không có quyền thiết lập cơ sở dữ liệu: cần quyền tạo schema và role. Ở Supabase, hãy dùng người dùng postgres.</translation>
    </message>
    <message>
        <source>The server runs PostgreSQL {version}, and CareerFlow needs {oldest} or later. At Supabase a project is upgraded in its settings, below “Infrastructure”.</source>
        <translation>Máy chủ đang dùng PostgreSQL {version}, còn CareerFlow cần phiên bản {oldest} trở lên. Ở Supabase, bạn có thể nâng cấp dự án trong phần cài đặt dự án, mục “Infrastructure”.</translation>
    </message>
    <message>
        <source>The project on Supabase does not answer: it is paused or was deleted. Open supabase.com, start the project again, and wait a few minutes.</source>
        <translation>Dự án trên Supabase không phản hồi: dự án đang tạm dừng hoặc đã bị xóa. Hãy mở supabase.com, khởi động lại dự án rồi đợi vài phút.</translation>
    </message>
    <message>
        <source>No database answers at this address and port. Check the port; if both are right, the server is not running.</source>
        <translation>Không có cơ sở dữ liệu nào phản hồi tại địa chỉ và cổng này. Hãy kiểm tra cổng; nếu cả hai đều đúng thì máy chủ đang không chạy.</translation>
    </message>
    <message>
        <source>The database takes nothing more: its storage is used up, or it is read-only. Free some space there, or choose a larger plan.</source>
        <translation>Cơ sở dữ liệu không nhận thêm dữ liệu: đã hết dung lượng, hoặc đang ở chế độ chỉ đọc. Hãy giải phóng bớt dung lượng hoặc chọn gói lớn hơn.</translation>
    </message>
    <message>
        <source>An entry is too large for the server.</source>
        <translation>Có một mục quá lớn so với giới hạn của máy chủ.</translation>
    </message>
    <message>
        <source>The certificate of the server is not from an authority that is trusted, so nothing was sent. If the server is your own, choose the certificate of its authority.</source>
        <translation>Chứng chỉ của máy chủ không do tổ chức đáng tin cậy cấp nên chưa có gì được gửi đi. Nếu đây là máy chủ của chính bạn, hãy chọn chứng chỉ của tổ chức đã cấp nó.</translation>
    </message>
    <message>
        <source>The certificate of the server is for another name than that in the address, so nothing was sent. Use the name that the certificate is for.</source>
        <translation>Chứng chỉ của máy chủ được cấp cho một tên khác với tên trong địa chỉ nên chưa có gì được gửi đi. Hãy dùng đúng tên ghi trong chứng chỉ.</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>closes in %n day(s)</source>
        <translation>
            <numerusform>còn %n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n đơn ứng tuyển</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n báo cáo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Remove from this list (Delete)</source>
        <translation>Bỏ khỏi danh sách này (Delete)</translation>
    </message>
</context>
<context>
    <name>_Field</name>
    <message>
        <source>Corrected by you</source>
        <translation>Bạn đã sửa</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>Như đã đọc</translation>
    </message>
    <message>
        <source>In the CV: {quote}</source>
        <translation>Trong CV: {quote}</translation>
    </message>
</context>
<context>
    <name>_FolderRow</name>
    <message>
        <source>Empty</source>
        <translation>Trống</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Open: {folder}</source>
        <translation>Mở: {folder}</translation>
    </message>
</context>
<context>
    <name>_Proposal</name>
    <message>
        <source>This looks like a new version of “{name}”.</source>
        <translation>Có vẻ đây là phiên bản mới của “{name}”.</translation>
    </message>
    <message>
        <source>This looks like a new version of “{name}” of {day}.</source>
        <translation>Có vẻ đây là phiên bản mới của “{name}” ngày {day}.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Đúng</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không phải</translation>
    </message>
</context>
</TS>
