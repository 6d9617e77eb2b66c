namespace SigmaShake.Cli.State;

/// <summary>Our own state cannot be read or written. The hook answers it with a block that names the cause and the cure.</summary>
internal sealed class StateException(string cause, string cure, Exception? inner = null) : Exception($"{cause}; {cure}", inner)
{
    public string Cause { get; } = cause;

    public string Cure { get; } = cure;
}
