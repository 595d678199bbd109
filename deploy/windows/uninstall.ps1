# Removes service, site and releases. Settings, database, backups and logs stay, unless --with-data is given.
#   .\uninstall.ps1 --dry-run
#   .\uninstall.ps1
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'door.ps1')
exit (Invoke-Batchline -Order 'uninstall' -Choices $args)
