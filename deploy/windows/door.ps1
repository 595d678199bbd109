# What the four scripts have in common: they find Node and hand over to it. Windows PowerShell 5.1 is enough.

function Test-Administrator {
    $identity = [Security.Principal.WindowsIdentity]::GetCurrent()
    $principal = New-Object Security.Principal.WindowsPrincipal($identity)
    return $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Find-Node {
    $found = Get-Command 'node.exe' -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($null -ne $found) { return $found.Path }
    $usual = Join-Path $env:ProgramFiles 'nodejs\node.exe'
    if (Test-Path -LiteralPath $usual) { return $usual }
    throw 'Node.js is missing. Install Node 22 or 24 for all users: winget install -e --id OpenJS.NodeJS.LTS'
}

function Invoke-Batchline {
    param([string] $Order, [object[]] $Choices)
    if (($Choices -notcontains '--dry-run') -and -not (Test-Administrator)) {
        Write-Host 'Open PowerShell with "Run as administrator" and try again. With --dry-run nothing is changed and no rights are needed.'
        return 1
    }
    $release = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
    $node = Find-Node
    & $node (Join-Path $release 'host\launch.js') 'deploy' $Order @Choices | Out-Host
    return $LASTEXITCODE
}
