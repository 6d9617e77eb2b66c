namespace SigmaShake.Measuring.Processes;

/// <summary>What one whole process cost.</summary>
/// <param name="Milliseconds">From before it was started until it was waited for.</param>
/// <param name="PageFaults">Minor and major, as the kernel counted them for it.</param>
/// <param name="ExitCode">What it ended with; 128 and the signal's number where a signal ended it.</param>
public readonly record struct ProcessCost(double Milliseconds, long PageFaults, int ExitCode);
