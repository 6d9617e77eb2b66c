using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.HttpSignatures;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Notes;
using SigmaShake.Signing.Tuf.Repository;
using SigmaShake.Testing;

namespace SigmaShake.Net.Tests.Support;

/// <summary>As much of a fleet's server as a machine sees, on a free port of this machine; it verifies every signature, and can be told to lie.</summary>
internal sealed class StandInServer : IAsyncDisposable
{
    public const string Organisation = "acme";

    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Ed25519PublicKey> _machines = new();
    private readonly ConcurrentDictionary<string, bool> _nonces = new();

    private StandInServer(SignedFleet fleet, WebApplication app)
    {
        Fleet = fleet;
        _app = app;
        EnrolmentKey = fleet.NewKey();
    }

    public SignedFleet Fleet { get; }

    public EnrolmentKey EnrolmentKey { get; set; }

    public string Address { get; private set; } = "";

    public string FleetAddress => $"{Address}/fleet/{Organisation}";

    /// <summary>What is sent in place of a file, by its path; null sends 404. Told by the file's name and what it really is.</summary>
    public Func<string, byte[]?, byte[]?>? Lie { get; set; }

    /// <summary>Answers before anything else; true where it has.</summary>
    public Func<HttpContext, Task<bool>>? Instead { get; set; }

    /// <summary>Whether what was reported is counted and the answer is lost on its way.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>How many calls were let through, as far as reports were counted: one that begins before the last one ended is left out.</summary>
    public long Allowed { get; private set; }

    public ConcurrentQueue<string> Requests { get; } = [];

    public ConcurrentQueue<MachineReport> Reports { get; } = [];

    /// <summary>How many files of each path were asked for.</summary>
    public int Asked(string end) => Requests.Count(request => request.EndsWith(end, StringComparison.Ordinal));

