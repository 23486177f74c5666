<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About CareerFlow</source>
        <translation>About CareerFlow</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>Open the list</translation>
    </message>
    <message>
        <source>Licences of the libraries that come with CareerFlow.</source>
        <translation>Licences of the libraries that come with CareerFlow.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>CareerFlow runs from its sources here: each library has its licence beside it in Python's folder of packages. A build (uv run poe build) lists them all.</source>
        <translation>CareerFlow runs from its sources here: each library has its licence beside it in Python's folder of packages. A build (uv run poe build) lists them all.</translation>
    </message>
    <message>
        <source>Compares your CV with a job advert, requirement by requirement, and proves every verdict on the CV's own page. Free software, GNU AGPL version 3 or later.</source>
        <translation>Compares your CV with a job advert, requirement by requirement, and proves every verdict on the CV's own page. Free software, GNU AGPL version 3 or later.</translation>
    </message>
    <message>
        <source>Project page</source>
        <translation>Project page</translation>
    </message>
    <message>
        <source>For a report of an error. It holds nothing of your CVs.</source>
        <translation>For a report of an error. It holds nothing of your CVs.</translation>
    </message>
    <message>
        <source>This installation</source>
        <translation>This installation</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Data, models and libraries</source>
        <translation>Data, models and libraries</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>AddressStep</name>
    <message>
        <source>Open Supabase</source>
        <translation>Open Supabase</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Advanced</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Choose the certificate</translation>
    </message>
    <message>
        <source>Address of the database</source>
        <translation>Address of the database</translation>
    </message>
    <message>
        <source>Any other PostgreSQL, version 15 or later, with TLS: postgresql://user:password@host:5432/database</source>
        <translation>Any other PostgreSQL, version 15 or later, with TLS: postgresql://user:password@host:5432/database</translation>
    </message>
    <message>
        <source>Password of the database</source>
        <translation>Password of the database</translation>
    </message>
    <message>
        <source>Not that of your Supabase account. If you do not know it: in Supabase, “Database”, “Settings”, “Reset database password”.</source>
        <translation>Not that of your Supabase account. If you do not know it: in Supabase, “Database”, “Settings”, “Reset database password”.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Only where the server's is one of your own: the file of the authority that issued it (.crt, .pem). Supabase's is known.</source>
        <translation>Only where the server's is one of your own: the file of the authority that issued it (.crt, .pem). Supabase's is known.</translation>
    </message>
    <message>
        <source>1. Open your project at Supabase; a free one is enough.</source>
        <translation>1. Open your project at Supabase; a free one is enough.</translation>
    </message>
    <message>
        <source>2. Click “Connect” at the top of the page.</source>
        <translation>2. Click “Connect” at the top of the page.</translation>
    </message>
    <message>
        <source>3. Below “Transaction pooler”, copy the address and paste it here.</source>
        <translation>3. Below “Transaction pooler”, copy the address and paste it here.</translation>
    </message>
    <message>
        <source>It is used once, to make a user for this computer that may do nothing but sync. Neither the address nor the password is kept.</source>
        <translation>It is used once, to make a user for this computer that may do nothing but sync. Neither the address nor the password is kept.</translation>
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
        <translation>Direct connection</translation>
    </message>
    <message>
        <source>works only over IPv6: better take the transaction pooler's</source>
        <translation>works only over IPv6: better take the transaction pooler's</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem *.cer)</source>
        <translation>Certificates (*.crt *.pem *.cer)</translation>
    </message>
</context>
<context>
    <name>AdvertEntry</name>
    <message>
        <source>Advert</source>
        <translation>Advert</translation>
    </message>
    <message>
        <source>About the job</source>
        <translation>About the job</translation>
    </message>
    <message>
        <source>Text of the advert</source>
        <translation>Text of the advert</translation>
    </message>
    <message>
        <source>Paste the whole advert here.

What it says of title, company, place, salary and deadline is filled in beside it. Check what is marked as proposed.</source>
        <translation>Paste the whole advert here.

What it says of title, company, place, salary and deadline is filled in beside it. Check what is marked as proposed.</translation>
    </message>
</context>
<context>
    <name>AdvertPane</name>
    <message>
        <source>Text of the advert</source>
        <translation>Text of the advert</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Reports that exist already are about the text as it was.</source>
        <translation>Reports that exist already are about the text as it was.</translation>
    </message>
</context>
<context>
    <name>AdvertTab</name>
    <message>
        <source>Text of the job advert</source>
        <translation>Text of the job advert</translation>
    </message>
    <message>
        <source>Previous requirement</source>
        <translation>Previous requirement</translation>
    </message>
    <message>
        <source>Next requirement</source>
        <translation>Next requirement</translation>
    </message>
    <message>
        <source>Coloured: requirements. Grey: left out.</source>
        <translation>Coloured: requirements. Grey: left out.</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s)</source>
        <translation>
            <numerusform>%n requirement</numerusform>
            <numerusform>%n requirements</numerusform>
        </translation>
    </message>
    <message>
        <source>Requirement {number} of {count}</source>
        <translation>Requirement {number} of {count}</translation>
    </message>
</context>
<context>
    <name>AdvertText</name>
    <message>
        <source>Left out: {reason}</source>
        <translation>Left out: {reason}</translation>
    </message>
</context>
<context>
    <name>AdviceSection</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Write again</translation>
    </message>
</context>
<context>
    <name>AdviceTab</name>
    <message>
        <source>Advice</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Drafts by a language model: read them before you use them. What your CV does not say is marked.</source>
        <translation>Drafts by a language model: read them before you use them. What your CV does not say is marked.</translation>
    </message>
    <message>
        <source>A language model writes here an assessment, strengths, gaps with what to do about them, interview questions, better words for your CV and a draft of a cover letter, in English and Vietnamese. What your CV does not say is marked.</source>
        <translation>A language model writes here an assessment, strengths, gaps with what to do about them, interview questions, better words for your CV and a draft of a cover letter, in English and Vietnamese. What your CV does not say is marked.</translation>
    </message>
    <message>
        <source>Choose a language model…</source>
        <translation>Choose a language model…</translation>
    </message>
    <message>
        <source>Write the advice</source>
        <translation>Write the advice</translation>
    </message>
    <message>
        <source>Deepen with {model}</source>
        <translation>Deepen with {model}</translation>
    </message>
    <message>
        <source>The language model is being asked</source>
        <translation>The language model is being asked</translation>
    </message>
    <message>
        <source>No advice yet</source>
        <translation>No advice yet</translation>
    </message>
</context>
<context>
    <name>AdviceWords</name>
    <message>
        <source>Not in your CV: {facts}</source>
        <translation>Not in your CV: {facts}</translation>
    </message>
    <message>
        <source>the figure</source>
        <translation>the figure</translation>
    </message>
    <message>
        <source>the employer</source>
        <translation>the employer</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>the title</translation>
    </message>
    <message>
        <source>the skill</source>
        <translation>the skill</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>the name</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>Strengths</translation>
    </message>
    <message>
        <source>Gaps and what to do about them</source>
        <translation>Gaps and what to do about them</translation>
    </message>
    <message>
        <source>Questions in the interview</source>
        <translation>Questions in the interview</translation>
    </message>
    <message>
        <source>Better words for the CV</source>
        <translation>Better words for the CV</translation>
    </message>
    <message>
        <source>Draft of a cover letter</source>
        <translation>Draft of a cover letter</translation>
    </message>
    <message>
        <source>Before: {text}</source>
        <translation>Before: {text}</translation>
    </message>
    <message>
        <source>After: {text}</source>
        <translation>After: {text}</translation>
    </message>
</context>
<context>
    <name>Ago</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
</context>
<context>
    <name>AnalyzePage</name>
    <message>
        <source>Analyze</source>
        <translation>Analyze</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>Compare a CV with a job</source>
        <translation>Compare a CV with a job</translation>
    </message>
    <message>
        <source>Every requirement gets a verdict, proved with the words of the CV.</source>
        <translation>Every requirement gets a verdict, proved with the words of the CV.</translation>
    </message>
    <message>
        <source>Compare them now (Ctrl+Enter)</source>
        <translation>Compare them now (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Add a CV and a job advert to begin.</source>
        <translation>Add a CV and a job advert to begin.</translation>
    </message>
    <message>
        <source>Add a CV to begin.</source>
        <translation>Add a CV to begin.</translation>
    </message>
    <message>
        <source>Unlock the CV with its password first.</source>
        <translation>Unlock the CV with its password first.</translation>
    </message>
    <message>
        <source>Paste a job advert to begin.</source>
        <translation>Paste a job advert to begin.</translation>
    </message>
    <message>
        <source>The advert needs at least one requirement.</source>
        <translation>The advert needs at least one requirement.</translation>
    </message>
    <message>
        <source>One moment: still reading…</source>
        <translation>One moment: still reading…</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>Ready.</translation>
    </message>
</context>
<context>
    <name>ApplicationForm</name>
    <message>
        <source>No CV</source>
        <translation>No CV</translation>
    </message>
    <message>
        <source>{name}, added {day}</source>
        <translation>{name}, added {day}</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>CV that is sent</source>
        <translation>CV that is sent</translation>
    </message>
    <message>
        <source>Page where you follow it</source>
        <translation>Page where you follow it</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
</context>
<context>
    <name>ApplicationHeader</name>
    <message>
        <source>Back ({key})</source>
        <translation>Back ({key})</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Open the report</translation>
    </message>
    <message>
        <source>Open the advert</source>
        <translation>Open the advert</translation>
    </message>
    <message>
        <source>Move this application to the trash</source>
        <translation>Move this application to the trash</translation>
    </message>
    <message>
        <source>Score {score} of 100</source>
        <translation>Score {score} of 100</translation>
    </message>
</context>
<context>
    <name>ApplicationView</name>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
</context>
<context>
    <name>ApplicationWords</name>
    <message>
        <source>Not known yet</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Not passed</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
</context>
<context>
    <name>Applications</name>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Apply by</source>
        <translation>Apply by</translation>
    </message>
    <message>
        <source>In stage</source>
        <translation>In stage</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>Salary</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
</context>
<context>
    <name>AskingDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>AxisList</name>
    <message>
        <source>Score by area</source>
        <translation>Score by area</translation>
    </message>
</context>
<context>
    <name>AxisPoint</name>
    <message>
        <source>not scored</source>
        <translation>not scored</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>not asked</translation>
    </message>
</context>
<context>
    <name>BackupPreview</name>
    <message>
        <source>In the backup</source>
        <translation>In the backup</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CVs</translation>
    </message>
    <message>
        <source>Job adverts</source>
        <translation>Job adverts</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Last change</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Backing up…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Backing up… {n} %</source>
        <translation>Backing up… {n} %</translation>
    </message>
    <message>
        <source>CareerFlow makes one on each day that you use it, and keeps the last seven in the data folder.</source>
        <translation>CareerFlow makes one on each day that you use it, and keeps the last seven in the data folder.</translation>
    </message>
    <message>
        <source>The data folder is on a network drive. CareerFlow is slower there, just as safe; use it from one computer at a time.</source>
        <translation>The data folder is on a network drive. CareerFlow is slower there, just as safe; use it from one computer at a time.</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Last backup</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>Everything in one file, your CVs included: to keep on another disk, or to take to another computer. It is not encrypted.</source>
        <translation>Everything in one file, your CVs included: to keep on another disk, or to take to another computer. It is not encrypted.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>You see what a backup holds first. What is here now is backed up before.</source>
        <translation>You see what a backup holds first. What is here now is backed up before.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Back up to a file…</source>
        <translation>Back up to a file…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Back up to a file</source>
        <translation>Back up to a file</translation>
    </message>
    <message>
        <source>CareerFlow backup (*.zip)</source>
        <translation>CareerFlow backup (*.zip)</translation>
    </message>
</context>
<context>
    <name>BackupsModel</name>
    <message>
        <source>Made</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>Made by you</source>
        <translation>Made by you</translation>
    </message>
    <message>
        <source>Before a restore</source>
        <translation>Before a restore</translation>
    </message>
    <message>
        <source>Before joining a synced library</source>
        <translation>Before joining a synced library</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>Before an update</translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n reminder</numerusform>
            <numerusform>%n reminders</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the application</source>
        <translation>Open the application</translation>
    </message>
    <message>
        <source>Remind me tomorrow</source>
        <translation>Remind me tomorrow</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>BoardColumn</name>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} of {count}</translation>
    </message>
    <message>
        <source>What can be done with “{stage}”</source>
        <translation>What can be done with “{stage}”</translation>
    </message>
    <message numerus="yes">
        <source>{stage}: %n application(s)</source>
        <translation>
            <numerusform>{stage}: %n application</numerusform>
            <numerusform>{stage}: %n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>Expand “{stage}”</source>
        <translation>Expand “{stage}”</translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>Export dates for a calendar</source>
        <translation>Export dates for a calendar</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>No day</source>
        <translation>No day</translation>
    </message>
</context>
<context>
    <name>CardFilterBar</name>
    <message>
        <source>Search the applications</source>
        <translation>Search the applications</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Any tag</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Any source</source>
        <translation>Any source</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Any CV</source>
        <translation>Any CV</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Any score</source>
        <translation>Any score</translation>
    </message>
    <message>
        <source>75 and more</source>
        <translation>75 and more</translation>
    </message>
    <message>
        <source>50 to 74</source>
        <translation>50 to 74</translation>
    </message>
    <message>
        <source>Below 50</source>
        <translation>Below 50</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>No score</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>A next step that is due, a deadline within 7 days, no answer for long</source>
        <translation>A next step that is due, a deadline within 7 days, no answer for long</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open the advert's page</source>
        <translation>Open the advert's page</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>CardSelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Clear selection</translation>
    </message>
</context>
<context>
    <name>CertificateEntry</name>
    <message>
        <source>Certificate or licence</source>
        <translation>Certificate or licence</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>How “{title}” is computed</source>
        <translation>How “{title}” is computed</translation>
    </message>
    <message>
        <source>Table and files of “{title}”</source>
        <translation>Table and files of “{title}”</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Show as table</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Save as PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Save as SVG…</translation>
    </message>
    <message>
        <source>Save the figures as CSV…</source>
        <translation>Save the figures as CSV…</translation>
    </message>
</context>
<context>
    <name>ChoiceStep</name>
    <message>
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>Name of the library</source>
        <translation>Name of the library</translation>
    </message>
    <message>
        <source>The server can read the names, whatever is encrypted.</source>
        <translation>The server can read the names, whatever is encrypted.</translation>
    </message>
    <message>
        <source>Name of this computer</source>
        <translation>Name of this computer</translation>
    </message>
    <message>
        <source>So that you know it among the others.</source>
        <translation>So that you know it among the others.</translation>
    </message>
    <message>
        <source>Join “{name}”</source>
        <translation>Join “{name}”</translation>
    </message>
    <message>
        <source>Start a new one</source>
        <translation>Start a new one</translation>
    </message>
    <message>
        <source>My job search</source>
        <translation>My job search</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Give it a name.</translation>
    </message>
    <message numerus="yes">
        <source>%n library(ies) of CareerFlow are in this database.</source>
        <translation>
            <numerusform>%n library of CareerFlow is in this database.</numerusform>
            <numerusform>%n libraries of CareerFlow are in this database.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected. CareerFlow has nothing in this database yet.</source>
        <translation>Connected. CareerFlow has nothing in this database yet.</translation>
    </message>
    <message>
        <source>“{name}” and what is on this computer become one, on all of your computers: nothing is thrown away. A backup of this computer is made first.</source>
        <translation>“{name}” and what is on this computer become one, on all of your computers: nothing is thrown away. A backup of this computer is made first.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>changed {when}</source>
        <translation>changed {when}</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>encrypted</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>not encrypted</translation>
    </message>
</context>
<context>
    <name>CompareDetail</name>
    <message>
        <source>The selected requirement</source>
        <translation>The selected requirement</translation>
    </message>
    <message>
        <source>Select a row to see what each CV says.</source>
        <translation>Select a row to see what each CV says.</translation>
    </message>
    <message>
        <source>Only in this CV: {words}</source>
        <translation>Only in this CV: {words}</translation>
    </message>
    <message>
        <source>Its advert: “{text}”</source>
        <translation>Its advert: “{text}”</translation>
    </message>
    <message>
        <source>Only in its advert: {words}</source>
        <translation>Only in its advert: {words}</translation>
    </message>
    <message>
        <source>This report does not have this row.</source>
        <translation>This report does not have this row.</translation>
    </message>
    <message>
        <source>No evidence found</source>
        <translation>No evidence found</translation>
    </message>
    <message>
        <source>You corrected this: {text}</source>
        <translation>You corrected this: {text}</translation>
    </message>
    <message>
        <source>Unverified, earns nothing: “{quote}” is not in the CV.</source>
        <translation>Unverified, earns nothing: “{quote}” is not in the CV.</translation>
    </message>
    <message>
        <source>Show in its CV</source>
        <translation>Show in its CV</translation>
    </message>
</context>
<context>
    <name>CompareModel</name>
    <message>
        <source>Requirement</source>
        <translation>Requirement</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Not asked</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Back to the reports</source>
        <translation>Back to the reports</translation>
    </message>
    <message>
        <source>Swap sides</source>
        <translation>Swap sides</translation>
    </message>
    <message>
        <source>points</source>
        <translation>points</translation>
    </message>
    <message>
        <source>Requirements side by side</source>
        <translation>Requirements side by side</translation>
    </message>
    <message>
        <source>Two different adverts</source>
        <translation>Two different adverts</translation>
    </message>
    <message>
        <source>These reports were made from adverts that differ in their text, so their requirements cannot be compared one by one. The scores above can.</source>
        <translation>These reports were made from adverts that differ in their text, so their requirements cannot be compared one by one. The scores above can.</translation>
    </message>
    <message>
        <source>Comparison: {title}</source>
        <translation>Comparison: {title}</translation>
    </message>
    <message>
        <source>The advert was edited between the two reports: its requirements are matched by their wording.</source>
        <translation>The advert was edited between the two reports: its requirements are matched by their wording.</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>Only differences {count}</source>
        <translation>Only differences {count}</translation>
    </message>
    <message>
        <source>{better} better, {worse} worse, {same} the same</source>
        <translation>{better} better, {worse} worse, {same} the same</translation>
    </message>
    <message>
        <source>Difference of the scores: {points}</source>
        <translation>Difference of the scores: {points}</translation>
    </message>
</context>
<context>
    <name>CompareRadar</name>
    <message>
        <source>Radar of both reports by area, 0 to 10</source>
        <translation>Radar of both reports by area, 0 to 10</translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>Better</source>
        <translation>Better</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Worse</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Different</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>Conflicts</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>No conflicts</translation>
    </message>
    <message>
        <source>Where two computers change the same field before they have heard of each other, the later change counts. The other one is then kept here.</source>
        <translation>Where two computers change the same field before they have heard of each other, the later change counts. The other one is then kept here.</translation>
    </message>
    <message>
        <source>Use all of theirs</source>
        <translation>Use all of theirs</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>On this computer</translation>
    </message>
    <message>
        <source>From another computer, in use now</source>
        <translation>From another computer, in use now</translation>
    </message>
    <message>
        <source>Use all of mine</source>
        <translation>Use all of mine</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Keep theirs</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Deleted on another computer</source>
        <translation>Deleted on another computer</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Use mine</source>
        <translation>Use mine</translation>
    </message>
    <message>
        <source>On this computer, in use now</source>
        <translation>On this computer, in use now</translation>
    </message>
    <message>
        <source>From another computer</source>
        <translation>From another computer</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Use theirs</source>
        <translation>Use theirs</translation>
    </message>
    <message>
        <source>The later change counts. The other one is kept in this list until you have decided.</source>
        <translation>The later change counts. The other one is kept in this list until you have decided.</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Deleted for good</source>
        <translation>Deleted for good</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect a database</source>
        <translation>Connect a database</translation>
    </message>
    <message>
        <source>This computer has no safe keyring, so CareerFlow forgets its access when it closes: then disconnect here and connect again.</source>
        <translation>This computer has no safe keyring, so CareerFlow forgets its access when it closes: then disconnect here and connect again.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>This computer is connected with “{name}” as “{device}”. It syncs by itself from now on; the first time takes longest. How it stands is told in the settings.</source>
        <translation>This computer is connected with “{name}” as “{device}”. It syncs by itself from now on; the first time takes longest. How it stands is told in the settings.</translation>
    </message>
    <message>
        <source>What to connect with</source>
        <translation>What to connect with</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Looking at the database</source>
        <translation>Looking at the database</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
</context>
<context>
    <name>ConnectionForm</name>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Advanced</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>Refresh the list</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Test connection</translation>
    </message>
    <message>
        <source>The first of the list</source>
        <translation>The first of the list</translation>
    </message>
    <message>
        <source>Such as http://localhost:11434/v1 for Ollama, http://localhost:1234/v1 for LM Studio or http://localhost:8080/v1 for the server of llama.cpp.</source>
        <translation>Such as http://localhost:11434/v1 for Ollama, http://localhost:1234/v1 for LM Studio or http://localhost:8080/v1 for the server of llama.cpp.</translation>
    </message>
    <message>
        <source>Of a gateway of your own. Leave it empty for Google's.</source>
        <translation>Of a gateway of your own. Leave it empty for Google's.</translation>
    </message>
    <message>
        <source>Choose from the provider's list or type a name; empty: {model}.</source>
        <translation>Choose from the provider's list or type a name; empty: {model}.</translation>
    </message>
    <message>
        <source>Choose from the provider's list or type a name; empty: the first of the list.</source>
        <translation>Choose from the provider's list or type a name; empty: the first of the list.</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Send to a language model</source>
        <translation>Send to a language model</translation>
    </message>
    <message>
        <source>Send this to {model}?</source>
        <translation>Send this to {model}?</translation>
    </message>
    <message>
        <source>Replaced before it is sent, and put back into the answer here:</source>
        <translation>Replaced before it is sent, and put back into the answer here:</translation>
    </message>
    <message>
        <source>No name, e-mail, phone or other personal detail was found to replace.</source>
        <translation>No name, e-mail, phone or other personal detail was found to replace.</translation>
    </message>
    <message>
        <source>Search what would be sent</source>
        <translation>Search what would be sent</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>Remember for {provider}</source>
        <translation>Remember for {provider}</translation>
    </message>
    <message>
        <source>You can withdraw it in the settings.</source>
        <translation>You can withdraw it in the settings.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message>
        <source>about {tokens} in {calls} (estimated)</source>
        <translation>about {tokens} in {calls} (estimated)</translation>
    </message>
    <message>
        <source>not known: no price for this model is set</source>
        <translation>not known: no price for this model is set</translation>
    </message>
    <message>
        <source>none: it runs on this computer or in your own network</source>
        <translation>none: it runs on this computer or in your own network</translation>
    </message>
    <message>
        <source>about {cost} (estimated)</source>
        <translation>about {cost} (estimated)</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>{address}, which is this computer</source>
        <translation>{address}, which is this computer</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} of {count}</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>New contact</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Write at least a name or an address.</source>
        <translation>Write at least a name or an address.</translation>
    </message>
</context>
<context>
    <name>ContactsSection</name>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Add a contact</translation>
    </message>
    <message>
        <source>Recruiters, referees, whoever you will want to thank.</source>
        <translation>Recruiters, referees, whoever you will want to thank.</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Write to</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Export a copy of the CV</source>
        <translation>Export a copy of the CV</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Corrected by you</translation>
    </message>
</context>
<context>
    <name>CorrectionsNote</name>
    <message>
        <source>Not saved: {why}</source>
        <translation>Not saved: {why}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Show the corrected rows</source>
        <translation>Show the corrected rows</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Undo the last correction</source>
        <translation>Undo the last correction</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Save again</translation>
    </message>
    <message>
        <source>All rows are as they were judged.</source>
        <translation>All rows are as they were judged.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) corrected by you</source>
        <translation>
            <numerusform>%n row corrected by you</numerusform>
            <numerusform>%n rows corrected by you</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows}; without that there is no score.</source>
        <translation>{rows}; without that there is no score.</translation>
    </message>
    <message>
        <source>{rows}; the score without that: {score}.</source>
        <translation>{rows}; the score without that: {score}.</translation>
    </message>
</context>
<context>
    <name>CvDelegate</name>
    <message>
        <source>Name of the CV</source>
        <translation>Name of the CV</translation>
    </message>
</context>
<context>
    <name>CvDetailView</name>
    <message>
        <source>Rename (F2)</source>
        <translation>Rename (F2)</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>Analyze</translation>
    </message>
    <message>
        <source>Analyze with this CV</source>
        <translation>Analyze with this CV</translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation>Export a copy…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>About this CV</source>
        <translation>About this CV</translation>
    </message>
</context>
<context>
    <name>CvDialog</name>
    <message>
        <source>Choose the CV that goes with it</source>
        <translation>Choose the CV that goes with it</translation>
    </message>
    <message>
        <source>No CV</source>
        <translation>No CV</translation>
    </message>
    <message>
        <source>{name}, added {day}</source>
        <translation>{name}, added {day}</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>The newest first. The file is kept even if it leaves the library.</source>
        <translation>The newest first. The file is kept even if it leaves the library.</translation>
    </message>
</context>
<context>
    <name>CvFacts</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Sent with</source>
        <translation>Sent with</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Language of the CV</source>
        <translation>Language of the CV</translation>
    </message>
    <message>
        <source>Tags of the CV</source>
        <translation>Tags of the CV</translation>
    </message>
    <message>
        <source>Notes on the CV</source>
        <translation>Notes on the CV</translation>
    </message>
    <message>
        <source>Whom it is for, what to improve, what is left out</source>
        <translation>Whom it is for, what to improve, what is left out</translation>
    </message>
    <message>
        <source>Applications that this CV was sent with</source>
        <translation>Applications that this CV was sent with</translation>
    </message>
    <message>
        <source>Reports of this CV</source>
        <translation>Reports of this CV</translation>
    </message>
    <message>
        <source>With no application yet.</source>
        <translation>With no application yet.</translation>
    </message>
    <message>
        <source>None yet. Analyze this CV with a job advert to see how well they fit.</source>
        <translation>None yet. Analyze this CV with a job advert to see how well they fit.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Not known</translation>
    </message>
</context>
<context>
    <name>CvList</name>
    <message>
        <source>Analyze with this CV</source>
        <translation>Analyze with this CV</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation>Export a copy…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>CvModel</name>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>not used yet</translation>
    </message>
</context>
<context>
    <name>CvPanel</name>
    <message>
        <source>Choose a CV</source>
        <translation>Choose a CV</translation>
    </message>
    <message>
        <source>CV (PDF or text)</source>
        <translation>CV (PDF or text)</translation>
    </message>
    <message>
        <source>Reading the CV</source>
        <translation>Reading the CV</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>What was recognised in the CV</source>
        <translation>What was recognised in the CV</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Choose another…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>Reading the CV…</source>
        <translation>Reading the CV…</translation>
    </message>
</context>
<context>
    <name>CvSection</name>
    <message>
        <source>The CV that was sent</source>
        <translation>The CV that was sent</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Open a copy</translation>
    </message>
    <message>
        <source>Choose another CV…</source>
        <translation>Choose another CV…</translation>
    </message>
    <message>
        <source>Choose a CV…</source>
        <translation>Choose a CV…</translation>
    </message>
    <message>
        <source>Say which CV goes with it: the file is kept as it was.</source>
        <translation>Say which CV goes with it: the file is kept as it was.</translation>
    </message>
    <message>
        <source>No longer in the library. The file that was sent is kept with this.</source>
        <translation>No longer in the library. The file that was sent is kept with this.</translation>
    </message>
</context>
<context>
    <name>CvSummary</name>
    <message>
        <source>No name found</source>
        <translation>No name found</translation>
    </message>
    <message>
        <source>Check and correct…</source>
        <translation>Check and correct…</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) corrected by you</source>
        <translation>
            <numerusform>%n value corrected by you</numerusform>
            <numerusform>%n values corrected by you</numerusform>
        </translation>
    </message>
    <message>
        <source>Recognized sections</source>
        <translation>Recognized sections</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Experience</translation>
    </message>
    <message>
        <source>Recognized</source>
        <translation>Recognized</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without dates</source>
        <translation>
            <numerusform>%n without dates</numerusform>
            <numerusform>%n without dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n course(s) of study</source>
        <translation>
            <numerusform>%n course of study</numerusform>
            <numerusform>%n courses of study</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n language(s)</source>
        <translation>
            <numerusform>%n language</numerusform>
            <numerusform>%n languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
    </message>
    <message>
        <source>No dated jobs found</source>
        <translation>No dated jobs found</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message>
        <source>{years} years</source>
        <translation>{years} years</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamese</translation>
    </message>
    <message>
        <source>Other ({code})</source>
        <translation>Other ({code})</translation>
    </message>
</context>
<context>
    <name>CvTools</name>
    <message>
        <source>Search CVs</source>
        <translation>Search CVs</translation>
    </message>
    <message>
        <source>Search CVs by name, person, tags, notes and text</source>
        <translation>Search CVs by name, person, tags, notes and text</translation>
    </message>
    <message>
        <source>Add CVs…</source>
        <translation>Add CVs…</translation>
    </message>
    <message>
        <source>Only CVs with this tag</source>
        <translation>Only CVs with this tag</translation>
    </message>
    <message>
        <source>Only CVs in this language</source>
        <translation>Only CVs in this language</translation>
    </message>
    <message>
        <source>Order of the CVs</source>
        <translation>Order of the CVs</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>By person</translation>
    </message>
    <message>
        <source>Most often sent</source>
        <translation>Most often sent</translation>
    </message>
</context>
<context>
    <name>CvWords</name>
    <message>
        <source>v{number} of {count}</source>
        <translation>v{number} of {count}</translation>
    </message>
    <message>
        <source>added on {day}</source>
        <translation>added on {day}</translation>
    </message>
    <message>
        <source>tags: {tags}</source>
        <translation>tags: {tags}</translation>
    </message>
