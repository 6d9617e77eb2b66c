using System.Text;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Patterns.Automata;
using SigmaShake.Rules.Patterns.Layout;
using SigmaShake.Rules.Patterns.Prefilters;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Tests.Patterns;

/// <summary>Patterns as they lie in a region.</summary>
internal static class LaidOut
{
    public static byte[] Bytes(TextPattern pattern, out int offset)
    {
        var writer = new RegionWriter();
        offset = pattern.WriteTo(writer);
        return writer.Written.ToArray();
    }

    /// <summary>A regex with automata, or with every pass simulated.</summary>
    public static (Region Region, int Offset) Regex(string regex, bool automata)
    {
        var tree = RegexParser.Parse(regex).Tree!;
        var program = ProgramCompiler.Compile(tree).Program!;
        var writer = new RegionWriter();
        var pattern = new CompiledPattern(PatternForm.Passes, PatternTraits.None, RequiredLiteral.Of(tree), program, tree);
        var offset = PatternWriter.Write(writer, pattern, automata ? PassAutomata.Of(program) : PassAutomata.NoneFor(program));
        return (Region.Of(writer.Written), offset);
    }

    /// <summary>How each pass of a pattern is run.</summary>
    public static PassKind[] KindsOfPasses(Region region, int offset)
    {
        ref readonly var header = ref region.Item<PatternHeader>(offset);
        return [.. region.Items<PassHeader>(header.PassesOffset, header.PassCount).ToArray().Select(static pass => pass.Kind)];
    }

    /// <summary>A text in UTF-8 with a byte of it replaced now and then, so that it may be broken.</summary>
    public static byte[] PerhapsBroken(Random random, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = random.Next(4) == 0 ? random.Next(3) : 0; i > 0 && bytes.Length > 0; i--)
            bytes[random.Next(bytes.Length)] = random.Pick<byte>(0x80, 0xBF, 0xC3, 0xE2, 0xF0, 0xFF, 0xCE);
        return bytes;
    }
}
