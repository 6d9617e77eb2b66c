namespace SigmaShake.Rules.Analysis.Values;

/// <summary>What <c>declare</c> says of a variable beside its value.</summary>
/// <param name="Target">The variable that is meant where this one is named (<c>-n</c>); empty for this one.</param>
/// <param name="Case">What its values are made to: <c>l</c> for lower case, <c>u</c> for upper; 0 for neither.</param>
internal sealed record VariableTraits(ReadOnlyMemory<byte> Target, byte Case);
