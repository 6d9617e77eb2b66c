using System.Net.Http.Headers;
using System.Text.Json;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Accounts.Identity.PublicProviders;

/// <summary>The addresses that GitHub has verified of whoever signed in: its login says one at most, and not whether it is verified. Thread-safe.</summary>
internal sealed class GitHubAddresses(AccountsOptions options) : IDisposable
{
    private const int MaxAnswerBytes = 256 << 10;
    private const int MaxAddresses = 50;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    /// <summary>Where its API is.</summary>
    public static Uri ApiOf(ProviderClient client) => client.Address is { } address ? new Uri(address, "/api/v3/") : new Uri("https://api.github.com/");

    /// <summary>The verified addresses; null if GitHub does not say.</summary>
    public async Task<IReadOnlyList<EmailAddress>?> VerifiedAsync(string accessToken, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(ApiOf(options.GitHub!), "user/emails"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        request.Headers.UserAgent.ParseAdd("SigmaShake");
        try
        {
            using var response = await _client.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode) return null;
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            return document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Take(MaxAddresses).Select(Read).OfType<EmailAddress>()] : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => _client.Dispose();

    private static EmailAddress? Read(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object
        && entry.TryGetProperty("verified", out var verified) && verified.ValueKind == JsonValueKind.True
        && entry.TryGetProperty("email", out var email) && email.ValueKind == JsonValueKind.String
        && EmailAddress.TryParse(email.GetString(), out var address) ? address : null;
}
