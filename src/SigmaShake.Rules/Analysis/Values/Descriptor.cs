using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Analysis.Values;

/// <summary>What a descriptor is bound to.</summary>
/// <param name="Input">What is read from it, or null.</param>
/// <param name="Path">The file that is written by it; empty for none.</param>
/// <param name="Reader">The script that reads what is written to it (<c>3&gt; &gt;(sh)</c>), or null.</param>
internal sealed record Descriptor(ShellValue? Input, ReadOnlyMemory<byte> Path = default, ShellScript? Reader = null);
