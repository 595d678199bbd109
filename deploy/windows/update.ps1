# Puts this release in the place of the one that serves. When something fails the old one serves again.
#   .\update.ps1 --dry-run
#   .\update.ps1
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'door.ps1')
exit (Invoke-Batchline -Order 'update' -Choices $args)
