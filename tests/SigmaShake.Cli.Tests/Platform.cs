using System.Runtime.Versioning;

// The command line stands on Linux, and so do its tests.
[assembly: SupportedOSPlatform("linux")]
