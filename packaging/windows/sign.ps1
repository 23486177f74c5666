# Signs the files that are named; without a certificate it says so and leaves them as they are.
#
# WINDOWS_CERTIFICATE   a .pfx file in base64
# WINDOWS_PASSWORD      its password
param([Parameter(Mandatory)][string[]]$Files)
$ErrorActionPreference = 'Stop'
if (-not $env:WINDOWS_CERTIFICATE) {
    Write-Output '::notice::No WINDOWS_CERTIFICATE: nothing is signed, and SmartScreen asks before the first start'
    exit 0
}
$certificate = Join-Path $env:RUNNER_TEMP 'careerflow.pfx'
try {
    [IO.File]::WriteAllBytes($certificate, [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE))
    $tool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" |
        Sort-Object FullName | Select-Object -Last 1
    & $tool.FullName sign /fd SHA256 /td SHA256 /tr http://timestamp.digicert.com `
        /f $certificate /p $env:WINDOWS_PASSWORD $Files
    if ($LASTEXITCODE) { exit $LASTEXITCODE }
} finally {
    Remove-Item $certificate -ErrorAction SilentlyContinue
}
