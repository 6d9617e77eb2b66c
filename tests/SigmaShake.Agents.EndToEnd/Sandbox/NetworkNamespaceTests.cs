using System.Net;
using System.Net.Sockets;
using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Sandbox;

/// <summary>The isolation on which all scenarios rely; it needs no agent.</summary>
public sealed class NetworkNamespaceTests
{
    [Fact]
    public async Task A_child_inside_has_no_network_but_the_loopback()
    {
        using var network = CreateIsolated();

        var devices = await network.Inside(() => ChildProcess.RunAsync("/bin/cat", ["/proc/self/net/dev"]));

        Assert.Equal(["lo"], devices.Out.Split('\n').Skip(2).Where(line => line.Length > 0).Select(line => line.Split(':')[0].Trim()));
    }

    [Fact]
    public async Task A_socket_inside_is_reached_from_inside_only()
    {
        using var network = CreateIsolated();
        using var listener = network.Listen();
        var address = (IPEndPoint)listener.LocalEndPoint!;

        using var inside = network.Inside(() => Connect(address));
        using var accepted = await listener.AcceptAsync(TestContext.Current.CancellationToken);

        Assert.True(inside.Connected);
        Assert.Throws<SocketException>(() => Connect(address));
    }

    private static NetworkNamespace CreateIsolated()
    {
        var network = NetworkNamespace.Create();
        Assert.SkipUnless(network.IsIsolated, "needs root to make a network namespace");
        return network;
    }

    private static Socket Connect(IPEndPoint address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(address);
        return socket;
    }
}
