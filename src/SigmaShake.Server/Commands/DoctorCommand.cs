using SigmaShake.Server.Doctor;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server.Commands;

/// <summary><c>sigmashake-server doctor</c>: looks at what the server needs, and changes nothing.</summary>
internal static class DoctorCommand
{
    /// <returns>The exit code: 0 if the server can work, 1 if something is bad.</returns>
    public static Task<int> RunAsync(ServerSettings settings) => Examination.RunAsync(settings, Console.Out, CancellationToken.None);
}
