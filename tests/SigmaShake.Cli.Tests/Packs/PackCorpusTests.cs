using System.Text;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Packs;

/// <summary>
/// The packs against commands that others wrote down. The pinned figures are what was measured; they may get better, never worse.
/// The labelled sets are other guards' expectations; they contradict each other, and one wants much of git stopped that another lets pass.
/// </summary>
public sealed class PackCorpusTests(ITestOutputHelper output)
{
    /// <summary>Everyday commands that are stopped all the same, each with the reason. None is known.</summary>
    private static readonly string[] AcceptedAlarms = [];

    [Fact]
    public void No_everyday_command_is_stopped()
    {
        var commands = File.ReadAllLines(SharedData.Path("corpora/benign.txt"));
        Assert.NotEmpty(commands);

        var alarms = commands.Where(command => PackJudge.Judge(command).Outcome.Stops()).ToList();

        output.WriteLine($"benign: {alarms.Count} of {commands.Length} stopped");
        Assert.Equal(AcceptedAlarms, alarms);
    }

    [Theory]
    [InlineData("cc-safety-net", 149, 4)]
    [InlineData("dcg", 52, 0)]
    [InlineData("nah", 170, 22)]
    public void Labelled_commands_are_told_apart(string corpus, int minCaught, int maxAlarms)
    {
        var commands = Labelled(corpus).FindAll(command => !command.NeedsPack);

        var caught = commands.Count(command => command.MustStop && PackJudge.Judge(command.Text).Outcome.Stops());
        var alarms = commands.Where(command => !command.MustStop && PackJudge.Judge(command.Text).Outcome.Stops()).ToList();

        output.WriteLine($"{corpus}: caught {caught} of {commands.Count(command => command.MustStop)}, stopped {alarms.Count} of {commands.Count(command => !command.MustStop)} that may run:");
        foreach (var alarm in alarms) output.WriteLine($"  {PackJudge.Judge(alarm.Text).Deciding?.Rule.QualifiedId}: {alarm.Text}");
        Assert.InRange(caught, minCaught, int.MaxValue);
        Assert.InRange(alarms.Count, 0, maxAlarms);
    }

    [Fact]
    public void What_belongs_to_a_pack_that_a_person_enables_is_stopped_with_it()
    {
        var commands = Labelled("dcg").FindAll(command => command.NeedsPack);

        var missed = commands.Where(command => command.MustStop && !PackJudge.JudgeByAll(command.Text).Outcome.Stops()).Select(command => command.Text).ToList();
        var alarms = commands.Where(command => !command.MustStop && PackJudge.JudgeByAll(command.Text).Outcome.Stops()).Select(command => command.Text).ToList();

        Assert.Empty(missed);
        Assert.Empty(alarms);
    }

    [Fact]
    public void Few_everyday_commands_are_asked_about_with_every_pack_on()
    {
        var commands = File.ReadAllLines(SharedData.Path("corpora/benign.txt"));

        var alarms = commands.Where(command => PackJudge.JudgeByAll(command).Outcome.Stops()).ToList();

        output.WriteLine($"benign, every pack: {alarms.Count} of {commands.Length} stopped");
        Assert.DoesNotContain(alarms, command => PackJudge.JudgeByAll(command).Outcome == Outcome.Block);
        Assert.InRange(alarms.Count, 0, commands.Length / 25);
    }

    private static List<LabelledCommand> Labelled(string corpus)
    {
        var rows = File.ReadAllLines(SharedData.Path($"corpora/{corpus}.tsv")).Skip(1).Select(row => row.Split('\t'));
        return [.. rows.Select(row => new LabelledCommand(row[0] == "block", Command(row[1], row[2]), row[2].Contains(" pack=", StringComparison.Ordinal) && !row[2].Contains(" pack=core/", StringComparison.Ordinal)))];
    }

    // That file has a notation of its own for a line break.
    private static string Command(string field, string note) =>
        note.Contains("heredocs.txt", StringComparison.Ordinal) ? Unescape(field).Replace("\\n", "\n", StringComparison.Ordinal) : Unescape(field);

    private static string Unescape(string field)
    {
        var text = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] != '\\' || i + 1 == field.Length)
            {
                text.Append(field[i]);
                continue;
            }

            i++;
            text.Append(field[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        }

        return text.ToString();
    }

    /// <summary>A command, whether its author wants it stopped, and whether that takes a pack that a person enables.</summary>
    private sealed record LabelledCommand(bool MustStop, string Text, bool NeedsPack);
}
