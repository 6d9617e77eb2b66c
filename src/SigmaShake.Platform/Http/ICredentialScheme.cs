using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Http;

/// <summary>Verifies credentials that a service knows of and the platform does not: a machine's signature, a key to enrol with. Thread-safe.</summary>
public interface ICredentialScheme
{
    /// <summary>What routes call it.</summary>
    string Name { get; }

    /// <summary>How it is shown, for the API description; null where no route of the API takes it. Default: null.</summary>
    CredentialDescription? Description => null;

    /// <summary>Whose credential a request bears; null where it bears none that is good in this organisation.</summary>
    /// <param name="organisation">Where to look it up. It allows nothing else.</param>
    /// <param name="context">The request.</param>
    ValueTask<Actor?> AuthenticateAsync(OrgScope organisation, HttpContext context);

    /// <summary>
    /// What a request gets whose credential is none, and one that names an organisation that is not there: the same, byte for byte. Default: that there is nothing here.
    /// </summary>
    IResult Refuse() => Problems.NotFound();
}
