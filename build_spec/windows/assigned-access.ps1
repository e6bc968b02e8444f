<#
.SYNOPSIS
Makes this machine a kiosk with Assigned Access, or undoes that.
.DESCRIPTION
Windows 10 and 11 Pro, Education and Enterprise, version 1809 or newer; not Home. From the next start on, Windows logs in
to a separate account in which only the kiosk runs. Ctrl+Alt+Del leads to the sign-in of other accounts.
Run it in PowerShell as an administrator, with the kiosk installed for all users (in Program Files).
.EXAMPLE
powershell -ExecutionPolicy Bypass -File assigned-access.ps1
.EXAMPLE
powershell -ExecutionPolicy Bypass -File assigned-access.ps1 -Undo
#>
[CmdletBinding()]
param([switch] $Undo)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

function Set-AssignedAccess([string] $Xml) {
    $access = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
    $access.Configuration = if ($Xml) { [System.Net.WebUtility]::HtmlEncode($Xml) } else { $null }
    Set-CimInstance -CimInstance $access
}

# Only the account SYSTEM may set it, so a task of that account runs this script a second time.
$me = [Security.Principal.WindowsIdentity]::GetCurrent()
if ($me.IsSystem) {
    $file = Join-Path $PSScriptRoot 'assigned-access.xml'
    Set-AssignedAccess $(if ($Undo) { '' } else { Get-Content -Raw -Encoding UTF8 $file })
    exit 0
}

if (-not ([Security.Principal.WindowsPrincipal] $me).IsInRole('Administrators')) {
    throw 'Run this in PowerShell as an administrator.'
}
if (-not $Undo -and -not (Test-Path "$env:ProgramFiles\Kiosk\kioskw.exe")) {
    throw "There is no $env:ProgramFiles\Kiosk\kioskw.exe: install the kiosk for all users first."
}

$name = 'Kiosk assigned access'
$arguments = "-NoProfile -ExecutionPolicy Bypass -File `"$PSCommandPath`""
if ($Undo) { $arguments += ' -Undo' }
$action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $arguments
Register-ScheduledTask -TaskName $name -Action $action -User 'SYSTEM' -RunLevel Highest -Force | Out-Null
try {
    Start-ScheduledTask -TaskName $name
    do { Start-Sleep -Milliseconds 500 } while ((Get-ScheduledTask -TaskName $name).State -ne 'Ready')
    $result = (Get-ScheduledTaskInfo -TaskName $name).LastTaskResult
} finally {
    Unregister-ScheduledTask -TaskName $name -Confirm:$false
}
if ($result -ne 0) {
    throw "Windows refused it (code $result). Home editions have no Assigned Access."
}
if ($Undo) { 'This machine is no kiosk any more. Restart it.' } else { 'Restart the machine: it comes up as a kiosk.' }
