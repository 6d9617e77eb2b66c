namespace SigmaShake.Platform.Admission;

/// <summary>One request's access, which may end before the request does. Nothing watches over it before somebody wants to know. Thread-safe.</summary>
internal sealed class HeldAccess(HeldAccesses all, AccessGround ground) : IDisposable
{
    private readonly Lock _lock = new();

    // It has no timer, so there is nothing in it to dispose of, and ending it late harms nobody.
    private CancellationTokenSource? _ended;
    private bool _isDisposed;

    /// <summary>Is cancelled when the access has ended.</summary>
    public CancellationToken Watch()
    {
        lock (_lock)
        {
            if (_ended is null)
            {
                _ended = new CancellationTokenSource();
                if (!_isDisposed) all.Add(this, ground);
            }

            return _ended.Token;
        }
    }

    /// <summary>Tells whoever wants to know that it has ended. What they do then is not waited for.</summary>
    public void End()
    {
        all.Remove(this);
        _ = _ended!.CancelAsync();
    }

    public void Dispose()
    {
        lock (_lock) _isDisposed = true;
        all.Remove(this);
    }
}