</context>
<context>
    <name>CvsTab</name>
    <message>
        <source>{step}: {done} of {total}</source>
        <translation>{step}: {done} of {total}</translation>
    </message>
    <message>
        <source>Add CVs to the library</source>
        <translation>Add CVs to the library</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CVs</translation>
    </message>
    <message>
        <source>No CVs yet</source>
        <translation>No CVs yet</translation>
    </message>
    <message>
        <source>Every CV that you analyze is kept here. You can also add several at once: drop PDF files on this page.</source>
        <translation>Every CV that you analyze is kept here. You can also add several at once: drop PDF files on this page.</translation>
    </message>
    <message>
        <source>Add CVs…</source>
        <translation>Add CVs…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>No CV has these words, this tag and language.</source>
        <translation>No CV has these words, this tag and language.</translation>
    </message>
    <message>
        <source>The CVs could not be loaded</source>
        <translation>The CVs could not be loaded</translation>
    </message>
    <message>
        <source>No CV chosen</source>
        <translation>No CV chosen</translation>
    </message>
    <message>
        <source>Choose one in the list to see what it was used for.</source>
        <translation>Choose one in the list to see what it was used for.</translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s)</source>
        <translation>
            <numerusform>%n CV</numerusform>
            <numerusform>%n CVs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DamageDialog</name>
    <message>
        <source>Your library is damaged</source>
        <translation>Your library is damaged</translation>
    </message>
    <message>
        <source>The file that holds your library cannot be read properly, as after a fault of the disk. Whatever you choose, the damaged file is kept as it is.</source>
        <translation>The file that holds your library cannot be read properly, as after a fault of the disk. Whatever you choose, the damaged file is kept as it is.</translation>
    </message>
    <message>
        <source>Rescue what can be read</source>
        <translation>Rescue what can be read</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>There is no backup that could be restored.</source>
        <translation>There is no backup that could be restored.</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Restore this backup</translation>
    </message>
    <message>
        <source>Rescuing reads the damaged file entry by entry: it may find what is newer than any backup, and tells what is lost. CareerFlow closes and opens again.</source>
        <translation>Rescuing reads the damaged file entry by entry: it may find what is newer than any backup, and tells what is lost. CareerFlow closes and opens again.</translation>
    </message>
    <message>
        <source>The newest good backup</source>
        <translation>The newest good backup</translation>
    </message>
    <message>
        <source>The newest good backup: {time}</source>
        <translation>The newest good backup: {time}</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>Activity in the last 30 days</source>
        <translation>Activity in the last 30 days</translation>
    </message>
    <message>
        <source>What was done on each day: CVs compared with adverts, applications saved to the pipeline and sent, cards moved to another stage. An application that is sent by a move counts for both.</source>
        <translation>What was done on each day: CVs compared with adverts, applications saved to the pipeline and sent, cards moved to another stage. An application that is sent by a move counts for both.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Analyzed</source>
        <translation>Analyzed</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>Last day to apply</source>
        <translation>Last day to apply</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>overdue since {day}</source>
        <translation>overdue since {day}</translation>
    </message>
    <message>
        <source>{title} at {company}</source>
        <translation>{title} at {company}</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Active applications</source>
        <translation>Active applications</translation>
    </message>
    <message>
        <source>Sent, and without an end yet. Opens the pipeline.</source>
        <translation>Sent, and without an end yet. Opens the pipeline.</translation>
    </message>
    <message>
        <source>Sent in 30 days</source>
        <translation>Sent in 30 days</translation>
    </message>
    <message>
        <source>Opens the statistics of the last 30 days.</source>
        <translation>Opens the statistics of the last 30 days.</translation>
    </message>
    <message>
        <source>Interviews coming</source>
        <translation>Interviews coming</translation>
    </message>
    <message>
        <source>Rounds with a date that is still to come. Goes to what is next.</source>
        <translation>Rounds with a date that is still to come. Goes to what is next.</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Offers</translation>
    </message>
    <message>
        <source>Applications that stand at an offer. Opens the pipeline.</source>
        <translation>Applications that stand at an offer. Opens the pipeline.</translation>
    </message>
    <message>
        <source>What is next</source>
        <translation>What is next</translation>
    </message>
    <message>
        <source>Nothing in the next 30 days. Note a next step or an interview in an application, and it is shown here in time.</source>
        <translation>Nothing in the next 30 days. Note a next step or an interview in an application, and it is shown here in time.</translation>
    </message>
    <message>
        <source>Waiting without news</source>
        <translation>Waiting without news</translation>
    </message>
    <message>
        <source>None: of every application that waits for an answer there was something in the last {days} days, or something is planned.</source>
        <translation>None: of every application that waits for an answer there was something in the last {days} days, or something is planned.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
</context>
<context>
    <name>DataButton</name>
    <message>
        <source>Import and export</source>
        <translation>Import and export</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Export all dates (.ics)…</source>
        <translation>Export all dates (.ics)…</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Your data</source>
        <translation>Your data</translation>
    </message>
    <message>
        <source>It is yours: all of it goes out in documented formats, and comes in again.</source>
        <translation>It is yours: all of it goes out in documented formats, and comes in again.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Everything as .zip or .json, or your applications as a table.</source>
        <translation>Everything as .zip or .json, or your applications as a table.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>A file that CareerFlow has exported, or a .csv table from Excel, Notion, Huntr, Teal, Trello and others. You see what it will do first.</source>
        <translation>A file that CareerFlow has exported, or a .csv table from Excel, Notion, Huntr, Teal, Trello and others. You see what it will do first.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Choose from a calendar</source>
        <translation>Choose from a calendar</translation>
    </message>
    <message>
        <source>This is no day. Write it like {example}.</source>
        <translation>This is no day. Write it like {example}.</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <translation>d MMM yyyy, HH:mm</translation>
    </message>
</context>
<context>
    <name>DeepenBar</name>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}: {done} of {total}</translation>
    </message>
    <message>
        <source>Deepen with {model}</source>
        <translation>Deepen with {model}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) differ</source>
        <translation>
            <numerusform>%n row differs</numerusform>
            <numerusform>%n rows differ</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the rows on which the runs differ</source>
        <translation>Show the rows on which the runs differ</translation>
    </message>
    <message numerus="yes">
        <source>Ask again for %n row(s)</source>
        <translation>
            <numerusform>Ask again for %n row</numerusform>
            <numerusform>Ask again for %n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Judge again</source>
        <translation>Judge again</translation>
    </message>
    <message>
        <source>Back to the local verdicts</source>
        <translation>Back to the local verdicts</translation>
    </message>
    <message>
        <source>What else can be done with these verdicts</source>
        <translation>What else can be done with these verdicts</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Close this note</source>
        <translation>Close this note</translation>
    </message>
    <message>
        <source>Judged on this computer.</source>
        <translation>Judged on this computer.</translation>
    </message>
    <message>
        <source>Judged by {model}</source>
        <translation>Judged by {model}</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): {scores}</source>
        <translation>
            <numerusform>%n run: {scores}</numerusform>
            <numerusform>%n runs: {scores}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeeperHint</name>
    <message>
        <source>Deeper with your own Gemini key</source>
        <translation>Deeper with your own Gemini key</translation>
    </message>
    <message>
        <source>Choose a language model in the settings</source>
        <translation>Choose a language model in the settings</translation>
    </message>
    <message>
        <source>Do not show this again</source>
        <translation>Do not show this again</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete everything?</source>
        <translation>Delete everything?</translation>
    </message>
    <message>
        <source>DELETE</source>
        <translation>DELETE</translation>
    </message>
    <message>
        <source>All CVs, job adverts, applications, reports, corrections and drafts in CareerFlow, its backups, downloaded encoders, the settings, the logs and the key in the keyring will be deleted from this computer. This cannot be undone.</source>
        <translation>All CVs, job adverts, applications, reports, corrections and drafts in CareerFlow, its backups, downloaded encoders, the settings, the logs and the key in the keyring will be deleted from this computer. This cannot be undone.</translation>
    </message>
    <message>
        <source>What stays: the files that you opened, and reports and backups that you saved in folders of your own. CareerFlow itself is removed like any other program.</source>
        <translation>What stays: the files that you opened, and reports and backups that you saved in folders of your own. CareerFlow itself is removed like any other program.</translation>
    </message>
    <message>
        <source>CareerFlow is at work; what it does will be stopped.</source>
        <translation>CareerFlow is at work; what it does will be stopped.</translation>
    </message>
    <message>
        <source>Type {word} to confirm:</source>
        <translation>Type {word} to confirm:</translation>
    </message>
    <message>
        <source>Delete all and close</source>
        <translation>Delete all and close</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DetailView</name>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>DisconnectDialog</name>
    <message>
        <source>Disconnect this computer?</source>
        <translation>Disconnect this computer?</translation>
    </message>
    <message>
        <source>DELETE</source>
        <translation>DELETE</translation>
    </message>
    <message>
        <source>Disconnecting…</source>
        <translation>Disconnecting…</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Disconnected</translation>
    </message>
    <message>
        <source>This computer is disconnected; what is on it stays. The server's part could not be done: {why}</source>
        <translation>This computer is disconnected; what is on it stays. The server's part could not be done: {why}</translation>
    </message>
    <message>
        <source>To delete the copy on the server, connect again and then disconnect.</source>
        <translation>To delete the copy on the server, connect again and then disconnect.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Everything on this computer stays as it is; it only no longer syncs with “{name}”.</source>
        <translation>Everything on this computer stays as it is; it only no longer syncs with “{name}”.</translation>
    </message>
    <message>
        <source>Keep the copy on the server</source>
        <translation>Keep the copy on the server</translation>
    </message>
    <message>
        <source>Delete the copy on the server</source>
        <translation>Delete the copy on the server</translation>
    </message>
    <message>
        <source>Your other computers go on with it, and this one can join again later.</source>
        <translation>Your other computers go on with it, and this one can join again later.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>It is deleted for all of your computers, with its files. This cannot be undone. What is on the others stays, but they can no longer sync with it.</source>
        <translation>It is deleted for all of your computers, with its files. This cannot be undone. What is on the others stays, but they can no longer sync with it.</translation>
    </message>
    <message>
        <source>Type {word} to confirm:</source>
        <translation>Type {word} to confirm:</translation>
    </message>
    <message>
        <source>Delete and disconnect</source>
        <translation>Delete and disconnect</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Disconnect</translation>
    </message>
</context>
<context>
    <name>DiskSection</name>
    <message>
        <source>Data on this computer</source>
        <translation>Data on this computer</translation>
    </message>
    <message>
        <source>All that CareerFlow keeps is in these folders; a key is in the keyring.</source>
        <translation>All that CareerFlow keeps is in these folders; a key is in the keyring.</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Delete everything</translation>
    </message>
    <message>
        <source>Your library, your settings, the logs and the key in the keyring. CareerFlow asks once more, and closes afterwards.</source>
        <translation>Your library, your settings, the logs and the key in the keyring. CareerFlow asks once more, and closes afterwards.</translation>
    </message>
    <message>
        <source>Delete all…</source>
        <translation>Delete all…</translation>
    </message>
    <message>
        <source>CVs, adverts, reports and downloaded encoders</source>
        <translation>CVs, adverts, reports and downloaded encoders</translation>
    </message>
    <message>
        <source>Library and settings</source>
        <translation>Library and settings</translation>
    </message>
    <message>
        <source>Settings and the window's state</source>
        <translation>Settings and the window's state</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
</context>
<context>
    <name>DraftNotice</name>
    <message>
        <source>Your draft was restored.</source>
        <translation>Your draft was restored.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Empty the page: no CV, no advert</source>
        <translation>Empty the page: no CV, no advert</translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation>Hide this notice</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to read this CV</source>
        <translation>Drop to read this CV</translation>
    </message>
    <message>
        <source>Drop to import this file</source>
        <translation>Drop to import this file</translation>
    </message>
    <message>
        <source>Only PDF and .txt files can be read</source>
        <translation>Only PDF and .txt files can be read</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop your CV here</source>
        <translation>Drop your CV here</translation>
    </message>
    <message>
        <source>PDF or .txt, up to 50 MB. It stays on this computer.</source>
        <translation>PDF or .txt, up to 50 MB. It stays on this computer.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>Try it with a sample CV and advert</source>
        <translation>Try it with a sample CV and advert</translation>
    </message>
</context>
<context>
    <name>EncoderSection</name>
    <message>
        <source>Use the bundled ones</source>
        <translation>Use the bundled ones</translation>
    </message>
    <message>
        <source>owner/name on huggingface.co, or a folder</source>
        <translation>owner/name on huggingface.co, or a folder</translation>
    </message>
    <message>
        <source>Another encoder: its name or folder</source>
        <translation>Another encoder: its name or folder</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Folder…</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Download and use</source>
        <translation>Download and use</translation>
    </message>
    <message>
        <source>the ones that come with CareerFlow</source>
        <translation>the ones that come with CareerFlow</translation>
    </message>
    <message>
        <source>In use: {encoder}</source>
        <translation>In use: {encoder}</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licence: {licence}</translation>
    </message>
    <message>
        <source>Size: {size}</source>
        <translation>Size: {size}</translation>
    </message>
    <message>
        <source>Dimensions: {number}</source>
        <translation>Dimensions: {number}</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>Choose the folder of a model</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Removed: {entry}</source>
        <translation>Removed: {entry}</translation>
    </message>
    <message>
        <source>Remove this entry</source>
        <translation>Remove this entry</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>As read</translation>
    </message>
    <message>
        <source>Take back your changes to this entry</source>
        <translation>Take back your changes to this entry</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>In the CV: {quote}</source>
        <translation>In the CV: {quote}</translation>
    </message>
    <message>
        <source>Added by you</source>
        <translation>Added by you</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Corrected by you</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Export or copy this report ({key})</source>
        <translation>Export or copy this report ({key})</translation>
    </message>
    <message>
        <source>Export this report</source>
        <translation>Export this report</translation>
    </message>
    <message>
        <source>PDF with highlights…</source>
        <translation>PDF with highlights…</translation>
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
        <translation>Cover letter…</translation>
    </message>
    <message>
        <source>Radar as PNG…</source>
        <translation>Radar as PNG…</translation>
    </message>
    <message>
        <source>Radar as SVG…</source>
        <translation>Radar as SVG…</translation>
    </message>
    <message>
        <source>Copy report as text</source>
        <translation>Copy report as text</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export your data</source>
        <translation>Export your data</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n that the filter shows</source>
        <translation>
            <numerusform>Only the %n that the filter shows</numerusform>
            <numerusform>Only the %n that the filter shows</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything, in one .zip file</source>
        <translation>Everything, in one .zip file</translation>
    </message>
    <message>
        <source>CVs with their files, jobs, applications, reports and notes: to keep, or to import on another computer.</source>
        <translation>CVs with their files, jobs, applications, reports and notes: to keep, or to import on another computer.</translation>
    </message>
    <message>
        <source>Everything but the files, as .json</source>
        <translation>Everything but the files, as .json</translation>
    </message>
    <message>
        <source>The same as text, in a documented format that any program can read.</source>
        <translation>The same as text, in a documented format that any program can read.</translation>
    </message>
    <message>
        <source>Applications, as a .csv table</source>
        <translation>Applications, as a .csv table</translation>
    </message>
    <message>
        <source>A row for each, for Excel, LibreOffice or Google Sheets.</source>
        <translation>A row for each, for Excel, LibreOffice or Google Sheets.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>CareerFlow data with files (*.zip)</source>
        <translation>CareerFlow data with files (*.zip)</translation>
    </message>
    <message>
        <source>CareerFlow data (*.json)</source>
        <translation>CareerFlow data (*.json)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>CareerFlow applications</source>
        <translation>CareerFlow applications</translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever has it can read what is in it. Keys and settings are never exported.</source>
        <translation>The file is not encrypted: whoever has it can read what is in it. Keys and settings are never exported.</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>Open the advert in the browser</source>
        <translation>Open the advert in the browser</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>Salary</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>Posted on</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>{field}: proposed</source>
        <translation>{field}: proposed</translation>
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
        <translation>Files</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>Drop a file here, 50 MB at most. A copy of it is kept with the application.</source>
        <translation>Drop a file here, 50 MB at most. A copy of it is kept with the application.</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Open a copy</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Add files to this application</source>
        <translation>Add files to this application</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Copy the table for a spreadsheet</source>
        <translation>Copy the table for a spreadsheet</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>All areas</translation>
    </message>
    <message>
        <source>Any priority</source>
        <translation>Any priority</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>Corrected {count}</source>
        <translation>Corrected {count}</translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>Show all evidence</source>
        <translation>Show all evidence</translation>
    </message>
    <message>
        <source>Which evidence is marked</source>
        <translation>Which evidence is marked</translation>
    </message>
    <message>
        <source>Only this evidence is marked: {kinds}</source>
        <translation>Only this evidence is marked: {kinds}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the CV</source>
        <translation>Find in the CV</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>The search failed</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} of {count}</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Strengths ({count})</source>
        <translation>Strengths ({count})</translation>
    </message>
    <message>
        <source>Gaps ({count})</source>
        <translation>Gaps ({count})</translation>
    </message>
    <message>
        <source>No requirement is fully met here.</source>
        <translation>No requirement is fully met here.</translation>
    </message>
    <message>
        <source>Nothing is missing here.</source>
        <translation>Nothing is missing here.</translation>
    </message>
    <message>
        <source>The advert asks for nothing here.</source>
        <translation>The advert asks for nothing here.</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Add a stage</translation>
    </message>
    <message>
        <source>A stage that was deleted</source>
        <translation>A stage that was deleted</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
</context>
<context>
    <name>HowLong</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>as last time</source>
        <translation>as last time</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>by its name</translation>
    </message>
    <message>
        <source>by its cells: please check</source>
        <translation>by its cells: please check</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>not recognised</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Already there</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Left out</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import applications</source>
        <translation>Import applications</translation>
    </message>
    <message>
        <source>Columns are taken as you said for the last file with the same ones.</source>
        <translation>Columns are taken as you said for the last file with the same ones.</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>commas</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>semicolons</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>tabs</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>bars</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>separated by {separator}, {encoding}</source>
        <translation>separated by {separator}, {encoding}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>What will be imported</source>
        <translation>What will be imported</translation>
    </message>
    <message>
        <source>The rows as they will be</source>
        <translation>The rows as they will be</translation>
    </message>
    <message numerus="yes">
        <source>Import also the %n that are already there</source>
        <translation>
            <numerusform>Import also the one that is already there</numerusform>
            <numerusform>Import also the %n that are already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) will be added</source>
        <translation>
            <numerusform>%n application will be added</numerusform>
            <numerusform>%n applications will be added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without title and company</source>
        <translation>
            <numerusform>%n without title and company</numerusform>
            <numerusform>%n without title and company</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) could not be read</source>
        <translation>
            <numerusform>%n cell could not be read</numerusform>
            <numerusform>%n cells could not be read</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Import {number}</source>
        <translation>Import {number}</translation>
    </message>
</context>
<context>
    <name>InOutController</name>
    <message>
        <source>Data and tables (*.zip *.json *.csv *.tsv *.txt)</source>
        <translation>Data and tables (*.zip *.json *.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
</context>
<context>
    <name>InterviewDialog</name>
    <message>
        <source>Interview round</source>
        <translation>Interview round</translation>
    </message>
    <message>
        <source>New interview round</source>
        <translation>New interview round</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>The day cannot be read. Write it like the example, or choose it.</source>
        <translation>The day cannot be read. Write it like the example, or choose it.</translation>
    </message>
    <message>
        <source>The time cannot be read. Write it like 14:30.</source>
        <translation>The time cannot be read. Write it like 14:30.</translation>
    </message>
    <message>
        <source>Say on which day it is.</source>
        <translation>Say on which day it is.</translation>
    </message>
    <message>
        <source>Phone screen, technical, final…</source>
        <translation>Phone screen, technical, final…</translation>
    </message>
    <message>
        <source>An address, or the link of the call</source>
        <translation>An address, or the link of the call</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
</context>
<context>
    <name>InterviewsSection</name>
    <message>
        <source>Interview rounds</source>
        <translation>Interview rounds</translation>
    </message>
    <message>
        <source>Add a round</source>
        <translation>Add a round</translation>
    </message>
    <message>
        <source>Rounds that you add are on the timeline, and you are reminded of them.</source>
        <translation>Rounds that you add are on the timeline, and you are reminded of them.</translation>
    </message>
    <message>
        <source>No time yet</source>
        <translation>No time yet</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Export this date (.ics)…</source>
        <translation>Export this date (.ics)…</translation>
    </message>
</context>
<context>
    <name>JobDetailView</name>
    <message>
        <source>Analyze this job</source>
        <translation>Analyze this job</translation>
    </message>
    <message>
        <source>Open application</source>
        <translation>Open application</translation>
    </message>
    <message>
        <source>The newest application to this job</source>
        <translation>The newest application to this job</translation>
    </message>
    <message>
        <source>Add to pipeline</source>
        <translation>Add to pipeline</translation>
    </message>
    <message>
        <source>Put it on your board, under Wishlist</source>
        <translation>Put it on your board, under Wishlist</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Advert</source>
        <translation>Advert</translation>
    </message>
    <message>
        <source>About this job</source>
        <translation>About this job</translation>
    </message>
</context>
<context>
    <name>JobEntry</name>
    <message>
        <source>Say when it began.</source>
        <translation>Say when it began.</translation>
    </message>
    <message>
        <source>Say when it ended, or that it goes on.</source>
        <translation>Say when it ended, or that it goes on.</translation>
    </message>
    <message>
        <source>The end is before the start.</source>
        <translation>The end is before the start.</translation>
    </message>
    <message>
        <source>Without dates it does not count towards your years of experience.</source>
        <translation>Without dates it does not count towards your years of experience.</translation>
    </message>
    <message>
        <source>No title was found for this job.</source>
        <translation>No title was found for this job.</translation>
    </message>
    <message>
        <source>No employer was found for this job.</source>
        <translation>No employer was found for this job.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>I still work there</source>
        <translation>I still work there</translation>
    </message>
    <message>
        <source>month/year</source>
        <translation>month/year</translation>
    </message>
    <message>
        <source>Write the date as 03/2021 or 2021.</source>
        <translation>Write the date as 03/2021 or 2021.</translation>
    </message>
</context>
<context>
    <name>JobFactsPane</name>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Tags of the job</source>
        <translation>Tags of the job</translation>
    </message>
    <message>
        <source>Notes on the job</source>
        <translation>Notes on the job</translation>
    </message>
    <message>
        <source>Why this one, whom you know there, what to ask</source>
        <translation>Why this one, whom you know there, what to ask</translation>
    </message>
    <message>
        <source>Applications to this job</source>
        <translation>Applications to this job</translation>
    </message>
    <message>
        <source>Reports of this job</source>
        <translation>Reports of this job</translation>
    </message>
    <message>
        <source>None yet. “Add to pipeline” puts this job on your board.</source>
        <translation>None yet. “Add to pipeline” puts this job on your board.</translation>
    </message>
    <message>
        <source>None yet. Analyze this job with a CV to see how well they fit.</source>
        <translation>None yet. Analyze this job with a CV to see how well they fit.</translation>
    </message>
</context>
<context>
    <name>JobFinder</name>
    <message>
        <source>Title or company</source>
        <translation>Title or company</translation>
    </message>
    <message>
        <source>{job} (in your pipeline: {stage})</source>
        <translation>{job} (in your pipeline: {stage})</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Analyze this job</source>
        <translation>Analyze this job</translation>
    </message>
    <message>
        <source>Add to pipeline</source>
        <translation>Add to pipeline</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>JobPanel</name>
    <message>
        <source>Open a job advert</source>
        <translation>Open a job advert</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Job advert</source>
        <translation>Job advert</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Open .txt…</source>
        <translation>Open .txt…</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Fill in an invented advert to see how it works</source>
        <translation>Fill in an invented advert to see how it works</translation>
    </message>
    <message>
        <source>Text of the job advert</source>
        <translation>Text of the job advert</translation>
    </message>
    <message>
        <source>Paste the whole advert here: title, tasks, requirements.

Requirements are picked out while you type. Benefits and company talk are left out by themselves.</source>
        <translation>Paste the whole advert here: title, tasks, requirements.

Requirements are picked out while you type. Benefits and company talk are left out by themselves.</translation>
    </message>
    <message>
        <source>Finding requirements…</source>
        <translation>Finding requirements…</translation>
    </message>
    <message>
        <source>No requirements found yet. Paste the part that says what they ask for.</source>
        <translation>No requirements found yet. Paste the part that says what they ask for.</translation>
    </message>
    <message>
        <source>No advert yet.</source>
        <translation>No advert yet.</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) found</source>
        <translation>
            <numerusform>%n requirement found</numerusform>
            <numerusform>%n requirements found</numerusform>
        </translation>
    </message>
    <message>
        <source>{must} must-have, {nice} nice-to-have</source>
        <translation>{must} must-have, {nice} nice-to-have</translation>
    </message>
</context>
<context>
    <name>JobTitle</name>
    <message>
        <source>Job without a title</source>
        <translation>Job without a title</translation>
    </message>
</context>
<context>
    <name>JobTools</name>
    <message>
        <source>Search jobs</source>
        <translation>Search jobs</translation>
    </message>
    <message>
        <source>Search jobs by title, company, location, tags, notes and text</source>
        <translation>Search jobs by title, company, location, tags, notes and text</translation>
    </message>
    <message>
        <source>New job…</source>
        <translation>New job…</translation>
    </message>
    <message>
        <source>Paste an advert into the library (Ctrl+N)</source>
        <translation>Paste an advert into the library (Ctrl+N)</translation>
    </message>
    <message>
        <source>Only jobs in this state</source>
        <translation>Only jobs in this state</translation>
    </message>
    <message>
        <source>Only jobs with this tag</source>
        <translation>Only jobs with this tag</translation>
    </message>
    <message>
        <source>Only adverts in this language</source>
        <translation>Only adverts in this language</translation>
    </message>
    <message>
        <source>Order of the jobs</source>
        <translation>Order of the jobs</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>All jobs</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Closing soon</source>
        <translation>Closing soon</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Not in the pipeline</source>
        <translation>Not in the pipeline</translation>
    </message>
    <message>
        <source>In the pipeline</source>
        <translation>In the pipeline</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>By deadline</source>
        <translation>By deadline</translation>
    </message>
    <message>
        <source>Best score first</source>
        <translation>Best score first</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>By title</translation>
    </message>
    <message>
        <source>By company</source>
        <translation>By company</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>closed on {day}</source>
        <translation>closed on {day}</translation>
    </message>
    <message>
        <source>closes today</source>
        <translation>closes today</translation>
    </message>
    <message>
        <source>closes on {day}</source>
        <translation>closes on {day}</translation>
    </message>
    <message>
        <source>best score {score}</source>
        <translation>best score {score}</translation>
    </message>
    <message>
        <source>tags: {tags}</source>
        <translation>tags: {tags}</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>No jobs yet</translation>
    </message>
    <message>
        <source>Keep the adverts that interest you here: paste one, and its title, company, salary and deadline are filled in for you to check.</source>
        <translation>Keep the adverts that interest you here: paste one, and its title, company, salary and deadline are filled in for you to check.</translation>
    </message>
    <message>
        <source>New job…</source>
        <translation>New job…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>No job has these words and passes these filters.</source>
        <translation>No job has these words and passes these filters.</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Show all jobs</translation>
    </message>
    <message>
        <source>The jobs could not be loaded</source>
        <translation>The jobs could not be loaded</translation>
    </message>
    <message>
        <source>No job chosen</source>
        <translation>No job chosen</translation>
    </message>
    <message>
        <source>Choose one in the list to see its advert and what became of it.</source>
        <translation>Choose one in the list to see its advert and what became of it.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>API key</source>
        <translation>API key</translation>
    </message>
    <message>
        <source>Save in the keyring</source>
        <translation>Save in the keyring</translation>
    </message>
    <message>
        <source>Use for this session only</source>
        <translation>Use for this session only</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Remove the API key</source>
        <translation>Remove the API key</translation>
    </message>
    <message>
        <source>Get a key at aistudio.google.com</source>
        <translation>Get a key at aistudio.google.com</translation>
    </message>
    <message>
        <source>Kept in the keyring ({keyring})</source>
        <translation>Kept in the keyring ({keyring})</translation>
    </message>
    <message>
        <source>Known for this session only</source>
        <translation>Known for this session only</translation>
    </message>
    <message>
        <source>From the variable {variable}</source>
        <translation>From the variable {variable}</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Paste the key here</translation>
    </message>
    <message>
        <source>Leave it empty where the server needs none, as on this computer.</source>
        <translation>Leave it empty where the server needs none, as on this computer.</translation>
    </message>
    <message>
        <source>It is sent to the provider alone, and never shown again.</source>
        <translation>It is sent to the provider alone, and never shown again.</translation>
    </message>
    <message>
        <source>There is one; it is never shown again. Paste another to replace it.</source>
        <translation>There is one; it is never shown again. Paste another to replace it.</translation>
    </message>
</context>
<context>
    <name>KeywordsTab</name>
    <message>
        <source>Keywords</source>
        <translation>Keywords</translation>
    </message>
    <message>
        <source>In your CV ({count})</source>
        <translation>In your CV ({count})</translation>
    </message>
    <message>
        <source>Not in your CV ({count})</source>
        <translation>Not in your CV ({count})</translation>
    </message>
    <message>
        <source>The advert names no skill that the program knows by name.</source>
        <translation>The advert names no skill that the program knows by name.</translation>
    </message>
</context>
<context>
    <name>KnownDialog</name>
    <message>
        <source>In your pipeline already</source>
        <translation>In your pipeline already</translation>
    </message>
    <message>
        <source>There is an application for this advert, in {stage}, with another report. It can take this report and the CV that was compared, or you begin another application.</source>
        <translation>There is an application for this advert, in {stage}, with another report. It can take this report and the CV that was compared, or you begin another application.</translation>
    </message>
    <message>
        <source>Use this report and CV</source>
        <translation>Use this report and CV</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>Another application</source>
        <translation>Another application</translation>
    </message>
</context>
<context>
    <name>KnownJob</name>
    <message>
        <source>Text of the advert</source>
        <translation>Text of the advert</translation>
    </message>
    <message>
        <source>Your library has no text of this advert.</source>
        <translation>Your library has no text of this advert.</translation>
    </message>
    <message>
        <source>Another job</source>
        <translation>Another job</translation>
    </message>
    <message>
        <source>It is in your pipeline already, in {stage}. This adds another.</source>
        <translation>It is in your pipeline already, in {stage}. This adds another.</translation>
    </message>
</context>
<context>
    <name>KnownNote</name>
    <message>
        <source>Open it</source>
        <translation>Open it</translation>
    </message>
</context>
<context>
    <name>KnownWords</name>
    <message>
        <source>Your library has nearly the same advert: “{title}”.</source>
        <translation>Your library has nearly the same advert: “{title}”.</translation>
    </message>
    <message>
        <source>This advert is in your library: “{title}”.</source>
        <translation>This advert is in your library: “{title}”.</translation>
    </message>
    <message>
        <source>Your application: {stage}.</source>
        <translation>Your application: {stage}.</translation>
    </message>
</context>
<context>
    <name>LanguageEntry</name>
    <message>
        <source>No level was found: adverts often ask for one.</source>
        <translation>No level was found: adverts often ask for one.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>Choose a language</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Not told</translation>
    </message>
    <message>
        <source>A1, beginner</source>
        <translation>A1, beginner</translation>
    </message>
    <message>
        <source>A2, elementary</source>
        <translation>A2, elementary</translation>
    </message>
    <message>
        <source>B1, intermediate</source>
        <translation>B1, intermediate</translation>
    </message>
    <message>
        <source>B2, upper intermediate</source>
        <translation>B2, upper intermediate</translation>
    </message>
    <message>
        <source>C1, advanced</source>
        <translation>C1, advanced</translation>
    </message>
    <message>
        <source>C2, proficient</source>
        <translation>C2, proficient</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>Native</translation>
    </message>
