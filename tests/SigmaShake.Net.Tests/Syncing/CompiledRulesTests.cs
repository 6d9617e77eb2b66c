using SigmaShake.Cli.Files;
using SigmaShake.Net.Machines;
using SigmaShake.Net.Syncing;
using SigmaShake.Net.Tests.Support;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Syncing;

/// <summary>What follows the server as root starts the <c>ssg</c> beside it, and no other program that somebody has put there.</summary>
[Collection(nameof(RunsAlone))]
public sealed class CompiledRulesTests
{
    private const UnixFileMode RootsOwn = (UnixFileMode)0b111_101_101;
    private const UnixFileMode Everybodys = (UnixFileMode)0b111_111_111;

    [Fact]
    public async Task Root_starts_no_program_that_others_could_have_changed()
    {
        var folder = Path.GetDirectoryName(Environment.ProcessPath)!;
        Assert.SkipUnless(SystemCalls.UserId() == 0, "needs root, who follows servers for everybody");
        Assert.SkipUnless(RootsProgram.Exposed(folder) is null, "needs a folder that root alone changes, and the tests were built in another");
        using var temporary = new TemporaryFolder();
        var (program, started) = (Path.Combine(folder, "ssg"), temporary["started"]);
        try
        {
            await File.WriteAllTextAsync(program, $"#!/bin/sh\necho \"$@\" >'{started}'\n", TestContext.Current.CancellationToken);
            File.SetUnixFileMode(program, Everybodys);
            await CompiledRules.MakeAsync(TestContext.Current.CancellationToken);
            Assert.False(File.Exists(started));

            File.SetUnixFileMode(program, RootsOwn);
            await CompiledRules.MakeAsync(TestContext.Current.CancellationToken);
            Assert.Equal("fleet check\n", await File.ReadAllTextAsync(started, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(program);
        }
    }
}
