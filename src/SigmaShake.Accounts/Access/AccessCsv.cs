using System.Text;
using SigmaShake.Platform.Membership;

namespace SigmaShake.Accounts.Access;

/// <summary>An access review as CSV (RFC 4180), for spreadsheets.</summary>
internal static class AccessCsv
{
    private const string Header = "kind,id,name,permission,role,since,given_by,role_changed";

    /// <summary>The file, in UTF-8.</summary>
    public static byte[] Of(IEnumerable<ReviewedPrincipal> principals)
    {
        var csv = new StringBuilder(Header).Append("\r\n");
        foreach (var line in AccessLine.Of(principals))
        {
            csv.AppendJoin(',', line.Kind, $"{line.Id}", Cell(line.Name), line.Permission, line.Role, Time(line.Since), Cell(line.GivenBy), line.RoleChanged is { } changed ? Time(changed) : "").Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    // A spreadsheet takes what begins like a formula for one: people choose their names.
    private static string Cell(string text)
    {
        var plain = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
