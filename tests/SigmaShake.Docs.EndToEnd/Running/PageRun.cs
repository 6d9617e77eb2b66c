using System.Globalization;
using System.Text;
using SigmaShake.Docs.EndToEnd.Pages;
using SigmaShake.Testing;

namespace SigmaShake.Docs.EndToEnd.Running;

/// <summary>
/// The commands of one page, run one after the other by one Bash in a terminal, in a home of its own, which holds an empty folder <c>shop</c>, where they begin,
/// and <c>verify.py</c>, as a stranger has it. That home is <c>/home/you</c> to what is typed and in what is printed, and the programs are in
/// <c>/usr/local/bin</c>, as a reader has them.
/// </summary>
internal sealed class PageRun : IDisposable
{
    private const char Mark = '\u001e';
    private const string Home = "/home/you";
    private const string Project = "home/you/shop";

    private readonly TemporaryFolder _folder = new();

    /// <summary>Runs the commands; what is wrong with the page, line by line.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string page, IReadOnlyList<ConsoleCommand> commands)
    {
        Directory.CreateDirectory(_folder[Project]);
        File.Copy(Path.Combine(Checkout.Root, "tools", "verify.py"), _folder["home/you/verify.py"]);
        var script = WriteScript(commands);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(ChildProcess.TimeLimit);
        await using var terminal = await TerminalSession.StartAsync(_folder["terminal"], _folder[Project], Environment(), script);
        var problems = new List<string>();
        var shown = new StringBuilder();
        await ReadToMarkAsync(terminal, shown, new Queue<TypedKeys>(), patience.Token);
        foreach (var command in commands)
        {
            var place = $"{page}:{command.Line}: `$ {command.Text.Split('\n')[0]}`";
            if (await ReadToMarkAsync(terminal, shown, new Queue<TypedKeys>(TypedKeys.In(command.Output)), patience.Token) is not { } printed) return [.. problems, $"{place} did not end; it printed\n{AsAReaderSees(shown.ToString())}"];
            var exit = await ReadToMarkAsync(terminal, shown, new Queue<TypedKeys>(), patience.Token);
            if (exit != command.ExitCode.ToString(CultureInfo.InvariantCulture)) problems.Add($"{place} ended with {exit}, not {command.ExitCode}; it printed\n{AsAReaderSees(printed)}");
            else if (!ExpectedOutput.Matches(command.Output, AsAReaderSees(printed))) problems.Add($"{place} printed\n{AsAReaderSees(printed)}");
        }

        problems.AddRange(DescribedFiles.MissedIn(_folder[$"{Home[1..]}/.sigmashake"]).Select(file => $"{page}: docs/configuration.md does not know `{file}`, which came about"));
        return problems;
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Environment() =>
    [
        $"HOME={_folder["home/you"]}", $"PATH={Path.GetDirectoryName(Checkout.Ssg)}:/usr/bin:/bin", "USER=you", "LOGNAME=you", "SHELL=/bin/bash",
        "LANG=C.UTF-8", "TZ=UTC", "COLUMNS=100",
    ];

    // Each command is read from a file of its own: a mistake in one is its own.
    private string WriteScript(IReadOnlyList<ConsoleCommand> commands)
    {
        var script = new StringBuilder("trap : INT\nprintf '\\036'\n");
        for (var i = 0; i < commands.Count; i++)
        {
            var file = _folder.Write($"commands/{i}", commands[i].Text.Replace(Home, _folder[Home[1..]], StringComparison.Ordinal) + "\n");
            script.Append(CultureInfo.InvariantCulture, $". {file}\nprintf '\\036%d\\036' $?\n");
        }

        return _folder.Write("page.sh", script.ToString());
    }

    private string AsAReaderSees(string printed) => printed.ReplaceLineEndings("\n")
        .Replace(Path.GetDirectoryName(Checkout.Ssg)!, "/usr/local/bin", StringComparison.Ordinal)
        .Replace(_folder.Path, "", StringComparison.Ordinal);

    /// <summary>What was shown up to the next mark, taken out; null where the terminal is gone, or the time over, before.</summary>
    private static async Task<string?> ReadToMarkAsync(TerminalSession terminal, StringBuilder shown, Queue<TypedKeys> keys, CancellationToken cancellation)
    {
        while (true)
        {
            var text = shown.ToString();
            if (text.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var end)
            {
                shown.Remove(0, end + 1);
                return text[..end];
            }

            if (keys.TryPeek(out var next) && next.IsDue(text)) await terminal.TypeAsync(keys.Dequeue().Keys, cancellation);
            try
            {
                if (await terminal.ReadAsync(cancellation) is not { } more) return null;
                shown.Append(more);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }
}
