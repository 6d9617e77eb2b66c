using System.Text;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Payload;

/// <summary>
/// Turns a judged call into the payload of an entry: compact JSON without secrets, never larger than
/// <see cref="LedgerLimits.MaxPayloadBytes"/>. Reusable; not thread-safe.
/// </summary>
public sealed class PayloadWriter
{
    /// <summary>How many of the rules that matched an entry names, the first ones; more are counted.</summary>
    public const int MaxMatched = 32;

    private const int Version = 1;
    private const int MaxFieldBytes = 1024;
    private const int MaxReasonBytes = 2048;
    private const int MaxMatchedBytes = 128;
    private const int MaxLinks = 8;
    private const int MaxScripts = 8;
    private const int DigestSaltBytes = 16;

    /// <summary>Up to here all of the input is searched for secrets and may be hashed; beyond, only what is kept.</summary>
    private const int MaxExaminedBytes = 1024 * 1024;

    private static ReadOnlySpan<byte> DigestLabel => "sigmashake tool input v1\0"u8;

    private readonly PayloadJson _json = new();
    private readonly RedactedText _text = new();
    private readonly InputWriter _inputs;
    private byte[] _utf8 = new byte[MaxFieldBytes];

    /// <summary>A writer with buffers of its own.</summary>
    public PayloadWriter()
    {
        _inputs = new InputWriter(_json, _text);
    }

    /// <summary>The payload of <paramref name="call"/>.</summary>
    /// <returns>UTF-8, valid until the next call.</returns>
    public ReadOnlySpan<byte> Write(JudgedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        _json.Reset();
        _text.Reset();

        _json.BeginObject();
        WriteNumber("v"u8, Version);
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
        WriteScripts(call.Scripts);
        WriteText("mode"u8, call.Mode, MaxMatchedBytes);
        WriteText("answer"u8, call.Answer, MaxMatchedBytes);
        if (call.Request is { } request) WriteHexadecimal("request"u8, request);
        if (call.Approved is { } approved) WriteHexadecimal("approved"u8, approved);
        WriteNumber("duration_us"u8, call.DurationUs);
        WriteText("rules"u8, call.RuleSetHash, MaxMatchedBytes);
        WriteText("version"u8, call.Version, MaxMatchedBytes);
        WriteInput(call.Input.Span);
        _json.EndObject();
        return _json.Written;
    }

    private void WriteInput(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty) return;
        var isExamined = input.Length <= MaxExaminedBytes;
        var secretsBefore = _text.Secrets;
        _json.Name("input"u8);
        _inputs.Write(input, isExamined);
        var secrets = _text.Secrets - secretsBefore;

        WriteNumber("input_bytes"u8, input.Length);
        if (_inputs.DroppedValues > 0) WriteNumber("input_dropped"u8, _inputs.DroppedValues);
        if (secrets > 0) WriteNumber("input_redacted"u8, secrets);
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
        _json.Name("input_digest"u8);
        _json.BeginObject();
        WriteHexadecimal("salt"u8, Convert.ToHexStringLower(salt));
        WriteHexadecimal("sha256"u8, hash.Finish().ToString());
        _json.EndObject();
    }

    private void WriteHexadecimal(ReadOnlySpan<byte> name, string digits)
    {
        _json.Name(name);
        _json.Text(Encoding.ASCII.GetBytes(digits));
    }

    private void WriteMatched(string[] matched)
    {
        if (matched.Length == 0) return;
        _json.Name("matched"u8);
        _json.BeginArray();
        for (var i = 0; i < Math.Min(matched.Length, MaxMatched); i++) _json.Text(Make(matched[i], MaxMatchedBytes, out _));
        _json.EndArray();
        if (matched.Length > MaxMatched) WriteNumber("matched_more"u8, matched.Length - MaxMatched);
    }

    private void WriteLinks(KeyValuePair<string, string>[] links)
    {
        if (links.Length == 0) return;
        _json.Name("links"u8);
        _json.BeginArray();
        foreach (var (path, target) in links.AsSpan(0, Math.Min(links.Length, MaxLinks)))
        {
            _json.BeginArray();
            _json.Text(Make(path, MaxFieldBytes, out _));
            _json.Text(Make(target, MaxFieldBytes, out _));
            _json.EndArray();
        }

        _json.EndArray();
        if (links.Length > MaxLinks) WriteNumber("links_more"u8, links.Length - MaxLinks);
    }

    private void WriteScripts(KeyValuePair<string, ReadOnlyMemory<byte>>[] scripts)
    {
        if (scripts.Length == 0) return;
        _json.Name("scripts"u8);
        _json.BeginArray();
        foreach (var (path, content) in scripts.AsSpan(0, Math.Min(scripts.Length, MaxScripts)))
        {
            _json.BeginArray();
            _json.Text(Make(path, MaxFieldBytes, out _));
            _json.Text(Encoding.ASCII.GetBytes(Sha256.Hash(content.Span).ToString()));
            _json.EndArray();
        }

        _json.EndArray();
        if (scripts.Length > MaxScripts) WriteNumber("scripts_more"u8, scripts.Length - MaxScripts);
    }

    private void WriteText(ReadOnlySpan<byte> name, string? value, int maxBytes)
    {
        if (value is null) return;
        var kept = Make(value, maxBytes, out var cutBytes);
        _json.Name(name);
        if (cutBytes == 0)
        {
            _json.Text(kept);
            return;
        }

        _json.BeginObject();
        _json.Name("cut"u8);
        _json.Text(kept);
        WriteNumber("cut_bytes"u8, cutBytes);
        _json.EndObject();
    }

    private ReadOnlySpan<byte> Make(string value, int maxBytes, out int cutBytes)
    {
        // A lone half of a surrogate pair becomes U+FFFD here.
        var length = Encoding.UTF8.GetByteCount(value);
        if (length > _utf8.Length) _utf8 = new byte[length];
        length = Encoding.UTF8.GetBytes(value, _utf8);
        return _text.Make(_utf8.AsSpan(0, length), maxBytes, examineAll: false, out cutBytes);
    }

    private void WriteNumber(ReadOnlySpan<byte> name, long value)
    {
        _json.Name(name);
        _json.Number(value);
    }
}
