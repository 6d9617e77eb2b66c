using System.Diagnostics;
using SigmaShake.Cli.Files;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Storage;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Loading;

/// <summary>A rule file as it was read: what was checked is what is hashed.</summary>
/// <param name="Name">Its name in its folder.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="Checked">What that means.</param>
/// <param name="Stamp">What it was once it had been read; null where it could not be, or was reached by a link.</param>
internal sealed record RuleFile(string Name, byte[] Bytes, CheckedFile Checked, SourceStamp? Stamp)
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
    public const int MaxRules = ImageLimits.MaxRules;

    // As many files as rules: what a hostile folder can make us open is bounded.
    private const int MaxFiles = MaxRules;

    /// <summary>How long a folder may take where nobody waits for a verdict.</summary>
    public static readonly TimeSpan LeisurelyBudget = TimeSpan.FromSeconds(60);

    /// <summary>The content hash of a folder that holds no rule files, or does not exist.</summary>
    public static Digest HashOfNothing { get; } = Sha256.Create().Finish();

    public IEnumerable<Rule> Rules => Files.SelectMany(file => file.Checked.Rules);

    public IEnumerable<AmbientRule> Ambients => Files.SelectMany(file => file.Checked.Ambients);

    public IEnumerable<Diagnostic> Diagnostics => Files.SelectMany(file => file.Checked.Diagnostics);

    /// <summary>Reads every <c>*.rules</c> file of a folder; nothing where it is absent.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="budget">How long that may take, made ready to be laid out; null to check the rules only.</param>
    public static RuleFolder Read(string folder, TimeSpan? budget = null)
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
        return names.Count > MaxFiles ? Broken($"holds more than {MaxFiles} rule files") : Read(folder, names, name => ReadFile(folder, name), budget);

        RuleFolder Broken(string why) => new(folder, [], why);
    }

    /// <summary>Reads the files of these names, wherever they come from.</summary>
    /// <param name="folder">What messages call the whole.</param>
    /// <param name="names">The names, in order.</param>
    /// <param name="read">Reads and checks one of them; called from two threads.</param>
    /// <param name="budget">See <see cref="Read(string, TimeSpan?)"/>.</param>
    public static RuleFolder Read(string folder, IReadOnlyList<string> names, Func<string, RuleFile> read, TimeSpan? budget)
    {
        var clock = Stopwatch.StartNew();
        var files = new RuleFile?[names.Count];
        SharedWork.ForEach(files.Length, i => files[i] = IsOver() ? null : read(names[i]));
        if (files.Contains(null)) return Broken(TooSlow());
        var folderRead = new RuleFolder(folder, files!, null);
        var rules = folderRead.Rules.ToList();
        if (rules.Count > MaxRules) return Broken($"holds more than {MaxRules} rules");
        if (budget is null) return folderRead;
        SharedWork.ForEach(rules.Count, i =>
        {
            if (!IsOver()) CompiledRules.Prepare(rules[i]);
        });
        return IsOver() ? Broken(TooSlow()) : folderRead;

        RuleFolder Broken(string why) => new(folder, [], why);

        bool IsOver() => clock.Elapsed > (budget ?? LeisurelyBudget);

        string TooSlow() => $"takes more than {(budget ?? LeisurelyBudget).TotalSeconds} s to compile; `ssg lint` does it at leisure, and keeps what it compiled";
    }

    /// <summary>The folder as rules come from it: what is wrong with it as a whole is one gate that is shut.</summary>
    public FolderContent ToContent()
    {
        if (Fault is null) return new FolderContent([.. Rules], [.. Ambients], [.. Diagnostics], ContentHash(), Stamps());
        var gate = RuleFileReader.Unreadable(Path, Fault);
        return new FolderContent(gate.Rules, [], gate.Diagnostics, ContentHash(), Stamps: null) { IsWhole = false };
    }

    /// <summary>The SHA-256 of every file's name and bytes, in the order in which they were read.</summary>
    public Digest ContentHash()
    {
        var hash = Sha256.Create();
        foreach (var file in Files) file.AppendTo(ref hash);
        return hash.Finish();
    }

    private SourceStamps? Stamps()
    {
        if (SourceStat.Of(Path) is not { } folder) return null;
        var files = new List<(string Name, SourceStamp Stamp)>(Files.Count);
        foreach (var file in Files)
        {
            if (file.Stamp is not { } stamp) return null;
            files.Add((file.Name, stamp));
        }

        return new SourceStamps(folder, files);
    }

    /// <summary>Reads one file of a folder, whatever its name ends in.</summary>
    public static RuleFile ReadFile(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        var file = BoundedFile.ReadIn(folder, name, RuleFileReader.MaxFileBytes);
        return file.Bytes is null
            ? new RuleFile(name, [], RuleFileReader.Unreadable(path, file.Problem!), Stamp: null)
            : new RuleFile(name, file.Bytes, RuleFileReader.Read(path, file.Bytes), file.Stamp);
    }
}
