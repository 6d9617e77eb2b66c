using System.Text;
using SigmaShake.Rules.Analysis.Code;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>What was found by fuzzing, each by its name.</summary>
public sealed class FuzzFindTests
{
    [Fact]
    public void A_substitution_of_sed_is_run_once_however_often_its_flag_is_said() =>
        Assert.Single(CodeAnalysis.Of(Language.Sed, Encoding.UTF8.GetBytes("s/a/b/" + new string('e', 5_000))));

    [Fact]
    public void What_cmd_removes_behind_many_others_is_not_forgotten() =>
        Assert.Equal(DeedKind.More, CodeAnalysis.OfCmd(Encoding.UTF8.GetBytes("del /s /q " + string.Concat(Enumerable.Repeat("a ", 300)) + "C:\\")).Last().Kind);
}