</context>
<context>
    <name>LanguageWords</name>
    <message>
        <source>Not known</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamese</translation>
    </message>
    <message>
        <source>French</source>
        <translation>French</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanish</translation>
    </message>
    <message>
        <source>German</source>
        <translation>German</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portuguese</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italian</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Dutch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanese</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinese</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>Drop to add to the library</source>
        <translation>Drop to add to the library</translation>
    </message>
    <message>
        <source>Parts of the library</source>
        <translation>Parts of the library</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CVs</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Trash</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>{stage} · no news for {days} days</source>
        <translation>{stage} · no news for {days} days</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Report · {cv}</source>
        <translation>Report · {cv}</translation>
    </message>
    <message>
        <source>Done: {step}</source>
        <translation>Done: {step}</translation>
    </message>
    <message>
        <source>Put off: {step}</source>
        <translation>Put off: {step}</translation>
    </message>
    <message>
        <source>To tomorrow, {day}</source>
        <translation>To tomorrow, {day}</translation>
    </message>
    <message>
        <source>To {day}, in three days</source>
        <translation>To {day}, in three days</translation>
    </message>
    <message>
        <source>To {day}, in a week</source>
        <translation>To {day}, in a week</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>Show {count} more</source>
        <translation>Show {count} more</translation>
    </message>
</context>
<context>
    <name>ListTab</name>
    <message>
        <source>{found} of {total}</source>
        <translation>{found} of {total}</translation>
    </message>
</context>
<context>
    <name>ListTools</name>
    <message>
        <source>All tags</source>
        <translation>All tags</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>All languages</translation>
    </message>
</context>
<context>
    <name>LoadedTab</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>Analyze</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>“{name}” is not a PDF or .txt file. Save it as a PDF and drop that.</source>
        <translation>“{name}” is not a PDF or .txt file. Save it as a PDF and drop that.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>MappingForm</name>
    <message>
        <source>Column of the file</source>
        <translation>Column of the file</translation>
    </message>
    <message>
        <source>Some of its cells</source>
        <translation>Some of its cells</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Is</translation>
    </message>
    <message>
        <source>More than one column is: {fields}. The last one counts.</source>
        <translation>More than one column is: {fields}. The last one counts.</translation>
    </message>
    <message>
        <source>Some dates could be read both ways. Which number is the day in 3/4/2026?</source>
        <translation>Some dates could be read both ways. Which number is the day in 3/4/2026?</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Column {number}</translation>
    </message>
    <message>
        <source>What “{column}” is</source>
        <translation>What “{column}” is</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>chosen by you</translation>
    </message>
    <message>
        <source>The first: 3 April</source>
        <translation>The first: 3 April</translation>
    </message>
    <message>
        <source>The second: March 4</source>
        <translation>The second: March 4</translation>
    </message>
    <message>
        <source>Which number is the day</source>
        <translation>Which number is the day</translation>
    </message>
    <message>
        <source>Some stages have other names in the file. Which are they?</source>
        <translation>Some stages have other names in the file. Which are they?</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>The stage that “{word}” is</source>
        <translation>The stage that “{word}” is</translation>
    </message>
    <message>
        <source>A new stage: {word}</source>
        <translation>A new stage: {word}</translation>
    </message>
</context>
<context>
    <name>MaskedLegend</name>
    <message>
        <source>Your name</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>Personal detail</source>
        <translation>Personal detail</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Other person</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Looks like a placeholder</source>
        <translation>Looks like a placeholder</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>not compared yet</source>
        <translation>not compared yet</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>not scored</translation>
    </message>
    <message>
        <source>score {score} of 100</source>
        <translation>score {score} of 100</translation>
    </message>
    <message>
        <source>{met} of {of} must-have met</source>
        <translation>{met} of {of} must-have met</translation>
    </message>
    <message>
        <source>has a report</source>
        <translation>has a report</translation>
    </message>
    <message>
        <source>no report yet</source>
        <translation>no report yet</translation>
    </message>
</context>
<context>
    <name>MatrixTab</name>
    <message>
        <source>Search jobs</source>
        <translation>Search jobs</translation>
    </message>
    <message>
        <source>Search the titles and companies of the jobs</source>
        <translation>Search the titles and companies of the jobs</translation>
    </message>
    <message>
        <source>Order of the jobs</source>
        <translation>Order of the jobs</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>Best match first</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>By title</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>How your CVs fit the jobs</source>
        <translation>How your CVs fit the jobs</translation>
    </message>
    <message>
        <source>Filled: there is a report. Outlined: the score of a report not made yet.</source>
        <translation>Filled: there is a report. Outlined: the score of a report not made yet.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>No job has these words in its title or company.</source>
        <translation>No job has these words in its title or company.</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Show all jobs</translation>
    </message>
    <message>
        <source>Save adverts to compare them</source>
        <translation>Save adverts to compare them</translation>
    </message>
    <message>
        <source>Here you see at a glance which of your CVs fits which job. There is no job in the library yet.</source>
        <translation>Here you see at a glance which of your CVs fits which job. There is no job in the library yet.</translation>
    </message>
    <message>
        <source>Go to the jobs</source>
        <translation>Go to the jobs</translation>
    </message>
    <message>
        <source>Add CVs to compare them</source>
        <translation>Add CVs to compare them</translation>
    </message>
    <message>
        <source>Here you see at a glance which of your CVs fits which job. There is no CV in the library yet.</source>
        <translation>Here you see at a glance which of your CVs fits which job. There is no CV in the library yet.</translation>
    </message>
    <message>
        <source>Go to the CVs</source>
        <translation>Go to the CVs</translation>
    </message>
    <message>
        <source>The comparison could not be loaded</source>
        <translation>The comparison could not be loaded</translation>
    </message>
    <message numerus="yes">
        <source>Compare %n pair(s)</source>
        <translation>
            <numerusform>Compare %n pair</numerusform>
            <numerusform>Compare %n pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>Open the report</source>
        <translation>Open the report</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>Make the report</translation>
    </message>
    <message>
        <source>Sort by this CV</source>
        <translation>Sort by this CV</translation>
    </message>
    <message>
        <source>Show the job</source>
        <translation>Show the job</translation>
    </message>
    <message>
        <source>Show the CV</source>
        <translation>Show the CV</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Open a CV…</source>
        <translation>Open a CV…</translation>
    </message>
    <message>
        <source>About CareerFlow</source>
        <translation>About CareerFlow</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Settings…</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Import everything</source>
        <translation>Import everything</translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s) or attachment(s) come without their file. To bring those along, export as .zip.</source>
        <translation>
            <numerusform>%n CV or attachment comes without its file. To bring it along, export as .zip.</numerusform>
            <numerusform>%n CVs or attachments come without their file. To bring those along, export as .zip.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of two versions the one that was changed later counts. Nothing of yours is deleted, and Undo takes the import back.</source>
        <translation>Of two versions the one that was changed later counts. Nothing of yours is deleted, and Undo takes the import back.</translation>
    </message>
    <message>
        <source>All of it is in your library already.</source>
        <translation>All of it is in your library already.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>The same</translation>
    </message>
    <message>
        <source>Newer here</source>
        <translation>Newer here</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CVs</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>What belongs to them</source>
        <translation>What belongs to them</translation>
    </message>
</context>
<context>
    <name>ModelCost</name>
    <message>
        <source>{count} tokens</source>
        <translation>{count} tokens</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>no cost</translation>
    </message>
    <message>
        <source>less than {cost}</source>
        <translation>less than {cost}</translation>
    </message>
</context>
<context>
    <name>ModelSection</name>
    <message>
        <source>Language model</source>
        <translation>Language model</translation>
    </message>
    <message>
        <source>Reads the CV and the advert once more, judges deeper, and writes advice; CareerFlow checks what it says and counts the score itself. Off unless you choose one. Nothing is sent before you have seen it and agreed.</source>
        <translation>Reads the CV and the advert once more, judges deeper, and writes advice; CareerFlow checks what it says and counts the score itself. Off unless you choose one. Nothing is sent before you have seen it and agreed.</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Provider of the language model</source>
        <translation>Provider of the language model</translation>
    </message>
    <message>
        <source>Deepen each report at once</source>
        <translation>Deepen each report at once</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Withdraw the agreement</source>
        <translation>Withdraw the agreement</translation>
    </message>
    <message>
        <source>What was sent…</source>
        <translation>What was sent…</translation>
    </message>
    <message>
        <source>Prices…</source>
        <translation>Prices…</translation>
    </message>
    <message>
        <source>Delete stored answers</source>
        <translation>Delete stored answers</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>OpenAI-compatible</source>
        <translation>OpenAI-compatible</translation>
    </message>
    <message>
        <source>You have agreed to send CVs, with personal data replaced, and adverts to {name}.</source>
        <translation>You have agreed to send CVs, with personal data replaced, and adverts to {name}.</translation>
    </message>
    <message>
        <source>CareerFlow shows what it would send to {name}, and asks, before anything is sent.</source>
        <translation>CareerFlow shows what it would send to {name}, and asks, before anything is sent.</translation>
    </message>
    <message>
        <source>After each analysis, without asking again.</source>
        <translation>After each analysis, without asking again.</translation>
    </message>
    <message>
        <source>Possible once you have agreed and had that remembered.</source>
        <translation>Possible once you have agreed and had that remembered.</translation>
    </message>
    <message>
        <source>Google's models, over the internet, with a key of your own.</source>
        <translation>Google's models, over the internet, with a key of your own.</translation>
    </message>
    <message>
        <source>Any server that speaks this protocol: Ollama, LM Studio and llama.cpp on this computer, or a service on the internet.</source>
        <translation>Any server that speaks this protocol: Ollama, LM Studio and llama.cpp on this computer, or a service on the internet.</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>Everything stays on this computer.</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Stage of the history</source>
        <translation>Stage of the history</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Add a stage</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>The application is in the stage of its latest entry.</source>
        <translation>The application is in the stage of its latest entry.</translation>
    </message>
    <message>
        <source>Say on which day it came into this stage.</source>
        <translation>Say on which day it came into this stage.</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>That day is still to come.</translation>
    </message>
</context>
<context>
    <name>NewApplicationDialog</name>
    <message>
        <source>New application</source>
        <translation>New application</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>From your library</source>
        <translation>From your library</translation>
    </message>
    <message>
        <source>About your application</source>
        <translation>About your application</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Add anyway</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Correct the day of the next step, or leave it empty.</source>
        <translation>Correct the day of the next step, or leave it empty.</translation>
    </message>
</context>
<context>
    <name>NewJobDialog</name>
    <message>
        <source>New job</source>
        <translation>New job</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save job</source>
        <translation>Save job</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Save anyway</translation>
    </message>
</context>
<context>
    <name>NotAddedNote</name>
    <message>
        <source>Close this message</source>
        <translation>Close this message</translation>
    </message>
    <message numerus="yes">
        <source>And %n more file(s).</source>
        <translation>
            <numerusform>And %n more file.</numerusform>
            <numerusform>And %n more files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n more note(s)</source>
        <translation>
            <numerusform>%n more note</numerusform>
            <numerusform>%n more notes</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Show fewer</translation>
    </message>
</context>
<context>
    <name>NotesEditor</name>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>**bold**  *italic*  - list  [link](https://…)</source>
        <translation>**bold**  *italic*  - list  [link](https://…)</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>OpinionPanel</name>
    <message>
        <source>{model} says</source>
        <translation>{model} says</translation>
    </message>
    <message>
        <source>CareerFlow's own check says</source>
        <translation>CareerFlow's own check says</translation>
    </message>
    <message>
        <source>a quote that is not in the CV earns nothing</source>
        <translation>a quote that is not in the CV earns nothing</translation>
    </message>
    <message>
        <source>what can be checked exactly is decided by the check</source>
        <translation>what can be checked exactly is decided by the check</translation>
    </message>
    <message>
        <source>the quoted passage is about something else</source>
        <translation>the quoted passage is about something else</translation>
    </message>
    <message>
        <source>What counts: {verdict}, because {why}.</source>
        <translation>What counts: {verdict}, because {why}.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Ask the language model again for this requirement</source>
        <translation>Ask the language model again for this requirement</translation>
    </message>
    <message>
        <source>Judged by {model}.</source>
        <translation>Judged by {model}.</translation>
    </message>
    <message>
        <source>CareerFlow's own verdict: {verdict}. {reason}</source>
        <translation>CareerFlow's own verdict: {verdict}. {reason}</translation>
    </message>
    <message>
        <source>Show this passage in the CV</source>
        <translation>Show this passage in the CV</translation>
    </message>
    <message>
        <source>Not found in the CV</source>
        <translation>Not found in the CV</translation>
    </message>
</context>
<context>
    <name>OutcomeDialog</name>
    <message>
        <source>Deleting…</source>
        <translation>Deleting…</translation>
    </message>
    <message>
        <source>CareerFlow closes afterwards.</source>
        <translation>CareerFlow closes afterwards.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Everything was deleted</source>
        <translation>Everything was deleted</translation>
    </message>
    <message>
        <source>Nothing of yours is left in CareerFlow's folders on this computer.</source>
        <translation>Nothing of yours is left in CareerFlow's folders on this computer.</translation>
    </message>
    <message>
        <source>Not everything could be deleted</source>
        <translation>Not everything could be deleted</translation>
    </message>
    <message>
        <source>These are still there. Close the programs that use them, then delete them yourself:</source>
        <translation>These are still there. Close the programs that use them, then delete them yourself:</translation>
    </message>
    <message>
        <source>The keyring is locked: delete the entry “CareerFlow” in the keyring's own program.</source>
        <translation>The keyring is locked: delete the entry “CareerFlow” in the keyring's own program.</translation>
    </message>
</context>
<context>
    <name>OverviewTab</name>
    <message>
        <source>Show all areas</source>
        <translation>Show all areas</translation>
    </message>
    <message numerus="yes">
        <source>See its %n requirement(s)</source>
        <translation>
            <numerusform>See its %n requirement</numerusform>
            <numerusform>See its %n requirements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Change the passphrase</source>
        <translation>Change the passphrase</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Present passphrase</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Changing…</translation>
    </message>
    <message>
        <source>It is asked for when another computer is connected. Those that are connected go on without it. Whoever knows the present one, and has an earlier copy of the database, can still read that copy.</source>
        <translation>It is asked for when another computer is connected. Those that are connected go on without it. Whoever knows the present one, and has an earlier copy of the database, can still read that copy.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Type the passphrase that you have now.</source>
        <translation>Type the passphrase that you have now.</translation>
    </message>
</context>
<context>
    <name>PassphraseForm</name>
    <message>
        <source>Encrypt everything before it leaves this computer</source>
        <translation>Encrypt everything before it leaves this computer</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Show the passphrase</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Passphrase again</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>New passphrase again</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Type the passphrase.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>The two are not the same.</translation>
    </message>
    <message>
        <source>Four or more unrelated words are best.</source>
        <translation>Four or more unrelated words are best.</translation>
    </message>
    <message numerus="yes">
        <source>%n more character(s)</source>
        <translation>
            <numerusform>%n more character</numerusform>
            <numerusform>%n more characters</numerusform>
        </translation>
    </message>
    <message>
        <source>Strength: fair. One more word makes it much stronger.</source>
        <translation>Strength: fair. One more word makes it much stronger.</translation>
    </message>
    <message>
        <source>Strength: good</source>
        <translation>Strength: good</translation>
    </message>
    <message>
        <source>Strength: very good</source>
        <translation>Strength: very good</translation>
    </message>
    <message>
        <source>Write it down where you will find it: nobody can recover it. Whoever loses it loses the server's copy, and can add no other computer. What is on this computer stays, and can be read without it.</source>
        <translation>Write it down where you will find it: nobody can recover it. Whoever loses it loses the server's copy, and can add no other computer. What is on this computer stays, and can be read without it.</translation>
    </message>
    <message>
        <source>Not encrypted: whoever runs the server, or gets into it, can read your CVs, notes and applications.</source>
        <translation>Not encrypted: whoever runs the server, or gets into it, can read your CVs, notes and applications.</translation>
    </message>
    <message>
        <source>This library is not encrypted: whoever runs the server can read it.</source>
        <translation>This library is not encrypted: whoever runs the server can read it.</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>This PDF is locked</source>
        <translation>This PDF is locked</translation>
    </message>
    <message>
        <source>Enter its password to read it. The password is not stored.</source>
        <translation>Enter its password to read it. The password is not stored.</translation>
    </message>
    <message>
        <source>That password does not open this PDF. Check it and try again.</source>
        <translation>That password does not open this PDF. Check it and try again.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Password of the PDF</source>
        <translation>Password of the PDF</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
</context>
<context>
    <name>PayloadText</name>
    <message>
        <source>What would be sent, to the letter</source>
        <translation>What would be sent, to the letter</translation>
    </message>
    <message>
        <source>Call {number} of {count}: {purpose}</source>
        <translation>Call {number} of {count}: {purpose}</translation>
    </message>
    <message>
        <source>verdicts</source>
        <translation>verdicts</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>advice</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>connection</translation>
    </message>
    <message>
        <source>(Begins with the same text as the call before.)</source>
        <translation>(Begins with the same text as the call before.)</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message>
        <source>All time</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>Until {end}</source>
        <translation>Until {end}</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} to {end}</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Last 90 days</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Last 12 months</translation>
    </message>
    <message>
        <source>Own dates</source>
        <translation>Own dates</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>By week</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Weeks or months</source>
        <translation>Weeks or months</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>to</source>
        <translation>to</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Write a number of years, such as 7.5.</source>
        <translation>Write a number of years, such as 7.5.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Years of experience</source>
        <translation>Years of experience</translation>
    </message>
    <message>
        <source>Left empty, the years of your jobs are added up, overlaps counted once.</source>
        <translation>Left empty, the years of your jobs are added up, overlaps counted once.</translation>
    </message>
</context>
<context>
    <name>PipelineButton</name>
    <message>
        <source>Save to pipeline</source>
        <translation>Save to pipeline</translation>
    </message>
    <message>
        <source>Keep the advert and follow your application ({key})</source>
        <translation>Keep the advert and follow your application ({key})</translation>
    </message>
    <message>
        <source>In your pipeline: open the application ({key})</source>
        <translation>In your pipeline: open the application ({key})</translation>
    </message>
</context>
<context>
    <name>PipelineCard</name>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Apply by {day}</source>
        <translation>Apply by {day}</translation>
    </message>
    <message>
        <source>score {score} of 100</source>
        <translation>score {score} of 100</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>in {stage} since today</source>
        <translation>in {stage} since today</translation>
    </message>
    <message>
        <source>in {stage} for {time}</source>
        <translation>in {stage} for {time}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Tomorrow</translation>
    </message>
</context>
<context>
    <name>PipelinePage</name>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>New application</source>
        <translation>New application</translation>
    </message>
    <message>
        <source>New application (Ctrl+N)</source>
        <translation>New application (Ctrl+N)</translation>
    </message>
    <message>
        <source>Columns and order of the table</source>
        <translation>Columns and order of the table</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>No applications yet</source>
        <translation>No applications yet</translation>
    </message>
    <message>
        <source>Keep each job that you want or have applied to as a card, and move it from stage to stage. A report can be saved to the pipeline too: it brings its advert and CV.</source>
        <translation>Keep each job that you want or have applied to as a card, and move it from stage to stage. A report can be saved to the pipeline too: it brings its advert and CV.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>No application is like that. Clear the filters to see all.</source>
        <translation>No application is like that. Clear the filters to see all.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>The applications could not be loaded</source>
        <translation>The applications could not be loaded</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n application(s)</source>
        <translation>
            <numerusform>{shown} of %n application</numerusform>
            <numerusform>{shown} of %n applications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacedNote</name>
    <message>
        <source>Show on the page</source>
        <translation>Show on the page</translation>
    </message>
    <message>
        <source>Place {place} of {count}, outlined on the page.</source>
        <translation>Place {place} of {count}, outlined on the page.</translation>
    </message>
    <message>
        <source>Outlined on the page.</source>
        <translation>Outlined on the page.</translation>
    </message>
    <message>
        <source>Choose again to hide.</source>
        <translation>Choose again to hide.</translation>
    </message>
    <message>
        <source>Choose again for the next.</source>
        <translation>Choose again for the next.</translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>Row</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>Applied on</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>Salary</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Like “{name}”</source>
        <translation>Like “{name}”</translation>
    </message>
    <message>
        <source>Neither title nor company</source>
        <translation>Neither title nor company</translation>
    </message>
</context>
<context>
    <name>PlanSection</name>
    <message>
        <source>Next step and details</source>
        <translation>Next step and details</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>Salary</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Send the references, call back…</source>
        <translation>Send the references, call back…</translation>
    </message>
    <message>
        <source>Day of the next step</source>
        <translation>Day of the next step</translation>
    </message>
    <message>
        <source>Export this date (.ics)…</source>
        <translation>Export this date (.ics)…</translation>
    </message>
    <message>
        <source>Open the link in the browser</source>
        <translation>Open the link in the browser</translation>
    </message>
    <message>
        <source>deadline {day}</source>
        <translation>deadline {day}</translation>
    </message>
    <message>
        <source>salary {salary}</source>
        <translation>salary {salary}</translation>
    </message>
    <message>
        <source>In the advert: {facts}</source>
        <translation>In the advert: {facts}</translation>
    </message>
</context>
<context>
    <name>PreviewActions</name>
    <message>
        <source>Thumbnails</source>
        <translation>Thumbnails</translation>
    </message>
    <message>
        <source>Previous evidence</source>
        <translation>Previous evidence</translation>
    </message>
    <message>
        <source>Next evidence</source>
        <translation>Next evidence</translation>
    </message>
    <message>
        <source>Find in the CV</source>
        <translation>Find in the CV</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Fit page</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Actual size</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Rotate right</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Rotate left</translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>Show as text</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>Text of the CV</source>
        <translation>Text of the CV</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} of {count}</translation>
    </message>
    <message>
        <source>Evidence {place}</source>
        <translation>Evidence {place}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Page {page} is on its way…</source>
        <translation>Page {page} is on its way…</translation>
    </message>
    <message>
        <source>CV preview</source>
        <translation>CV preview</translation>
    </message>
    <message>
        <source>Text of the CV</source>
        <translation>Text of the CV</translation>
    </message>
    <message>
        <source>Pages of the CV</source>
        <translation>Pages of the CV</translation>
    </message>
    <message>
        <source>Outlined: {warning}</source>
        <translation>Outlined: {warning}</translation>
    </message>
    <message>
        <source>Highlighted: {passages}</source>
        <translation>Highlighted: {passages}</translation>
    </message>
    <message>
        <source>Nothing is highlighted here.</source>
        <translation>Nothing is highlighted here.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}.</source>
        <translation>Page {page} of {pages}.</translation>
    </message>
</context>
<context>
    <name>PriceDialog</name>
    <message>
        <source>Prices</source>
        <translation>Prices</translation>
    </message>
    <message>
        <source>Model begins with</source>
        <translation>Model begins with</translation>
    </message>
    <message>
        <source>Input, $</source>
        <translation>Input, $</translation>
    </message>
    <message>
        <source>Output, $</source>
        <translation>Output, $</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>To the prices that came with CareerFlow</source>
        <translation>To the prices that came with CareerFlow</translation>
    </message>
    <message>
        <source>Reset the prices</source>
        <translation>Reset the prices</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>US dollars for a million tokens. The longest beginning that fits counts; a model that none fits has no price. They only serve the estimates: the provider's bill holds.</source>
        <translation>US dollars for a million tokens. The longest beginning that fits counts; a model that none fits has no price. They only serve the estimates: the provider's bill holds.</translation>
    </message>
</context>
<context>
    <name>ProfileEditor</name>
    <message>
        <source>Check what was read</source>
        <translation>Check what was read</translation>
    </message>
    <message>
        <source>Correct what was misread or is missing. Your corrections are kept with this file and hold in every analysis; the report marks them as yours.</source>
        <translation>Correct what was misread or is missing. Your corrections are kept with this file and hold in every analysis; the report marks them as yours.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>No job was found.</source>
        <translation>No job was found.</translation>
    </message>
    <message>
        <source>Add a job</source>
        <translation>Add a job</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>No education was found.</source>
        <translation>No education was found.</translation>
    </message>
    <message>
        <source>Add education</source>
        <translation>Add education</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>No language was found.</source>
        <translation>No language was found.</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>Add a language</translation>
    </message>
    <message>
        <source>Certificates and licences</source>
        <translation>Certificates and licences</translation>
    </message>
    <message>
        <source>No certificate was found.</source>
        <translation>No certificate was found.</translation>
    </message>
    <message>
        <source>Add a certificate</source>
        <translation>Add a certificate</translation>
    </message>
    <message>
        <source>What was read from the CV</source>
        <translation>What was read from the CV</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Leave without saving your changes?</source>
        <translation>Leave without saving your changes?</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Keep editing</translation>
    </message>
    <message>
        <source>Something is not written as it must be: see the marks.</source>
        <translation>Something is not written as it must be: see the marks.</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is as it was read.</source>
        <translation>Everything is as it was read.</translation>
    </message>
</context>
<context>
    <name>ProtectedDialog</name>
    <message>
        <source>This CV is protected</source>
        <translation>This CV is protected</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Password of the PDF</source>
        <translation>Password of the PDF</translation>
    </message>
    <message>
        <source>Enter the CV's password to export its pages. It is not stored.</source>
        <translation>Enter the CV's password to export its pages. It is not stored.</translation>
    </message>
    <message>
        <source>That is not the password. Try again.</source>
        <translation>That is not the password. Try again.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Leave the CV's pages out</source>
        <translation>Leave the CV's pages out</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>The exported PDF will not be protected: whoever has the file can read the CV's pages in it.</source>
        <translation>The exported PDF will not be protected: whoever has the file can read the CV's pages in it.</translation>
    </message>
</context>
<context>
    <name>RadarChart</name>
    <message>
        <source>Radar of the score by area, 0 to 10</source>
        <translation>Radar of the score by area, 0 to 10</translation>
    </message>
    <message>
        <source>Selected: {axis}. {reason}</source>
        <translation>Selected: {axis}. {reason}</translation>
    </message>
</context>
<context>
    <name>RadarPicture</name>
    <message>
        <source>Score by area, 0 to 10</source>
        <translation>Score by area, 0 to 10</translation>
    </message>
    <message>
        <source>Score of the CV</source>
        <translation>Score of the CV</translation>
    </message>
    <message>
        <source>Not asked for, or not scored</source>
        <translation>Not asked for, or not scored</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
</context>
<context>
    <name>RecentButton</name>
    <message>
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Recent CVs</source>
        <translation>Recent CVs</translation>
    </message>
    <message>
        <source>Recent adverts</source>
        <translation>Recent adverts</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent CVs</source>
        <translation>Recent CVs</translation>
    </message>
    <message>
        <source>Recent adverts</source>
        <translation>Recent adverts</translation>
    </message>
    <message>
        <source>Nothing here yet. A CV that was read is listed here, even if its file moves.</source>
        <translation>Nothing here yet. A CV that was read is listed here, even if its file moves.</translation>
    </message>
    <message>
        <source>Nothing here yet. An advert that was analyzed is listed here.</source>
        <translation>Nothing here yet. An advert that was analyzed is listed here.</translation>
    </message>
    <message>
        <source>CV without a name</source>
        <translation>CV without a name</translation>
    </message>
</context>
<context>
    <name>ReminderControls</name>
    <message>
        <source>Remind me</source>
        <translation>Remind me</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s)</source>
        <translation>
            <numerusform>After %n day</numerusform>
            <numerusform>After %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Days without an answer</source>
        <translation>Days without an answer</translation>
    </message>
</context>
<context>
    <name>RemovalDialog</name>
    <message>
        <source>Empty the trash?</source>
        <translation>Empty the trash?</translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>Delete for good?</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) will be deleted for good.</source>
        <translation>
            <numerusform>%n thing will be deleted for good.</numerusform>
            <numerusform>%n things will be deleted for good.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” will be deleted for good.</source>
        <translation>“{title}” will be deleted for good.</translation>
    </message>
    <message>
        <source>This cannot be undone. What an application still needs, such as the CV that was sent with it, stays.</source>
        <translation>This cannot be undone. What an application still needs, such as the CV that was sent with it, stays.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Empty the trash</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Delete for good</translation>
    </message>
</context>
<context>
    <name>ReplacingDialog</name>
    <message>
        <source>Restoring your library…</source>
        <translation>Restoring your library…</translation>
    </message>
    <message>
        <source>CareerFlow opens again afterwards.</source>
        <translation>CareerFlow opens again afterwards.</translation>
    </message>
    <message>
        <source>Open CareerFlow</source>
        <translation>Open CareerFlow</translation>
    </message>
    <message>
        <source>The damaged file is kept in {folder}</source>
        <translation>The damaged file is kept in {folder}</translation>
    </message>
    <message>
        <source>Your library was restored</source>
        <translation>Your library was restored</translation>
    </message>
    <message>
        <source>This is what it holds now:</source>
        <translation>This is what it holds now:</translation>
    </message>
    <message>
        <source>What was there before is among the backups: {name}</source>
        <translation>What was there before is among the backups: {name}</translation>
    </message>
    <message>
        <source>Sync is paused: what is newer on the server would come back. Resume it in the settings if you want that. To keep this library as it is, disconnect it there.</source>
        <translation>Sync is paused: what is newer on the server would come back. Resume it in the settings if you want that. To keep this library as it is, disconnect it there.</translation>
    </message>
    <message>
        <source>Your library was not restored</source>
        <translation>Your library was not restored</translation>
    </message>
    <message>
        <source>Everything was rescued</source>
        <translation>Everything was rescued</translation>
    </message>
    <message>
        <source>Every entry could be read. This is what there is now:</source>
        <translation>Every entry could be read. This is what there is now:</translation>
    </message>
    <message>
        <source>What could be read was rescued</source>
        <translation>What could be read was rescued</translation>
    </message>
    <message>
        <source>Entries that were kept and lost, those in the trash included:</source>
        <translation>Entries that were kept and lost, those in the trash included:</translation>
    </message>
    <message>
        <source>{kept} kept, at least {lost} lost: how many there were cannot be told</source>
        <translation>{kept} kept, at least {lost} lost: how many there were cannot be told</translation>
    </message>
    <message>
        <source>{kept} kept, {lost} lost</source>
        <translation>{kept} kept, {lost} lost</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CVs</translation>
    </message>
    <message>
        <source>Job adverts</source>
        <translation>Job adverts</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>Stages and their history</source>
        <translation>Stages and their history</translation>
    </message>
    <message>
        <source>Interviews, contacts, files</source>
        <translation>Interviews, contacts, files</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Your corrections</source>
        <translation>Your corrections</translation>
    </message>
    <message>
        <source>CVs and adverts as they were read</source>
        <translation>CVs and adverts as they were read</translation>
    </message>
    <message>
        <source>Drafts, lists and logs</source>
        <translation>Drafts, lists and logs</translation>
    </message>
