using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Enrolment;

/// <summary>
/// The credential of whoever enrols a machine: <c>Authorization: Bearer ssg_enrol_…</c>. Whether the key is still good for a machine more is seen where it is counted.
/// </summary>
internal sealed class EnrolmentScheme(Databases databases) : ICredentialScheme
{
    /// <summary>What routes call it.</summary>
    public const string SchemeName = "enrolment-key";

    private const string Bearer = "Bearer ";

    public string Name => SchemeName;

    public CredentialDescription Description { get; } = new("A key that lets machines in, `ssg_enrol_…`: for as many machines, for as long and from where it was made for.", "Authorization");

    public async ValueTask<Actor?> AuthenticateAsync(OrgScope organisation, HttpContext context)
    {
        // A key that was copied wrongly is found without a look at the database.
        if (context.Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.Ordinal)) return null;
        if (EnrolmentKey.Parse(header[Bearer.Length..]).Value is not { } key) return null;
        var hash = key.Hash.ToArray();
        await using var database = databases.Open<FleetDatabase>(organisation);
        var row = await database.EnrolmentKeys.AsNoTracking().FirstOrDefaultAsync(one => one.Hash == hash, context.RequestAborted);
        if (row is null || !Networks.Hold(row.Networks, context.Connection.RemoteIpAddress)) return null;
        context.Features.Set(new PresentedKey(row.Id, key));
        return new Actor(ActorKind.EnrolmentKey, row.Id, row.Label);
    }
}

/// <summary>The enrolment key that a request bears.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">The key.</param>
internal sealed record PresentedKey(string Id, EnrolmentKey Key)
{
    /// <summary>Hands it to a handler that asks for it.</summary>
    public static ValueTask<PresentedKey?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<PresentedKey>());
}
