using System.Buffers;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Export;

/// <summary>Takes whole records; false if whoever reads them is gone.</summary>
public delegate bool RecordSink(ReadOnlySpan<byte> records);

/// <summary>How an export ended.</summary>
public enum ExportEnd
{
    /// <summary>All entries were written.</summary>
    Complete,

    /// <summary>Nobody reads any more.</summary>
    Stopped,
}

/// <summary>Writes all of a log in one format, a batch of whole records at a time, in constant memory.</summary>
public static class LogExporter
{
    private const int BatchBytes = 64 * 1024;

    /// <summary>Writes all entries that <paramref name="reader"/> still has. Problems stay with the reader.</summary>
    /// <param name="progress">Told after each batch where in the file of entries the export is, in bytes, and how many entries it wrote; null for nobody.</param>
    public static ExportEnd Write(LedgerReader reader, ExportFormat format, RecordSink sink, Action<long, long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(sink);
        var batch = new ArrayBufferWriter<byte>(2 * BatchBytes);
        var entries = 0L;
        format.Begin(batch);
        foreach (var entry in reader.Entries())
        {
            format.Write(entry, batch);
            entries++;
            if (batch.WrittenCount < BatchBytes) continue;
            if (!sink(batch.WrittenSpan)) return ExportEnd.Stopped;
            batch.ResetWrittenCount();
            progress?.Invoke(entry.Offset + entry.FrameBytes, entries);
        }

        return batch.WrittenCount == 0 || sink(batch.WrittenSpan) ? ExportEnd.Complete : ExportEnd.Stopped;
    }
}
