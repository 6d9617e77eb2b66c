namespace SigmaShake.Cli.State;

/// <summary>How a person is asked for approval.</summary>
/// <param name="IsOursAlways">Whether `ssg` asks where the agent could ask itself.</param>
/// <param name="WaitSeconds">How long a call waits for the answer before it is refused; 0 to refuse it at once.</param>
/// <param name="IsSilent">Whether no notification is shown on the desktop.</param>
internal readonly record struct AskingPolicy(bool IsOursAlways, int WaitSeconds, bool IsSilent);
