using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Payload;

/// <summary>
/// Turns a judged call into the payload of an entry: compact JSON without secrets, never larger than
/// <see cref="LedgerLimits.MaxPayloadBytes"/>. Reusable; not thread-safe.
/// </summary>
public sealed class PayloadWriter : IDisposable
{
    private const int Version = 1;
    private const int MaxFieldBytes = 1024;
    private const int MaxReasonBytes = 2048;
    private const int MaxMatched = 32;
    private const int MaxMatchedBytes = 128;
    private const int MaxLinks = 8;
    private const int DigestSaltBytes = 16;

    /// <summary>Up to here all of the input is searched for secrets and may be hashed; beyond, only what is kept.</summary>
    private const int MaxExaminedBytes = 1024 * 1024;

    private static ReadOnlySpan<byte> DigestLabel => "sigmashake tool input v1\0"u8;

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;
    private readonly RedactedText _text = new();
    private readonly InputWriter _inputs;

    /// <summary>A writer with buffers of its own.</summary>
    public PayloadWriter()
    {
        // The strict encoder would turn every `<`, `&` and non-Latin letter into six bytes; nobody pastes a ledger into a web page unescaped.
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 80 });
        _inputs = new InputWriter(_json, _text);
    }

    /// <summary>The payload of <paramref name="call"/>.</summary>
    /// <returns>UTF-8, valid until the next call.</returns>
    public ReadOnlySpan<byte> Write(JudgedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _text.Reset();

        _json.WriteStartObject();
        _json.WriteNumber("v"u8, Version);
        WriteText("agent"u8, call.Agent, MaxFieldBytes);
        WriteText("session"u8, call.Session, MaxFieldBytes);
        WriteText("call"u8, call.CallId, MaxFieldBytes);
        WriteText("cwd"u8, call.Cwd, MaxFieldBytes);
        WriteText("project"u8, call.Project, MaxFieldBytes);
        WriteText("tool"u8, call.Tool, MaxFieldBytes / 2);
        WriteText("decision"u8, call.Decision, MaxMatchedBytes);
        WriteText("rule"u8, call.RuleId, MaxMatchedBytes);
        WriteText("reason"u8, call.Reason, MaxReasonBytes);
        WriteMatched(call.Matched);
        WriteLinks(call.Links);
        WriteText("mode"u8, call.Mode, MaxMatchedBytes);
        WriteText("answer"u8, call.Answer, MaxMatchedBytes);
        _json.WriteNumber("duration_us"u8, call.DurationUs);
        WriteText("rules"u8, call.RuleSetHash, MaxMatchedBytes);
        WriteText("version"u8, call.Version, MaxMatchedBytes);
        WriteInput(call.Input.Span);
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenSpan;
    }

    /// <inheritdoc />
    public void Dispose() => _json.Dispose();

    private void WriteInput(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty) return;
        var isExamined = input.Length <= MaxExaminedBytes;
        var secretsBefore = _text.Secrets;
        _json.WritePropertyName("input"u8);
        _inputs.Write(input, isExamined);
        var secrets = _text.Secrets - secretsBefore;

        _json.WriteNumber("input_bytes"u8, input.Length);
        if (_inputs.DroppedValues > 0) _json.WriteNumber("input_dropped"u8, _inputs.DroppedValues);
        if (secrets > 0) _json.WriteNumber("input_redacted"u8, secrets);
        if (_inputs.IsCut && isExamined && secrets == 0) WriteDigest(input);
    }

    /// <summary>
    /// Lets someone who has the whole input prove that it was this one. Only where the payload does not hold all of it already, and never
    /// where a secret was found: who reads the payload reads the salt too, and could try passwords until the hash fits.
    /// </summary>
    private void WriteDigest(ReadOnlySpan<byte> input)
    {
        Span<byte> salt = stackalloc byte[DigestSaltBytes];
        SystemRandom.Fill(salt);
        var hash = Sha256.Create();
        hash.Append(DigestLabel);
        hash.Append(salt);
        hash.Append(input);
        _json.WriteStartObject("input_digest"u8);
        _json.WriteString("salt"u8, Convert.ToHexStringLower(salt));
        _json.WriteString("sha256"u8, hash.Finish().ToString());
        _json.WriteEndObject();
    }

    private void WriteMatched(IReadOnlyList<string> matched)
    {
        if (matched.Count == 0) return;
        _json.WriteStartArray("matched"u8);
        for (var i = 0; i < Math.Min(matched.Count, MaxMatched); i++) _json.WriteStringValue(Make(matched[i], MaxMatchedBytes, out _));
        _json.WriteEndArray();
        if (matched.Count > MaxMatched) _json.WriteNumber("matched_more"u8, matched.Count - MaxMatched);
    }

    private void WriteLinks(IReadOnlyList<KeyValuePair<string, string>> links)
    {
        if (links.Count == 0) return;
        _json.WriteStartArray("links"u8);
        foreach (var (path, target) in links.Take(MaxLinks))
        {
            _json.WriteStartArray();
            _json.WriteStringValue(Make(path, MaxFieldBytes, out _));
            _json.WriteStringValue(Make(target, MaxFieldBytes, out _));
            _json.WriteEndArray();
        }

        _json.WriteEndArray();
        if (links.Count > MaxLinks) _json.WriteNumber("links_more"u8, links.Count - MaxLinks);
    }

    private void WriteText(ReadOnlySpan<byte> name, string? value, int maxBytes)
    {
        if (value is null) return;
        var kept = Make(value, maxBytes, out var cutBytes);
        if (cutBytes == 0)
        {
            _json.WriteString(name, kept);
            return;
        }

        _json.WriteStartObject(name);
        _json.WriteString("cut"u8, kept);
        _json.WriteNumber("cut_bytes"u8, cutBytes);
        _json.WriteEndObject();
    }

    private ReadOnlySpan<byte> Make(string value, int maxBytes, out int cutBytes)
    {
        var length = System.Text.Encoding.UTF8.GetByteCount(value);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            // A lone half of a surrogate pair becomes U+FFFD here.
            System.Text.Encoding.UTF8.GetBytes(value, rented);
            return _text.Make(rented.AsSpan(0, length), maxBytes, examineAll: false, out cutBytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