</context>
<context>
    <name>ReportHeader</name>
    <message>
        <source>Back to the reports</source>
        <translation>Back to the reports</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>no score</translation>
    </message>
    <message>
        <source>Score: {score} of 100</source>
        <translation>Score: {score} of 100</translation>
    </message>
    <message>
        <source>Must-have: nothing asked for</source>
        <translation>Must-have: nothing asked for</translation>
    </message>
    <message>
        <source>Nice to have: nothing asked for</source>
        <translation>Nice to have: nothing asked for</translation>
    </message>
    <message>
        <source>Must-have: {met} of {of} met</source>
        <translation>Must-have: {met} of {of} met</translation>
    </message>
    <message>
        <source>Nice to have: {met} of {of} met</source>
        <translation>Nice to have: {met} of {of} met</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Not saved: {why}</source>
        <translation>Not saved: {why}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>{points} since {date}</source>
        <translation>{points} since {date}</translation>
    </message>
    <message>
        <source>Changed since {date}</source>
        <translation>Changed since {date}</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) moved</source>
        <translation>
            <numerusform>%n requirement moved</numerusform>
            <numerusform>%n requirements moved</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows}. Show both reports side by side</source>
        <translation>{rows}. Show both reports side by side</translation>
    </message>
    <message>
        <source>CV without a name</source>
        <translation>CV without a name</translation>
    </message>
    <message>
        <source>Strong match</source>
        <translation>Strong match</translation>
    </message>
    <message>
        <source>Fair match</source>
        <translation>Fair match</translation>
    </message>
    <message>
        <source>Weak match</source>
        <translation>Weak match</translation>
    </message>
    <message>
        <source>No requirement could be scored</source>
        <translation>No requirement could be scored</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) not scored</source>
        <translation>
            <numerusform>%n requirement not scored</numerusform>
            <numerusform>%n requirements not scored</numerusform>
        </translation>
    </message>
    <message>
        <source>Years of experience: {years}</source>
        <translation>Years of experience: {years}</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) of the CV by you</source>
        <translation>
            <numerusform>%n correction of the CV by you</numerusform>
            <numerusform>%n corrections of the CV by you</numerusform>
        </translation>
    </message>
    <message>
        <source>“Present” in the CV means {month}</source>
        <translation>“Present” in the CV means {month}</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>Delete this report</source>
        <translation>Delete this report</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Deselect</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Select this report (Space)</source>
        <translation>Select this report (Space)</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message numerus="yes">
        <source>%n row(s) corrected by you</source>
        <translation>
            <numerusform>%n row corrected by you</numerusform>
            <numerusform>%n rows corrected by you</numerusform>
        </translation>
    </message>
    <message>
        <source>No must-have asked for</source>
        <translation>No must-have asked for</translation>
    </message>
    <message>
        <source>{met} of {of} must-have met</source>
        <translation>{met} of {of} must-have met</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>not scored</translation>
    </message>
    <message>
        <source>score {score} of 100</source>
        <translation>score {score} of 100</translation>
    </message>
</context>
<context>
    <name>ReportTabs</name>
    <message>
        <source>No other report of this job yet</source>
        <translation>No other report of this job yet</translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>All reports</translation>
    </message>
    <message>
        <source>List the open reports</source>
        <translation>List the open reports</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Compare with…</translation>
    </message>
    <message>
        <source>Opening the report…</source>
        <translation>Opening the report…</translation>
    </message>
    <message>
        <source>Open reports</source>
        <translation>Open reports</translation>
    </message>
    <message>
        <source>Comparison: {title}</source>
        <translation>Comparison: {title}</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Parts of the report</source>
        <translation>Parts of the report</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Requirements</translation>
    </message>
    <message>
        <source>Advert</source>
        <translation>Advert</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Keywords</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Advice</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>Met</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>Partly met</source>
        <translation>Partly met</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Not scored</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Judged: {judged}</source>
        <translation>Judged: {judged}</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Disputed</translation>
    </message>
    <message>
        <source>Runs differ</source>
        <translation>Runs differ</translation>
    </message>
    <message>
        <source>About the company</source>
        <translation>About the company</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>Benefits</translation>
    </message>
    <message>
        <source>How to apply</source>
        <translation>How to apply</translation>
    </message>
    <message>
        <source>Equal opportunity statement</source>
        <translation>Equal opportunity statement</translation>
    </message>
    <message>
        <source>Facts about the job</source>
        <translation>Facts about the job</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Duties of the job</source>
        <translation>Duties of the job</translation>
    </message>
    <message>
        <source>Other text</source>
        <translation>Other text</translation>
    </message>
    <message>
        <source>Must-have</source>
        <translation>Must-have</translation>
    </message>
    <message>
        <source>Nice to have</source>
        <translation>Nice to have</translation>
    </message>
    <message>
        <source>Hard skills</source>
        <translation>Hard skills</translation>
    </message>
    <message>
        <source>Soft skills</source>
        <translation>Soft skills</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Experience</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>Domain knowledge</source>
        <translation>Domain knowledge</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Corrected by you</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>Unverified</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Page {page}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Search by job or name</source>
        <translation>Search by job or name</translation>
    </message>
    <message>
        <source>Search the reports</source>
        <translation>Search the reports</translation>
    </message>
    <message>
        <source>Order of the reports</source>
        <translation>Order of the reports</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>Highest score first</source>
        <translation>Highest score first</translation>
    </message>
    <message>
        <source>By job</source>
        <translation>By job</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>No reports yet</source>
        <translation>No reports yet</translation>
    </message>
    <message>
        <source>Compare a CV with a job advert, and the report is kept here. It opens again with its highlights, even if the PDF has moved.</source>
        <translation>Compare a CV with a job advert, and the report is kept here. It opens again with its highlights, even if the PDF has moved.</translation>
    </message>
    <message>
        <source>Go to Analyze</source>
        <translation>Go to Analyze</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>No report has these words in its job or name.</source>
        <translation>No report has these words in its job or name.</translation>
    </message>
    <message>
        <source>The reports could not be loaded</source>
        <translation>The reports could not be loaded</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Report for “{title}” deleted.</source>
        <translation>Report for “{title}” deleted.</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) deleted.</source>
        <translation>
            <numerusform>%n report deleted.</numerusform>
            <numerusform>%n reports deleted.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequirementsModel</name>
    <message>
        <source>Requirement</source>
        <translation>Requirement</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Evidence in the CV</source>
        <translation>Evidence in the CV</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>None found</translation>
    </message>
    <message>
        <source>Corrected by you. {row} {judged}</source>
        <translation>Corrected by you. {row} {judged}</translation>
    </message>
</context>
<context>
    <name>RequirementsTab</name>
    <message>
        <source>No row matches</source>
        <translation>No row matches</translation>
    </message>
    <message>
        <source>No requirement fits the search and the filters together.</source>
        <translation>No requirement fits the search and the filters together.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the table for a spreadsheet</source>
        <translation>Copy the table for a spreadsheet</translation>
    </message>
</context>
<context>
    <name>RequirementsTable</name>
    <message>
        <source>Requirements</source>
        <translation>Requirements</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Restore a backup</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that this backup names are no longer there. Everything else is.</source>
        <translation>
            <numerusform>%n file that this backup names is no longer there. Everything else is.</numerusform>
            <numerusform>%n files that this backup names are no longer there. Everything else is.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Looking through it…</source>
        <translation>Looking through it…</translation>
    </message>
    <message>
        <source>Open a backup file…</source>
        <translation>Open a backup file…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>Delete this backup? This cannot be undone.</source>
        <translation>Delete this backup? This cannot be undone.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Restore and reopen</source>
        <translation>Restore and reopen</translation>
    </message>
    <message>
        <source>The backup takes the place of everything in CareerFlow. What is here now is backed up first, so this can be taken back. CareerFlow closes and opens again.</source>
        <translation>The backup takes the place of everything in CareerFlow. What is here now is backed up first, so this can be taken back. CareerFlow closes and opens again.</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>Open a backup file</source>
        <translation>Open a backup file</translation>
    </message>
    <message>
        <source>CareerFlow backups (*.zip *.sqlite3)</source>
        <translation>CareerFlow backups (*.zip *.sqlite3)</translation>
    </message>
</context>
<context>
    <name>RewriteItem</name>
    <message>
        <source>Now in the CV</source>
        <translation>Now in the CV</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Better</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>Show this passage in the CV</source>
        <translation>Show this passage in the CV</translation>
    </message>
</context>
<context>
    <name>RowDetail</name>
    <message>
        <source>The selected requirement</source>
        <translation>The selected requirement</translation>
    </message>
    <message>
        <source>Select a row to see why it was judged so.</source>
        <translation>Select a row to see why it was judged so.</translation>
    </message>
    <message>
        <source>One of several alternatives: only the best of them counts.</source>
        <translation>One of several alternatives: only the best of them counts.</translation>
    </message>
    <message>
        <source>In full: {requirement}</source>
        <translation>In full: {requirement}</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Correct this row</source>
        <translation>Correct this row</translation>
    </message>
    <message>
        <source>Why? (optional)</source>
        <translation>Why? (optional)</translation>
    </message>
    <message>
        <source>Note on your verdict</source>
        <translation>Note on your verdict</translation>
    </message>
    <message>
        <source>As judged</source>
        <translation>As judged</translation>
    </message>
    <message>
        <source>You corrected this: {text}</source>
        <translation>You corrected this: {text}</translation>
    </message>
    <message>
        <source>Unverified, earns nothing: “{quote}” is not in the CV.</source>
        <translation>Unverified, earns nothing: “{quote}” is not in the CV.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Show this passage in the CV</source>
        <translation>Show this passage in the CV</translation>
    </message>
</context>
<context>
    <name>RowLink</name>
    <message>
        <source>Show the requirement: {text}, {verdict}</source>
        <translation>Show the requirement: {text}, {verdict}</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Not a requirement</source>
        <translation>Not a requirement</translation>
    </message>
    <message>
        <source>As judged</source>
        <translation>As judged</translation>
    </message>
</context>
<context>
    <name>SalaryField</name>
    <message>
        <source>Salary from</source>
        <translation>Salary from</translation>
    </message>
    <message>
        <source>Salary to</source>
        <translation>Salary to</translation>
    </message>
    <message>
        <source>from</source>
        <translation>from</translation>
    </message>
    <message>
        <source>to</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>not said</translation>
    </message>
    <message>
        <source>Salary per</source>
        <translation>Salary per</translation>
    </message>
    <message>
        <source>An amount such as 15000000, 15 million as 15m, or 90k</source>
        <translation>An amount such as 15000000, 15 million as 15m, or 90k</translation>
    </message>
</context>
<context>
    <name>SalaryWords</name>
    <message>
        <source>{pay} an hour</source>
        <translation>{pay} an hour</translation>
    </message>
    <message>
        <source>{pay} a day</source>
        <translation>{pay} a day</translation>
    </message>
    <message>
        <source>{pay} a month</source>
        <translation>{pay} a month</translation>
    </message>
    <message>
        <source>{pay} a year</source>
        <translation>{pay} a year</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>not said</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>an hour</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>a day</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>a month</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>a year</translation>
    </message>
    <message>
        <source>up to {amount}</source>
        <translation>up to {amount}</translation>
    </message>
    <message>
        <source>from {amount}</source>
        <translation>from {amount}</translation>
    </message>
    <message>
        <source>{amount} million VND</source>
        <translation>{amount} million VND</translation>
    </message>
</context>
<context>
    <name>SaveChartDialog</name>
    <message>
        <source>PNG picture</source>
        <translation>PNG picture</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG drawing</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV table</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Save the chart</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>PDF document</source>
        <translation>PDF document</translation>
    </message>
    <message>
        <source>Markdown text</source>
        <translation>Markdown text</translation>
    </message>
    <message>
        <source>JSON data</source>
        <translation>JSON data</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Plain text</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG picture</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG drawing</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Export the report</translation>
    </message>
    <message>
        <source>Save to pipeline</source>
        <translation>Save to pipeline</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>This advert is in your library already; the application joins it.</source>
        <translation>This advert is in your library already; the application joins it.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Say on which day it came into this stage.</source>
        <translation>Say on which day it came into this stage.</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>That day is still to come.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search requirements, reasons and evidence</source>
        <translation>Search requirements, reasons and evidence</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Empty the search</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>not found</source>
        <translation>not found</translation>
    </message>
    <message numerus="yes">
        <source>%n dated job(s)</source>
        <translation>
            <numerusform>%n dated job</numerusform>
            <numerusform>%n dated jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionName</name>
    <message>
        <source>Name and contact</source>
        <translation>Name and contact</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Experience</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Skills</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Awards</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Publications</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>Interests</translation>
    </message>
    <message>
        <source>References</source>
        <translation>References</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Something else</translation>
    </message>
</context>
<context>
    <name>SectionRow</name>
    <message>
        <source>Without a heading</source>
        <translation>Without a heading</translation>
    </message>
    <message>
        <source>Added by you</source>
        <translation>Added by you</translation>
    </message>
    <message>
        <source>Split “{section}”: begin another section at one of its lines</source>
        <translation>Split “{section}”: begin another section at one of its lines</translation>
    </message>
    <message>
        <source>No section begins at “{section}”</source>
        <translation>No section begins at “{section}”</translation>
    </message>
    <message>
        <source>“{section}” is no section: merge it with the one above</source>
        <translation>“{section}” is no section: merge it with the one above</translation>
    </message>
    <message>
        <source>Belongs to the section above: {section}</source>
        <translation>Belongs to the section above: {section}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>SectionRows</name>
    <message>
        <source>Nothing below its heading</source>
        <translation>Nothing below its heading</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Choose another kind where a heading was misunderstood, split a section where another begins in it, or merge one that is none with the one above: once you save, jobs, education and skills are read by it.</source>
        <translation>Choose another kind where a heading was misunderstood, split a section where another begins in it, or merge one that is none with the one above: once you save, jobs, education and skills are read by it.</translation>
    </message>
</context>
<context>
    <name>SectionStart</name>
    <message>
        <source>At which line does another section begin?</source>
        <translation>At which line does another section begin?</translation>
    </message>
    <message>
        <source>This line is its heading</source>
        <translation>This line is its heading</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Begin a section here</source>
        <translation>Begin a section here</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Select two reports to compare them</source>
        <translation>Select two reports to compare them</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Clear selection</translation>
    </message>
</context>
<context>
    <name>SentDialog</name>
    <message>
        <source>What was sent</source>
        <translation>What was sent</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nothing was sent</translation>
    </message>
    <message>
        <source>Each call of a language model will be noted here, without its text.</source>
        <translation>Each call of a language model will be noted here, without its text.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Delete the log…</source>
        <translation>Delete the log…</translation>
    </message>
    <message>
        <source>Delete the whole log? This cannot be undone.</source>
        <translation>Delete the whole log? This cannot be undone.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Every call of a language model, noted on this computer only: never the text itself.</source>
        <translation>Every call of a language model, noted on this computer only: never the text itself.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>SentModel</name>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>Tokens in / out</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Sent to {name}.</source>
        <translation>Sent to {name}.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of personal data were replaced.</source>
        <translation>
            <numerusform>%n piece of personal data was replaced.</numerusform>
            <numerusform>%n pieces of personal data were replaced.</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider had {number} of the tokens already.</source>
        <translation>The provider had {number} of the tokens already.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>It failed: {code}.</source>
        <translation>It failed: {code}.</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Verdicts</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Connection test</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>About CareerFlow…</source>
        <translation>About CareerFlow…</translation>
    </message>
    <message>
        <source>CareerFlow {version}. Free software under the GNU AGPL, version 3 or later.</source>
        <translation>CareerFlow {version}. Free software under the GNU AGPL, version 3 or later.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Of the window and of what reports say. It changes at once.</source>
        <translation>Of the window and of what reports say. It changes at once.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>System follows the light and dark setting of this computer.</source>
        <translation>System follows the light and dark setting of this computer.</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Everything is kept in this folder on this computer. A new folder is used from the next start; to keep your reports, copy the old one's content into it.</source>
        <translation>Everything is kept in this folder on this computer. A new folder is used from the next start; to keep your reports, copy the old one's content into it.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Tells how near a requirement and a passage of the CV are in meaning. The two that come with CareerFlow are for English and Vietnamese, small and fast; its verdicts were measured with them. Another one from sentence-transformers may know your field or language better; it takes more memory and time. Looking up a name asks huggingface.co for it; nothing of yours is sent.</source>
        <translation>Tells how near a requirement and a passage of the CV are in meaning. The two that come with CareerFlow are for English and Vietnamese, small and fast; its verdicts were measured with them. Another one from sentence-transformers may know your field or language better; it takes more memory and time. Looking up a name asks huggingface.co for it; nothing of yours is sent.</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>Of next steps, interviews and deadlines: in the window, and by this computer while CareerFlow runs. They name the job and the company, nothing else.</source>
        <translation>Of next steps, interviews and deadlines: in the window, and by this computer while CareerFlow runs. They name the job and the company, nothing else.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>So long after you applied you are reminded to ask, once.</source>
        <translation>So long after you applied you are reminded to ask, once.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>Asks GitHub which version is the newest. Nothing of yours is sent; nothing is downloaded or installed. Off unless you switch it on.</source>
        <translation>Asks GitHub which version is the newest. Nothing of yours is sent; nothing is downloaded or installed. Off unless you switch it on.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Choose a data folder</source>
        <translation>Choose a data folder</translation>
    </message>
</context>
<context>
    <name>SideSummary</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open this report in its tab</source>
        <translation>Open this report in its tab</translation>
    </message>
    <message>
        <source>No must-have asked for</source>
        <translation>No must-have asked for</translation>
    </message>
    <message>
        <source>No nice-to-have asked for</source>
        <translation>No nice-to-have asked for</translation>
    </message>
    <message>
        <source>Must-have: {met} of {of}</source>
        <translation>Must-have: {met} of {of}</translation>
    </message>
    <message>
        <source>Nice to have: {met} of {of}</source>
        <translation>Nice to have: {met} of {of}</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Order of the rows</source>
        <translation>Order of the rows</translation>
    </message>
    <message>
        <source>As in the advert</source>
        <translation>As in the advert</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>By area</translation>
    </message>
    <message>
        <source>Must-haves first</source>
        <translation>Must-haves first</translation>
    </message>
    <message>
        <source>Gaps first</source>
        <translation>Gaps first</translation>
    </message>
    <message>
        <source>Fewest points first</source>
        <translation>Fewest points first</translation>
    </message>
    <message>
        <source>As in the CV</source>
        <translation>As in the CV</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>The other way round</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Wishlist</source>
        <translation>Wishlist</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>Interviewing</source>
        <translation>Interviewing</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Offer</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
</context>
<context>
    <name>StageDialog</name>
    <message>
        <source>Add a stage</source>
        <translation>Add a stage</translation>
    </message>
    <message>
        <source>Edit the stage</source>
        <translation>Edit the stage</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Counts as</translation>
    </message>
    <message>
        <source>The dashboard and the statistics count its applications among these.</source>
        <translation>The dashboard and the statistics count its applications among these.</translation>
    </message>
</context>
<context>
    <name>StageMenu</name>
    <message>
        <source>Rename…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>Move to the left</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Move to the right</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Collapse</translation>
    </message>
    <message>
        <source>Add a stage…</source>
        <translation>Add a stage…</translation>
    </message>
    <message>
        <source>Delete this stage</source>
        <translation>Delete this stage</translation>
    </message>
    <message>
        <source>Delete, and move its cards to</source>
        <translation>Delete, and move its cards to</translation>
    </message>
</context>
<context>
    <name>StageProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>All that were sent</source>
        <translation>All that were sent</translation>
    </message>
    <message>
        <source>Of the applications that were sent: how many had any answer (an interview, an offer or a rejection), and how many came to an interview. The line over a bar is the 95% interval (Wilson): the fewer cases, the longer it is. Groups under {fewest} are hidden, since chance decides there.</source>
        <translation>Of the applications that were sent: how many had any answer (an interview, an offer or a rejection), and how many came to an interview. The line over a bar is the 95% interval (Wilson): the fewer cases, the longer it is. Groups under {fewest} are hidden, since chance decides there.</translation>
    </message>
    <message>
        <source>Answers by source</source>
        <translation>Answers by source</translation>
    </message>
    <message>
        <source>Answers by CV version</source>
        <translation>Answers by CV version</translation>
    </message>
    <message>
        <source>Answers by score</source>
        <translation>Answers by score</translation>
    </message>
    <message>
        <source>Score {low} to {high}</source>
        <translation>Score {low} to {high}</translation>
    </message>
    <message>
        <source>Source not known</source>
        <translation>Source not known</translation>
    </message>
    <message>
        <source>No CV named</source>
        <translation>No CV named</translation>
    </message>
    <message>
        <source>No report</source>
        <translation>No report</translation>
    </message>
    <message>
        <source>Any answer</source>
        <translation>Any answer</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>{share} ({hits} of {of})</source>
        <translation>{share} ({hits} of {of})</translation>
    </message>
    <message>
        <source>95% interval: {low} to {high}</source>
        <translation>95% interval: {low} to {high}</translation>
    </message>
    <message>
        <source>Rates are shown from {fewest} applications on that were sent in this period; there are {sent}. Move a card to “Applied” when you have sent it.</source>
        <translation>Rates are shown from {fewest} applications on that were sent in this period; there are {sent}. Move a card to “Applied” when you have sent it.</translation>
    </message>
    <message>
        <source>Hidden, with fewer than {fewest} applications each: groups: {groups}, applications: {cases}.</source>
        <translation>Hidden, with fewer than {fewest} applications each: groups: {groups}, applications: {cases}.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Answered (%)</source>
        <translation>Answered (%)</translation>
    </message>
    <message>
        <source>Answered: 95% from</source>
        <translation>Answered: 95% from</translation>
    </message>
    <message>
        <source>Answered: 95% to</source>
        <translation>Answered: 95% to</translation>
    </message>
    <message>
        <source>Interviewed</source>
        <translation>Interviewed</translation>
    </message>
    <message>
        <source>Interviewed (%)</source>
        <translation>Interviewed (%)</translation>
    </message>
    <message>
        <source>Interviewed: 95% from</source>
        <translation>Interviewed: 95% from</translation>
    </message>
    <message>
        <source>Interviewed: 95% to</source>
        <translation>Interviewed: 95% to</translation>
    </message>
    <message>
        <source>Days to the first answer (median)</source>
        <translation>Days to the first answer (median)</translation>
    </message>
    <message>
        <source>Half of the answers came within {days} days.</source>
        <translation>Half of the answers came within {days} days.</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Over time</translation>
    </message>
    <message>
        <source>What happened in the period. Each application counts once for each thing: on the day when it came into the pipeline, was sent, first came to an interview, an offer, a rejection. Weeks begin on Monday.</source>
        <translation>What happened in the period. Each application counts once for each thing: on the day when it came into the pipeline, was sent, first came to an interview, an offer, a rejection. Weeks begin on Monday.</translation>
    </message>
    <message>
        <source>Nothing happened in this period. Choose a longer one.</source>
        <translation>Nothing happened in this period. Choose a longer one.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Interviews</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Offers</translation>
    </message>
    <message>
        <source>Rejections</source>
        <translation>Rejections</translation>
    </message>
    <message>
        <source>Week of {day}</source>
        <translation>Week of {day}</translation>
    </message>
    <message>
        <source>Month from</source>
        <translation>Month from</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Week from</translation>
    </message>
    <message>
        <source>How far they came</source>
        <translation>How far they came</translation>
    </message>
    <message>
        <source>How many came at least as far as each step, whatever became of them later; whoever skipped a step counts as having passed it. The share is that of the step before. A wish that was let go straight from the wishlist was not sent.</source>
        <translation>How many came at least as far as each step, whatever became of them later; whoever skipped a step counts as having passed it. The share is that of the step before. A wish that was let go straight from the wishlist was not sent.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>Share of the step before (%)</source>
        <translation>Share of the step before (%)</translation>
    </message>
    <message>
        <source>No application came into the pipeline in this period. Choose a longer one.</source>
        <translation>No application came into the pipeline in this period. Choose a longer one.</translation>
    </message>
    <message>
        <source>In the pipeline</source>
        <translation>In the pipeline</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Offer</translation>
    </message>
    <message>
        <source>{share} of the step before</source>
        <translation>{share} of the step before</translation>
    </message>
    <message>
        <source>From stage to stage</source>
        <translation>From stage to stage</translation>
    </message>
    <message>
        <source>Every move of these applications, as their histories say now. The bands are as wide as many went that way; moves back are grey and pass below. The figure of a stage says how often an application came into it, and how many are there now.</source>
        <translation>Every move of these applications, as their histories say now. The bands are as wide as many went that way; moves back are grey and pass below. The figure of a stage says how often an application came into it, and how many are there now.</translation>
    </message>
    <message>
        <source>No application was moved yet. Drag a card on the pipeline to its next stage, and its way is drawn here.</source>
        <translation>No application was moved yet. Drag a card on the pipeline to its next stage, and its way is drawn here.</translation>
    </message>
    <message>
        <source>{came} came · {here} here</source>
        <translation>{came} came · {here} here</translation>
    </message>
    <message>
        <source>From {source} to {target}: {count}</source>
        <translation>From {source} to {target}: {count}</translation>
    </message>
    <message>
        <source>(new in the pipeline)</source>
        <translation>(new in the pipeline)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Moves</translation>
    </message>
    <message>
        <source>Shown from {fewest} applications on in a stage; there are fewer yet.</source>
        <translation>Shown from {fewest} applications on in a stage; there are fewer yet.</translation>
    </message>
    <message>
        <source>Days in a stage</source>
        <translation>Days in a stage</translation>
    </message>
    <message>
        <source>Half of the applications stayed shorter, half longer (median). Those that have moved on and those that are still there are told apart: the latter are not over yet. Each time that an application came into a stage counts; offers and rejections are ends and are not shown.</source>
        <translation>Half of the applications stayed shorter, half longer (median). Those that have moved on and those that are still there are told apart: the latter are not over yet. Each time that an application came into a stage counts; offers and rejections are ends and are not shown.</translation>
    </message>
    <message>
        <source>Moved on: {days} days ({count})</source>
        <translation>Moved on: {days} days ({count})</translation>
    </message>
    <message>
        <source>Still here: {days} days ({count})</source>
        <translation>Still here: {days} days ({count})</translation>
    </message>
    <message>
        <source>Stages hidden, with fewer than {fewest} cases: {count}.</source>
        <translation>Stages hidden, with fewer than {fewest} cases: {count}.</translation>
    </message>
    <message>
        <source>Days in a stage by source</source>
        <translation>Days in a stage by source</translation>
    </message>
    <message>
        <source>Days in a stage by CV version</source>
        <translation>Days in a stage by CV version</translation>
    </message>
    <message>
        <source>Days in a stage by score</source>
        <translation>Days in a stage by score</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Moved on</source>
        <translation>Moved on</translation>
    </message>
    <message>
        <source>Days (median)</source>
        <translation>Days (median)</translation>
    </message>
    <message>
        <source>Still here</source>
        <translation>Still here</translation>
    </message>
    <message>
        <source>Days so far (median)</source>
        <translation>Days so far (median)</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Statistics</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Nothing to count yet</source>
        <translation>Nothing to count yet</translation>
    </message>
    <message>
        <source>Save jobs to the pipeline and move their cards when something happens. From the first one on, this page shows how far your applications come, how long answers take, and which sources and CVs work best.</source>
        <translation>Save jobs to the pipeline and move their cards when something happens. From the first one on, this page shows how far your applications come, how long answers take, and which sources and CVs work best.</translation>
    </message>
    <message>
        <source>Go to the pipeline</source>
        <translation>Go to the pipeline</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>All together</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>By source</translation>
    </message>
    <message>
        <source>By CV version</source>
        <translation>By CV version</translation>
    </message>
    <message>
        <source>By score</source>
        <translation>By score</translation>
    </message>
    <message>
        <source>Came into the pipeline in this period: {applications} of {total}. Sent of these: {sent}.</source>
        <translation>Came into the pipeline in this period: {applications} of {total}. Sent of these: {sent}.</translation>
    </message>
</context>
<context>
    <name>StudyEntry</name>
    <message>
        <source>The end is before the start.</source>
        <translation>The end is before the start.</translation>
    </message>
    <message>
        <source>Write the date as 03/2021 or 2021.</source>
        <translation>Write the date as 03/2021 or 2021.</translation>
    </message>
    <message>
        <source>No degree was found here.</source>
        <translation>No degree was found here.</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>Degree</translation>
    </message>
    <message>
        <source>Field of study</source>
        <translation>Field of study</translation>
    </message>
    <message>
        <source>School</source>
        <translation>School</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Still studying</source>
        <translation>Still studying</translation>
    </message>
    <message>
        <source>month/year</source>
        <translation>month/year</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Not told</translation>
    </message>
    <message>
        <source>High school</source>
        <translation>High school</translation>
    </message>
    <message>
        <source>Vocational training</source>
        <translation>Vocational training</translation>
    </message>
    <message>
        <source>Associate degree</source>
        <translation>Associate degree</translation>
    </message>
    <message>
        <source>Bachelor or engineer</source>
        <translation>Bachelor or engineer</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <source>Doctorate</source>
        <translation>Doctorate</translation>
    </message>
</context>
<context>
    <name>SyncFields</name>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Stage in the history</source>
        <translation>Stage in the history</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Correction of a CV</source>
        <translation>Correction of a CV</translation>
    </message>
    <message>
        <source>Correction of an advert</source>
        <translation>Correction of an advert</translation>
    </message>
    <message>
        <source>Correction of a verdict</source>
        <translation>Correction of a verdict</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>Posted on</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Advert</source>
        <translation>Advert</translation>
    </message>
    <message>
        <source>Salary, from</source>
        <translation>Salary, from</translation>
    </message>
    <message>
        <source>Salary, up to</source>
        <translation>Salary, up to</translation>
    </message>
    <message>
        <source>Salary, currency</source>
        <translation>Salary, currency</translation>
    </message>
    <message>
        <source>Salary, period</source>
        <translation>Salary, period</translation>
    </message>
    <message>
        <source>Name of the CV</source>
        <translation>Name of the CV</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Day of the next step</source>
        <translation>Day of the next step</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Trash</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Date and time</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Place or link</source>
        <translation>Place or link</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>With whom</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Version before</source>
        <translation>Version before</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Not in the trash</source>
        <translation>Not in the trash</translation>
    </message>
    <message>
        <source>In the trash since {time}</source>
        <translation>In the trash since {time}</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Another one</translation>
    </message>
