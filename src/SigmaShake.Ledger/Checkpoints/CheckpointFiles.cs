using System.Globalization;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>The names in a folder of checkpoints.</summary>
internal static class CheckpointFiles
{
    public const string Lock = "lock";

    /// <summary>The private key in force.</summary>
    public const string Key = "key";

    /// <summary>A private key on its way in, while keys change.</summary>
    public const string NextKey = "key.next";

    /// <summary>The log's first public key: what outsiders hold on to.</summary>
    public const string FirstKey = "vkey";

    /// <summary>The public keys of those whose cosignatures were taken in, one a line.</summary>
    public const string Witnesses = "witnesses";

    private const string CheckpointPrefix = "checkpoint.";
    private const string HandOverPrefix = "hand-over.";

    /// <summary>One for each size: that there cannot be two of them is for the file system to see to.</summary>
    public static string Checkpoint(long size) => CheckpointPrefix + Digits(size);

    public static string HandOver(int number) => HandOverPrefix + Digits(number);

    public static bool IsCheckpoint(string name) => name.StartsWith(CheckpointPrefix, StringComparison.Ordinal);

    public static bool IsHandOver(string name) => name.StartsWith(HandOverPrefix, StringComparison.Ordinal);

    /// <summary>The number at the end of a name; null where it is none as we write it.</summary>
    public static long? Number(string name)
    {
        var digits = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && Digits(number) == digits ? number : null;
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
