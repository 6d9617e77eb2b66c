namespace SigmaShake.Platform;

/// <summary>What keeps the server from working, in one line, and what its operator can do about it.</summary>
public sealed class PlatformException(string problem, string cure, Exception? inner = null) : Exception($"{problem}; {cure}", inner);
