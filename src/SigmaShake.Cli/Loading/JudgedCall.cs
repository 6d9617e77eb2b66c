using System.Diagnostics;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Cli.Loading;

/// <summary>A call judged by the rules in force where it is made.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Duration">How long the judging took, without finding the rules.</param>
internal sealed record JudgedCall(LoadedRules Rules, Verdict Verdict, TimeSpan Duration)
{
    /// <summary>Finds the rules and judges by them, from their images where these are whole.</summary>
    /// <param name="state">Our own state.</param>
    /// <param name="settings">The person's settings.</param>
    /// <param name="call">The call.</param>
    /// <param name="images">Where compiled rules are, and where those that had to be compiled wait to be kept.</param>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public static JudgedCall Judge(StateFolder state, Settings settings, ToolCall call, ImageStore images)
    {
        try
        {
            return JudgeOnce(state, settings, call, images);
        }
        catch (DamagedRegionException)
        {
            // Seen only when it was used. The rules themselves are there, and a new image takes the place of this one.
            images.Distrust();
            return JudgeOnce(state, settings, call, images);
        }
    }

    private static JudgedCall JudgeOnce(StateFolder state, Settings settings, ToolCall call, ImageStore images)
    {
        var (rules, context) = CallSurroundings.Find(state, settings, call.ProjectDirectory, call.Cwd, images);
        var started = Stopwatch.GetTimestamp();
        var verdict = SigmaShake.Rules.Evaluation.Judge.Evaluate(rules.Rules, CallExpansion.Expand(call, context), context);
        return new JudgedCall(rules, verdict, Stopwatch.GetElapsedTime(started));
    }
}
