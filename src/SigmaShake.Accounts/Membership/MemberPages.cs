using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Accounts.Membership;

/// <summary>The list of members, page by page.</summary>
internal static class MemberPages
{
    /// <summary>A page of it; null for a cursor that is none.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="members">Its members.</param>
    /// <param name="cursors">What reads and gives cursors.</param>
    /// <param name="cursor">The cursor; null for the beginning.</param>
    /// <param name="size">How many.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ListPage<Member>?> ReadAsync(OrgScope scope, Members members, Cursors cursors, string? cursor, PageSize size, CancellationToken cancellation)
    {
        var list = $"members of {scope.Id}";
        var after = Guid.Empty;
        if (cursor is not null && !Guid.TryParse(cursors.Read(list, cursor), out after)) return null;
        return size.PageOf(await members.ListAsync(scope, after, size.Value + 1, cancellation), last => cursors.Give(list, last.Id.ToString()));
    }
}
