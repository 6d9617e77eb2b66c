# Completion for PowerShell: ssg itself says what may stand where the cursor is.
# In $PROFILE: ssg completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName ssg -ScriptBlock {
    param($word, $line, $cursor)
    $typed = $line.ToString().PadRight($cursor).Substring(0, $cursor)
    ssg '[suggest]' $typed 2>$null | Where-Object { $_.StartsWith($word) } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
