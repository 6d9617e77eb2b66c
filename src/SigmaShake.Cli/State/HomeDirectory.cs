using System.Globalization;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.State;

/// <summary>The person's home directory.</summary>
internal static class HomeDirectory
{
    private const int MaxPasswdBytes = 4 << 20;

    /// <summary><c>HOME</c> where it is an absolute path, else what the user database says.</summary>
    /// <exception cref="StateException">Neither names one.</exception>
    public static string Find() =>
        Environment.GetEnvironmentVariable("HOME") is { Length: > 1 } home && home[0] == '/'
            ? Path.TrimEndingDirectorySeparator(home)
            : FromUserDatabase() ?? throw new StateException("no home directory is known", "set HOME to an absolute path");

    /// <summary>What the user database says, whatever <c>HOME</c> is; null where it says nothing.</summary>
    /// <remarks>A static binary cannot ask the name service; the file is what it has.</remarks>
    public static string? FromUserDatabase()
    {
        var user = SystemCalls.UserId().ToString(CultureInfo.InvariantCulture);
        var passwd = BoundedFile.Read("/etc/passwd", MaxPasswdBytes).Bytes;
        return (passwd is null ? "" : System.Text.Encoding.UTF8.GetString(passwd))
            .Split('\n')
            .Select(line => line.Split(':'))
            .FirstOrDefault(fields => fields.Length > 5 && fields[2] == user && fields[5].StartsWith('/'))?[5];
    }
}
