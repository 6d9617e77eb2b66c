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
}
