using System.Security.Cryptography;
using System.Text;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Net.Outbox;

/// <summary>
/// Something that is to be done, or was, because a rule matched an entry of the log. It holds neither the command nor the address nor the call: those are
/// looked up when it is tried, so that what is no longer in force, or was erased, is not done.
/// </summary>
/// <param name="Id">The id of the message: the same for the same entry and rule, whoever computes it and however often it is sent.</param>
/// <param name="Entry">The number of the entry.</param>
/// <param name="Rule">The qualified id of the rule.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Number">Which of the rules of that id.</param>
internal sealed record Delivery(string Id, long Entry, string Rule, EffectKind Kind, int Number)
{
    private const string IdPrefix = "msg_";
    private const int IdBytes = 16;

    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; }

    /// <summary>When it came in, in milliseconds since 1970 UTC.</summary>
    public required long EnteredMs { get; init; }

    /// <summary>When it is tried next, or, once it is over, when that was; in milliseconds since 1970 UTC.</summary>
    public required long TimeMs { get; init; }

    /// <summary>What went wrong last; null for nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>The beginning of what a program wrote; null for nothing.</summary>
    public string? Output { get; init; }

    /// <summary>Which others it is tried one after the other with: those of its rule.</summary>
    public (string Rule, EffectKind Kind) Lane => (Rule, Kind);

    /// <summary>The id of what is done because of an entry. Hashed from what it is, so that it reveals none of it and needs to be kept nowhere.</summary>
    public static string IdOf(Digest leaf, string rule, EffectKind kind, int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"sigmashake outbox v1\0{leaf}\0{rule}\0{kind.Word()}\0{number}"));
        return IdPrefix + Convert.ToHexStringLower(hash.AsSpan(0, IdBytes));
    }
}
