using System.Diagnostics.CodeAnalysis;

namespace SigmaShake.Accounts.Oidc;

/// <summary>What was asked for and is in order, or why it is not: in words for the operator, with nothing secret in them.</summary>
internal sealed record Checked<T>
    where T : class
{
    private Checked(T? value, string? failure)
    {
        Value = value;
        Failure = failure;
    }

    public T? Value { get; }

    public string? Failure { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Value is not null;

    public static implicit operator Checked<T>(T value) => new(value, null);

    public static Checked<T> Failed(string why) => new(null, why);
}