    public static async Task<StandInServer> StartAsync(SignedFleet fleet, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        var server = new StandInServer(fleet, builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        server.Address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        Requests.Enqueue($"{context.Request.Method} {target}");
        if (Instead is { } instead && await instead(context)) return;
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var path = target.StartsWith($"/fleet/{Organisation}/", StringComparison.Ordinal) ? target[$"/fleet/{Organisation}/".Length..] : "";
        await ((context.Request.Method, path.Split('/')) switch
        {
            ("POST", ["machines"]) => EnrolAsync(context, buffer.ToArray()),
            _ when !IsSigned(context, buffer.ToArray()) => ProblemAsync(context, 401, "signature_needed", "Sign the request."),
            ("GET", ["metadata", "timestamp.json"]) => TimestampAsync(context),
            ("GET", ["metadata", var name]) => FileAsync(context, TufFolder.Metadata, name),
            ("GET", ["targets", var name]) => FileAsync(context, TufFolder.Targets, name),
            ("POST", ["reports"]) => ReportAsync(context, buffer.ToArray()),
            _ => ProblemAsync(context, 404, "not_found", "There is nothing here."),
        });
    }

    private async Task EnrolAsync(HttpContext context, byte[] body)
    {
        var request = EnrolmentRequest.Parse(body).Value!;
        if (context.Request.Headers.Authorization != $"Bearer {EnrolmentKey.Text}")
        {
            await ProblemAsync(context, 401, "sign_in_needed", "Sign in first.");
            return;
        }

        var key = Ed25519PublicKey.Parse(request.PublicKey.Span).Value!;
        Assert.True(key.Verify(EnrolmentKey.ProofMessage(request.Name), request.Proof.Span));
        var id = MachineId.Of(key).ToString();
        context.Response.StatusCode = _machines.TryAdd(id, key) ? 201 : 200;
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { machine = id, organisation = Organisation }), context.RequestAborted);
    }

    private bool IsSigned(HttpContext context, byte[] body)
    {
        var headers = context.Request.Headers;
        var digest = headers["Content-Digest"] is [{ } value] ? value : null;
        if (MessageSignature.Parse(headers["Signature-Input"].ToString(), headers["Signature"].ToString(), digest).Value is not { } signature) return false;
        if (!_machines.TryGetValue(signature.KeyId, out var key)) return false;
        if (digest is null ? body.Length > 0 : !ContentDigest.Fits(digest, body) || !_nonces.TryAdd(signature.Nonce!, true)) return false;
        var target = RequestTarget.Received(context.Request.Method, headers.Host.ToString(), context.Features.Get<IHttpRequestFeature>()!.RawTarget)!.Value;
        return Math.Abs(signature.CreatedSeconds - DateTimeOffset.UtcNow.ToUnixTimeSeconds()) < 300 && signature.Verify(target, key);
    }

    private async Task TimestampAsync(HttpContext context)
    {
        var wait = context.Request.Headers["Prefer"].ToString() is ['w', 'a', 'i', 't', '=', .. var seconds] ? TimeSpan.FromSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)) : TimeSpan.Zero;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var content = await ContentAsync(TufFolder.Metadata, "timestamp.json");
            var tag = content is null ? "" : $"\"{Sha256.Hash(content)}\"";
            if (context.Request.Headers.IfNoneMatch != tag || clock.Elapsed >= wait)
            {
                context.Response.Headers.ETag = tag;
                if (content is not null && context.Request.Headers.IfNoneMatch == tag) context.Response.StatusCode = 304;
                else await WriteAsync(context, content);
                return;
            }

            await Task.Delay(10, context.RequestAborted);
        }
    }

    private async Task FileAsync(HttpContext context, TufFolder folder, string name) => await WriteAsync(context, await ContentAsync(folder, name));

    private ValueTask<byte[]?> ContentAsync(TufFolder folder, string name)
    {
        var real = Fleet.Repository.Files.FirstOrDefault(file => file.Folder == folder && file.Name == name)?.Content.ToArray();
        return new(Lie is { } lie ? lie(name, real) : real);
    }

    private static async Task WriteAsync(HttpContext context, byte[]? content)
    {
        if (content is null) await ProblemAsync(context, 404, "not_found", "There is nothing here.");
        else await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private async Task ReportAsync(HttpContext context, byte[] body)
    {
        var report = MachineReport.Parse(body);
        if (!report.Succeeded)
        {
            await ProblemAsync(context, 400, "invalid_request", report.Error.ToString());
            return;
        }

        if (report.Value.Log is { } log && Witnessed(log, out var size) is var cosigned && cosigned.Error is not null)
        {
            Reports.Enqueue(report.Value);
            await ProblemAsync(context, 409, "proof_from", "Prove it.", size);
            return;
        }

        Reports.Enqueue(report.Value);
        if (report.Value.Counts is { } counts && counts.SinceMs >= _countedUntilMs)
        {
            Allowed += counts.Allow;
            _countedUntilMs = counts.UntilMs;
        }

        if (LosesAnswers)
        {
            context.Abort();
            return;
        }

        var line = report.Value.Log is { } evidence ? Witnessed(evidence, out _).Value!.Signatures[^1].ToString() : null;
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { cosignature = line, counted_until_ms = _countedUntilMs }), context.RequestAborted);
    }

    private long _witnessed;
    private long _countedUntilMs;

    private LedgerResult<SignedNote> Witnessed(LogEvidence log, out long size)
    {
        size = _witnessed;
        bool IsConsistent(Checkpoint older, Checkpoint newer)
        {
            var file = $"old {log.FromSize}\n{string.Concat(log.Consistency.Select(hash => $"{Convert.ToBase64String(hash.Span)}\n"))}\n{log.Checkpoint}";
            _ = WitnessRequest.Note(System.Text.Encoding.UTF8.GetBytes(file), out var check);
            return check is not null && check(older, newer);
        }

        var cosigned = Witness.Cosign(_folder["witness"], System.Text.Encoding.UTF8.GetBytes(log.Checkpoint), VerifierKey.Parse(log.LogKey).Value!, IsConsistent, DateTimeOffset.UtcNow);
        if (cosigned.Succeeded) _witnessed = Checkpoint.Parse(cosigned.Value.TextBytes.Span).Value!.Size;
        return cosigned;
    }

    private static async Task ProblemAsync(HttpContext context, int status, string code, string detail, long? size = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        await context.Response.WriteAsync(size is { } number ? JsonSerializer.Serialize(new { code, detail, size = number }) : JsonSerializer.Serialize(new { code, detail }), context.RequestAborted);
    }
}
