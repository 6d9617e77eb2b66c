using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Accounts.Access;
using SigmaShake.Accounts.Allowlists;
using SigmaShake.Accounts.Authorisation;
using SigmaShake.Accounts.Identity;
using SigmaShake.Accounts.Membership;
using SigmaShake.Accounts.Protocol;
using SigmaShake.Accounts.Roles;
using SigmaShake.Accounts.Sessions;
using SigmaShake.Accounts.Storage;
using SigmaShake.Accounts.Tokens;
using SigmaShake.Platform;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Accounts;

/// <summary>The service of accounts: who people are, how they sign in, and what they may do.</summary>
public static class AccountsModule
{
    /// <summary>Adds what the service is made of.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">What the operator decides; null for the defaults.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, AccountsOptions? options = null) => services
        .AddSingleton(options ?? new AccountsOptions())
        .AddDatabase(new DatabaseModel<AccountsDatabase>("accounts", DatabasePlace.Control, o => new SqliteAccountsDatabase(o), o => new PostgresAccountsDatabase(o)))
        .AddIdentity(options ?? new AccountsOptions())
        .AddAuthorisation(options ?? new AccountsOptions())
        .AddSingleton<IAuthenticationSchemeProvider, RouteBoundSchemes>()
        .AddSingleton(new OrganisationLink("Members", "/members", Permission.MembersRead, 50))
        .AddSingleton(new OrganisationLink("Roles", "/roles", Permission.MembersRead, 55))
        .AddSingleton(new OrganisationLink("Access", "/access", Permission.AccessRead, 60))
        .AddSingleton(new OrganisationLink("Tokens", "/tokens", Permission.OrganisationRead, 65))
        .AddSingleton(new OrganisationLink("Service accounts", "/service-accounts", Permission.TokensRead, 70))
        .AddSingleton(new OrganisationLink("Allowlist", "/allowlist", Permission.AllowlistRead, 75));

    /// <summary>Maps its routes.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapMembers();
        routes.MapMemberApi();
        routes.MapInvitations();
        routes.MapInvitationApi();
        routes.MapRoles();
        routes.MapRoleApi();
        routes.MapAccess();
        routes.MapAccessApi();
        routes.MapTokens();
        routes.MapTokenApi();
        routes.MapServiceAccounts();
        routes.MapServiceAccountApi();
        routes.MapAllowlist();
        routes.MapAllowlistApi();
        routes.MapSessions();
        routes.MapSessionApi();
        routes.MapIdentity();
        AuthorisationModule.MapAuthorisation(routes);
    }
}
