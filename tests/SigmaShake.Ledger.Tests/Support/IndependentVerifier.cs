using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary><c>tools/verify.py</c>, which shares no code with the product.</summary>
internal static class IndependentVerifier
{
    public static Task<ChildResult> RunAsync(string folder, params string[] more) =>
        ChildProcess.RunAsync("python3", [Path.Combine(Checkout.Root, "tools", "verify.py"), folder, .. more]);
}
