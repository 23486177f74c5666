; The installer for Windows: for one person, without an administrator, in English and Vietnamese.
;
;   iscc /DVersion=0.1.0 packaging\windows\careerflow.iss                  from dist\careerflow
;   iscc /DVersion=0.1.0 /DFlavour=-full packaging\windows\careerflow.iss    from dist\careerflow-full
; sign.ps1 signs the programs before, and the installer afterwards.
;
; A newer version is installed over the old one, in its folder. What the user keeps in CareerFlow is
; in another folder: neither an update nor the uninstaller touches it, and the latter says where.

#ifndef Version
  #error Give the version: iscc /DVersion=0.1.0 packaging\windows\careerflow.iss
#endif
#ifndef Flavour
  #define Flavour ""
#endif
#define Repository "https://github.com/careerflow/careerflow"
#define Program "careerflow.exe"
#define Document "CareerFlow.CV"

[Setup]
AppId={{42402521-2720-4143-8B2D-20037C246734}
AppName=CareerFlow
AppVersion={#Version}
AppVerName=CareerFlow {#Version}
AppPublisher=CareerFlow
AppPublisherURL={#Repository}
AppSupportURL={#Repository}/issues
AppUpdatesURL={#Repository}/releases
VersionInfoVersion={#Version}
; What single_instance.py creates: setup and uninstaller wait for the program to be closed.
AppMutex=CareerFlow
PrivilegesRequired=lowest
DefaultDirName={autopf}\CareerFlow
DisableDirPage=auto
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Windows 10 1809, the oldest that Qt 6.11 runs on.
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
WizardStyle=modern
SetupIconFile=..\..\build\icons\careerflow.ico
UninstallDisplayIcon={app}\{#Program}
UninstallDisplayName=CareerFlow
Compression=lzma2/max
SolidCompression=yes
OutputDir=..\..\dist
OutputBaseFilename=CareerFlow-{#Version}-windows-x64{#Flavour}

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
; Inno Setup has no Vietnamese of its own; what our file leaves out is said in English.
Name: "vi"; MessagesFile: "compiler:Default.isl,Vietnamese.isl"

[CustomMessages]
en.CvType=CV (PDF or text)
vi.CvType=CV (PDF hoặc văn bản)
en.DataStays=CareerFlow was removed. Your CVs, reports and settings are still there, in:%n%n%1%n%nDelete this folder if you no longer need them.
vi.DataStays=Đã gỡ CareerFlow. CV, báo cáo và cài đặt của bạn vẫn còn trong:%n%n%1%n%nNếu không cần nữa, bạn có thể xóa thư mục này.

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; Of the version before: what it had and this one has not would stay.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
; careerflow.exe has no console; careerflow-cli.exe is the same with one.
Source: "..\..\dist\careerflow{#Flavour}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\CareerFlow"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\CareerFlow"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Registry]
; "Open with" for PDF and text; the program that opens them by itself stays the user's own.
Root: HKCU; Subkey: "Software\Classes\{#Document}"; ValueType: string; ValueData: "{cm:CvType}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\{#Document}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKCU; Subkey: "Software\Classes\{#Document}\shell\open"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "CareerFlow"
Root: HKCU; Subkey: "Software\Classes\{#Document}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\.pdf\OpenWithProgids"; ValueType: string; ValueName: "{#Document}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.txt\OpenWithProgids"; ValueType: string; ValueName: "{#Document}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\Applications\{#Program}"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "CareerFlow"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".pdf"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".txt"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\{#Program}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\{#Program}"; ValueType: string; ValueData: "{app}\{#Program}"; Flags: uninsdeletekey

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,CareerFlow}"; Flags: nowait postinstall skipifsilent

[Code]
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Kept: String;
begin
  Kept := ExpandConstant('{localappdata}\CareerFlow');
  if (CurUninstallStep = usPostUninstall) and DirExists(Kept) and not UninstallSilent then
    MsgBox(FmtMessage(CustomMessage('DataStays'), [Kept]), mbInformation, MB_OK);
end;
