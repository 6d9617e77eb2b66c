using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Accounts.Identity;

/// <summary>
/// Why somebody was not signed in: the precise cause for the operator's ledger, since they themselves get one sentence that says nothing. A bounded number in a
/// minute, and then how many there were: whoever sends nonsense by the million fills no disk. Thread-safe.
/// </summary>
internal sealed class SignInRefusals(AuditTrail trail, TimeProvider clock)
{
    /// <summary>How many are recorded one by one in a minute.</summary>
    public const int MaxPerMinute = 200;

    private readonly Lock _gate = new();
    private DateTimeOffset _minute;
    private int _recorded;
    private long _left;

    /// <summary>Records one.</summary>
    /// <param name="where">The provider that was asked.</param>
    /// <param name="why">The cause, with nothing in it that a stranger chose.</param>
    public void Record(string where, string why)
    {
        long left;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now - _minute >= TimeSpan.FromMinutes(1)) (_minute, _recorded) = (now, 0);
            if (_recorded++ >= MaxPerMinute)
            {
                _left++;
                return;
            }

            (left, _left) = (_left, 0);
        }

        trail.RecordOperator(Actor.Server, new Deed("sign-in.refuse", left == 0 ? $"{where}: {why}" : $"{where}: {why} (and {left} before it that are not shown)"));
    }
}
