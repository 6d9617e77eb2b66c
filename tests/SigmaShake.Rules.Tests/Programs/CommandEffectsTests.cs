using System.Text;
using SigmaShake.Rules.Programs;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Programs;

/// <summary>The samples in <c>Samples/</c>, a file for each family and one for everyday use: <c>COMMAND => EFFECTS</c>.</summary>
public sealed class CommandEffectsTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    internal static string Folder => Path.Combine(Checkout.Root, "tests", "SigmaShake.Rules.Tests", "Programs", "Samples");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_sample_has_the_effects_that_it_says(string file)
    {
        foreach (var (command, effects) in SamplesOf(Path.Combine(Folder, file)))
            Assert.Equal($"{command} => {effects}", $"{command} => {ShownEffects.Of(SampleCommand.Of(command))}");
    }

    [Fact]
    public void Every_line_of_the_table_has_a_sample()
    {
        var reached = new HashSet<string>();
        foreach (var (command, _) in Directory.EnumerateFiles(Folder).SelectMany(SamplesOf))
        {
            var arguments = ArgumentReader.Read(SampleCommand.Of(command));
            for (var level = 0; level < arguments.Levels; level++) reached.Add(Encoding.UTF8.GetString(arguments.Entry(level).Key));
        }

        Assert.Equal([], ProgramTableTests.Lines().Where(line => !ProgramTableTests.IsAlias(line.Items)).Select(line => line.Key).Except(reached));
    }

    internal static IEnumerable<(string Command, string Effects)> SamplesOf(string file) => File.ReadLines(file)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(" =>"))
        .Select(parts => (parts[0], parts[1].Trim()));
}
