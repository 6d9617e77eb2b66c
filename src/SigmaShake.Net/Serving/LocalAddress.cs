using System.Globalization;

namespace SigmaShake.Net.Serving;

/// <summary>Where the dashboard is: on this machine's loopback address, and under no other name.</summary>
/// <param name="Port">The TCP port.</param>
internal sealed record LocalAddress(int Port)
{
    /// <summary>The port unless another is asked for.</summary>
    public const int DefaultPort = 5599;

    private readonly string _number = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"localhost:{Port}");

    /// <summary>
    /// Whether a <c>Host</c> header names it. A page elsewhere whose name is made to lead here (DNS rebinding) asks under its own name.
    /// </summary>
    public bool IsHost(string? host) => host == _number || string.Equals(host, _name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an <c>Origin</c> header is that of our own pages, reached by that host.</summary>
    public static bool IsOrigin(string? origin, string host) => origin == $"http://{host}";

    /// <summary><c>http://127.0.0.1:5599</c>.</summary>
    public override string ToString() => $"http://{_number}";
}
