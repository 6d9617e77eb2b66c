using System.Runtime.Versioning;

// Locks, permissions, the process table and durable writes are Linux's own here; other systems get theirs when they are built for.
[assembly: SupportedOSPlatform("linux")]
