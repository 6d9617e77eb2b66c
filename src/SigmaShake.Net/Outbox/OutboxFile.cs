using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Reading;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.Outbox;

/// <summary>
/// The outbox on the disk: <c>~/.sigmashake/outbox/state.json</c>, one file that is replaced as a whole, so that how far the log was looked through and
/// what came of it never disagree, whenever the process is killed. One process at a time writes it.
/// </summary>
/// <param name="state">Our own state.</param>
internal sealed class OutboxFile(StateFolder state)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const int Version = 1;
    private const string Name = "state.json";

    // Every list full of the longest texts takes less.
    private const int MaxBytes = 16 << 20;

    // As late as a time can be shown.
    private static readonly long MostMs = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The folder that it is in, with the secret of the webhooks.</summary>
    public string Folder { get; } = Path.Combine(state.Path, "outbox");

    private string FilePath => Path.Combine(Folder, Name);

    /// <summary>When it was written last, as a text that changes with it.</summary>
    public string Mark => new FileInfo(FilePath) is { Exists: true } file ? file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture) : "0";

    /// <summary>Makes the folder ready for the one process that writes: what has a temporary name was left by one that was killed.</summary>
    public void Prepare()
    {
        MakeFolder();
        foreach (var left in Directory.EnumerateFiles(Folder, $".{Name}.*")) File.Delete(left);
    }

    /// <summary>Has others see that this process carries it out, for as long as what is given back is kept.</summary>
    /// <exception cref="StateException">It cannot be locked.</exception>
    public StateLock Carry()
    {
        MakeFolder();
        return StateLock.Hold(Folder);
    }

    /// <summary>Whether a process carries it out.</summary>
    public bool IsCarried
    {
        get
        {
            if (FileStatus.Of(Folder).Kind != FileKind.Folder) return false;
            using var nobody = StateLock.TryHold(Folder);
            return nobody is null;
        }
    }

    /// <summary>Makes the folder where it is not there.</summary>
    public void MakeFolder() => Directory.CreateDirectory(Folder, Private);

    /// <summary>What it says; null where there is none yet.</summary>
    /// <exception cref="StateException">It is there and cannot be read.</exception>
    public OutboxState? Read()
    {
        if (FileStatus.Of(FilePath).Kind == FileKind.Absent) return null;
        var read = BoundedFile.Read(FilePath, MaxBytes);
        const string Cure = "remove it: what waits is then lost, and what is recorded from then on is looked through";
        if (read.Bytes is not { } bytes) throw new StateException($"`{FilePath}` {read.Problem}", Cure);
        return Parse(bytes) ?? throw new StateException($"`{FilePath}` is not what `ssg serve` has written", Cure);
    }

    /// <summary>Replaces it. Null, or why that failed.</summary>
    public string? Keep(OutboxState outbox)
    {
        MakeFolder();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            if (outbox.Place is { } place)
            {
                json.WriteStartObject("place");
                json.WriteNumber("file", (long)place.FileNumber);
                json.WriteNumber("offset", place.Offset);
                json.WriteNumber("next_index", place.NextIndex);
                json.WriteNumber("last_time_ms", place.LastTimeMs);
                json.WriteEndObject();
            }

            if (outbox.Log is { } log) json.WriteString("log", log);
            Write(json, "waiting", outbox.Waiting);
            Write(json, "failed", outbox.Failed);
            Write(json, "done", outbox.Done);
            json.WriteEndObject();
        }

        return AtomicFile.Write(FilePath, [.. buffer.WrittenSpan, (byte)'\n'])?.ToString();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<Delivery> deliveries)
    {
        json.WriteStartArray(name);
        foreach (var delivery in deliveries)
        {
            json.WriteStartObject();
            json.WriteString("id", delivery.Id);
            json.WriteNumber("entry", delivery.Entry);
            json.WriteString("rule", delivery.Rule);
            json.WriteString("kind", delivery.Kind.Word());
            json.WriteNumber("number", delivery.Number);
            json.WriteNumber("tries", delivery.Tries);
            json.WriteNumber("entered_ms", delivery.EnteredMs);
            json.WriteNumber("time_ms", delivery.TimeMs);
            if (delivery.Problem is { } problem) json.WriteString("problem", problem);
            if (delivery.Output is { } output) json.WriteString("output", output);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static OutboxState? Parse(byte[] bytes)
    {
        if (JsonParser.Parse(bytes).Value is not { } json || Number(json, "v"u8) != Version) return null;
        LogPlace? place = null;
        if (json.Member("place"u8) is { } at && (place = Place(at)) is null) return null;
        return Deliveries(json.Member("waiting"u8)) is { } waiting && Deliveries(json.Member("failed"u8)) is { } failed && Deliveries(json.Member("done"u8)) is { } done
            ? new OutboxState(place) { Log = Text(json, "log"u8), Waiting = waiting, Failed = failed, Done = done }
            : null;
    }

    private static LogPlace? Place(JsonValue at) =>
        (Number(at, "file"u8, long.MinValue), Number(at, "offset"u8), Number(at, "next_index"u8), Number(at, "last_time_ms"u8, most: MostMs)) is ({ } file, { } offset, { } index, { } time)
            ? new LogPlace((ulong)file, offset, index, time)
            : null;

    private static List<Delivery>? Deliveries(JsonValue? list)
    {
        if (list is not { Kind: JsonKind.Array }) return null;
        var deliveries = list.Items.Select(Delivered).ToList();
        return deliveries.Contains(null) ? null : [.. deliveries.OfType<Delivery>()];
    }

    private static Delivery? Delivered(JsonValue json)
    {
        if (Text(json, "id"u8) is not { } id || Text(json, "rule"u8) is not { } rule || EffectKinds.Of(Text(json, "kind"u8)) is not { } kind) return null;
        return (Number(json, "entry"u8), Number(json, "number"u8, most: int.MaxValue), Number(json, "tries"u8, most: int.MaxValue), Number(json, "entered_ms"u8, most: MostMs), Number(json, "time_ms"u8, most: MostMs)) is ({ } entry, { } number, { } tries, { } entered, { } time)
            ? new Delivery(id, entry, rule, kind, (int)number) { Tries = (int)tries, EnteredMs = entered, TimeMs = time, Problem = Text(json, "problem"u8), Output = Text(json, "output"u8) }
            : null;
    }

    private static string? Text(JsonValue json, ReadOnlySpan<byte> name) => json.Member(name) is { IsString: true } text ? Encoding.UTF8.GetString(text.Text.Span) : null;

    private static long? Number(JsonValue json, ReadOnlySpan<byte> name, long least = 0, long most = long.MaxValue) =>
        json.Member(name) is { Kind: JsonKind.Number } number && long.TryParse(number.Text.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
            ? value
            : null;
}
