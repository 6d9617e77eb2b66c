namespace SigmaShake.Testing;

/// <summary>A clock whose timers run ahead: an hour of them is over in a tenth of a second. The time that it tells is the real one.</summary>
public sealed class HurryingClock : TimeProvider
{
    private const int Faster = 36_000;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, dueTime / Faster, period / Faster);
}
