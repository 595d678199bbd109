# Installs Batchline as a Windows service, and with --site behind IIS. docs/operations.md tells what is needed first.
#   .\install.ps1 --dry-run
#   .\install.ps1 --site batchline.example.com --certificate 0123...
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'door.ps1')
exit (Invoke-Batchline -Order 'install' -Choices $args)
