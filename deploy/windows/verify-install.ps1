# Looks at service, rights, port and site, and changes nothing. Ends with 1 when something is wrong.
#   .\verify-install.ps1 --site batchline.example.com --certificate 0123...
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'door.ps1')
exit (Invoke-Batchline -Order 'verify' -Choices $args)
