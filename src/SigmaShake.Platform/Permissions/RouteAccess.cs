namespace SigmaShake.Platform.Permissions;

/// <summary>Who may reach a route. Every route has exactly one; one without is answered as if it were not there.</summary>
public abstract record RouteAccess
{
    private RouteAccess()
    {
    }

    /// <summary>Anybody.</summary>
    /// <param name="Reason">Why; the list of these routes is short, and a test shows it.</param>
    public sealed record Public(string Reason) : RouteAccess;

    /// <summary>Whoever has signed in, whatever organisation they are in: what is their own.</summary>
    public sealed record SignedIn : RouteAccess;

    /// <summary>
    /// A member of the organisation that the route names (<c>{organisation}</c>) with a permission. The handler gets the scope of that organisation, and no
    /// one else gets to know whether there is such an organisation.
    /// </summary>
    /// <param name="Permission">The permission.</param>
    public sealed record InOrganisation(Permission Permission) : RouteAccess;

    /// <summary>Whoever shows a credential of another kind than people's, such as an enrolled machine, that is good in the organisation that the route names.</summary>
    /// <param name="Scheme">The name of the <c>ICredentialScheme</c> that verifies it.</param>
    public sealed record ByCredential(string Scheme) : RouteAccess;
}