</context>
<context>
    <name>SyncSection</name>
    <message>
        <source>Sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Keeps CareerFlow the same on all your computers, over a database of your own: a free one at Supabase, or any PostgreSQL. Off unless you connect one. Your CVs, adverts, applications, notes and reports then leave this computer, for that database alone; encrypted first, unless you decide otherwise.</source>
        <translation>Keeps CareerFlow the same on all your computers, over a database of your own: a free one at Supabase, or any PostgreSQL. Off unless you connect one. Your CVs, adverts, applications, notes and reports then leave this computer, for that database alone; encrypted first, unless you decide otherwise.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Everything stays on this computer. You see each step before it is taken.</source>
        <translation>Everything stays on this computer. You see each step before it is taken.</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Last sync</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>You type it when you connect another computer.</source>
        <translation>You type it when you connect another computer.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Disconnect</translation>
    </message>
    <message>
        <source>What is on this computer stays. You choose what becomes of the server's copy.</source>
        <translation>What is on this computer stays. You choose what becomes of the server's copy.</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Connect…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Show…</translation>
    </message>
    <message>
        <source>Show the conflicts</source>
        <translation>Show the conflicts</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Change the passphrase</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Disconnect…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume sync</source>
        <translation>Resume sync</translation>
    </message>
    <message>
        <source>Pause sync</source>
        <translation>Pause sync</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of one computer gave way to later changes on another.</source>
        <translation>
            <numerusform>%n value of one computer gave way to a later change on another.</numerusform>
            <numerusform>%n values of one computer gave way to later changes on another.</numerusform>
        </translation>
    </message>
    <message>
        <source>On: the server cannot read what it keeps</source>
        <translation>On: the server cannot read what it keeps</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Encryption</translation>
    </message>
    <message>
        <source>Off: the server can read it</source>
        <translation>Off: the server can read it</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to send</source>
        <translation>
            <numerusform>%n change to send</numerusform>
            <numerusform>%n changes to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to send</source>
        <translation>
            <numerusform>%n file to send</numerusform>
            <numerusform>%n files to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n large file(s) wait for a network that is not metered</source>
        <translation>
            <numerusform>%n large file waits for a network that is not metered</numerusform>
            <numerusform>%n large files wait for a network that is not metered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncStatus</name>
    <message>
        <source>Syncing</source>
        <translation>Syncing</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>Synced</translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>not yet</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait to be sent.</source>
        <translation>
            <numerusform>%n change waits to be sent.</numerusform>
            <numerusform>%n changes wait to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) wait to be sent.</source>
        <translation>
            <numerusform>%n file waits to be sent.</numerusform>
            <numerusform>%n files wait to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n large file(s) wait for a network that is not metered.</source>
        <translation>
            <numerusform>%n large file waits for a network that is not metered.</numerusform>
            <numerusform>%n large files wait for a network that is not metered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to look at.</source>
        <translation>
            <numerusform>%n conflict to look at.</numerusform>
            <numerusform>%n conflicts to look at.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync: not yet.</source>
        <translation>Sync: not yet.</translation>
    </message>
    <message>
        <source>Sync: last done {ago}.</source>
        <translation>Sync: last done {ago}.</translation>
    </message>
    <message>
        <source>Sync: at work.</source>
        <translation>Sync: at work.</translation>
    </message>
    <message>
        <source>Sync: paused.</source>
        <translation>Sync: paused.</translation>
    </message>
    <message>
        <source>Sync: offline, tried again by itself.</source>
        <translation>Sync: offline, tried again by itself.</translation>
    </message>
    <message>
        <source>Sync: stopped, it needs you.</source>
        <translation>Sync: stopped, it needs you.</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message>
        <source>Close {title}</source>
        <translation>Close {title}</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Applications</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>Click to sort, drag to move, right-click to choose columns</source>
        <translation>Click to sort, drag to move, right-click to choose columns</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>As on the board</source>
        <translation>As on the board</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>The other way round</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message numerus="yes">
        <source>Tags of %n application(s)</source>
        <translation>
            <numerusform>Tags of %n application</numerusform>
            <numerusform>Tags of %n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
</context>
<context>
    <name>TagsField</name>
    <message>
        <source>Add a tag</source>
        <translation>Add a tag</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>New tag</translation>
    </message>
    <message>
        <source>Remove the tag {tag}</source>
        <translation>Remove the tag {tag}</translation>
    </message>
