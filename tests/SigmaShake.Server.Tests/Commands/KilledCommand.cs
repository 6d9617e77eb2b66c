using System.Diagnostics;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Commands;

/// <summary>A command of the server in a process of its own, which is killed (SIGKILL) when it says that it has come to a step.</summary>
internal static class KilledCommand
{
    /// <summary>Runs one up to a step; false where it ended by itself before it could be killed.</summary>
    /// <param name="arguments">The command.</param>
    /// <param name="step">The word behind <c>done</c>.</param>
    /// <param name="later">How long after it.</param>
    public static async Task<bool> RunAsync(IEnumerable<string> arguments, string step, TimeSpan later = default) => (await LastStepAsync(arguments, step, later)).WasKilled;

    /// <summary>The same, and the last step that it came to: a slow machine kills it late.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task<(bool WasKilled, string LastStep)> LastStepAsync(IEnumerable<string> arguments, string step, TimeSpan later = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(ChildProcess.TimeLimit);
        using var process = Process.Start(ServerProcess.Start(arguments))!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line && line != $"done  {step}")
            {
                // It goes on.
            }

            if (later > TimeSpan.Zero) await Task.Delay(later, limit.Token);
        }
        finally
        {
            process.Kill();
        }

        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("done  ", StringComparison.Ordinal)) step = line["done  ".Length..];
        }

        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode != 0, step);
    }
}
