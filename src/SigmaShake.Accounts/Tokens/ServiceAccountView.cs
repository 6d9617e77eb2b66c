using Microsoft.AspNetCore.Http;
using SigmaShake.Accounts.Changes;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Accounts.Tokens;

/// <summary>The page of one service account, and what it is made from.</summary>
/// <param name="Account">Which.</param>
/// <param name="Accounts">All of them.</param>
/// <param name="Roles">What they may have.</param>
/// <param name="Tokens">What they show.</param>
internal sealed record ServiceAccountView(Guid Account, ServiceAccounts Accounts, CustomRoles Roles, AccessTokens Tokens)
{
    /// <summary>Shows it, after a change that was made or not.</summary>
    public async Task<IResult> ShowAsync(OrgScope scope, NewAccessToken? made, ChangeRefusal? refusal, CancellationToken cancellation)
    {
        var account = (await Accounts.ListAsync(scope, cancellation)).FirstOrDefault(one => one.Id == Account);
        if (account is null || refusal?.Reason == RefusalReason.Missing) return Problems.NotFound();
        var tokens = (await Tokens.AllAsync(scope, cancellation)).Where(token => token.OwnerId == Account).ToList();
        return Page.Of<ServiceAccountPage>(
            new { Scope = scope, Account = account, Roles = await Roles.ListAsync(scope, cancellation), Tokens = tokens, Made = made, Problem = refusal?.Message }, refusal.ToStatus());
    }
}
