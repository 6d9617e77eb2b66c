using System.Runtime.Versioning;

// The ledger stands on Linux's system calls, and so do its tests.
[assembly: SupportedOSPlatform("linux")]
