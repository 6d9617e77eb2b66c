using Npgsql;

namespace SigmaShake.Platform.Storage;

/// <summary>How a PostgreSQL server is named.</summary>
public static class PostgresAddress
{
    /// <summary>Whether a text is an Npgsql connection string that names a server and a user, and no database.</summary>
    public static bool IsServer(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0, Username.Length: > 0, Database: null or "" };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
