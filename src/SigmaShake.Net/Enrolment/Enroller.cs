using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Net.Http;
using SigmaShake.Net.Machines;
using SigmaShake.Net.Syncing;
using SigmaShake.Rules.Json;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.Net.Enrolment;

/// <summary>Enrols a machine, or a person on it.</summary>
/// <remarks>
/// The order, and what a crash behind each step leaves:
/// <list type="number">
/// <item>The machine's key is made, durably. A crash leaves a key that nobody knows, which the next try uses.</item>
/// <item>It is registered. Registering the same key again is the same registration, so the next try goes on from here.</item>
/// <item>The first root is fetched and held against the hash in the enrolment key. Another one ends it: nothing of what the server says was taken over.</item>
/// <item>The first bundle is verified and put where the hook would look for it, which it does not do yet. An attempt that fails from here on takes it away again; after a crash the next one does.</item>
/// <item>The enrolment is written. From here on it counts; there is never an enrolment without a bundle that was good.</item>
/// </list>
/// </remarks>
internal sealed class Enroller(EnrolmentPlan plan, ServerConnection connection, TimeProvider clock)
{
    private const string FirstRoot = "metadata/1.root.json";
    private const int NotFound = 404;

    private static readonly TufLimits Limits = new();

    // The key is not among them: the next try is the same machine.
    private static readonly string[] VouchedForByEnrolment = [FleetFiles.Enforced, FleetFiles.TufState, FleetFiles.Bundle, FleetFiles.NextBundle, MachineFiles.Authorities];

    /// <summary>Carries it out. Null, or why nobody was enrolled.</summary>
    /// <param name="beforeItCounts">Puts it on record; called once everything else has succeeded.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <exception cref="StateException">Something cannot be read or kept on this machine.</exception>
    public async Task<string?> RunAsync(Action beforeItCounts, CancellationToken cancellation)
    {
        var opened = FleetWriter.Open(plan.Place);
        if (!opened.Succeeded) return opened.Error.ToString();
        using var writer = opened.Value;
        if (writer.Enrolment is { } before && (before.Organisation != plan.Fleet.Organisation || before.Server != plan.Fleet.Server.ToString()))
            return $"enrolled already, with `{before.Organisation}` at `{before.Server}`; `ssg fleet leave` ends that";

        MachineFiles.RemoveLeftovers(plan.Place, MachineFiles.Key, MachineFiles.Authorities);
        using var key = MachineKey.ReadOrMake(plan.Place);
        if (await RegisterAsync(key, cancellation) is { } refused) return refused;
        var requests = new MachineRequests(connection, plan.Fleet, key, clock);
        var (root, untrusted) = await FetchRootAsync(requests, cancellation);
        if (root is null) return untrusted;

        try
        {
            // A crash may have left something of an attempt before.
            ForgetUnlessEnrolled();
            if (await TakeBundleAsync(writer, requests, root, cancellation) is { } problem) return problem;
            if (plan.Authorities is { } authorities && AtomicFile.Write(Path.Combine(plan.Place.Folder, MachineFiles.Authorities), authorities) is { } notKept) return notKept.ToString();
            beforeItCounts();
            return writer.Enrol(new FleetEnrolment(plan.Fleet.Organisation, plan.Fleet.Server.ToString(), MachineId.Of(key.Public).ToString(), clock.GetUtcNow().ToUnixTimeMilliseconds()))?.ToString();
        }
        catch (IOException e)
        {
            return e.Message;
        }
        finally
        {
            ForgetUnlessEnrolled();
        }
    }

    // Where nobody is enrolled, nobody vouches for what is there: it may be another organisation's.
    private void ForgetUnlessEnrolled()
    {
        if (FleetState.IsEnrolled(plan.Place)) return;
        foreach (var name in VouchedForByEnrolment) File.Delete(Path.Combine(plan.Place.Folder, name));
    }

    private async Task<string?> RegisterAsync(Ed25519PrivateKey key, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, plan.Fleet.At("machines"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", plan.Key.Text);
        request.Content = new ByteArrayContent(EnrolmentRequest.Create(plan.Key, key, plan.Name, plan.Name, ProductVersion.Text).ToBytes());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var reply = await connection.SendAsync(request, FleetLimits.MaxBodyBytes, ServerConnection.UsualTime, cancellation);
        if (reply.Status == NotFound || reply.Status is 401 or 403)
            return $"`{plan.Fleet}` does not take this enrolment key; it may be used up, over, revoked or for another organisation: ask for a new one";
        if (!reply.IsSuccess) return ServerProblem.Describe(plan.Fleet.Server, reply);
        var answer = JsonParser.Parse(reply.Body).Value;
        return Text(answer, "machine"u8) == MachineId.Of(key.Public).ToString() && Text(answer, "organisation"u8) == plan.Fleet.Organisation
            ? null
            : $"`{plan.Fleet}` answers for another machine or organisation; ask whoever runs it";
    }

    private async Task<(byte[]? Root, string? Problem)> FetchRootAsync(MachineRequests requests, CancellationToken cancellation)
    {
        var reply = await requests.GetAsync(FirstRoot, Limits.MaxRootBytes, cancellation);
        if (!reply.IsSuccess) return (null, ServerProblem.Describe(plan.Fleet.Server, reply));
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(reply.Body.Span), plan.Key.RootSha256)
            ? (reply.Body.ToArray(), null)
            : (null, $"the root of `{plan.Fleet}` is not the one that the enrolment key names, so nothing from there is trusted; ask your organisation, and not by way of this server");
    }

    private async Task<string?> TakeBundleAsync(FleetWriter writer, MachineRequests requests, byte[] root, CancellationToken cancellation)
    {
        var timestamp = await requests.GetAsync($"metadata/{FleetSource.Timestamp}", Limits.MaxTimestampBytes, cancellation);
        if (timestamp.Status == NotFound) return $"`{plan.Fleet.Organisation}` has published no rules yet; enrol once it has";
        if (!timestamp.IsSuccess) return ServerProblem.Describe(plan.Fleet.Server, timestamp);

        // A person vouches for the root anew, so what is damaged may make way; what is whole goes on being trusted, and with it that nothing older comes back.
        var source = new FleetSource(requests, timestamp.Body);
        if (TufClient.Open(root, writer.Store, source).Error is { Problem: TufProblem.Damaged }) File.Delete(Path.Combine(plan.Place.Folder, FleetFiles.TufState));
        return await new Synchroniser(plan.Place, requests, clock).UpdateAsync(writer, root, source, cancellation);
    }

    private static string? Text(JsonValue? json, ReadOnlySpan<byte> name) => json?.Member(name) is { IsString: true } text ? Encoding.UTF8.GetString(text.Text.Span) : null;
}
