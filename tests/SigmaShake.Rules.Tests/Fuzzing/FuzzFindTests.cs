using System.Text;
using SigmaShake.Rules.Analysis.Code;
using SigmaShake.Rules.Programs;
using SigmaShake.Rules.Tests.Analysis;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>What was found by fuzzing, each by its name.</summary>
public sealed class FuzzFindTests
{
    [Fact]
    public void A_substitution_of_sed_is_run_once_however_often_its_flag_is_said() =>
        Assert.Single(CodeAnalysis.Of(Language.Sed, Encoding.UTF8.GetBytes("s/a/b/" + new string('e', 5_000))));

    [Fact]
    public void A_command_that_comes_by_again_has_its_effects_once()
    {
        var findings = Analysed.Of("f() { rm -rf build; }; g() { f; f; f; f; }; h() { g; g; g; g; }; h; h; h");

        Assert.Equal(["rm -rf build"], Analysed.Commands(findings).Where(command => command.StartsWith("rm", StringComparison.Ordinal)));
        Assert.Equal(1, findings.Effects.Count(effect => effect.Kind == EffectKind.Delete));
    }

    [Fact]
    public void A_list_that_is_longer_than_is_kept_ends_in_what_is_not_known()
    {
        var list = string.Concat(Enumerable.Repeat("'a', ", 300)) + "'/'";
        var deeds = CodeAnalysis.Of(Language.Python, Encoding.UTF8.GetBytes($"import subprocess\nsubprocess.run(['rm', '-rf', {list}])"));
        Assert.True(Assert.Single(deeds).Words[^1].IsUnknown);
    }

    [Fact]
    public void What_cmd_removes_behind_many_others_is_not_forgotten() =>
        Assert.Equal(DeedKind.More, CodeAnalysis.OfCmd(Encoding.UTF8.GetBytes("del /s /q " + string.Concat(Enumerable.Repeat("a ", 300)) + "C:\\")).Last().Kind);

    [Fact]
    public void From_a_folder_that_is_not_known_another_is_not_known_either() =>
        Assert.All(Analysed.Of("docker run a sh -c 'cd ..; cd $X; cd sub; rm -rf build'").Commands, command => Assert.True(command.Cwd.IsEmpty || command.Cwd.Span[0] == '/'));
}
