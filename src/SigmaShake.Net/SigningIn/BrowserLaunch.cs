using System.ComponentModel;
using System.Diagnostics;

namespace SigmaShake.Net.SigningIn;

/// <summary>Opens the person's browser. The address goes to it as one argument, through no shell.</summary>
internal static class BrowserLaunch
{
    private const string Opener = "xdg-open";

    /// <summary>Whether something took the address; what it does with it is not known.</summary>
    public static bool TryOpen(Uri address)
    {
        // Without a screen it would look for a browser in the terminal.
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"))) return false;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Opener, [address.AbsoluteUri]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
            return process is not null;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return false;
        }
    }
}
