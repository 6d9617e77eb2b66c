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

    private readonly RuleSet _rules;

    private CompiledRules(IEnumerable<RuleSource> sources) => _rules = new RuleSet([.. sources]);

    /// <summary>Compiles the packs of this checkout and that many generated rules.</summary>
    public CompiledRules(int ruleCount)
        : this([.. Packs(), Source(Layer.User, "user", RealisticRules.Generate(ruleCount).Select(file => Encoding.UTF8.GetBytes(file.Text)))])
    {
    }

    /// <summary>Compiles the packs of this checkout alone.</summary>
    public static CompiledRules OfPacks() => new(Packs());

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

    private static IEnumerable<RuleSource> Packs() => Directory.EnumerateFiles(Path.Combine(Root(), "packs"), "*.rules").Order(StringComparer.Ordinal)
        .Select(file => Source(Layer.Default, Path.GetFileNameWithoutExtension(file), [File.ReadAllBytes(file)]));

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