</context>
<context>
    <name>ThumbnailModel</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message numerus="yes">
        <source>%n marked passage(s)</source>
        <translation>
            <numerusform>%n marked passage</numerusform>
            <numerusform>%n marked passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashList</name>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Delete for good…</translation>
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
        <translation>Job</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Without a title</translation>
    </message>
    <message>
        <source>deleted on {day}</source>
        <translation>deleted on {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message>
        <source>goes today</source>
        <translation>goes today</translation>
    </message>
</context>
<context>
    <name>TrashTab</name>
    <message>
        <source>What is deleted stays here for 30 days and then goes for good.</source>
        <translation>What is deleted stays here for 30 days and then goes for good.</translation>
    </message>
    <message>
        <source>Search the trash</source>
        <translation>Search the trash</translation>
    </message>
    <message>
        <source>Search the trash by title</source>
        <translation>Search the trash by title</translation>
    </message>
    <message>
        <source>Only this kind</source>
        <translation>Only this kind</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Trash</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Delete for good…</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Empty the trash…</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>The trash is empty</translation>
    </message>
    <message>
        <source>CVs, jobs, applications and reports that you delete are kept here for 30 days, so that you can bring them back.</source>
        <translation>CVs, jobs, applications and reports that you delete are kept here for 30 days, so that you can bring them back.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Nothing in the trash has these words.</source>
        <translation>Nothing in the trash has these words.</translation>
    </message>
    <message>
        <source>The trash could not be loaded</source>
        <translation>The trash could not be loaded</translation>
    </message>
</context>
<context>
    <name>TypedDate</name>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>tomorrow</translation>
    </message>
</context>
<context>
    <name>UpdatesSection</name>
    <message>
        <source>Check now</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Check once a day, after the start</source>
        <translation>Check once a day, after the start</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Open its page</translation>
    </message>
    <message>
        <source>Asking GitHub…</source>
        <translation>Asking GitHub…</translation>
    </message>
</context>
<context>
    <name>VersionDialog</name>
    <message>
        <source>Next version of a CV</source>
        <translation>Next version of a CV</translation>
    </message>
    <message>
        <source>“{name}” is the next version of</source>
        <translation>“{name}” is the next version of</translation>
    </message>
    <message>
        <source>Search by name, file or person</source>
        <translation>Search by name, file or person</translation>
    </message>
    <message>
        <source>CVs</source>
        <translation>CVs</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>No other CV has these words.</source>
        <translation>No other CV has these words.</translation>
    </message>
    <message>
        <source>Versions are shown in their order, and their reports compared.</source>
        <translation>Versions are shown in their order, and their reports compared.</translation>
    </message>
</context>
<context>
    <name>VersionLine</name>
    <message>
        <source>Next version of…</source>
        <translation>Next version of…</translation>
    </message>
    <message>
        <source>Not a next version</source>
        <translation>Not a next version</translation>
    </message>
    <message>
        <source>Compare with the version before</source>
        <translation>Compare with the version before</translation>
    </message>
    <message>
        <source>v{number} {name}</source>
        <translation>v{number} {name}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>From the first CV to the offer, in three steps</source>
        <translation>From the first CV to the offer, in three steps</translation>
    </message>
    <message>
        <source>Once you track an application, this page shows what is next, what waits for an answer, and how it all goes. Everything stays on this computer.</source>
        <translation>Once you track an application, this page shows what is next, what waits for an answer, and how it all goes. Everything stays on this computer.</translation>
    </message>
    <message>
        <source>1. Analyze</source>
        <translation>1. Analyze</translation>
    </message>
    <message>
        <source>2. Save to pipeline</source>
        <translation>2. Save to pipeline</translation>
    </message>
    <message>
        <source>3. Track</source>
        <translation>3. Track</translation>
    </message>
    <message>
        <source>Drop a CV, paste a job advert, and see how well they fit and why.</source>
        <translation>Drop a CV, paste a job advert, and see how well they fit and why.</translation>
    </message>
    <message>
        <source>In a report, choose “Save to pipeline”: the advert, the CV and the report stay together.</source>
        <translation>In a report, choose “Save to pipeline”: the advert, the CV and the report stay together.</translation>
    </message>
    <message>
        <source>Move the card when something happens, and note interviews and next steps: you are reminded of them.</source>
        <translation>Move the card when something happens, and note interviews and next steps: you are reminded of them.</translation>
    </message>
    <message>
        <source>Analyze a CV</source>
        <translation>Analyze a CV</translation>
    </message>
    <message>
        <source>Open the reports</source>
        <translation>Open the reports</translation>
    </message>
    <message>
        <source>Go to the pipeline</source>
        <translation>Go to the pipeline</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>This file is empty. Export your CV as a PDF again, or choose another file.</source>
        <translation>This file is empty. Export your CV as a PDF again, or choose another file.</translation>
    </message>
    <message>
        <source>This file is larger than {megabytes} MB. Export the CV with smaller pictures and try again.</source>
        <translation>This file is larger than {megabytes} MB. Export the CV with smaller pictures and try again.</translation>
    </message>
    <message>
        <source>This is a web page, not a PDF. Open it in a browser, print it to PDF, and choose that file.</source>
        <translation>This is a web page, not a PDF. Open it in a browser, print it to PDF, and choose that file.</translation>
    </message>
    <message>
        <source>This is a Word document, not a PDF. In Word, choose Save As, PDF, and use that file.</source>
        <translation>This is a Word document, not a PDF. In Word, choose Save As, PDF, and use that file.</translation>
    </message>
    <message>
        <source>This is a compressed archive or an office document, not a PDF. Export your CV as a PDF and choose that file.</source>
        <translation>This is a compressed archive or an office document, not a PDF. Export your CV as a PDF and choose that file.</translation>
    </message>
    <message>
        <source>This is a picture, not a PDF. Export your CV as a PDF from the program you wrote it in.</source>
        <translation>This is a picture, not a PDF. Export your CV as a PDF from the program you wrote it in.</translation>
    </message>
    <message>
        <source>This is a rich text document, not a PDF. Open it in a word processor and export it as a PDF.</source>
        <translation>This is a rich text document, not a PDF. Open it in a word processor and export it as a PDF.</translation>
    </message>
    <message>
        <source>This is a PostScript file, not a PDF. Convert it to PDF and choose that file.</source>
        <translation>This is a PostScript file, not a PDF. Convert it to PDF and choose that file.</translation>
    </message>
    <message>
        <source>This is not a PDF. Choose your CV as a PDF or a .txt file.</source>
        <translation>This is not a PDF. Choose your CV as a PDF or a .txt file.</translation>
    </message>
    <message>
        <source>This text file cannot be read. Save it with the encoding UTF-8 and try again.</source>
        <translation>This text file cannot be read. Save it with the encoding UTF-8 and try again.</translation>
    </message>
    <message>
        <source>This PDF is protected. Enter its password to read it.</source>
        <translation>This PDF is protected. Enter its password to read it.</translation>
    </message>
    <message>
        <source>That is not the password of this PDF. Try again.</source>
        <translation>That is not the password of this PDF. Try again.</translation>
    </message>
    <message>
        <source>This PDF is damaged or incomplete. Download or export it again.</source>
        <translation>This PDF is damaged or incomplete. Download or export it again.</translation>
    </message>
    <message>
        <source>This PDF has no pages. Export your CV again.</source>
        <translation>This PDF has no pages. Export your CV again.</translation>
    </message>
    <message>
        <source>This PDF has {pages} pages; a CV of up to {limit} pages can be read. Choose the CV alone.</source>
        <translation>This PDF has {pages} pages; a CV of up to {limit} pages can be read. Choose the CV alone.</translation>
    </message>
    <message>
        <source>This PDF has no text: its words are pictures, as in a scan, or letters drawn as shapes. They cannot be read yet. Export the CV from the program it was written in, with its text kept as text.</source>
        <translation>This PDF has no text: its words are pictures, as in a scan, or letters drawn as shapes. They cannot be read yet. Export the CV from the program it was written in, with its text kept as text.</translation>
    </message>
    <message>
        <source>This PDF has no text: its letters are drawn as shapes (outlines, curves) and cannot be read. In the program it was written in, keep text as text: switch off “create outlines” or “convert to curves”, and export it again.</source>
        <translation>This PDF has no text: its letters are drawn as shapes (outlines, curves) and cannot be read. In the program it was written in, keep text as text: switch off “create outlines” or “convert to curves”, and export it again.</translation>
    </message>
    <message>
        <source>The letters of this PDF cannot be read: its fonts do not say which letters they draw. Export it again from the program it was written in.</source>
        <translation>The letters of this PDF cannot be read: its fonts do not say which letters they draw. Export it again from the program it was written in.</translation>
    </message>
    <message>
        <source>This PDF holds more text than a CV can have. Choose the CV alone.</source>
        <translation>This PDF holds more text than a CV can have. Choose the CV alone.</translation>
    </message>
    <message>
        <source>CareerFlow met a problem of its own in this PDF ({kind}). Export the CV again, or choose another file; if you can, please report it.</source>
        <translation>CareerFlow met a problem of its own in this PDF ({kind}). Export the CV again, or choose another file; if you can, please report it.</translation>
    </message>
    <message>
        <source>This PDF made the reader stop. CareerFlow itself is fine. Export the CV again, or choose another file.</source>
        <translation>This PDF made the reader stop. CareerFlow itself is fine. Export the CV again, or choose another file.</translation>
    </message>
    <message>
        <source>The computer could not start the part of CareerFlow that reads PDFs. Close some other programs and try again.</source>
        <translation>The computer could not start the part of CareerFlow that reads PDFs. Close some other programs and try again.</translation>
    </message>
    <message>
        <source>This PDF took too long to read. Export the CV again, with simpler graphics if you can.</source>
        <translation>This PDF took too long to read. Export the CV again, with simpler graphics if you can.</translation>
    </message>
    <message>
        <source>This PDF needs more memory than a CV should. Export the CV again with smaller pictures.</source>
        <translation>This PDF needs more memory than a CV should. Export the CV again with smaller pictures.</translation>
    </message>
    <message>
        <source>This CV is no longer open. Open it again.</source>
        <translation>This CV is no longer open. Open it again.</translation>
    </message>
    <message>
        <source>This CV has no such page.</source>
        <translation>This CV has no such page.</translation>
    </message>
    <message>
        <source>“{name}” is a folder. Choose a PDF or a .txt file in it.</source>
        <translation>“{name}” is a folder. Choose a PDF or a .txt file in it.</translation>
    </message>
    <message>
        <source>“{name}” was not found. It may have been moved or renamed.</source>
        <translation>“{name}” was not found. It may have been moved or renamed.</translation>
    </message>
    <message>
        <source>You may not open “{name}”. Copy it to your own folder and try again.</source>
        <translation>You may not open “{name}”. Copy it to your own folder and try again.</translation>
    </message>
    <message>
        <source>“{name}” could not be read from the disk. Copy it elsewhere and try again.</source>
        <translation>“{name}” could not be read from the disk. Copy it elsewhere and try again.</translation>
    </message>
    <message>
        <source>This PDF is damaged. What could be saved of it was read; some text may be missing.</source>
        <translation>This PDF is damaged. What could be saved of it was read; some text may be missing.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) on page {pages} lost letters: this PDF does not say any more which they were. What these words prove may count as missing. Export the CV again with embedded fonts, or use a .txt file.</source>
        <translation>
            <numerusform>%n word on page {pages} lost letters: this PDF does not say any more which they were. What this word proves may count as missing. Export the CV again with embedded fonts, or use a .txt file.</numerusform>
            <numerusform>%n words on page {pages} lost letters: this PDF does not say any more which they were. What these words prove may count as missing. Export the CV again with embedded fonts, or use a .txt file.</numerusform>
        </translation>
    </message>
    <message>
        <source>The letters on page {pages} make no words: the fonts of this PDF name them wrongly. What is written there may count as missing. Export the CV again with embedded fonts, or use a .txt file.</source>
        <translation>The letters on page {pages} make no words: the fonts of this PDF name them wrongly. What is written there may count as missing. Export the CV again with embedded fonts, or use a .txt file.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) are pictures without text, most likely scans, and were left out: page {pages}. Export the CV from the program it was written in, so that what they say counts.</source>
        <translation>
            <numerusform>%n page is a picture without text, most likely a scan, and was left out: page {pages}. Export the CV from the program it was written in, so that what it says counts.</numerusform>
            <numerusform>%n pages are pictures without text, most likely scans, and were left out: page {pages}. Export the CV from the program it was written in, so that what they say counts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) on page {pages} seem to show text, which cannot be read and does not count. Write it as text in the CV and export it again.</source>
        <translation>
            <numerusform>%n picture on page {pages} seems to show text, which cannot be read and does not count. Write it as text in the CV and export it again.</numerusform>
            <numerusform>%n pictures on page {pages} seem to show text, which cannot be read and does not count. Write it as text in the CV and export it again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The letters of %n page(s) are drawn as shapes (outlines, curves) and were left out: page {pages}. Export the CV with its text kept as text, so that what they say counts.</source>
        <translation>
            <numerusform>The letters of %n page are drawn as shapes (outlines, curves) and were left out: page {pages}. Export the CV with its text kept as text, so that what it says counts.</numerusform>
            <numerusform>The letters of %n pages are drawn as shapes (outlines, curves) and were left out: page {pages}. Export the CV with its text kept as text, so that what they say counts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of page {pages} are letters drawn as shapes (outlines, curves), which cannot be read and do not count. Keep them as text in the CV and export it again.</source>
        <translation>
            <numerusform>%n part of page {pages} is letters drawn as shapes (outlines, curves), which cannot be read and do not count. Keep it as text in the CV and export it again.</numerusform>
            <numerusform>%n parts of page {pages} are letters drawn as shapes (outlines, curves), which cannot be read and do not count. Keep them as text in the CV and export it again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) that cannot be seen on the page were left out. Recruiters may take hidden text for cheating; remove it.</source>
        <translation>
            <numerusform>%n word that cannot be seen on the page was left out. Recruiters may take hidden text for cheating; remove it.</numerusform>
            <numerusform>%n words that cannot be seen on the page were left out. Recruiters may take hidden text for cheating; remove it.</numerusform>
        </translation>
    </message>
    <message>
        <source>The matching engine could not be started. Restart CareerFlow; if it happens again, install it anew.</source>
        <translation>The matching engine could not be started. Restart CareerFlow; if it happens again, install it anew.</translation>
    </message>
    <message>
        <source>The matching engine stopped twice while it worked on this. Close other programs to free memory, then try again.</source>
        <translation>The matching engine stopped twice while it worked on this. Close other programs to free memory, then try again.</translation>
    </message>
    <message>
        <source>The matching engine took too long and was stopped. Please try again.</source>
        <translation>The matching engine took too long and was stopped. Please try again.</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, then try again.</source>
        <translation>There is not enough memory for this. Close other programs, then try again.</translation>
    </message>
    <message>
        <source>A part of the matching engine is not installed ({model}). Install CareerFlow again.</source>
        <translation>A part of the matching engine is not installed ({model}). Install CareerFlow again.</translation>
    </message>
    <message>
        <source>A part of the matching engine is damaged ({model}). Install CareerFlow again.</source>
        <translation>A part of the matching engine is damaged ({model}). Install CareerFlow again.</translation>
    </message>
    <message>
        <source>Other encoders need sentence-transformers, which is not installed. Where CareerFlow came from an installer, take the larger one, named “full”; otherwise: pip install "careerflow[sentence-transformers]" (in a copy of the source code: uv sync --extra sentence-transformers). Then try again.</source>
        <translation>Other encoders need sentence-transformers, which is not installed. Where CareerFlow came from an installer, take the larger one, named “full”; otherwise: pip install "careerflow[sentence-transformers]" (in a copy of the source code: uv sync --extra sentence-transformers). Then try again.</translation>
    </message>
    <message>
        <source>The encoder {model} is not on this computer. Download it, or choose another one, in the settings.</source>
        <translation>The encoder {model} is not on this computer. Download it, or choose another one, in the settings.</translation>
    </message>
    <message>
        <source>The encoder {model} cannot be loaded: its files are damaged, or of a kind that is not known here. Download it again, or choose another one, in the settings.</source>
        <translation>The encoder {model} cannot be loaded: its files are damaged, or of a kind that is not known here. Download it again, or choose another one, in the settings.</translation>
    </message>
    <message>
        <source>The matching engine met an unexpected problem ({kind}). Please try again.</source>
        <translation>The matching engine met an unexpected problem ({kind}). Please try again.</translation>
    </message>
    <message>
        <source>The matching engine no longer has this CV. Please try again.</source>
        <translation>The matching engine no longer has this CV. Please try again.</translation>
    </message>
    <message>
        <source>The matching engine no longer has this job advert. Please try again.</source>
        <translation>The matching engine no longer has this job advert. Please try again.</translation>
    </message>
    <message>
        <source>{name} is in use from now on. Reports that are open stay as they are.</source>
        <translation>{name} is in use from now on. Reports that are open stay as they are.</translation>
    </message>
    <message>
        <source>The encoders that come with CareerFlow are in use again.</source>
        <translation>The encoders that come with CareerFlow are in use again.</translation>
    </message>
    <message>
        <source>The CVs in your library are ready for the encoder.</source>
        <translation>The CVs in your library are ready for the encoder.</translation>
    </message>
    <message>
        <source>Stopped. Each CV that is not ready for the encoder yet is prepared when it is next compared.</source>
        <translation>Stopped. Each CV that is not ready for the encoder yet is prepared when it is next compared.</translation>
    </message>
    <message>
        <source>The library is ready for the encoder. CVs left out, since they could not be read: {number}.</source>
        <translation>The library is ready for the encoder. CVs left out, since they could not be read: {number}.</translation>
    </message>
    <message>
        <source>There is no model for sentence-transformers in the folder {model}. Choose the folder that has its file modules.json.</source>
        <translation>There is no model for sentence-transformers in the folder {model}. Choose the folder that has its file modules.json.</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>huggingface.co cannot be reached. Check the connection to the internet, then try again; what was downloaded before is kept.</source>
        <translation>huggingface.co cannot be reached. Check the connection to the internet, then try again; what was downloaded before is kept.</translation>
    </message>
    <message>
        <source>There is no model “{model}” on huggingface.co. Check its name: it looks like owner/name.</source>
        <translation>There is no model “{model}” on huggingface.co. Check its name: it looks like owner/name.</translation>
    </message>
    <message>
        <source>{model} is not a model for sentence-transformers. Choose one that has this library's tag on huggingface.co.</source>
        <translation>{model} is not a model for sentence-transformers. Choose one that has this library's tag on huggingface.co.</translation>
    </message>
    <message>
        <source>The makers of {model} ask you to accept their licence first. Do so on its page at huggingface.co, log in on this computer with “hf auth login”, then try again.</source>
        <translation>The makers of {model} ask you to accept their licence first. Do so on its page at huggingface.co, log in on this computer with “hf auth login”, then try again.</translation>
    </message>
    <message>
        <source>huggingface.co did not answer as it should. Try again later.</source>
        <translation>huggingface.co did not answer as it should. Try again later.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk for {model}. Make room, then try again; what was downloaded before is kept.</source>
        <translation>There is not enough room on the disk for {model}. Make room, then try again; what was downloaded before is kept.</translation>
    </message>
    <message>
        <source>{model} could not be written into the data folder. Check that the folder can be written to, then try again.</source>
        <translation>{model} could not be written into the data folder. Check that the folder can be written to, then try again.</translation>
    </message>
    <message>
        <source>A file of {model} did not arrive whole and was thrown away. Download the model again.</source>
        <translation>A file of {model} did not arrive whole and was thrown away. Download the model again.</translation>
    </message>
    <message>
        <source>No requirement was found in this text. Paste the whole job advert, with what the job asks for.</source>
        <translation>No requirement was found in this text. Paste the whole job advert, with what the job asks for.</translation>
    </message>
    <message>
        <source>This row could not be judged, so it does not count in the score.</source>
        <translation>This row could not be judged, so it does not count in the score.</translation>
    </message>
    <message>
        <source>A match was found, but its place in your CV could not be shown, so it earns nothing.</source>
        <translation>A match was found, but its place in your CV could not be shown, so it earns nothing.</translation>
    </message>
    <message>
        <source>Your CV shows this.</source>
        <translation>Your CV shows this.</translation>
    </message>
    <message>
        <source>The closest passage of your CV touches on this but does not fully show it. Say more where you did it.</source>
        <translation>The closest passage of your CV touches on this but does not fully show it. Say more where you did it.</translation>
    </message>
    <message>
        <source>Your CV only lists this as a keyword. Add a line that shows what you did with it.</source>
        <translation>Your CV only lists this as a keyword. Add a line that shows what you did with it.</translation>
    </message>
    <message>
        <source>These words repeat the advert. Say in your own words what you did.</source>
        <translation>These words repeat the advert. Say in your own words what you did.</translation>
    </message>
    <message>
        <source>Nothing in your CV shows this. If you have done it, add a line with an example.</source>
        <translation>Nothing in your CV shows this. If you have done it, add a line with an example.</translation>
    </message>
    <message>
        <source>Your CV shows {found} in use.</source>
        <translation>Your CV shows {found} in use.</translation>
    </message>
    <message>
        <source>Your CV names {found}. A line that shows it in use would be stronger.</source>
        <translation>Your CV names {found}. A line that shows it in use would be stronger.</translation>
    </message>
    <message>
        <source>Your CV names {found} without an example. Add one that shows it.</source>
        <translation>Your CV names {found} without an example. Add one that shows it.</translation>
    </message>
    <message>
        <source>{have} in your CV is a kind of {wanted}, which is asked for. Name {wanted} itself if you know it.</source>
        <translation>{have} in your CV is a kind of {wanted}, which is asked for. Name {wanted} itself if you know it.</translation>
    </message>
    <message>
        <source>{have} in your CV builds on {wanted}, which is asked for. Name {wanted} itself if you know it.</source>
        <translation>{have} in your CV builds on {wanted}, which is asked for. Name {wanted} itself if you know it.</translation>
    </message>
    <message>
        <source>{have} in your CV is close to {wanted}, which is asked for.</source>
        <translation>{have} in your CV is close to {wanted}, which is asked for.</translation>
    </message>
    <message>
        <source>{have} in your CV is related to {wanted}; not in your CV: {missing}.</source>
        <translation>{have} in your CV is related to {wanted}; not in your CV: {missing}.</translation>
    </message>
    <message>
        <source>Your CV seems to show this in other words. If you know {missing}, name it.</source>
        <translation>Your CV seems to show this in other words. If you know {missing}, name it.</translation>
    </message>
    <message>
        <source>In your CV: {found}. Not in your CV: {missing}.</source>
        <translation>In your CV: {found}. Not in your CV: {missing}.</translation>
    </message>
    <message>
        <source>No CV shows this, so it does not count in the score. Expect to be asked about it.</source>
        <translation>No CV shows this, so it does not count in the score. Expect to be asked about it.</translation>
    </message>
    <message>
        <source>Your CV shows {found}, but no line of it comes close to what is asked for in it. If you have done this, say so there.</source>
        <translation>Your CV shows {found}, but no line of it comes close to what is asked for in it. If you have done this, say so there.</translation>
    </message>
    <message>
        <source>Not in your CV: {missing}. If you have done this, add a line that shows where.</source>
        <translation>Not in your CV: {missing}. If you have done this, add a line that shows where.</translation>
    </message>
    <message>
        <source>None of these is in your CV: {missing}. One is enough.</source>
        <translation>None of these is in your CV: {missing}. One is enough.</translation>
    </message>
    <message>
        <source>Your CV names {found}.</source>
        <translation>Your CV names {found}.</translation>
    </message>
    <message>
        <source>Your CV names {found}; not in your CV: {missing}.</source>
        <translation>Your CV names {found}; not in your CV: {missing}.</translation>
    </message>
    <message>
        <source>Not in your CV: {missing}. If you hold it, list it under certificates.</source>
        <translation>Not in your CV: {missing}. If you hold it, list it under certificates.</translation>
    </message>
    <message>
        <source>Years of experience: {have} in your CV, {need} asked for.</source>
        <translation>Years of experience: {have} in your CV, {need} asked for.</translation>
    </message>
    <message>
        <source>Years of experience: only {have} in your CV, {need} asked for.</source>
        <translation>Years of experience: only {have} in your CV, {need} asked for.</translation>
    </message>
    <message>
        <source>Your CV says that you have {have} years of experience; {need} asked for. Dated jobs would prove it.</source>
        <translation>Your CV says that you have {have} years of experience; {need} asked for. Dated jobs would prove it.</translation>
    </message>
    <message>
        <source>Your CV says {said} years of experience, but its dated jobs add up to {have}; {need} asked for. Add the missing jobs or dates.</source>
        <translation>Your CV says {said} years of experience, but its dated jobs add up to {have}; {need} asked for. Add the missing jobs or dates.</translation>
    </message>
    <message>
        <source>Years of experience asked for: {need}. Your CV has no dated job; add start and end months to your jobs.</source>
        <translation>Years of experience asked for: {need}. Your CV has no dated job; add start and end months to your jobs.</translation>
    </message>
    <message>
        <source>Years of experience: {have} in your CV, {need} asked for, but it is not clear that they are in this field. Say so in the jobs where they are.</source>
        <translation>Years of experience: {have} in your CV, {need} asked for, but it is not clear that they are in this field. Say so in the jobs where they are.</translation>
    </message>
    <message>
        <source>Years of experience: {have} in your CV, {need} asked for, but nothing shows that they are in this field.</source>
        <translation>Years of experience: {have} in your CV, {need} asked for, but nothing shows that they are in this field.</translation>
    </message>
    <message>
        <source>Years in jobs that name {found}: {have}; asked for: {need}.</source>
        <translation>Years in jobs that name {found}: {have}; asked for: {need}.</translation>
    </message>
    <message>
        <source>Years in jobs that name {found}: only {have}; asked for: {need}. If you used it in other jobs too, say so there.</source>
        <translation>Years in jobs that name {found}: only {have}; asked for: {need}. If you used it in other jobs too, say so there.</translation>
    </message>
    <message>
        <source>Your CV names {found}, but in no dated job, so the years asked for ({need}) cannot be told. Name it in the jobs where you used it.</source>
        <translation>Your CV names {found}, but in no dated job, so the years asked for ({need}) cannot be told. Name it in the jobs where you used it.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV shows: {have}.</source>
        <translation>Asked for: {need}. Your CV shows: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV shows one level below: {have}.</source>
        <translation>Asked for: {need}. Your CV shows one level below: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV shows only: {have}.</source>
        <translation>Asked for: {need}. Your CV shows only: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. In your CV it is not finished yet: {have}.</source>
        <translation>Asked for: {need}. In your CV it is not finished yet: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}, or equivalent experience. Your CV shows no such degree but years of experience: {have}.</source>
        <translation>Asked for: {need}, or equivalent experience. Your CV shows no such degree but years of experience: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV names a school but not your degree; add it.</source>
        <translation>Asked for: {need}. Your CV names a school but not your degree; add it.</translation>
    </message>
    <message>
        <source>Asked for: {need}. No degree was found in your CV; if you have one, list it under education.</source>
        <translation>Asked for: {need}. No degree was found in your CV; if you have one, list it under education.</translation>
    </message>
    <message>
        <source>Your CV gives no example of {missing}. Add one from a job or a project.</source>
        <translation>Your CV gives no example of {missing}. Add one from a job or a project.</translation>
    </message>
    <message>
        <source>Your CV says that {found} is not finished yet; add the date when you expect it.</source>
        <translation>Your CV says that {found} is not finished yet; add the date when you expect it.</translation>
    </message>
    <message>
        <source>None of these is in your CV: {missing}. One is enough; if you hold one, list it under certificates.</source>
        <translation>None of these is in your CV: {missing}. One is enough; if you hold one, list it under certificates.</translation>
    </message>
    <message>
        <source>Driving licence asked for: class {need}. Your CV shows class {have}.</source>
        <translation>Driving licence asked for: class {need}. Your CV shows class {have}.</translation>
    </message>
    <message>
        <source>Driving licence asked for: class {need}. Your CV does not say the class of yours; add it.</source>
        <translation>Driving licence asked for: class {need}. Your CV does not say the class of yours; add it.</translation>
    </message>
    <message>
        <source>Your CV shows {have} years of experience, and {need} are asked for, but none of its jobs names {missing}. If you did this work, say so there.</source>
        <translation>Your CV shows {have} years of experience, and {need} are asked for, but none of its jobs names {missing}. If you did this work, say so there.</translation>
    </message>
    <message>
        <source>Years asked for with {missing}: {need}. Your CV does not name it; if you have done this work, add it with its dates.</source>
        <translation>Years asked for with {missing}: {need}. Your CV does not name it; if you have done this work, add it with its dates.</translation>
    </message>
    <message>
        <source>The level fits. The field of study asked for is {need}; yours is close to it: {have}.</source>
        <translation>The level fits. The field of study asked for is {need}; yours is close to it: {have}.</translation>
    </message>
    <message>
        <source>The level fits, but the field of study asked for is {need}; your CV shows {have}.</source>
        <translation>The level fits, but the field of study asked for is {need}; your CV shows {have}.</translation>
    </message>
    <message>
        <source>Field of study asked for: {need}. Your CV shows: {have}.</source>
        <translation>Field of study asked for: {need}. Your CV shows: {have}.</translation>
    </message>
    <message>
        <source>Field of study asked for: {need}. Yours is close to it: {have}.</source>
        <translation>Field of study asked for: {need}. Yours is close to it: {have}.</translation>
    </message>
    <message>
        <source>Field of study asked for: {need}; your CV shows {have}.</source>
        <translation>Field of study asked for: {need}; your CV shows {have}.</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>computing</translation>
    </message>
    <message>
        <source>electrical and electronic engineering</source>
        <translation>electrical and electronic engineering</translation>
    </message>
    <message>
        <source>mechanical engineering</source>
        <translation>mechanical engineering</translation>
    </message>
    <message>
        <source>construction and architecture</source>
        <translation>construction and architecture</translation>
    </message>
    <message>
        <source>mathematics and statistics</source>
        <translation>mathematics and statistics</translation>
    </message>
    <message>
        <source>natural sciences</source>
        <translation>natural sciences</translation>
    </message>
    <message>
        <source>accounting and audit</source>
        <translation>accounting and audit</translation>
    </message>
    <message>
        <source>finance and economics</source>
        <translation>finance and economics</translation>
    </message>
    <message>
        <source>business</source>
        <translation>business</translation>
    </message>
    <message>
        <source>marketing and communications</source>
        <translation>marketing and communications</translation>
    </message>
    <message>
        <source>human resources and psychology</source>
        <translation>human resources and psychology</translation>
    </message>
    <message>
        <source>law</source>
        <translation>law</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>languages</translation>
    </message>
    <message>
        <source>education</source>
        <translation>education</translation>
    </message>
    <message>
        <source>medicine and health</source>
        <translation>medicine and health</translation>
    </message>
    <message>
        <source>design</source>
        <translation>design</translation>
    </message>
    <message>
        <source>hospitality and tourism</source>
        <translation>hospitality and tourism</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV says: {have}.</source>
        <translation>Asked for: {need}. Your CV says: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV says less: {have}.</source>
        <translation>Asked for: {need}. Your CV says less: {have}.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV names it without a level ({have}); add one, a test score for example.</source>
        <translation>Asked for: {need}. Your CV names it without a level ({have}); add one, a test score for example.</translation>
    </message>
    <message>
        <source>Asked for: {need}. Your CV does not name it; add your level.</source>
        <translation>Asked for: {need}. Your CV does not name it; add your level.</translation>
    </message>
    <message>
        <source>Your CV is written in {language}.</source>
        <translation>Your CV is written in {language}.</translation>
    </message>
    <message>
        <source>Your CV is written in {language} but does not state your level; add it.</source>
        <translation>Your CV is written in {language} but does not state your level; add it.</translation>
    </message>
    <message>
        <source>You say that this is no requirement, so it does not count.</source>
        <translation>You say that this is no requirement, so it does not count.</translation>
    </message>
    <message>
        <source>Your own verdict. The program's was: {judged}.</source>
        <translation>Your own verdict. The program's was: {judged}.</translation>
    </message>
    <message>
        <source>Your own verdict: “{note}” The program's was: {judged}.</source>
        <translation>Your own verdict: “{note}” The program's was: {judged}.</translation>
    </message>
    <message>
        <source>met</source>
        <translation>met</translation>
    </message>
    <message>
        <source>partly met</source>
        <translation>partly met</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanese</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinese</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Korean</translation>
    </message>
    <message>
        <source>French</source>
        <translation>French</translation>
    </message>
    <message>
        <source>German</source>
        <translation>German</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanish</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russian</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thai</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italian</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portuguese</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabic</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Dutch</translation>
    </message>
    <message>
        <source>Khmer</source>
        <translation>Khmer</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>Indonesian</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polish</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Turkish</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukrainian</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Czech</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>Slovak</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>Hungarian</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Romanian</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>Bulgarian</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Greek</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Swedish</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegian</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Danish</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnish</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebrew</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>Persian</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>Bengali</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>Tamil</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>Telugu</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>Urdu</translation>
    </message>
    <message>
        <source>Lao</source>
        <translation>Lao</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>Malay</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation>Tagalog</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Latin</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>Catalan</translation>
    </message>
    <message>
        <source>foreign language</source>
        <translation>foreign language</translation>
    </message>
    <message>
        <source>Making the PDF</source>
        <translation>Making the PDF</translation>
    </message>
    <message>
        <source>CV compared with a job advert</source>
        <translation>CV compared with a job advert</translation>
    </message>
    <message>
        <source>Job without a title</source>
        <translation>Job without a title</translation>
    </message>
    <message>
        <source>CV without a name</source>
        <translation>CV without a name</translation>
    </message>
    <message>
        <source>Strong match</source>
        <translation>Strong match</translation>
    </message>
    <message>
        <source>Fair match</source>
        <translation>Fair match</translation>
    </message>
    <message>
        <source>Weak match</source>
        <translation>Weak match</translation>
    </message>
    <message>
        <source>No requirement could be scored</source>
        <translation>No requirement could be scored</translation>
    </message>
    <message>
        <source>Must-have: {met} of {of} met</source>
        <translation>Must-have: {met} of {of} met</translation>
    </message>
    <message>
        <source>Nice to have: {met} of {of} met</source>
        <translation>Nice to have: {met} of {of} met</translation>
    </message>
    <message>
        <source>Must-have: nothing asked for</source>
        <translation>Must-have: nothing asked for</translation>
    </message>
    <message>
        <source>Nice to have: nothing asked for</source>
        <translation>Nice to have: nothing asked for</translation>
    </message>
    <message>
        <source>Score by area</source>
        <translation>Score by area</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>not asked</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>not scored</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Keywords</translation>
    </message>
    <message>
        <source>In the CV ({number})</source>
        <translation>In the CV ({number})</translation>
    </message>
    <message>
        <source>Not in the CV ({number})</source>
        <translation>Not in the CV ({number})</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Requirements</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Requirement</source>
        <translation>Requirement</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Evidence in the CV</source>
        <translation>Evidence in the CV</translation>
    </message>
    <message>
        <source>Reason and evidence in the CV</source>
        <translation>Reason and evidence in the CV</translation>
    </message>
    <message>
        <source>One of several alternatives: only the best of them counts.</source>
        <translation>One of several alternatives: only the best of them counts.</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Corrected by you</translation>
    </message>
    <message>
        <source>Corrected by you: a must-have</source>
        <translation>Corrected by you: a must-have</translation>
    </message>
    <message>
        <source>Corrected by you: nice to have</source>
        <translation>Corrected by you: nice to have</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) corrected by you</source>
        <translation>
            <numerusform>%n row corrected by you</numerusform>
            <numerusform>%n rows corrected by you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) corrected by you; score without that: {score}</source>
        <translation>
            <numerusform>%n row corrected by you; score without that: {score}</numerusform>
            <numerusform>%n rows corrected by you; score without that: {score}</numerusform>
        </translation>
    </message>
    <message>
        <source>not found in the CV, earns nothing</source>
        <translation>not found in the CV, earns nothing</translation>
    </message>
    <message>
        <source>Please note</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>About this report</source>
        <translation>About this report</translation>
    </message>
    <message>
        <source>A must-have weighs 3, a nice-to-have 1. Met counts in full, partial counts half, missing counts nothing; what was not scored does not count at all.</source>
        <translation>A must-have weighs 3, a nice-to-have 1. Met counts in full, partial counts half, missing counts nothing; what was not scored does not count at all.</translation>
    </message>
    <message>
        <source>Made with CareerFlow {program}; engine: {engine} {version}; models: {models}.</source>
        <translation>Made with CareerFlow {program}; engine: {engine} {version}; models: {models}.</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Written by {model}. It changes neither a verdict nor the score. Facts that the CV does not have are named; check them before you use a text.</source>
        <translation>Written by {model}. It changes neither a verdict nor the score. Facts that the CV does not have are named; check them before you use a text.</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>Strengths</translation>
    </message>
    <message>
        <source>Gaps and what to do about them</source>
        <translation>Gaps and what to do about them</translation>
    </message>
    <message>
        <source>Questions in the interview</source>
        <translation>Questions in the interview</translation>
    </message>
    <message>
        <source>Better words for the CV</source>
        <translation>Better words for the CV</translation>
    </message>
    <message>
        <source>Draft of a cover letter</source>
        <translation>Draft of a cover letter</translation>
    </message>
    <message>
        <source>How to prepare: {hint}</source>
        <translation>How to prepare: {hint}</translation>
    </message>
    <message>
        <source>In the CV</source>
        <translation>In the CV</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Better</translation>
    </message>
    <message>
        <source>Not in the CV: {words}</source>
        <translation>Not in the CV: {words}</translation>
    </message>
    <message>
        <source>Disputed: {model} says “{verdict}”. {reason}</source>
        <translation>Disputed: {model} says “{verdict}”. {reason}</translation>
    </message>
    <message>
        <source>{model} says “{verdict}”, but what it quotes is not in the CV. {reason}</source>
        <translation>{model} says “{verdict}”, but what it quotes is not in the CV. {reason}</translation>
    </message>
    <message>
        <source>CareerFlow's own verdict: {verdict}. {reason}</source>
        <translation>CareerFlow's own verdict: {verdict}. {reason}</translation>
    </message>
    <message numerus="yes">
        <source>Language model: {model}; {input} tokens sent and {output} received in %n call(s).</source>
        <translation>
            <numerusform>Language model: {model}; {input} tokens sent and {output} received in %n call.</numerusform>
            <numerusform>Language model: {model}; {input} tokens sent and {output} received in %n calls.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Language model: {model}; {input} tokens sent and {output} received in %n call(s), about ${cost}.</source>
        <translation>
            <numerusform>Language model: {model}; {input} tokens sent and {output} received in %n call, about ${cost}.</numerusform>
            <numerusform>Language model: {model}; {input} tokens sent and {output} received in %n calls, about ${cost}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judged %n time(s): scores from {low} to {high}.</source>
        <translation>
            <numerusform>Judged %n time: scores from {low} to {high}.</numerusform>
            <numerusform>Judged %n times: scores from {low} to {high}.</numerusform>
        </translation>
    </message>
    <message>
        <source>CV with its evidence</source>
        <translation>CV with its evidence</translation>
    </message>
    <message>
        <source>CV, page {page} of {of}</source>
        <translation>CV, page {page} of {of}</translation>
    </message>
    <message>
        <source>This page of the CV is damaged and could not be copied.</source>
        <translation>This page of the CV is damaged and could not be copied.</translation>
    </message>
    <message>
        <source>The stored copy of the CV is missing, so its pages are not part of this document.</source>
        <translation>The stored copy of the CV is missing, so its pages are not part of this document.</translation>
    </message>
    <message>
        <source>The CV is protected by a password, so its pages are not part of this document.</source>
        <translation>The CV is protected by a password, so its pages are not part of this document.</translation>
    </message>
    <message>
        <source>You may not write to “{folder}”. Choose another folder, such as Documents.</source>
        <translation>You may not write to “{folder}”. Choose another folder, such as Documents.</translation>
    </message>
    <message>
        <source>The disk that holds “{folder}” is full. Free some space or choose another folder. Nothing was written.</source>
        <translation>The disk that holds “{folder}” is full. Free some space or choose another folder. Nothing was written.</translation>
    </message>
    <message>
        <source>“{name}” is open in another program. Close it there and export again, or choose another name.</source>
        <translation>“{name}” is open in another program. Close it there and export again, or choose another name.</translation>
    </message>
    <message>
        <source>The folder “{folder}” is not there any more. Choose another folder.</source>
        <translation>The folder “{folder}” is not there any more. Choose another folder.</translation>
    </message>
    <message>
        <source>“{name}” is a folder. Choose another name.</source>
        <translation>“{name}” is a folder. Choose another name.</translation>
    </message>
    <message>
        <source>“{name}” is too long or has characters that are not allowed here. Choose another name.</source>
        <translation>“{name}” is too long or has characters that are not allowed here. Choose another name.</translation>
    </message>
    <message>
        <source>“{name}” could not be written. Check the disk, or choose another folder.</source>
        <translation>“{name}” could not be written. Check the disk, or choose another folder.</translation>
    </message>
    <message>
        <source>The PDF could not be made ({kind}). Export as Markdown instead, or try again.</source>
        <translation>The PDF could not be made ({kind}). Export as Markdown instead, or try again.</translation>
    </message>
    <message>
        <source>Making the PDF took too long and was stopped; the pages of this CV may be too heavy. Export as Markdown instead.</source>
        <translation>Making the PDF took too long and was stopped; the pages of this CV may be too heavy. Export as Markdown instead.</translation>
    </message>
    <message>
        <source>Making the PDF takes more memory than there is; the pages of this CV may be too heavy. Export as Markdown instead.</source>
        <translation>Making the PDF takes more memory than there is; the pages of this CV may be too heavy. Export as Markdown instead.</translation>
    </message>
    <message>
        <source>“{name}” was saved.</source>
        <translation>“{name}” was saved.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>The report was copied as text.</source>
        <translation>The report was copied as text.</translation>
    </message>
    <message>
        <source>No program could be started that opens “{name}”. It lies in {folder}.</source>
        <translation>No program could be started that opens “{name}”. It lies in {folder}.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamese</translation>
    </message>
    <message>
        <source>high school</source>
        <translation>high school</translation>
    </message>
    <message>
        <source>vocational training</source>
        <translation>vocational training</translation>
    </message>
    <message>
        <source>associate degree</source>
        <translation>associate degree</translation>
    </message>
    <message>
        <source>bachelor's degree</source>
        <translation>bachelor's degree</translation>
    </message>
    <message>
        <source>master's degree</source>
        <translation>master's degree</translation>
    </message>
    <message>
        <source>doctorate</source>
        <translation>doctorate</translation>
    </message>
    <message>
        <source>Not asked for in this advert.</source>
        <translation>Not asked for in this advert.</translation>
    </message>
    <message>
        <source>Asked for, but none of its rows could be judged.</source>
        <translation>Asked for, but none of its rows could be judged.</translation>
    </message>
    <message>
        <source>{met} of {of} met; the largest gap: {gap}.</source>
        <translation>{met} of {of} met; the largest gap: {gap}.</translation>
    </message>
    <message>
        <source>{met} of {of} met; the rest only in part, first of all: {gap}.</source>
        <translation>{met} of {of} met; the rest only in part, first of all: {gap}.</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) asked for, all met.</source>
        <translation>
            <numerusform>%n requirement asked for, and met.</numerusform>
            <numerusform>%n requirements asked for, all met.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) of the advert stand word for word in the CV; they do not count as proof.</source>
        <translation>
            <numerusform>%n requirement of the advert stands word for word in the CV; it does not count as proof.</numerusform>
            <numerusform>%n requirements of the advert stand word for word in the CV; they do not count as proof.</numerusform>
        </translation>
    </message>
    <message>
        <source>The database in {folder} belongs to another program. Choose another data folder in the settings.</source>
        <translation>The database in {folder} belongs to another program. Choose another data folder in the settings.</translation>
    </message>
    <message>
        <source>CareerFlow cannot write to its data folder {folder}. Allow writing there, or choose another folder in the settings.</source>
        <translation>CareerFlow cannot write to its data folder {folder}. Allow writing there, or choose another folder in the settings.</translation>
    </message>
    <message>
        <source>Another program is using the database in {folder}. Close it and try again. Nothing was lost.</source>
        <translation>Another program is using the database in {folder}. Close it and try again. Nothing was lost.</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full. Free some space and try again. What was saved before is safe.</source>
        <translation>The disk that holds {folder} is full. Free some space and try again. What was saved before is safe.</translation>
    </message>
    <message>
        <source>The database in {folder} is damaged. Keep the folder as it is. When its window opens, CareerFlow offers to restore the newest backup, or to rescue what can be read.</source>
        <translation>The database in {folder} is damaged. Keep the folder as it is. When its window opens, CareerFlow offers to restore the newest backup, or to rescue what can be read.</translation>
    </message>
    <message>
        <source>The database in {folder} could not be read or written. Check the disk and try again.</source>
        <translation>The database in {folder} could not be read or written. Check the disk and try again.</translation>
    </message>
    <message>
        <source>This saved entry cannot be read any more. Analyze the CV and the job advert again.</source>
        <translation>This saved entry cannot be read any more. Analyze the CV and the job advert again.</translation>
    </message>
    <message>
        <source>This entry is no longer in your library.</source>
        <translation>This entry is no longer in your library.</translation>
    </message>
    <message>
        <source>The stored copy of this CV is missing. Choose the file again.</source>
        <translation>The stored copy of this CV is missing. Choose the file again.</translation>
    </message>
    <message>
        <source>The settings file could not be read, so the defaults are used. The old file is kept as {file}.</source>
        <translation>The settings file could not be read, so the defaults are used. The old file is kept as {file}.</translation>
    </message>
    <message>
        <source>The settings could not be saved in {folder}. Allow writing there and try again.</source>
        <translation>The settings could not be saved in {folder}. Allow writing there and try again.</translation>
    </message>
    <message>
        <source>Written by another version of CareerFlow ({id}). Analyze again to read it.</source>
        <translation>Written by another version of CareerFlow ({id}). Analyze again to read it.</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>usage: </translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>positional arguments</translation>
    </message>
    <message>
        <source>options</source>
        <translation>options</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>show this help message and exit</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>argument %(argument_name)s: %(message)s</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>the following arguments are required: %s</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>unrecognized arguments: %s</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>expected one argument</translation>
    </message>
    <message>
        <source>one of the arguments %s is required</source>
        <translation>one of the arguments %s is required</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>not allowed with argument %s</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>ignored explicit argument %r</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>invalid choice: %(value)r (choose from %(choices)s)</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>invalid %(type)s value: %(value)r</translation>
    </message>
    <message>
        <source>Compares a CV with a job advert, requirement by requirement, and shows the evidence. Without a command it opens the window.</source>
        <translation>Compares a CV with a job advert, requirement by requirement, and shows the evidence. Without a command it opens the window.</translation>
    </message>
    <message>
        <source>show the version and leave</source>
        <translation>show the version and leave</translation>
    </message>
    <message>
        <source>show a CV as CareerFlow reads it</source>
        <translation>show a CV as CareerFlow reads it</translation>
    </message>
    <message>
        <source>show the requirements of a job advert</source>
        <translation>show the requirements of a job advert</translation>
    </message>
    <message>
        <source>compare a CV with a job advert</source>
        <translation>compare a CV with a job advert</translation>
    </message>
    <message>
        <source>show what an edit of the CV (--old-cv) or of the advert (--old-job) has changed: which rows, by how many points, because of which words</source>
        <translation>show what an edit of the CV (--old-cv) or of the advert (--old-job) has changed: which rows, by how many points, because of which words</translation>
    </message>
    <message>
        <source>the CV before it was edited</source>
        <translation>the CV before it was edited</translation>
    </message>
    <message>
        <source>the advert before it was edited</source>
        <translation>the advert before it was edited</translation>
    </message>
    <message>
        <source>There is nothing to compare with. Name an older CV with --old-cv, an older advert with --old-job, or both.</source>
        <translation>There is nothing to compare with. Name an older CV with --old-cv, an older advert with --old-job, or both.</translation>
    </message>
    <message>
        <source>put several CVs in order for one job advert (--job), or several adverts for one CV (--cv: those that ask for the skills it names most come first), and show what made the difference</source>
        <translation>put several CVs in order for one job advert (--job), or several adverts for one CV (--cv: those that ask for the skills it names most come first), and show what made the difference</translation>
    </message>
    <message>
        <source>what is put in order: CVs with --job, adverts with --cv; files, or folders of them</source>
        <translation>what is put in order: CVs with --job, adverts with --cv; files, or folders of them</translation>
    </message>
    <message>
        <source>with --job: the CVs in your library, in place of files</source>
        <translation>with --job: the CVs in your library, in place of files</translation>
    </message>
    <message>
        <source>--stored puts the CVs of your library in order for one advert: name the advert with --job, and no files.</source>
        <translation>--stored puts the CVs of your library in order for one advert: name the advert with --job, and no files.</translation>
    </message>
    <message>
        <source>There is no CV in your library yet. Open one in the window, or keep one with “careerflow analyze --save”.</source>
        <translation>There is no CV in your library yet. Open one in the window, or keep one with “careerflow analyze --save”.</translation>
    </message>
    <message>
        <source>There is no file to put in order in that folder. CVs are .pdf and .txt files, adverts .txt and .md files.</source>
        <translation>There is no file to put in order in that folder. CVs are .pdf and .txt files, adverts .txt and .md files.</translation>
    </message>
    <message>
        <source>Left out: {name}. {why}</source>
        <translation>Left out: {name}. {why}</translation>
    </message>
    <message>
        <source>None of the files could be compared. Above it says why.</source>
        <translation>None of the files could be compared. Above it says why.</translation>
    </message>
    <message>
        <source>compare a CV with a job advert and make a document of the report</source>
        <translation>compare a CV with a job advert and make a document of the report</translation>
    </message>
    <message>
        <source>keep the whole library once more, in its data folder; with FILE as one archive that holds the CVs too, to keep elsewhere or to carry to another computer</source>
        <translation>keep the whole library once more, in its data folder; with FILE as one archive that holds the CVs too, to keep elsewhere or to carry to another computer</translation>
    </message>
    <message>
        <source>the archive to write, such as library.zip</source>
        <translation>the archive to write, such as library.zip</translation>
    </message>
    <message>
        <source>show what a backup holds beside what is there now; with --yes put it in the place of the library, which is backed up before</source>
        <translation>show what a backup holds beside what is there now; with --yes put it in the place of the library, which is backed up before</translation>
    </message>
    <message>
        <source>a backup: an archive of “careerflow backup”, or the name of a file in the folder “backups” of the data folder</source>
        <translation>a backup: an archive of “careerflow backup”, or the name of a file in the folder “backups” of the data folder</translation>
    </message>
    <message>
        <source>restore it</source>
        <translation>restore it</translation>
    </message>
    <message>
        <source>Backup of {made}</source>
        <translation>Backup of {made}</translation>
    </message>
    <message>
        <source>CVs: {held} in the backup, {present} now</source>
        <translation>CVs: {held} in the backup, {present} now</translation>
    </message>
    <message>
        <source>Job adverts: {held} in the backup, {present} now</source>
        <translation>Job adverts: {held} in the backup, {present} now</translation>
    </message>
    <message>
        <source>Applications: {held} in the backup, {present} now</source>
        <translation>Applications: {held} in the backup, {present} now</translation>
    </message>
    <message>
        <source>Reports: {held} in the backup, {present} now</source>
        <translation>Reports: {held} in the backup, {present} now</translation>
    </message>
    <message>
        <source>Files that the backup names and nobody has any more: {number}</source>
        <translation>Files that the backup names and nobody has any more: {number}</translation>
    </message>
    <message>
        <source>Nothing was changed. Add --yes to restore it.</source>
        <translation>Nothing was changed. Add --yes to restore it.</translation>
    </message>
    <message>
        <source>The library was restored.</source>
        <translation>The library was restored.</translation>
    </message>
    <message>
        <source>What was there before is kept as {file}</source>
        <translation>What was there before is kept as {file}</translation>
    </message>
    <message>
        <source>Sync is paused in the window: what is newer on the server would come back.</source>
        <translation>Sync is paused in the window: what is newer on the server would come back.</translation>
    </message>
    <message>
        <source>The database could not be read. It is kept as it was in {folder}</source>
        <translation>The database could not be read. It is kept as it was in {folder}</translation>
    </message>
    <message>
        <source>exchange with your own server what is new, where the window has connected this library with one</source>
        <translation>exchange with your own server what is new, where the window has connected this library with one</translation>
    </message>
    <message>
        <source>only show how it stands</source>
        <translation>only show how it stands</translation>
    </message>
    <message>
        <source>Library: {value}</source>
        <translation>Library: {value}</translation>
    </message>
    <message>
        <source>This computer: {value}</source>
        <translation>This computer: {value}</translation>
    </message>
    <message>
        <source>Server: {value}</source>
        <translation>Server: {value}</translation>
    </message>
    <message>
        <source>Encrypted: {value}</source>
        <translation>Encrypted: {value}</translation>
    </message>
    <message>
        <source>Paused: {value}</source>
        <translation>Paused: {value}</translation>
    </message>
    <message>
        <source>Last sync: {value}</source>
        <translation>Last sync: {value}</translation>
    </message>
    <message>
        <source>Changes to send: {value}</source>
        <translation>Changes to send: {value}</translation>
    </message>
    <message>
        <source>Files to send: {value}</source>
        <translation>Files to send: {value}</translation>
    </message>
    <message>
        <source>Conflicts: {value}</source>
        <translation>Conflicts: {value}</translation>
    </message>
    <message>
        <source>Changes fetched: {value}</source>
        <translation>Changes fetched: {value}</translation>
    </message>
    <message>
        <source>Changes sent: {value}</source>
        <translation>Changes sent: {value}</translation>
    </message>
    <message>
        <source>Files fetched: {value}</source>
        <translation>Files fetched: {value}</translation>
    </message>
    <message>
        <source>Files sent: {value}</source>
        <translation>Files sent: {value}</translation>
    </message>
    <message>
        <source>Everything exchanged anew: {value}</source>
        <translation>Everything exchanged anew: {value}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>show versions, folders, keyring and models</source>
        <translation>show versions, folders, keyring and models</translation>
    </message>
    <message>
        <source>choose the encoder: the language model that tells how near a requirement and a passage are in meaning</source>
        <translation>choose the encoder: the language model that tells how near a requirement and a passage are in meaning</translation>
    </message>
    <message>
        <source>show the encoders on this computer; the one in use has an asterisk</source>
        <translation>show the encoders on this computer; the one in use has an asterisk</translation>
    </message>
    <message>
        <source>download a model of sentence-transformers from huggingface.co; size and licence are shown first</source>
        <translation>download a model of sentence-transformers from huggingface.co; size and licence are shown first</translation>
    </message>
    <message>
        <source>use this encoder from now on, here and in the window</source>
        <translation>use this encoder from now on, here and in the window</translation>
    </message>
    <message>
        <source>use the encoders that come with CareerFlow again</source>
        <translation>use the encoders that come with CareerFlow again</translation>
    </message>
    <message>
        <source>a model's name on huggingface.co (owner/name), or a folder</source>
        <translation>a model's name on huggingface.co (owner/name), or a folder</translation>
    </message>
    <message>
        <source>the encoder to use this time: a model's name or folder, or “bundled”; that of the settings if not given</source>
        <translation>the encoder to use this time: a model's name or folder, or “bundled”; that of the settings if not given</translation>
    </message>
    <message>
        <source>download without asking</source>
        <translation>download without asking</translation>
    </message>
    <message>
        <source>Encoder in use: {name}</source>
        <translation>Encoder in use: {name}</translation>
    </message>
    <message>
        <source>{name}: {megabytes} MB, licence: {licence}
{page}</source>
        <translation>{name}: {megabytes} MB, licence: {licence}
{page}</translation>
    </message>
    <message>
        <source>Download it now? (y/N)</source>
        <translation>Download it now? (y/N)</translation>
    </message>
    <message>
        <source>Nothing was downloaded: there is nobody here to ask. Add --yes to agree to the size and the licence.</source>
        <translation>Nothing was downloaded: there is nobody here to ask. Add --yes to agree to the size and the licence.</translation>
    </message>
    <message>
        <source>Downloading, {percent} %</source>
        <translation>Downloading, {percent} %</translation>
    </message>
    <message>
        <source>The encoder was downloaded. Use it with: careerflow encoder use {name}</source>
        <translation>The encoder was downloaded. Use it with: careerflow encoder use {name}</translation>
    </message>
    <message>
        <source>To download it: careerflow encoder download {model}
To go back to the encoders that come with CareerFlow: careerflow encoder bundled</source>
        <translation>To download it: careerflow encoder download {model}
