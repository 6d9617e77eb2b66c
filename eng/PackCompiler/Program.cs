using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;

// Compiles the packs while the program is built, so that they lie in its binary as they are judged by: nothing is read, mapped or
// checked for them when it runs. What is written is C# that holds the bytes as constants.
//
// usage: PackCompiler OUTPUT.cs PACK.rules…
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: PackCompiler OUTPUT.cs PACK.rules...");
    return 2;
}

var source = new StringBuilder("namespace SigmaShake.Cli.Loading;\n\ninternal static partial class PackImages\n{\n");
var names = new List<string>();
foreach (var path in args[1..].Order(StringComparer.Ordinal))
{
    var name = Path.GetFileNameWithoutExtension(path);
    var file = RuleFileReader.Read($"packs/{name}.rules", File.ReadAllBytes(path));
    if (file.HasErrors)
    {
        foreach (var diagnostic in file.Diagnostics) Console.Error.WriteLine($"{path}: error PACK: {diagnostic}");
        return 1;
    }

    // Which layer a pack is in changes neither what its rules say nor their order: both are trusted.
    var identity = new SourceIdentity(Layer.Default, name, IsPack: true, IsTrusted: true, MayLoosen: false);
    if (CompiledRules.Compile(identity, file.Rules, file.Ambients) is not { } image)
    {
        Console.Error.WriteLine($"{path}: error PACK: larger than an image may be");
        return 1;
    }

    Append(source, name, image.ToArray());
    names.Add(name);
}

source.Append("    private static partial ReadOnlySpan<byte> Bytes(string pack) => pack switch\n    {\n");
foreach (var name in names) source.Append(CultureInfo.InvariantCulture, $"        \"{name}\" => Constant({Member(name)}Words, {Member(name)}Bytes),\n");
source.Append("        _ => default,\n    };\n}\n");
File.WriteAllText(args[0], source.ToString());
return 0;

static void Append(StringBuilder source, string name, byte[] image)
{
    // Eight bytes a number: an eighth of the tokens for the compiler to read. All machines that are built for are little-endian.
    var padded = new byte[(image.Length + 7) & ~7];
    image.CopyTo(padded, 0);
    var member = Member(name);
    source.Append(CultureInfo.InvariantCulture, $"    private const int {member}Bytes = {image.Length};\n");
    source.Append(CultureInfo.InvariantCulture, $"    private static ReadOnlySpan<ulong> {member}Words => [");
    foreach (var word in MemoryMarshal.Cast<byte, ulong>(padded)) source.Append(CultureInfo.InvariantCulture, $"0x{word:x},");
    source.Append("];\n");
}

static string Member(string name) => string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
