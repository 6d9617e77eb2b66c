using System.Net.Http.Headers;
using SigmaShake.Net.Http;
using SigmaShake.Net.Machines;

namespace SigmaShake.Net.Publishing;

/// <summary>What people of an organisation ask of its fleet's server, with their token.</summary>
/// <param name="connection">The connection to the server.</param>
/// <param name="fleet">The fleet.</param>
/// <param name="token">The token: a secret.</param>
internal sealed class FleetDesk(ServerConnection connection, FleetAddress fleet, string token)
{
    private const int MaxAnswerBytes = 4 << 20;

    // A bundle goes up a thin line.
    private static readonly TimeSpan UploadTime = TimeSpan.FromMinutes(5);

    /// <summary>The fleet.</summary>
    public FleetAddress Fleet => fleet;

    /// <summary>Publishes what was signed.</summary>
    public Task<Reply> PublishAsync(SignedRelease release, CancellationToken cancellation)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, file, content) in release.Files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            form.Add(part, name, file);
        }

        return SendAsync(HttpMethod.Post, "releases", form, UploadTime, cancellation);
    }

    /// <summary>Takes a step of a rollout: <c>pause</c>, <c>resume</c> or <c>widen</c>.</summary>
    public Task<Reply> StepAsync(long release, string step, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rollouts/{release}/{step}"), new ByteArrayContent([]), ServerConnection.UsualTime, cancellation);

    /// <summary>Fetches something to look at.</summary>
    /// <param name="path">As for <see cref="FleetAddress.At"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Reply> GetAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, null, ServerConnection.UsualTime, cancellation);

    private async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, TimeSpan time, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, fleet.At(path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await connection.SendAsync(request, MaxAnswerBytes, time, cancellation);
    }
}