To go back to the encoders that come with CareerFlow: careerflow encoder bundled</translation>
    </message>
    <message>
        <source>a PDF or a .txt file</source>
        <translation>a PDF or a .txt file</translation>
    </message>
    <message>
        <source>the password of a protected PDF</source>
        <translation>the password of a protected PDF</translation>
    </message>
    <message>
        <source>a text file, or - for standard input</source>
        <translation>a text file, or - for standard input</translation>
    </message>
    <message>
        <source>print JSON</source>
        <translation>print JSON</translation>
    </message>
    <message>
        <source>JSON with the place of every word</source>
        <translation>JSON with the place of every word</translation>
    </message>
    <message>
        <source>language of the result</source>
        <translation>language of the result</translation>
    </message>
    <message>
        <source>the month that “present” in the CV means; this month if not given</source>
        <translation>the month that “present” in the CV means; this month if not given</translation>
    </message>
    <message>
        <source>keep the report in your library</source>
        <translation>keep the report in your library</translation>
    </message>
    <message>
        <source>who judges: local (CareerFlow alone, offline; the default), or a language model beside it: gemini, or openai for any address that speaks its protocol</source>
        <translation>who judges: local (CareerFlow alone, offline; the default), or a language model beside it: gemini, or openai for any address that speaks its protocol</translation>
    </message>
    <message>
        <source>with --engine: the language model to ask; that of the settings if not given</source>
        <translation>with --engine: the language model to ask; that of the settings if not given</translation>
    </message>
    <message>
        <source>with --engine: agree to send the CV and the advert to the language model, personal data masked</source>
        <translation>with --engine: agree to send the CV and the advert to the language model, personal data masked</translation>
    </message>
    <message>
        <source>with --engine: print every word that would be sent, and send nothing</source>
        <translation>with --engine: print every word that would be sent, and send nothing</translation>
    </message>
    <message>
        <source>--model, --yes and --show-payload are for a language model: add --engine gemini or --engine openai.</source>
        <translation>--model, --yes and --show-payload are for a language model: add --engine gemini or --engine openai.</translation>
    </message>
    <message>
        <source>This would be sent to the model {model} at {address}: {characters} characters in {calls} calls, {masked} personal details masked. Estimated: {tokens_in} tokens sent, up to {tokens_out} received; no price is known.</source>
        <translation>This would be sent to the model {model} at {address}: {characters} characters in {calls} calls, {masked} personal details masked. Estimated: {tokens_in} tokens sent, up to {tokens_out} received; no price is known.</translation>
    </message>
    <message>
        <source>This would be sent to the model {model} at {address}: {characters} characters in {calls} calls, {masked} personal details masked. Estimated: {tokens_in} tokens sent, up to {tokens_out} received, {cost} US dollars.</source>
        <translation>This would be sent to the model {model} at {address}: {characters} characters in {calls} calls, {masked} personal details masked. Estimated: {tokens_in} tokens sent, up to {tokens_out} received, {cost} US dollars.</translation>
    </message>
    <message>
        <source>that is loaded there</source>
        <translation>that is loaded there</translation>
    </message>
    <message>
        <source>Nothing was sent. Add --yes to agree this time, or agree in the window once and for all; --show-payload shows every word.</source>
        <translation>Nothing was sent. Add --yes to agree this time, or agree in the window once and for all; --show-payload shows every word.</translation>
    </message>
    <message>
        <source>The language model could not be asked; the report is that of CareerFlow alone.</source>
        <translation>The language model could not be asked; the report is that of CareerFlow alone.</translation>
    </message>
    <message>
        <source>pdf: with the pages of the CV and the evidence marked on them; md: Markdown; json: as analyze --json; txt: plain text</source>
        <translation>pdf: with the pages of the CV and the evidence marked on them; md: Markdown; json: as analyze --json; txt: plain text</translation>
    </message>
    <message>
        <source>the file to write; standard output if not given</source>
        <translation>the file to write; standard output if not given</translation>
    </message>
    <message>
        <source>A PDF cannot be shown in a terminal. Name a file with --output.</source>
        <translation>A PDF cannot be shown in a terminal. Name a file with --output.</translation>
    </message>
    <message>
        <source>“{name}” is what the report is made from. Choose another name for --output.</source>
        <translation>“{name}” is what the report is made from. Choose another name for --output.</translation>
    </message>
    <message>
        <source>{problem}
Type “{command} --help” to see what is possible.</source>
        <translation>{problem}
