using System.Runtime.Versioning;
using Xunit.v3;

[assembly: SupportedOSPlatform("linux")]

// One agent of each kind at a time: they are large, and wait more than they work.
[assembly: Parallelization(MaxThreads = 2)]
