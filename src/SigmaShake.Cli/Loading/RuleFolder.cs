using System.Diagnostics;
using SigmaShake.Cli.Files;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Loading;

/// <summary>A rule file as it was read: what was checked is what is hashed.</summary>
internal sealed record RuleFile(string Name, byte[] Bytes, CheckedFile Checked)
{
    public void AppendTo(ref Sha256 hash)
    {
        hash.Append(System.Text.Encoding.UTF8.GetBytes($"{Name}\0{Bytes.Length}\0"));
        hash.Append(Bytes);
    }
}

/// <summary>The rule files of one folder, read and checked. Sub-folders are never entered.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Files">What each file holds, by name.</param>
/// <param name="Fault">Why the folder as a whole counts as one broken gate, or null.</param>
internal sealed record RuleFolder(string Path, IReadOnlyList<RuleFile> Files, string? Fault)
{
    /// <summary>How many rules a layer may hold.</summary>
    public const int MaxRules = 10_000;

    // As many files as rules: what a hostile folder can make us open is bounded.
    private const int MaxFiles = MaxRules;

    private static readonly TimeSpan BuildBudget = TimeSpan.FromSeconds(2);

    public IEnumerable<Rule> Rules => Files.SelectMany(file => file.Checked.Rules);

    public IEnumerable<AmbientRule> Ambients => Files.SelectMany(file => file.Checked.Ambients);

    public IEnumerable<Diagnostic> Diagnostics => Files.SelectMany(file => file.Checked.Diagnostics);

    /// <summary>Reads every <c>*.rules</c> file of a folder; nothing where it is absent.</summary>
    public static RuleFolder Read(string folder)
    {
        var status = FileStatus.Of(folder);
        if (status.Kind == FileKind.Absent) return new RuleFolder(folder, [], null);
        if (status.Kind == FileKind.Unknown) return Broken("cannot be looked at");
        if (status.Kind == FileKind.Link) return Broken("is a link; put the folder itself there");
        if (status.Kind != FileKind.Folder) return Broken("is not a folder");

        List<string> names;
        try
        {
            names = [.. Directory.EnumerateFileSystemEntries(folder, "*.rules").Select(System.IO.Path.GetFileName).OfType<string>().Take(MaxFiles + 1)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Broken($"cannot be listed: {e.Message}");
        }

        names.Sort(StringComparer.Ordinal);
        if (names.Count > MaxFiles) return Broken($"holds more than {MaxFiles} rule files");

        var clock = Stopwatch.StartNew();
        var files = new List<RuleFile>(names.Count);
        var rules = 0;
        foreach (var name in names)
        {
            var file = ReadFile(folder, name);
            rules += file.Checked.Rules.Count;
            if (rules > MaxRules) return Broken($"holds more than {MaxRules} rules");
            if (clock.Elapsed > BuildBudget) return Broken($"takes more than {BuildBudget.TotalSeconds} s to read");
            files.Add(file);
        }

        return new RuleFolder(folder, files, null);

        RuleFolder Broken(string why) => new(folder, [], why);
    }

    /// <summary>The SHA-256 of every file's name and bytes, in the order in which they were read.</summary>
    public Digest ContentHash()
    {
        var hash = Sha256.Create();
        foreach (var file in Files) file.AppendTo(ref hash);
        return hash.Finish();
    }

    /// <summary>Reads one file of a folder, whatever its name ends in.</summary>
    public static RuleFile ReadFile(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        var file = BoundedFile.ReadIn(folder, name, RuleFileReader.MaxFileBytes);
        return file.Bytes is null
            ? new RuleFile(name, [], RuleFileReader.Unreadable(path, file.Problem!))
            : new RuleFile(name, file.Bytes, RuleFileReader.Read(path, file.Bytes));
    }
}
