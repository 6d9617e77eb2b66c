using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using SigmaShake.Platform.Admission;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Moving;

/// <summary>What the control database says of a move: what every server goes by, and what the next run goes on from. Each change is one statement.</summary>
internal sealed class MoveRecord(Databases databases, OrganisationDirectory directory, OrganisationId id, string name, string from, string to)
{
    private readonly string _id = id.ToString();

    /// <summary>It is on its way: nobody changes anything of it.</summary>
    public Task BeginAsync() => ChangeAsync(row => row.Region == from && row.MovingTo == null, set => set.SetProperty(row => row.MovingTo, to));

    /// <summary>Nothing of it is served.</summary>
    public Task CloseAsync() => ChangeAsync(row => row.Region == from && row.MovingTo == to, set => set.SetProperty(row => row.IsClosed, true));

    /// <summary>It is in the new region, under that region's master key. What servers know of who may do what is asked again.</summary>
    public Task SwitchAsync(byte[] wrappedKey) => ChangeAsync(
        row => row.Region == from && row.MovingTo == to,
        set => set.SetProperty(row => row.Region, to).SetProperty(row => row.WrappedKey, wrappedKey).SetProperty(row => row.MovedFrom, from)
            .SetProperty(row => row.MovingTo, (string?)null).SetProperty(row => row.IsClosed, false).SetProperty(row => row.AccessVersion, row => row.AccessVersion + 1));

    /// <summary>Nothing is left in the old region.</summary>
    public Task EndAsync() => ChangeAsync(row => row.Region == to && row.MovedFrom == from, set => set.SetProperty(row => row.MovedFrom, (string?)null));

    /// <summary>It stays where it is.</summary>
    public Task GiveUpAsync() => ChangeAsync(
        row => row.Region == from && row.MovingTo == to, set => set.SetProperty(row => row.MovingTo, (string?)null).SetProperty(row => row.IsClosed, false));

    // What is done next rests on it: where the row says something else, somebody else was there.
    private async Task ChangeAsync(Expression<Func<OrganisationRow, bool>> where, Action<UpdateSettersBuilder<OrganisationRow>> set)
    {
        await using var control = databases.OpenControl();
        var changed = await control.Organisations.Where(row => row.Id == _id).Where(where).ExecuteUpdateAsync(set, CancellationToken.None);
        directory.Forget(name);
        if (changed != 1) throw new PlatformException($"`{name}` was changed meanwhile", "run the command again");
    }
}
