using Microsoft.Extensions.Hosting;

namespace SigmaShake.Platform.Http.Operation;

/// <summary>
/// How the server stops when it is told to: it says that it is not ready, goes on for as long as a load balancer needs to see that, takes no new connection,
/// and lets what runs come to its end. Thread-safe.
/// </summary>
public sealed class Draining : IHostedLifecycleService
{
    private readonly IHostApplicationLifetime _lifetime;
    private readonly HttpOptions _options;
    private readonly TimeProvider _clock;

    internal Draining(IHostApplicationLifetime lifetime, HttpOptions options, TimeProvider clock)
    {
        _lifetime = lifetime;
        _options = options;
        _clock = clock;
    }

    /// <summary>Cancelled when the server was told to stop: whoever waits for news answers at once that there is none.</summary>
    public CancellationToken Begun => _lifetime.ApplicationStopping;

    /// <inheritdoc />
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(_options.DrainDelay, _clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Told to hurry.
        }
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
