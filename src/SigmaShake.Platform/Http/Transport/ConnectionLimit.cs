using System.Net;
using Microsoft.AspNetCore.Connections;
using SigmaShake.Platform.Http.Limits;

namespace SigmaShake.Platform.Http.Transport;

/// <summary>Bounds the connections of one address, before TLS costs anything: whoever opens many and says little takes none from others. Thread-safe.</summary>
internal sealed class ConnectionLimit(int most, IReadOnlyList<IPNetwork> trustedProxies)
{
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public ConnectionDelegate Guard(ConnectionDelegate next) => async connection =>
    {
        var remote = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (remote is not null && trustedProxies.Contains(remote))
        {
            await next(connection);
            return;
        }

        var address = ClientAddress.Of(remote);
        if (!Enter(address))
        {
            connection.Abort();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Leave(address);
        }
    };

    private bool Enter(string address)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(address);
            if (open >= most) return false;
            _open[address] = open + 1;
            return true;
        }
    }

    private void Leave(string address)
    {
        lock (_gate)
        {
            if (_open[address] == 1) _open.Remove(address);
            else _open[address]--;
        }
    }
}
