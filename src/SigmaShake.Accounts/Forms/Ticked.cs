using Microsoft.Extensions.Primitives;

namespace SigmaShake.Accounts.Forms;

/// <summary>What was ticked in a form.</summary>
internal static class Ticked
{
    /// <summary>The values of a field; none if nothing was.</summary>
    public static IReadOnlyList<string> Values(this StringValues? field) => [.. field.GetValueOrDefault().OfType<string>()];
}
