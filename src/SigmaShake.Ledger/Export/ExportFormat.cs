using System.Buffers;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Export;

/// <summary>One way to write the log for other programs. Every entry is one record, whatever became of it.</summary>
public abstract class ExportFormat
{
    /// <summary>Whether records are JSON, so that a terminal is protected by escapes.</summary>
    public virtual bool IsJson => false;

    /// <summary>What stands before the first record.</summary>
    public virtual void Begin(IBufferWriter<byte> output)
    {
    }

    /// <summary>Writes one record, its end included.</summary>
    public abstract void Write(LedgerEntry entry, IBufferWriter<byte> output);
}

/// <summary>The formats by name.</summary>
public static class ExportFormats
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ndjson", "csv", "ocsf", "cef"];

    /// <summary>The format of that name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static ExportFormat Of(string name) => name switch
    {
        "ndjson" => new NdjsonFormat(),
        "csv" => new CsvFormat(),
        "ocsf" => new OcsfFormat(),
        "cef" => new CefFormat(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such format"),
    };
}
