using System.Text;
using SigmaShake.Measuring.Rules;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Json;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Bench;

/// <summary>The one place that knows how rules are compiled and a call is judged in process.</summary>
internal sealed class CompiledRules
{
    private static readonly PathContext Paths = new("/home/user/project", "/home/user/project", "/home/user", NoFiles.Instance);

    // As `EmbeddedPack.All` has them; the program itself is not referred to from here.
    private static readonly string[] DefaultPacks = ["destructive", "git", "remote-code", "secrets", "self-protection"];

    private readonly RuleSet _rules;

    private CompiledRules(IEnumerable<RuleSource> sources) => _rules = new RuleSet([.. sources]);

    /// <summary>Compiles the default packs of this checkout and that many generated rules.</summary>
    public CompiledRules(int ruleCount)
        : this([.. Packs(DefaultPacks), Source(Layer.User, "user", RealisticRules.Generate(ruleCount).Select(file => Encoding.UTF8.GetBytes(file.Text)))])
    {
    }

    /// <summary>Compiles the packs of this checkout that are in force without being enabled.</summary>
    public static CompiledRules OfDefaultPacks() => new(Packs(DefaultPacks));

    /// <summary>Compiles every pack of this checkout.</summary>
    public static CompiledRules OfAllPacks() => new(Packs(Directory.EnumerateFiles(PacksFolder(), "*.rules").Select(file => Path.GetFileNameWithoutExtension(file)!)));

    public static ToolCall Shell(string command) => ShellIn("/home/user/project", command);

    private static ToolCall ShellIn(string folder, string command) => new()
    {
        Agent = "claude-code",
        Tool = "Bash",
        Cwd = folder,
        Input = JsonValue.Of([new JsonMember("command"u8.ToArray(), JsonValue.Of(Encoding.UTF8.GetBytes(command)))]),
    };

    public Verdict Judge(ToolCall call) => Rules.Evaluation.Judge.Evaluate(_rules, CallExpansion.Expand(call, Paths), Paths);

    /// <summary>Judges a shell command where the working directory is the project.</summary>
    public Verdict Judge(string command, string folder)
    {
        var paths = new PathContext(folder, folder, "/home/user", NoFiles.Instance);
        return Rules.Evaluation.Judge.Evaluate(_rules, CallExpansion.Expand(ShellIn(folder, command), paths), paths);
    }

    private static IEnumerable<RuleSource> Packs(IEnumerable<string> names) => names.Order(StringComparer.Ordinal)
        .Select(name => Source(Layer.Default, name, [File.ReadAllBytes(Path.Combine(PacksFolder(), name + ".rules"))]));

    private static string PacksFolder() => Path.Combine(Root(), "packs");

    private static RuleSource Source(Layer layer, string name, IEnumerable<byte[]> files) => RuleSource.Create(
        new SourceIdentity(layer, name, IsPack: layer == Layer.Default, IsTrusted: true, MayLoosen: layer == Layer.User),
        [.. files.SelectMany((bytes, i) => RuleFileReader.Read($"{name}-{i}.rules", bytes).Rules)]);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SigmaShake.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}
