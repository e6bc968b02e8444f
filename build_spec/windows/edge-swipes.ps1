<#
.SYNOPSIS
Switches off what Windows does when a finger swipes in from the edge of the screen, or switches it on again.
.DESCRIPTION
Windows 10 and 11, for all accounts, from the next sign-in on: no notifications, no widgets, no task view by a swipe.
Run it in PowerShell as an administrator.
.EXAMPLE
powershell -ExecutionPolicy Bypass -File edge-swipes.ps1
.EXAMPLE
powershell -ExecutionPolicy Bypass -File edge-swipes.ps1 -Undo
#>
[CmdletBinding()]
param([switch] $Undo)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# The policy "Allow edge swipe" of Windows Components\Edge UI.
$key = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'
$name = 'AllowEdgeSwipe'

if ($Undo) {
    if (Test-Path $key) { Remove-ItemProperty -Path $key -Name $name -ErrorAction SilentlyContinue }
    'Edge swipes are on again, from the next sign-in.'
} else {
    if (-not (Test-Path $key)) { New-Item -Path $key -Force | Out-Null }
    New-ItemProperty -Path $key -Name $name -PropertyType DWord -Value 0 -Force | Out-Null
    'Edge swipes are off, from the next sign-in.'
}
