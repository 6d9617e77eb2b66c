using System.Text;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.Signing.Tests.Tuf.Support;

/// <summary>Runs a client as a program that starts anew each time, and keeps what it trusts and what it has downloaded between its runs.</summary>
internal sealed class ClientRunner(RepositorySimulator repository)
{
    public MemoryStore Store { get; } = new();

    public ReadOnlyMemory<byte> FirstRoot { get; set; } = repository.FirstRoot;

    public TufLimits Limits { get; set; } = new();

    /// <summary>Why the last run failed; null where it did not.</summary>
    public TufError? Error { get; private set; }

    /// <summary>What was downloaded, by path.</summary>
    public Dictionary<string, string> Downloads { get; } = [];

    public IEnumerable<(string Role, long Version)> TrustedRoles => TufClient.Open(FirstRoot, Store, repository, Limits).Value is { } client ? client.Trusted.Select(role => (role.Name, role.Version)) : [];

    public TufClient? Open()
    {
        var opened = TufClient.Open(FirstRoot, Store, repository, Limits);
        Error = opened.Error;
        return opened.Value;
    }

    public long? Version(string role) => TrustedRoles.Where(trusted => trusted.Role == role).Select(trusted => (long?)trusted.Version).SingleOrDefault();

    public string Content(string role) => Encoding.UTF8.GetString(TufState.Parse(Store.Load()).Value!.Of(role)!);

    public bool Refresh(DateTimeOffset? now = null) => RefreshAsync(now).GetAwaiter().GetResult() is not null;

    public bool Download(string path, DateTimeOffset? now = null) => Download([path], now);

    /// <summary>Downloads targets in one run of the client.</summary>
    public bool Download(IEnumerable<string> paths, DateTimeOffset? now = null) => DownloadAsync(paths, now).GetAwaiter().GetResult();

    private async Task<TufUpdate?> RefreshAsync(DateTimeOffset? now)
    {
        if (Open() is not { } client) return null;
        var update = await client.RefreshAsync(now ?? RepositorySimulator.Now);
        Error = update.Error;
        return update.Value;
    }

    private async Task<bool> DownloadAsync(IEnumerable<string> paths, DateTimeOffset? now)
    {
        if (await RefreshAsync(now) is not { } update) return false;
        foreach (var path in paths)
        {
            var found = await update.FindAsync(path);
            Error = found.Error;
            if (!found.Succeeded) return false;
            var content = await update.DownloadAsync(found.Value);
            Error = content.Error;
            if (!content.Succeeded) return false;
            Downloads[path] = Encoding.UTF8.GetString(content.Value);
        }

        return true;
    }
}

/// <summary>A store that can be told to fail.</summary>
internal sealed class MemoryStore : ITufStore
{
    private byte[]? _state;

    public int Saves { get; private set; }

    /// <summary>How many more saves succeed.</summary>
    public int FailsAfter { get; set; } = int.MaxValue;

    public byte[]? Load() => _state;

    public void Save(ReadOnlyMemory<byte> state)
    {
        if (FailsAfter-- <= 0) throw new IOException("no space left on device");
        Saves++;
        _state = state.ToArray();
    }

    public void Put(byte[]? state) => _state = state;
}
