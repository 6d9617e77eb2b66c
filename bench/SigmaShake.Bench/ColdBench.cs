using System.Globalization;
using SigmaShake.Measuring.Calls;
using SigmaShake.Measuring.Figures;
using SigmaShake.Measuring.Processes;

namespace SigmaShake.Bench;

/// <summary>The call that finds no compiled rules and has to compile them first.</summary>
internal sealed class ColdBench(Surroundings here, int rounds)
{
    public (string Table, Bar Bar) Run()
    {
        var usual = Cold(1_500);
        return (
            $"| a call without compiled rules | median s | most s | leaves an image |\n|---|---|---|---|\n{usual.Row}{Cold(10_000).Row}",
            new Bar(
                usual.LeavesImage ? "building the image, 1,500 rules: a cold call" : "building the image, 1,500 rules: none is left behind",
                Bars.ColdSeconds,
                usual.LeavesImage ? usual.Median : null,
                " s"));
    }

    private (double Median, bool LeavesImage, string Row) Cold(int ruleCount)
    {
        var home = here.Home(ruleCount);
        var call = home.Hook(BenchmarkCalls.Shell(home.Project, BenchmarkCalls.ShortCommand));
        home.Warm(call);
        var kept = home.HasImage;
        var seconds = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            home.RemoveImages();
            seconds[i] = SpawnedProcess.Run(call).Milliseconds / 1000;
        }

        var median = Quantile.Median(seconds);
        return (median, kept, string.Create(CultureInfo.InvariantCulture, $"| short command, {ruleCount:N0} rules | {median:F3} | {seconds.Max():F3} | {(kept ? "yes" : "no")} |\n"));
    }
}
