; The installer for Windows, for Inno Setup 6.4 or newer. After `make dist`, or `python -m build_spec.bundle.build`, on Windows:
;   ISCC.exe /DVersion=0.1.0 build_spec\windows\kiosk.iss
; It writes dist\kiosk-VERSION-windows-ARCHITECTURE-setup.exe.
#ifndef Version
  #error name the version: /DVersion=0.1.0
#endif
#ifndef Architecture
  #define Architecture "x86_64"
#endif

[Setup]
AppId={{6E0C5D0B-3B57-4B0E-9C2F-9E4C3D5A7F11}
AppName=Kiosk
AppVersion={#Version}
AppPublisher=The kiosk authors
DefaultDirName={autopf}\Kiosk
DisableProgramGroupPage=yes
; For this user without an administrator, for everybody with one.
PrivilegesRequired=admin
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\resources\icons\kiosk.ico
UninstallDisplayIcon={app}\kioskw.exe
UninstallDisplayName=Kiosk
OutputDir=..\..\dist
OutputBaseFilename=kiosk-{#Version}-windows-{#Architecture}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"

[CustomMessages]
en.Autostart=Start the kiosk when I log in
ru.Autostart=Запускать киоск при входе в систему

[Tasks]
Name: "autostart"; Description: "{cm:Autostart}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not must not be loaded.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\kiosk\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "*.ps1"; DestDir: "{app}\kiosk mode"; Flags: ignoreversion
Source: "assigned-access.xml"; DestDir: "{app}\kiosk mode"; Flags: ignoreversion

[Icons]
Name: "{autoprograms}\Kiosk"; Filename: "{app}\kioskw.exe"; Parameters: "run"

[Run]
; As the user who called the installer: the login is a user's own.
Filename: "{app}\kiosk.exe"; Parameters: "autostart enable"; Flags: runhidden runasoriginaluser; Tasks: autostart
Filename: "{app}\kioskw.exe"; Parameters: "run"; Description: "{cm:LaunchProgram,Kiosk}"; Flags: nowait postinstall skipifsilent unchecked

[UninstallRun]
Filename: "{app}\kiosk.exe"; Parameters: "autostart disable"; Flags: runhidden; RunOnceId: "autostart"
