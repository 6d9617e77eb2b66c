namespace SigmaShake.Rules.Calls;

/// <summary>What a patch does to one file.</summary>
/// <param name="Path">As the patch names it.</param>
/// <param name="IsPartialEdit">Whether the file exists and is changed in part.</param>
/// <param name="AddedLines">The added lines, joined by a line break.</param>
internal readonly record struct PatchFile(ReadOnlyMemory<byte> Path, bool IsPartialEdit, ReadOnlyMemory<byte> AddedLines);
