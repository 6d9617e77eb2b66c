using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Ledger;

/// <summary>A value, or why there is none.</summary>
public readonly record struct LedgerResult<T>(T? Value, LedgerError? Error)
    where T : class
{
    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Value is not null;
}
