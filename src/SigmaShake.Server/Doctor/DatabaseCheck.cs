using System.Runtime.CompilerServices;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server.Doctor;

/// <summary>Whether the databases are there, whole, of this version, and open under the master key.</summary>
internal static class DatabaseCheck
{
    public static async IAsyncEnumerable<Finding> LookAsync(ServerSettings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // To open one would make the master key.
        if (settings.Platform.MasterKey is MasterKeySource.InFile file && !File.Exists(file.Path))
        {
            yield return Finding.Good("databases: not there yet, the server makes them");
            yield break;
        }

        // The server without its certificate, which is looked at elsewhere, and not started.
        await using var app = ServerHost.Build(settings.Platform, "http://127.0.0.1:0", settings.Accounts);
        var databases = app.Services.GetRequiredService<Databases>();
        if (!await DatabaseExamination.IsThereAsync(databases, cancellation))
        {
            yield return settings.Platform.Postgres is null
                ? Finding.Good("databases: not there yet, the server makes them")
                : Finding.Warning("the control database is not there, or PostgreSQL does not answer", "start PostgreSQL; the server makes its databases");
            yield break;
        }

        var isWhole = true;
        await foreach (var fault in DatabaseExamination.FindAsync(databases, cancellation))
        {
            isWhole = false;
            yield return new Finding(Severity.Bad, fault.Text);
        }

        if (isWhole) yield return Finding.Good("databases: whole, of this version, and open under the master key");
    }
}
