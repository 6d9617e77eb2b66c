namespace SigmaShake.Net.Tests.Support;

/// <summary>Tests that change what all of the process sees.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
