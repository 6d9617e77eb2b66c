using System.Diagnostics;
using System.Globalization;

namespace SigmaShake.Testing;

/// <summary>
/// A real PostgreSQL of the tests' own: a fresh cluster in a temporary folder, reached by a socket in it and by no network. Started once for a test process, on
/// first use, and stopped with it.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly Lazy<PostgresServer> Only = new(() => Start(copied: null), LazyThreadSafetyMode.ExecutionAndPublication);

    private static readonly Lazy<PostgresServer> Second = new(() => Start(Only.Value), LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly string _folder;
    private readonly Process _process;

    private PostgresServer(string folder, Process process)
    {
        _folder = folder;
        _process = process;
        ConnectionString = $"Host={folder};Username=sigmashake;Pooling=true";
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Whether the tests of this process run on PostgreSQL (<c>SIGMASHAKE_TEST_ENGINE=postgres</c>), and not on SQLite.</summary>
    public static bool IsChosen => Environment.GetEnvironmentVariable("SIGMASHAKE_TEST_ENGINE") == "postgres";

    /// <summary>The server of this test process.</summary>
    public static PostgresServer Shared => Only.Value;

    /// <summary>Another one, for what lies on two. It says the same of itself as the first (<c>system_identifier</c>), as the copy of a cluster does.</summary>
    public static PostgresServer Other => Second.Value;

    /// <summary>An Npgsql connection string without a database, of a superuser.</summary>
    public string ConnectionString { get; }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // An immediate shutdown of the postmaster, which ends its children: nothing is kept, so nothing has to be written.
            Process.Start("kill", ["-QUIT", _process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(20))) _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();

        // Hundreds of files for each database, and a process that ends is given ten seconds: it is not waited for.
        if (Directory.Exists(_folder)) Process.Start("rm", ["-rf", _folder]).Dispose();
    }

    private static PostgresServer Start(PostgresServer? copied)
    {
        var bin = Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin/";
        var folder = Directory.CreateTempSubdirectory("ssg-pg-").FullName;
        if (Environment.UserName == "root") Run("chown", "postgres", folder);
        var data = Path.Combine(folder, "data");
        if (copied is null) Run(As(bin + "initdb", "-D", data, "-U", "sigmashake", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"));
        Run(As("cp", "-a", copied is null ? data : Path.Combine(copied._folder, "fresh"), copied is null ? Path.Combine(folder, "fresh") : data));

        // What is lost with the power is lost: nothing here outlives the tests.
        var process = Process.Start(Info(As(
            bin + "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=200", "-c", "log_min_messages=panic")))!;
        var server = new PostgresServer(folder, process);
        var deadline = Stopwatch.StartNew();
        while (Start(As(bin + "pg_isready", "-q", "-h", folder, "-U", "sigmashake")) != 0)
        {
            if (process.HasExited || deadline.Elapsed > ChildProcess.TimeLimit)
            {
                server.Dispose();
                throw new InvalidOperationException("PostgreSQL did not start");
            }
        }

        return server;
    }

    // It refuses to run as root.
    private static string[] As(params string[] command) =>
        Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;

    private static void Run(params string[] command)
    {
        if (Start(command) != 0) throw new InvalidOperationException($"`{string.Join(' ', command)}` failed");
    }

    private static int Start(string[] command)
    {
        using var process = Process.Start(Info(command))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static ProcessStartInfo Info(string[] command) => new(command[0], command[1..]) { WorkingDirectory = "/", UseShellExecute = false };
}