Type “{command} --help” to see what is possible.</translation>
    </message>
    <message>
        <source>Give the password with --password.</source>
        <translation>Give the password with --password.</translation>
    </message>
    <message>
        <source>The report was saved in your library.</source>
        <translation>The report was saved in your library.</translation>
    </message>
    <message>
        <source>The job advert “{name}” could not be opened. Check its name.</source>
        <translation>The job advert “{name}” could not be opened. Check its name.</translation>
    </message>
    <message>
        <source>“{name}” is too long for a job advert. Keep the advert alone in the file.</source>
        <translation>“{name}” is too long for a job advert. Keep the advert alone in the file.</translation>
    </message>
    <message>
        <source>“{name}” is not a text file. Save the job advert as text with the encoding UTF-8.</source>
        <translation>“{name}” is not a text file. Save the job advert as text with the encoding UTF-8.</translation>
    </message>
    <message>
        <source>Something went wrong inside CareerFlow. The details are in {file}.</source>
        <translation>Something went wrong inside CareerFlow. The details are in {file}.</translation>
    </message>
    <message>
        <source>Something went wrong inside CareerFlow ({kind}).</source>
        <translation>Something went wrong inside CareerFlow ({kind}).</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>What was recognised</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>Language: {language}</translation>
    </message>
    <message>
        <source>Name: {value}</source>
        <translation>Name: {value}</translation>
    </message>
    <message>
        <source>Title: {value}</source>
        <translation>Title: {value}</translation>
    </message>
    <message>
        <source>E-mail: {value}</source>
        <translation>E-mail: {value}</translation>
    </message>
    <message>
        <source>Phone: {value}</source>
        <translation>Phone: {value}</translation>
    </message>
    <message>
        <source>Address: {value}</source>
        <translation>Address: {value}</translation>
    </message>
    <message>
        <source>Years of experience: {years}</source>
        <translation>Years of experience: {years}</translation>
    </message>
    <message>
        <source>Contact details</source>
        <translation>Contact details</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Experience</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Skills</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Awards</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Publications</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>Interests</translation>
    </message>
    <message>
        <source>References</source>
        <translation>References</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Must have</source>
        <translation>Must have</translation>
    </message>
    <message>
        <source>Nice to have</source>
        <translation>Nice to have</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>about the company</source>
        <translation>about the company</translation>
    </message>
    <message>
        <source>benefits</source>
        <translation>benefits</translation>
    </message>
    <message>
        <source>how to apply</source>
        <translation>how to apply</translation>
    </message>
    <message>
        <source>equal opportunity</source>
        <translation>equal opportunity</translation>
    </message>
    <message>
        <source>facts of the job</source>
        <translation>facts of the job</translation>
    </message>
    <message>
        <source>heading</source>
        <translation>heading</translation>
    </message>
    <message>
        <source>duties</source>
        <translation>duties</translation>
    </message>
    <message>
        <source>other</source>
        <translation>other</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Settings folder</source>
        <translation>Settings folder</translation>
    </message>
    <message>
        <source>Cache folder</source>
        <translation>Cache folder</translation>
    </message>
    <message>
        <source>Log folder</source>
        <translation>Log folder</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Keyring</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>cannot be used: not on this computer, or sentence-transformers is not installed</source>
        <translation>cannot be used: not on this computer, or sentence-transformers is not installed</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Jobs:</source>
        <translation>Jobs:</translation>
    </message>
    <message>
        <source>Education:</source>
        <translation>Education:</translation>
    </message>
    <message>
        <source>Languages:</source>
        <translation>Languages:</translation>
    </message>
    <message>
        <source>Certificates:</source>
        <translation>Certificates:</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>without dates</source>
        <translation>without dates</translation>
    </message>
    <message>
        <source>still studying</source>
        <translation>still studying</translation>
    </message>
    <message>
        <source>native</source>
        <translation>native</translation>
    </message>
    <message>
        <source>You corrected this: {text}</source>
        <translation>You corrected this: {text}</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>not installed</translation>
    </message>
    <message>
        <source>writable</source>
        <translation>writable</translation>
    </message>
    <message>
        <source>not writable</source>
        <translation>not writable</translation>
    </message>
    <message>
        <source>none that is safe</source>
        <translation>none that is safe</translation>
    </message>
    <message>
        <source>a value was written, read back and deleted</source>
        <translation>a value was written, read back and deleted</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>locked</translation>
    </message>
    <message>
        <source>nothing was ever kept in it</source>
        <translation>nothing was ever kept in it</translation>
    </message>
    <message>
        <source>not tried, since it might ask for a password</source>
        <translation>not tried, since it might ask for a password</translation>
    </message>
    <message>
        <source>does not give back what it was given</source>
        <translation>does not give back what it was given</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>intact</translation>
    </message>
    <message>
        <source>missing or damaged</source>
        <translation>missing or damaged</translation>
    </message>
    <message>
        <source>Score: {score} of 100</source>
        <translation>Score: {score} of 100</translation>
    </message>
    <message>
        <source>Score: none, since nothing could be scored</source>
        <translation>Score: none, since nothing could be scored</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Score: {before} → {after}</source>
        <translation>Score: {before} → {after}</translation>
    </message>
    <message>
        <source>{better} better, {worse} worse, {same} the same, {other} different</source>
        <translation>{better} better, {worse} worse, {same} the same, {other} different</translation>
    </message>
    <message>
        <source>The advert was edited: its requirements are matched by their wording.</source>
        <translation>The advert was edited: its requirements are matched by their wording.</translation>
    </message>
    <message>
        <source>The adverts have too few requirements in common to be two versions of one: their rows cannot be compared.</source>
        <translation>The adverts have too few requirements in common to be two versions of one: their rows cannot be compared.</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>Only in the old advert: {words}</source>
        <translation>Only in the old advert: {words}</translation>
    </message>
    <message>
        <source>Only in the new advert: {words}</source>
        <translation>Only in the new advert: {words}</translation>
    </message>
    <message>
        <source>Only in the old CV: {words}</source>
        <translation>Only in the old CV: {words}</translation>
    </message>
    <message>
        <source>Only in the new CV: {words}</source>
        <translation>Only in the new CV: {words}</translation>
    </message>
    <message>
        <source>Closeness {percent} %, by skills that both name: {skills}</source>
        <translation>Closeness {percent} %, by skills that both name: {skills}</translation>
    </message>
    <message>
        <source>Closeness 0 %: both name no skill in common</source>
        <translation>Closeness 0 %: both name no skill in common</translation>
    </message>
    <message>
        <source>Must-haves met: {met} of {of}</source>
        <translation>Must-haves met: {met} of {of}</translation>
    </message>
    <message>
        <source>Nice-to-haves met: {met} of {of}</source>
        <translation>Nice-to-haves met: {met} of {of}</translation>
    </message>
    <message>
        <source>Not scored: {number}</source>
        <translation>Not scored: {number}</translation>
    </message>
    <message>
        <source>“Present” in the CV means {month}</source>
        <translation>“Present” in the CV means {month}</translation>
    </message>
    <message>
        <source>{score}/10</source>
        <translation>{score}/10</translation>
    </message>
    <message>
        <source>Hard skills</source>
        <translation>Hard skills</translation>
    </message>
    <message>
        <source>Soft skills</source>
        <translation>Soft skills</translation>
    </message>
    <message>
        <source>Domain knowledge</source>
        <translation>Domain knowledge</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Partial</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Not scored</translation>
    </message>
    <message>
        <source>not found in the CV</source>
        <translation>not found in the CV</translation>
    </message>
    <message>
        <source>page {page}</source>
        <translation>page {page}</translation>
    </message>
    <message>
        <source>Matched keywords: {skills}</source>
        <translation>Matched keywords: {skills}</translation>
    </message>
    <message>
        <source>Missing keywords: {skills}</source>
        <translation>Missing keywords: {skills}</translation>
    </message>
    <message>
        <source>{low} years or more</source>
        <translation>{low} years or more</translation>
    </message>
    <message>
        <source>{low} to {high} years</source>
        <translation>{low} to {high} years</translation>
    </message>
    <message>
        <source>The data in {folder} belongs to a newer version of CareerFlow, and this version cannot read it. Update CareerFlow, or choose another data folder in the settings.</source>
        <translation>The data in {folder} belongs to a newer version of CareerFlow, and this version cannot read it. Update CareerFlow, or choose another data folder in the settings.</translation>
    </message>
    <message>
        <source>Your data belongs to a newer version of CareerFlow: here it can be read and exported, but not changed. Update CareerFlow to go on working with it.</source>
        <translation>Your data belongs to a newer version of CareerFlow: here it can be read and exported, but not changed. Update CareerFlow to go on working with it.</translation>
    </message>
    <message>
        <source>The library in {folder} is open in another window or command of CareerFlow. Close it and try again. Nothing was changed.</source>
        <translation>The library in {folder} is open in another window or command of CareerFlow. Close it and try again. Nothing was changed.</translation>
    </message>
    <message>
        <source>The backup “{name}” is damaged and cannot be restored. Choose another one. Nothing was changed.</source>
        <translation>The backup “{name}” is damaged and cannot be restored. Choose another one. Nothing was changed.</translation>
    </message>
    <message>
        <source>“{name}” is not a backup of CareerFlow. Choose a file that CareerFlow has made. Nothing was changed.</source>
        <translation>“{name}” is not a backup of CareerFlow. Choose a file that CareerFlow has made. Nothing was changed.</translation>
    </message>
    <message>
        <source>The backup “{name}” was made by a newer version of CareerFlow. Update CareerFlow, then restore it. Nothing was changed.</source>
        <translation>The backup “{name}” was made by a newer version of CareerFlow. Update CareerFlow, then restore it. Nothing was changed.</translation>
    </message>
    <message>
        <source>The backup “{name}” is no longer there. Choose another one. Nothing was changed.</source>
        <translation>The backup “{name}” is no longer there. Choose another one. Nothing was changed.</translation>
    </message>
    <message>
        <source>Nothing is kept yet, so there is nothing to back up. Open a CV first.</source>
        <translation>Nothing is kept yet, so there is nothing to back up. Open a CV first.</translation>
    </message>
    <message>
        <source>The backup was made and looked through: it is sound.</source>
        <translation>The backup was made and looked through: it is sound.</translation>
    </message>
    <message>
        <source>“{name}” was written to {folder}. It holds everything in CareerFlow.</source>
        <translation>“{name}” was written to {folder}. It holds everything in CareerFlow.</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys, so the key was not saved. Keep it for this session only, set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY), or set up a keyring such as GNOME Keyring or KWallet.</source>
        <translation>This computer has no safe place for keys, so the key was not saved. Keep it for this session only, set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY), or set up a keyring such as GNOME Keyring or KWallet.</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys, such as GNOME Keyring or KWallet. Keep the key for this session only, or set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY): it is never written into a file.</source>
        <translation>This computer has no safe place for keys, such as GNOME Keyring or KWallet. Keep the key for this session only, or set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY): it is never written into a file.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked. Unlock it and try again, keep the key for this session only, or set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY).</source>
        <translation>The keyring of this computer is locked. Unlock it and try again, keep the key for this session only, or set it in the environment (GEMINI_API_KEY or OPENAI_API_KEY).</translation>
    </message>
    <message>
        <source>Something went wrong that should not have ({kind}). Nothing was lost. Try again; if it happens again, please report it with the log file that `careerflow doctor` names.</source>
        <translation>Something went wrong that should not have ({kind}). Nothing was lost. Try again; if it happens again, please report it with the log file that `careerflow doctor` names.</translation>
    </message>
    <message>
        <source>Your corrections were saved. They hold from the next analysis on.</source>
        <translation>Your corrections were saved. They hold from the next analysis on.</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Open its page</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>One CV at a time: {name} was opened.</source>
        <translation>One CV at a time: {name} was opened.</translation>
    </message>
    <message>
        <source>This report is not saved and will be gone when CareerFlow closes.</source>
        <translation>This report is not saved and will be gone when CareerFlow closes.</translation>
    </message>
    <message>
        <source>A report that is not saved was closed.</source>
        <translation>A report that is not saved was closed.</translation>
    </message>
    <message>
        <source>The verdicts and the advice of the language model were removed from this report.</source>
        <translation>The verdicts and the advice of the language model were removed from this report.</translation>
    </message>
    <message>
        <source>This report has been deleted. Bring it back from the trash in the library, or compare the CV with the advert again.</source>
        <translation>This report has been deleted. Bring it back from the trash in the library, or compare the CV with the advert again.</translation>
    </message>
    <message>
        <source>A comparison was closed: one of its two reports has been deleted.</source>
        <translation>A comparison was closed: one of its two reports has been deleted.</translation>
    </message>
    <message>
        <source>The draft was cleared.</source>
        <translation>The draft was cleared.</translation>
    </message>
    <message>
        <source>“{title}” was removed from the list.</source>
        <translation>“{title}” was removed from the list.</translation>
    </message>
    <message>
        <source>The stored copy of this CV is missing, so its pages cannot be shown. The report itself is complete.</source>
        <translation>The stored copy of this CV is missing, so its pages cannot be shown. The report itself is complete.</translation>
    </message>
    <message>
        <source>CareerFlow {version} has been published.</source>
        <translation>CareerFlow {version} has been published.</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>This is the newest version.</translation>
    </message>
    <message>
        <source>No release has been published yet. Nothing has to be done.</source>
        <translation>No release has been published yet. Nothing has to be done.</translation>
    </message>
    <message>
        <source>GitHub could not be reached. Check the connection to the internet and try again.</source>
        <translation>GitHub could not be reached. Check the connection to the internet and try again.</translation>
    </message>
    <message>
        <source>The answer did not come from GitHub: the certificate of the connection is not valid. Try again in another network.</source>
        <translation>The answer did not come from GitHub: the certificate of the connection is not valid. Try again in another network.</translation>
    </message>
    <message>
        <source>No browser could be started. The page is {page}</source>
        <translation>No browser could be started. The page is {page}</translation>
    </message>
    <message>
        <source>GitHub gave no answer that could be understood. Try again later.</source>
        <translation>GitHub gave no answer that could be understood. Try again later.</translation>
    </message>
    <message>
        <source>Reading the CV</source>
        <translation>Reading the CV</translation>
    </message>
    <message>
        <source>Preparing the CV for comparison</source>
        <translation>Preparing the CV for comparison</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Finding the requirements of the job</source>
        <translation>Finding the requirements of the job</translation>
    </message>
    <message>
        <source>Looking for evidence in the CV</source>
        <translation>Looking for evidence in the CV</translation>
    </message>
    <message>
        <source>Judging each requirement</source>
        <translation>Judging each requirement</translation>
    </message>
    <message>
        <source>Locating the evidence on its page</source>
        <translation>Locating the evidence on its page</translation>
    </message>
    <message>
        <source>Adding up the score</source>
        <translation>Adding up the score</translation>
    </message>
    <message>
        <source>Looking for it</source>
        <translation>Looking for it</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Downloading</translation>
    </message>
    <message>
        <source>Loading the encoder</source>
        <translation>Loading the encoder</translation>
    </message>
    <message>
        <source>Preparing the CVs in your library for this encoder</source>
        <translation>Preparing the CVs in your library for this encoder</translation>
    </message>
    <message>
        <source>Asking the language model</source>
        <translation>Asking the language model</translation>
    </message>
    <message>
        <source>Writing the advice</source>
        <translation>Writing the advice</translation>
    </message>
    <message>
        <source>The language model needs a key. Enter one in the settings.</source>
        <translation>The language model needs a key. Enter one in the settings.</translation>
    </message>
    <message>
        <source>This is not a key: keys have letters, digits and signs only, in one line. Copy it again from the provider's page.</source>
        <translation>This is not a key: keys have letters, digits and signs only, in one line. Copy it again from the provider's page.</translation>
    </message>
    <message>
        <source>{host} does not accept the key. Check it, or enter another one in the settings.</source>
        <translation>{host} does not accept the key. Check it, or enter another one in the settings.</translation>
    </message>
    <message>
        <source>{host} does not let this key use the model. Allow it on the provider's page, or choose another model or key in the settings.</source>
        <translation>{host} does not let this key use the model. Allow it on the provider's page, or choose another model or key in the settings.</translation>
    </message>
    <message>
        <source>{host} does not serve the country you are in. Choose another provider in the settings, or a model on your own computer.</source>
        <translation>{host} does not serve the country you are in. Choose another provider in the settings, or a model on your own computer.</translation>
    </message>
    <message>
        <source>The quota of this key at {host} is used up. Wait until it is renewed, raise it on the provider's page, or use another model.</source>
        <translation>The quota of this key at {host} is used up. Wait until it is renewed, raise it on the provider's page, or use another model.</translation>
    </message>
    <message>
        <source>{host} was asked too often, and still refused after several tries. Try again in a minute.</source>
        <translation>{host} was asked too often, and still refused after several tries. Try again in a minute.</translation>
    </message>
    <message>
        <source>{host} asks to wait {seconds} seconds before it is asked again. Try again after that.</source>
        <translation>{host} asks to wait {seconds} seconds before it is asked again. Try again after that.</translation>
    </message>
    <message>
        <source>{host} is overloaded or out of order, and did not answer after several tries. Try again later, or choose another model in the settings.</source>
        <translation>{host} is overloaded or out of order, and did not answer after several tries. Try again later, or choose another model in the settings.</translation>
    </message>
    <message>
        <source>{host} has no model named “{model}”. Choose one of its list in the settings.</source>
        <translation>{host} has no model named “{model}”. Choose one of its list in the settings.</translation>
    </message>
    <message>
        <source>{host} offers no model that writes text. Load one there, or name it in the settings.</source>
        <translation>{host} offers no model that writes text. Load one there, or name it in the settings.</translation>
    </message>
    <message>
        <source>{host} answers, but there is no language model at this address. Check the address in the settings.</source>
        <translation>{host} answers, but there is no language model at this address. Check the address in the settings.</translation>
    </message>
    <message>
        <source>This is not an address of a language model. Enter one such as http://localhost:11434/v1 in the settings.</source>
        <translation>This is not an address of a language model. Enter one such as http://localhost:11434/v1 in the settings.</translation>
    </message>
    <message>
        <source>Your CV or key would travel to {host} unencrypted, so nothing was sent. Enter an address that begins with https:// in the settings.</source>
        <translation>Your CV or key would travel to {host} unencrypted, so nothing was sent. Enter an address that begins with https:// in the settings.</translation>
    </message>
    <message>
        <source>{host} did not accept the request. Choose another model in the settings; not every one can answer in the form that is needed here.</source>
        <translation>{host} did not accept the request. Choose another model in the settings; not every one can answer in the form that is needed here.</translation>
    </message>
    <message>
        <source>The CV and the job advert are too long for this model. Choose a model that takes more text, or give it a larger context in its own settings.</source>
        <translation>The CV and the job advert are too long for this model. Choose a model that takes more text, or give it a larger context in its own settings.</translation>
    </message>
    <message>
        <source>The answer of the language model was cut short at its limit of length. Try again, or choose another model in the settings.</source>
        <translation>The answer of the language model was cut short at its limit of length. Try again, or choose another model in the settings.</translation>
    </message>
    <message>
        <source>The language model broke off its answer for reasons of safety. Try again, or choose another model in the settings.</source>
        <translation>The language model broke off its answer for reasons of safety. Try again, or choose another model in the settings.</translation>
    </message>
    <message>
        <source>The provider refused to answer because of what the CV or the job advert says. Choose another model in the settings, or keep the local report.</source>
        <translation>The provider refused to answer because of what the CV or the job advert says. Choose another model in the settings, or keep the local report.</translation>
    </message>
    <message>
        <source>The language model broke off its answer because it repeated a published text. Try again, or choose another model in the settings.</source>
        <translation>The language model broke off its answer because it repeated a published text. Try again, or choose another model in the settings.</translation>
    </message>
    <message>
        <source>The language model gave an empty answer. Try again, or choose another model in the settings.</source>
        <translation>The language model gave an empty answer. Try again, or choose another model in the settings.</translation>
    </message>
    <message>
        <source>The answer of the language model is not in the form that was asked for, so it is not used. Try again, or choose a more capable model in the settings.</source>
        <translation>The answer of the language model is not in the form that was asked for, so it is not used. Try again, or choose a more capable model in the settings.</translation>
    </message>
    <message>
        <source>A web page came in place of the answer of {host}. If this network wants a login, open a browser and log in; else check the address in the settings.</source>
        <translation>A web page came in place of the answer of {host}. If this network wants a login, open a browser and log in; else check the address in the settings.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid, so nothing was sent. Try again in another network, or ask the one who runs this network or server.</source>
        <translation>The certificate of {host} is not valid, so nothing was sent. Try again in another network, or ask the one who runs this network or server.</translation>
    </message>
    <message>
        <source>No secure connection to {host} could be made. Check the address in the settings: a server on your own computer usually has one that begins with http://.</source>
        <translation>No secure connection to {host} could be made. Check the address in the settings: a server on your own computer usually has one that begins with http://.</translation>
    </message>
    <message>
        <source>{host} could not be reached. Check the connection to the internet and the address in the settings, and try again.</source>
        <translation>{host} could not be reached. Check the connection to the internet and the address in the settings, and try again.</translation>
    </message>
    <message>
        <source>No program answers at {host}. Start the server of the language model there, or check the address in the settings.</source>
        <translation>No program answers at {host}. Start the server of the language model there, or check the address in the settings.</translation>
    </message>
    <message>
        <source>The proxy of this network did not let the connection to {host} through. Check the proxy settings of this computer, or ask the one who runs the network.</source>
        <translation>The proxy of this network did not let the connection to {host} through. Check the proxy settings of this computer, or ask the one who runs the network.</translation>
    </message>
    <message>
        <source>{host} did not answer in time. Try again, or choose a faster model in the settings.</source>
        <translation>{host} did not answer in time. Try again, or choose a faster model in the settings.</translation>
    </message>
    <message>
        <source>The model answered: the connection works.</source>
        <translation>The model answered: the connection works.</translation>
    </message>
    <message numerus="yes">
        <source>The provider lists %n model(s).</source>
        <translation>
            <numerusform>The provider lists %n model.</numerusform>
            <numerusform>The provider lists %n models.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored answer(s) deleted.</source>
        <translation>
            <numerusform>%n stored answer was deleted.</numerusform>
            <numerusform>%n stored answers were deleted.</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection to {host} broke off before the answer was complete. Check the connection and try again.</source>
        <translation>The connection to {host} broke off before the answer was complete. Check the connection and try again.</translation>
    </message>
    <message>
        <source>Not answered: it was cancelled, or the program ended, before the answer had come.</source>
        <translation>Not answered: it was cancelled, or the program ended, before the answer had come.</translation>
    </message>
    <message>
        <source>Nothing was sent: the log of what is sent could not be written. Free some space, or check the data folder in the settings.</source>
        <translation>Nothing was sent: the log of what is sent could not be written. Free some space, or check the data folder in the settings.</translation>
    </message>
    <message>
        <source>The language model did not answer for this requirement. Ask again for it alone.</source>
        <translation>The language model did not answer for this requirement. Ask again for it alone.</translation>
    </message>
    <message>
        <source>The language model gives no reason in words that can be shown.</source>
        <translation>The language model gives no reason in words that can be shown.</translation>
    </message>
    <message>
        <source>The words that the language model quotes are not among the CV's own, so its verdict earns nothing.</source>
        <translation>The words that the language model quotes are not among the CV's own, so its verdict earns nothing.</translation>
    </message>
    <message>
        <source>What the language model quotes from the CV is about something else, so its verdict earns nothing.</source>
        <translation>What the language model quotes from the CV is about something else, so its verdict earns nothing.</translation>
    </message>
    <message>
        <source>The language model's answer ended before this part. Have it written again.</source>
        <translation>The language model's answer ended before this part. Have it written again.</translation>
    </message>
    <message>
        <source>The language model's answer for this part has another form than was asked for. Have it written again.</source>
        <translation>The language model's answer for this part has another form than was asked for. Have it written again.</translation>
    </message>
    <message>
        <source>Nothing of what the language model wrote for this part could be used. Have it written again.</source>
        <translation>Nothing of what the language model wrote for this part could be used. Have it written again.</translation>
    </message>
    <message numerus="yes">
        <source>%n proposed rewrite(s) left out: the passage is not in the CV in these words.</source>
        <translation>
            <numerusform>%n proposed rewrite left out: the passage is not in the CV in these words.</numerusform>
            <numerusform>%n proposed rewrites left out: the passages are not in the CV in these words.</numerusform>
        </translation>
    </message>
    <message>
        <source>This stage is part of every pipeline and stays. You can rename it, or move it.</source>
        <translation>This stage is part of every pipeline and stays. You can rename it, or move it.</translation>
    </message>
    <message>
        <source>An application is always in some stage: the only entry of its history stays. Correct its day or stage instead.</source>
        <translation>An application is always in some stage: the only entry of its history stays. Correct its day or stage instead.</translation>
    </message>
    <message>
        <source>That CV is itself a later version of this one. Choose another.</source>
        <translation>That CV is itself a later version of this one. Choose another.</translation>
    </message>
    <message>
        <source>Files of more than {megabytes} MB are not kept. Note where it is instead.</source>
        <translation>Files of more than {megabytes} MB are not kept. Note where it is instead.</translation>
    </message>
    <message>
        <source>Comparing your CVs with the jobs: {done} of {of}</source>
        <translation>Comparing your CVs with the jobs: {done} of {of}</translation>
    </message>
    <message>
        <source>The copy of this file is no longer in the data folder. Add the file again.</source>
        <translation>The copy of this file is no longer in the data folder. Add the file again.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read. Check that it is still there and that you may read it.</source>
        <translation>“{name}” cannot be read. Check that it is still there and that you may read it.</translation>
    </message>
    <message>
        <source>Next step due today</source>
        <translation>Next step due today</translation>
    </message>
    <message numerus="yes">
        <source>Next step %n day(s) overdue</source>
        <translation>
            <numerusform>Next step %n day overdue</numerusform>
            <numerusform>Next step %n days overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>Interview today at {time}</source>
        <translation>Interview today at {time}</translation>
    </message>
    <message>
        <source>Interview tomorrow at {time}</source>
        <translation>Interview tomorrow at {time}</translation>
    </message>
    <message numerus="yes">
        <source>Deadline in %n day(s)</source>
        <translation>
            <numerusform>Deadline in %n day</numerusform>
            <numerusform>Deadline in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Deadline today</source>
        <translation>Deadline today</translation>
    </message>
    <message numerus="yes">
        <source>No answer for %n day(s)</source>
        <translation>
            <numerusform>No answer for %n day</numerusform>
            <numerusform>No answer for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n reminder</numerusform>
            <numerusform>%n reminders</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no dates to export: give an application a next step, an interview or a deadline first.</source>
        <translation>There are no dates to export: give an application a next step, an interview or a deadline first.</translation>
    </message>
    <message>
        <source>{step} ({title})</source>
        <translation>{step} ({title})</translation>
    </message>
    <message>
        <source>Next step: {title}</source>
        <translation>Next step: {title}</translation>
    </message>
    <message>
        <source>Deadline: {title}</source>
        <translation>Deadline: {title}</translation>
    </message>
    <message>
        <source>{round}: {title}</source>
        <translation>{round}: {title}</translation>
    </message>
    <message>
        <source>Interview: {title}</source>
        <translation>Interview: {title}</translation>
    </message>
    <message>
        <source>This PDF is protected. Open it on the Analyze page, which asks for its password; it is then in the library too.</source>
        <translation>This PDF is protected. Open it on the Analyze page, which asks for its password; it is then in the library too.</translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s) were added to the library.</source>
        <translation>
            <numerusform>%n CV was added to the library.</numerusform>
            <numerusform>%n CVs were added to the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s) were in the library already.</source>
        <translation>
            <numerusform>%n CV was in the library already.</numerusform>
            <numerusform>%n CVs were in the library already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) stay in the trash: an application still needs them.</source>
        <translation>
            <numerusform>%n thing stays in the trash: an application still needs it.</numerusform>
            <numerusform>%n things stay in the trash: an application still needs them.</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy was saved as {file}.</source>
        <translation>The copy was saved as {file}.</translation>
    </message>
    <message>
        <source>Undone:</source>
        <translation>Undone:</translation>
    </message>
    <message>
        <source>Done again:</source>
        <translation>Done again:</translation>
    </message>
    <message>
        <source>“{title}” was added to the library.</source>
        <translation>“{title}” was added to the library.</translation>
    </message>
    <message>
        <source>The job “{title}” was changed.</source>
        <translation>The job “{title}” was changed.</translation>
    </message>
    <message>
        <source>The advert of “{title}” was changed.</source>
        <translation>The advert of “{title}” was changed.</translation>
    </message>
    <message>
        <source>The tags of the job “{title}” were changed.</source>
        <translation>The tags of the job “{title}” were changed.</translation>
    </message>
    <message>
        <source>The notes on the job “{title}” were changed.</source>
        <translation>The notes on the job “{title}” were changed.</translation>
    </message>
    <message>
        <source>The job “{title}” was deleted.</source>
        <translation>The job “{title}” was deleted.</translation>
    </message>
    <message>
        <source>{count} jobs were deleted.</source>
        <translation>{count} jobs were deleted.</translation>
    </message>
    <message>
        <source>“{title}” was added to the pipeline.</source>
        <translation>“{title}” was added to the pipeline.</translation>
    </message>
    <message>
        <source>{count} jobs were added to the pipeline.</source>
        <translation>{count} jobs were added to the pipeline.</translation>
    </message>
    <message>
        <source>“{title}” is now in {stage}.</source>
        <translation>“{title}” is now in {stage}.</translation>
    </message>
    <message>
        <source>The next step of “{title}” was changed.</source>
        <translation>The next step of “{title}” was changed.</translation>
    </message>
    <message>
        <source>The link of “{title}” was changed.</source>
        <translation>The link of “{title}” was changed.</translation>
    </message>
    <message>
        <source>The salary of “{title}” was changed.</source>
        <translation>The salary of “{title}” was changed.</translation>
    </message>
    <message>
        <source>The tags of “{title}” were changed.</source>
        <translation>The tags of “{title}” were changed.</translation>
    </message>
    <message>
        <source>The notes on “{title}” were changed.</source>
        <translation>The notes on “{title}” were changed.</translation>
    </message>
    <message>
        <source>The CV of “{title}” was changed.</source>
        <translation>The CV of “{title}” was changed.</translation>
    </message>
    <message>
        <source>“{title}” is in the trash.</source>
        <translation>“{title}” is in the trash.</translation>
    </message>
    <message>
        <source>A stage was added to the history of “{title}”.</source>
        <translation>A stage was added to the history of “{title}”.</translation>
    </message>
    <message>
        <source>The history of “{title}” was corrected.</source>
        <translation>The history of “{title}” was corrected.</translation>
    </message>
    <message>
        <source>A stage was taken out of the history of “{title}”.</source>
        <translation>A stage was taken out of the history of “{title}”.</translation>
    </message>
    <message>
        <source>An interview round was added to “{title}”.</source>
        <translation>An interview round was added to “{title}”.</translation>
    </message>
    <message>
        <source>An interview round of “{title}” was changed.</source>
        <translation>An interview round of “{title}” was changed.</translation>
    </message>
    <message>
        <source>An interview round of “{title}” was deleted.</source>
        <translation>An interview round of “{title}” was deleted.</translation>
    </message>
    <message>
        <source>A contact was added to “{title}”.</source>
        <translation>A contact was added to “{title}”.</translation>
    </message>
    <message>
        <source>A contact of “{title}” was changed.</source>
        <translation>A contact of “{title}” was changed.</translation>
    </message>
    <message>
        <source>A contact of “{title}” was deleted.</source>
        <translation>A contact of “{title}” was deleted.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were added to “{title}”.</source>
        <translation>
            <numerusform>%n file was added to “{title}”.</numerusform>
            <numerusform>%n files were added to “{title}”.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file was removed from “{title}”.</source>
        <translation>A file was removed from “{title}”.</translation>
    </message>
    <message>
        <source>“{title}” is in the pipeline, in {stage}.</source>
        <translation>“{title}” is in the pipeline, in {stage}.</translation>
    </message>
    <message>
        <source>“{title}” now has this report and its CV.</source>
        <translation>“{title}” now has this report and its CV.</translation>
    </message>
    <message>
        <source>“{title}” was moved to {stage}.</source>
        <translation>“{title}” was moved to {stage}.</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were moved to {stage}.</source>
        <translation>
            <numerusform>%n application was moved to {stage}.</numerusform>
            <numerusform>%n applications were moved to {stage}.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was put in another place in {stage}.</source>
        <translation>“{title}” was put in another place in {stage}.</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were put in another place in {stage}.</source>
        <translation>
            <numerusform>%n application was put in another place in {stage}.</numerusform>
            <numerusform>%n applications were put in another place in {stage}.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was changed.</source>
        <translation>“{title}” was changed.</translation>
    </message>
    <message numerus="yes">
        <source>The tags of %n application(s) were changed.</source>
        <translation>
            <numerusform>The tags of %n application were changed.</numerusform>
            <numerusform>The tags of %n applications were changed.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was moved to the trash.</source>
        <translation>“{title}” was moved to the trash.</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were moved to the trash.</source>
        <translation>
            <numerusform>%n application was moved to the trash.</numerusform>
            <numerusform>%n applications were moved to the trash.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was added to {stage}.</source>
        <translation>“{title}” was added to {stage}.</translation>
    </message>
    <message>
        <source>The stage {stage} was added.</source>
        <translation>The stage {stage} was added.</translation>
    </message>
    <message>
        <source>The stage {stage} was changed.</source>
        <translation>The stage {stage} was changed.</translation>
    </message>
    <message>
        <source>The stage {stage} was moved.</source>
        <translation>The stage {stage} was moved.</translation>
    </message>
    <message>
        <source>The stage {stage} was deleted.</source>
        <translation>The stage {stage} was deleted.</translation>
    </message>
    <message>
        <source>“{title}” was renamed to “{name}”.</source>
        <translation>“{title}” was renamed to “{name}”.</translation>
    </message>
    <message>
        <source>The language of “{title}” was changed.</source>
        <translation>The language of “{title}” was changed.</translation>
    </message>
    <message>
        <source>“{title}” is now the next version of “{previous}”.</source>
        <translation>“{title}” is now the next version of “{previous}”.</translation>
    </message>
    <message>
        <source>“{title}” is no longer the next version of another CV.</source>
        <translation>“{title}” is no longer the next version of another CV.</translation>
    </message>
    <message>
        <source>“{title}” is again as it was on this computer.</source>
        <translation>“{title}” is again as it was on this computer.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are again as they were on this computer.</source>
        <translation>
            <numerusform>%n value is again as it was on this computer.</numerusform>
            <numerusform>%n values are again as they were on this computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” is now as it was on the other computer.</source>
        <translation>“{title}” is now as it was on the other computer.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are now as they were on the other computer.</source>
        <translation>
            <numerusform>%n value is now as it was on the other computer.</numerusform>
            <numerusform>%n values are now as they were on the other computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was brought back from the trash.</source>
        <translation>“{title}” was brought back from the trash.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) were brought back from the trash.</source>
        <translation>
            <numerusform>%n thing was brought back from the trash.</numerusform>
            <numerusform>%n things were brought back from the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s) were moved to the trash.</source>
        <translation>
            <numerusform>%n CV was moved to the trash.</numerusform>
            <numerusform>%n CVs were moved to the trash.</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>Applied on</translation>
    </message>
    <message>
        <source>In this stage since</source>
        <translation>In this stage since</translation>
    </message>
    <message>
        <source>Saved on</source>
        <translation>Saved on</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Next step on</source>
        <translation>Next step on</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>Posted on</translation>
    </message>
    <message>
        <source>Salary from</source>
        <translation>Salary from</translation>
    </message>
    <message>
        <source>Salary to</source>
        <translation>Salary to</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>Salary per</source>
        <translation>Salary per</translation>
    </message>
    <message>
        <source>Salary range</source>
        <translation>Salary range</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Advert's language</source>
        <translation>Advert's language</translation>
    </message>
    <message>
        <source>Job advert</source>
        <translation>Job advert</translation>
    </message>
    <message>
        <source>(left out)</source>
        <translation>(left out)</translation>
    </message>
    <message>
        <source>Wishlist</source>
        <translation>Wishlist</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>Interviewing</source>
        <translation>Interviewing</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Offer</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>new</source>
        <translation>new</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>already there</translation>
    </message>
    <message>
        <source>no title or company</source>
        <translation>no title or company</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) will be added.</source>
        <translation>
            <numerusform>%n application will be added.</numerusform>
            <numerusform>%n applications will be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are left out: their application is in the pipeline already.</source>
        <translation>
            <numerusform>%n row is left out: its application is in the pipeline already.</numerusform>
            <numerusform>%n rows are left out: their applications are in the pipeline already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are left out: they have neither a title nor a company.</source>
        <translation>
            <numerusform>%n row is left out: it has neither a title nor a company.</numerusform>
            <numerusform>%n rows are left out: they have neither a title nor a company.</numerusform>
        </translation>
    </message>
    <message>
        <source>The dates in “{column}” could be read both ways. 3/4 is taken for 3 April.</source>
        <translation>The dates in “{column}” could be read both ways. 3/4 is taken for 3 April.</translation>
    </message>
    <message>
        <source>The dates in “{column}” could be read both ways. 3/4 is taken for March 4.</source>
        <translation>The dates in “{column}” could be read both ways. 3/4 is taken for March 4.</translation>
    </message>
    <message numerus="yes">
        <source>“{word}” is no stage that CareerFlow knows (%n row(s)).</source>
        <translation>
            <numerusform>“{word}” is no stage that CareerFlow knows (%n row).</numerusform>
            <numerusform>“{word}” is no stage that CareerFlow knows (%n rows).</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported: {time}</source>
        <translation>Exported: {time}</translation>
    </message>
    <message>
        <source>CVs: {new} new, {newer} changed, {same} the same, {older} newer here</source>
        <translation>CVs: {new} new, {newer} changed, {same} the same, {older} newer here</translation>
    </message>
    <message>
        <source>Jobs: {new} new, {newer} changed, {same} the same, {older} newer here</source>
        <translation>Jobs: {new} new, {newer} changed, {same} the same, {older} newer here</translation>
    </message>
    <message>
        <source>Applications: {new} new, {newer} changed, {same} the same, {older} newer here</source>
        <translation>Applications: {new} new, {newer} changed, {same} the same, {older} newer here</translation>
    </message>
    <message>
        <source>Reports: {new} new, {newer} changed, {same} the same, {older} newer here</source>
        <translation>Reports: {new} new, {newer} changed, {same} the same, {older} newer here</translation>
    </message>
    <message>
        <source>What belongs to them: {new} new, {newer} changed, {same} the same, {older} newer here</source>
        <translation>What belongs to them: {new} new, {newer} changed, {same} the same, {older} newer here</translation>
    </message>
    <message numerus="yes">
        <source>%n CV(s) or attachment(s) come without their file: export as .zip to take those along.</source>
        <translation>
            <numerusform>%n CV or attachment comes without its file: export as .zip to take it along.</numerusform>
            <numerusform>%n CVs or attachments come without their file: export as .zip to take those along.</numerusform>
        </translation>
    </message>
    <message>
        <source>write all that is yours into a file: CVs, jobs, applications, reports (.zip, .json), or the applications for a spreadsheet (.csv)</source>
        <translation>write all that is yours into a file: CVs, jobs, applications, reports (.zip, .json), or the applications for a spreadsheet (.csv)</translation>
    </message>
    <message>
        <source>show what importing such a file, or a CSV of another program, would do, and with --yes do it</source>
        <translation>show what importing such a file, or a CSV of another program, would do, and with --yes do it</translation>
    </message>
    <message>
        <source>the file to write</source>
        <translation>the file to write</translation>
    </message>
    <message>
        <source>zip: everything with the files of CVs; json: without them; csv: applications; what the file is called after if not given</source>
        <translation>zip: everything with the files of CVs; json: without them; csv: applications; what the file is called after if not given</translation>
    </message>
    <message>
        <source>a .zip or .json file that CareerFlow has exported, or a .csv file of any program</source>
        <translation>a .zip or .json file that CareerFlow has exported, or a .csv file of any program</translation>
    </message>
    <message>
        <source>import it</source>
        <translation>import it</translation>
    </message>
    <message>
        <source>only show what would be imported</source>
        <translation>only show what would be imported</translation>
    </message>
    <message>
        <source>a JSON file that says what the columns of a CSV file mean: see docs/data-format.md</source>
        <translation>a JSON file that says what the columns of a CSV file mean: see docs/data-format.md</translation>
    </message>
    <message>
        <source>What kind of file? Name it .zip, .json or .csv, or add --format.</source>
        <translation>What kind of file? Name it .zip, .json or .csv, or add --format.</translation>
    </message>
    <message>
        <source>--mapping is for CSV files: the columns of the others are known.</source>
        <translation>--mapping is for CSV files: the columns of the others are known.</translation>
    </message>
    <message>
        <source>The file of --mapping cannot be read: it is JSON with “columns”, “day_first” and “stages”. Columns are named as in the CSV file, fields as in docs/data-format.md.</source>
        <translation>The file of --mapping cannot be read: it is JSON with “columns”, “day_first” and “stages”. Columns are named as in the CSV file, fields as in docs/data-format.md.</translation>
    </message>
    <message>
        <source>Nothing was imported. Add --yes to import it.</source>
        <translation>Nothing was imported. Add --yes to import it.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Imported.</translation>
    </message>
    <message>
        <source>“{name}” is no longer there. Choose the file again.</source>
        <translation>“{name}” is no longer there. Choose the file again.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read. Check that you may open it, and that no other program holds it.</source>
        <translation>“{name}” cannot be read. Check that you may open it, and that no other program holds it.</translation>
    </message>
    <message>
        <source>This is not a text file. In Excel or LibreOffice, save the table as “CSV UTF-8” and import that.</source>
        <translation>This is not a text file. In Excel or LibreOffice, save the table as “CSV UTF-8” and import that.</translation>
    </message>
    <message>
        <source>There is no row to import in this file. Its first row names the columns; the applications follow below.</source>
        <translation>There is no row to import in this file. Its first row names the columns; the applications follow below.</translation>
    </message>
    <message>
        <source>The file is larger than {megabytes} MB. Split it into several and import those one after the other.</source>
        <translation>The file is larger than {megabytes} MB. Split it into several and import those one after the other.</translation>
    </message>
    <message>
        <source>The file has more than {most} rows. Split it into several and import those one after the other.</source>
        <translation>The file has more than {most} rows. Split it into several and import those one after the other.</translation>
    </message>
    <message>
        <source>A row of the file has more than {most} columns. Check that it is a table of applications, saved as CSV.</source>
        <translation>A row of the file has more than {most} columns. Check that it is a table of applications, saved as CSV.</translation>
    </message>
    <message>
        <source>“{cell}” is no date that could be read; it is left empty.</source>
        <translation>“{cell}” is no date that could be read; it is left empty.</translation>
    </message>
    <message>
        <source>“{cell}” is no amount that could be read; it is left empty.</source>
        <translation>“{cell}” is no amount that could be read; it is left empty.</translation>
    </message>
    <message>
        <source>This file was not exported by CareerFlow. Everything is imported from the .zip or .json file that “Export” made; applications also from a .csv file. A backup is brought back by “Restore” in the settings.</source>
        <translation>This file was not exported by CareerFlow. Everything is imported from the .zip or .json file that “Export” made; applications also from a .csv file. A backup is brought back by “Restore” in the settings.</translation>
    </message>
    <message>
        <source>This file was exported by a newer version of CareerFlow. Install that version, then import the file.</source>
        <translation>This file was exported by a newer version of CareerFlow. Install that version, then import the file.</translation>
    </message>
    <message>
        <source>The file is damaged (at {where}): its JSON ends there, or is none. Nothing was imported. Export it once more, or take another copy.</source>
        <translation>The file is damaged (at {where}): its JSON ends there, or is none. Nothing was imported. Export it once more, or take another copy.</translation>
    </message>
    <message>
        <source>The file is damaged: in {table}, row {row}, the value of “{column}” is none that CareerFlow writes. Nothing was imported. Export it once more, or take another copy.</source>
        <translation>The file is damaged: in {table}, row {row}, the value of “{column}” is none that CareerFlow writes. Nothing was imported. Export it once more, or take another copy.</translation>
    </message>
    <message>
        <source>The file holds “{table}”, which this version of CareerFlow does not know. Nothing was imported. Install the newest version.</source>
        <translation>The file holds “{table}”, which this version of CareerFlow does not know. Nothing was imported. Install the newest version.</translation>
    </message>
    <message>
        <source>The .zip file is damaged or protected. Nothing was imported. Take another copy of it, or export once more.</source>
        <translation>The .zip file is damaged or protected. Nothing was imported. Take another copy of it, or export once more.</translation>
    </message>
    <message>
        <source>The file holds more than {megabytes} MB in one piece, more than any library of CareerFlow. Nothing was imported.</source>
        <translation>The file holds more than {megabytes} MB in one piece, more than any library of CareerFlow. Nothing was imported.</translation>
    </message>
    <message>
        <source>The .zip file would grow to many times its size, as none does that CareerFlow makes. Nothing was imported.</source>
        <translation>The .zip file would grow to many times its size, as none does that CareerFlow makes. Nothing was imported.</translation>
    </message>
    <message>
        <source>The .zip file holds more than {most} files. Nothing was imported. Check that it is one that CareerFlow has exported.</source>
        <translation>The .zip file holds more than {most} files. Nothing was imported. Check that it is one that CareerFlow has exported.</translation>
    </message>
    <message>
        <source>The .zip file holds “{name}”, which CareerFlow does not put there. Nothing was imported. Check where the file comes from.</source>
        <translation>The .zip file holds “{name}”, which CareerFlow does not put there. Nothing was imported. Check where the file comes from.</translation>
    </message>
    <message>
        <source>One of the files in the .zip file ({name}…) is not what its name says: it was damaged or exchanged. Nothing was imported.</source>
        <translation>One of the files in the .zip file ({name}…) is not what its name says: it was damaged or exchanged. Nothing was imported.</translation>
    </message>
    <message>
        <source>“{name}” was imported.</source>
        <translation>“{name}” was imported.</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were imported from “{name}”.</source>
        <translation>
            <numerusform>%n application was imported from “{name}”.</numerusform>
            <numerusform>%n applications were imported from “{name}”.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next step of “{title}” is done.</source>
        <translation>The next step of “{title}” is done.</translation>
    </message>
    <message>
        <source>The next step of “{title}” was put off.</source>
        <translation>The next step of “{title}” was put off.</translation>
    </message>
    <message>
        <source>Fetching changes</source>
        <translation>Fetching changes</translation>
    </message>
    <message>
        <source>Sending changes</source>
        <translation>Sending changes</translation>
    </message>
    <message>
        <source>Sending files</source>
        <translation>Sending files</translation>
    </message>
    <message>
        <source>Fetching files</source>
        <translation>Fetching files</translation>
    </message>
    <message>
        <source>Comparing with the server</source>
        <translation>Comparing with the server</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of one computer gave way to later changes on another.</source>
        <translation>
            <numerusform>%n value of one computer gave way to a later change on another.</numerusform>
            <numerusform>%n values of one computer gave way to later changes on another.</numerusform>
        </translation>
    </message>
    <message>
        <source>The clock of this computer is more than five minutes ahead of the server's. Set it right, and the sync goes on.</source>
        <translation>The clock of this computer is more than five minutes ahead of the server's. Set it right, and the sync goes on.</translation>
    </message>
    <message>
        <source>The connection to the server broke off. Nothing is lost.</source>
        <translation>The connection to the server broke off. Nothing is lost.</translation>
    </message>
    <message>
        <source>Supabase knows no such project or user. Copy the address again. If the project was paused, start it on supabase.com and wait a few minutes.</source>
        <translation>Supabase knows no such project or user. Copy the address again. If the project was paused, start it on supabase.com and wait a few minutes.</translation>
    </message>
    <message>
        <source>There is no connection to the internet.</source>
        <translation>There is no connection to the internet.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Check the connection to the internet, and try again.</source>
        <translation>The server did not answer in time. Check the connection to the internet, and try again.</translation>
    </message>
    <message>
        <source>The database has no connection free at the moment. Try again in a few minutes.</source>
        <translation>The database has no connection free at the moment. Try again in a few minutes.</translation>
    </message>
    <message>
        <source>The server does not accept the user or the password. Check both. A new password can be set on supabase.com, in the settings of the database.</source>
        <translation>The server does not accept the user or the password. Check both. A new password can be set on supabase.com, in the settings of the database.</translation>
    </message>
    <message>
        <source>The copy on the server has been deleted. Everything on this computer is still here. Disconnect; after that you can connect anew.</source>
        <translation>The copy on the server has been deleted. Everything on this computer is still here. Disconnect; after that you can connect anew.</translation>
    </message>
    <message>
        <source>Paste the address of your database here.</source>
        <translation>Paste the address of your database here.</translation>
    </message>
    <message>
        <source>That is an API key. What is needed is the connection string: in Supabase open your project, click “Connect” at the top, and copy the address below “Transaction pooler”. It begins with postgresql://.</source>
        <translation>That is an API key. What is needed is the connection string: in Supabase open your project, click “Connect” at the top, and copy the address below “Transaction pooler”. It begins with postgresql://.</translation>
    </message>
    <message>
        <source>The address does not say where the server is. Copy all of it, from postgresql:// to the end.</source>
        <translation>The address does not say where the server is. Copy all of it, from postgresql:// to the end.</translation>
    </message>
    <message>
        <source>The address does not say as which user to log in. Copy all of it, from postgresql:// to the end.</source>
        <translation>The address does not say as which user to log in. Copy all of it, from postgresql:// to the end.</translation>
    </message>
    <message>
        <source>The address still has a place in brackets to be filled in. Copy it from “Connect” in your own project, where only the password is left out.</source>
        <translation>The address still has a place in brackets to be filled in. Copy it from “Connect” in your own project, where only the password is left out.</translation>
    </message>
    <message>
        <source>The port in the address is not a number from 1 to 65535. Supabase's is 6543 or 5432.</source>
        <translation>The port in the address is not a number from 1 to 65535. Supabase's is 6543 or 5432.</translation>
    </message>
    <message>
        <source>That is your project's page or name. What is needed is the connection string: in Supabase open your project, click “Connect” at the top, and copy the address below “Transaction pooler”. It begins with postgresql://.</source>
        <translation>That is your project's page or name. What is needed is the connection string: in Supabase open your project, click “Connect” at the top, and copy the address below “Transaction pooler”. It begins with postgresql://.</translation>
    </message>
    <message>
        <source>This is not the address of a PostgreSQL database. It begins with postgresql://.</source>
        <translation>This is not the address of a PostgreSQL database. It begins with postgresql://.</translation>
    </message>
    <message>
        <source>Disconnected. Everything on this computer is as it was.</source>
        <translation>Disconnected. Everything on this computer is as it was.</translation>
    </message>
    <message>
        <source>Type the password of the database.</source>
        <translation>Type the password of the database.</translation>
    </message>
    <message>
        <source>The server does not know this password. It stands in square brackets: those of [YOUR-PASSWORD] have to go, too.</source>
        <translation>The server does not know this password. It stands in square brackets: those of [YOUR-PASSWORD] have to go, too.</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Syncing</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}: {done} of {total}</translation>
    </message>
    <message>
        <source>Sync has stopped.</source>
        <translation>Sync has stopped.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked. Unlock it, and the sync goes on.</source>
        <translation>The keyring of this computer is locked. Unlock it, and the sync goes on.</translation>
    </message>
    <message>
        <source>What the server holds cannot be decrypted: it was encrypted with another key, or has been tampered with.</source>
        <translation>What the server holds cannot be decrypted: it was encrypted with another key, or has been tampered with.</translation>
    </message>
    <message>
        <source>The server holds something that is not from CareerFlow. Nothing of it was taken over.</source>
        <translation>The server holds something that is not from CareerFlow. Nothing of it was taken over.</translation>
    </message>
    <message>
        <source>The passphrase needs at least {least} characters.</source>
        <translation>The passphrase needs at least {least} characters.</translation>
    </message>
    <message>
        <source>An earlier version of CareerFlow has set up the database, in which the passphrase cannot be changed. Disconnect this computer and connect it anew: that brings the database up to date.</source>
        <translation>An earlier version of CareerFlow has set up the database, in which the passphrase cannot be changed. Disconnect this computer and connect it anew: that brings the database up to date.</translation>
    </message>
    <message>
        <source>The passphrase has been changed.</source>
        <translation>The passphrase has been changed.</translation>
    </message>
    <message>
        <source>The passphrase is not the one of this library.</source>
        <translation>The passphrase is not the one of this library.</translation>
    </message>
    <message>
        <source>This computer and the server still differ after everything was exchanged anew. Nothing is lost here. Disconnect and connect anew; if it stays so, please report it.</source>
        <translation>This computer and the server still differ after everything was exchanged anew. Nothing is lost here. Disconnect and connect anew; if it stays so, please report it.</translation>
    </message>
    <message>
        <source>The password for the sync is no longer in the keyring of this computer. Disconnect, and connect anew; everything stays here.</source>
        <translation>The password for the sync is no longer in the keyring of this computer. Disconnect, and connect anew; everything stays here.</translation>
    </message>
    <message>
        <source>This library is not connected with a server.</source>
        <translation>This library is not connected with a server.</translation>
    </message>
    <message>
        <source>The server answered with an error that CareerFlow does not know. Nothing is lost. Try again later; if it stays so, disconnect and connect anew.</source>
        <translation>The server answered with an error that CareerFlow does not know. Nothing is lost. Try again later; if it stays so, disconnect and connect anew.</translation>
    </message>
    <message>
        <source>This address is reached over IPv6 only, which your network does not have. In Supabase click “Connect” and copy the address below “Transaction pooler” instead.</source>
        <translation>This address is reached over IPv6 only, which your network does not have. In Supabase click “Connect” and copy the address below “Transaction pooler” instead.</translation>
    </message>
    <message>
        <source>A newer CareerFlow has set up the database. Update CareerFlow on this computer, and the sync goes on.</source>
        <translation>A newer CareerFlow has set up the database. Update CareerFlow on this computer, and the sync goes on.</translation>
    </message>
    <message>
        <source>The file of the certificate cannot be read, or holds no certificate. Choose it again.</source>
        <translation>The file of the certificate cannot be read, or holds no certificate. Choose it again.</translation>
    </message>
    <message>
        <source>The server has no database of this name. At Supabase it is called postgres.</source>
        <translation>The server has no database of this name. At Supabase it is called postgres.</translation>
    </message>
    <message>
        <source>No server has this name. Check the address: copy it again, all of it.</source>
        <translation>No server has this name. Check the address: copy it again, all of it.</translation>
    </message>
    <message>
        <source>The server offers no encrypted connection, so nothing was sent. Turn on SSL (TLS) on the server.</source>
        <translation>The server offers no encrypted connection, so nothing was sent. Turn on SSL (TLS) on the server.</translation>
    </message>
    <message>
        <source>This computer may not use the library on the server any more. Everything here is still here. Disconnect; after that you can connect anew.</source>
        <translation>This computer may not use the library on the server any more. Everything here is still here. Disconnect; after that you can connect anew.</translation>
    </message>
    <message>
        <source>The server does not let this network in. Check its list of allowed addresses.</source>
        <translation>The server does not let this network in. Check its list of allowed addresses.</translation>
    </message>
    <message>
        <source>This user may not set up the database: it has to be able to create schemas and roles. At Supabase take the user postgres.</source>
        <translation>This user may not set up the database: it has to be able to create schemas and roles. At Supabase take the user postgres.</translation>
    </message>
    <message>
        <source>The server runs PostgreSQL {version}, and CareerFlow needs {oldest} or later. At Supabase a project is upgraded in its settings, below “Infrastructure”.</source>
        <translation>The server runs PostgreSQL {version}, and CareerFlow needs {oldest} or later. At Supabase a project is upgraded in its settings, below “Infrastructure”.</translation>
    </message>
    <message>
        <source>The project on Supabase does not answer: it is paused or was deleted. Open supabase.com, start the project again, and wait a few minutes.</source>
        <translation>The project on Supabase does not answer: it is paused or was deleted. Open supabase.com, start the project again, and wait a few minutes.</translation>
    </message>
    <message>
        <source>No database answers at this address and port. Check the port; if both are right, the server is not running.</source>
        <translation>No database answers at this address and port. Check the port; if both are right, the server is not running.</translation>
    </message>
    <message>
        <source>The database takes nothing more: its storage is used up, or it is read-only. Free some space there, or choose a larger plan.</source>
        <translation>The database takes nothing more: its storage is used up, or it is read-only. Free some space there, or choose a larger plan.</translation>
    </message>
    <message>
        <source>An entry is too large for the server.</source>
        <translation>An entry is too large for the server.</translation>
    </message>
    <message>
        <source>The certificate of the server is not from an authority that is trusted, so nothing was sent. If the server is your own, choose the certificate of its authority.</source>
        <translation>The certificate of the server is not from an authority that is trusted, so nothing was sent. If the server is your own, choose the certificate of its authority.</translation>
    </message>
    <message>
        <source>The certificate of the server is for another name than that in the address, so nothing was sent. Use the name that the certificate is for.</source>
        <translation>The certificate of the server is for another name than that in the address, so nothing was sent. Use the name that the certificate is for.</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>closes in %n day(s)</source>
        <translation>
            <numerusform>closes in %n day</numerusform>
            <numerusform>closes in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Remove from this list (Delete)</source>
        <translation>Remove from this list (Delete)</translation>
    </message>
</context>
<context>
    <name>_Field</name>
    <message>
        <source>Corrected by you</source>
        <translation>Corrected by you</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>As read</translation>
    </message>
    <message>
        <source>In the CV: {quote}</source>
        <translation>In the CV: {quote}</translation>
    </message>
</context>
<context>
    <name>_FolderRow</name>
    <message>
        <source>Empty</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open: {folder}</source>
        <translation>Open: {folder}</translation>
    </message>
</context>
<context>
    <name>_Proposal</name>
    <message>
        <source>This looks like a new version of “{name}”.</source>
        <translation>This looks like a new version of “{name}”.</translation>
    </message>
    <message>
        <source>This looks like a new version of “{name}” of {day}.</source>
        <translation>This looks like a new version of “{name}” of {day}.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
</TS>
