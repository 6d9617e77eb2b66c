using SigmaShake.Rules.Json;

namespace SigmaShake.Rules.Calls;

/// <summary>Tools whose member <c>command</c> is no shell command but says which of several things they do.</summary>
internal static class SubcommandTools
{
    /// <summary>What this call does; as <paramref name="shape"/> says where the subcommand is unknown or missing.</summary>
    public static ToolShape ShapeOf(JsonValue input, ToolShape shape)
    {
        if (input.Member("command"u8) is not { IsString: true } member) return shape;
        var subcommand = member.Text.Span;
        if (subcommand.SequenceEqual("view"u8)) return shape with { Capability = Capability.Read, IsPartialEdit = false };
        if (subcommand.SequenceEqual("create"u8)) return shape with { Capability = Capability.Write, IsPartialEdit = false };
        return IsPartial(subcommand) ? shape with { Capability = Capability.Write, IsPartialEdit = true } : shape;
    }

    private static bool IsPartial(ReadOnlySpan<byte> subcommand) =>
        subcommand.SequenceEqual("str_replace"u8) || subcommand.SequenceEqual("insert"u8) || subcommand.SequenceEqual("append"u8)
        || subcommand.SequenceEqual("undo_edit"u8);
}
