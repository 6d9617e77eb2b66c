using SigmaShake.Ledger.Fleet;

namespace SigmaShake.Net.Enrolment;

/// <summary>The unit by which systemd runs what follows the server, with as little as that needs.</summary>
internal static class FleetUnit
{
    /// <summary>Its name.</summary>
    public const string Name = "sigmashake-fleet.service";

    /// <summary>Where a machine's own units lie.</summary>
    public const string Folder = "/etc/systemd/system";

    /// <summary>The file.</summary>
    /// <param name="program">The absolute path of <c>ssg-net</c>.</param>
    /// <param name="home">Root's home directory, whose log is reported.</param>
    public static string Text(string program, string home) =>
        $"""
        # Written by `ssg fleet enrol`; `ssg fleet leave` removes it.
        [Unit]
        Description=SigmaShake: follows the rules that the organisation has signed
        Wants=network-online.target
        After=network-online.target

        [Service]
        Type=exec
        ExecStart={Quote(program)} fleet sync --watch
        Environment={Quote($"HOME={home}")}
        # For proxies: https_proxy=http://proxy:3128
        EnvironmentFile=-/etc/sigmashake/fleet.env
        Restart=always
        RestartSec=10
        UMask=0077

        # Root owns what is enforced, and needs no power beyond owning it.
        CapabilityBoundingSet=
        NoNewPrivileges=yes
        ProtectSystem=strict
        ProtectHome=read-only
        ReadWritePaths={Quote(Path.GetDirectoryName(FleetPlace.Machine.Folder)!)} {Quote($"-{home}/.sigmashake")}
        PrivateTmp=yes
        PrivateDevices=yes
        ProtectClock=yes
        ProtectHostname=yes
        ProtectKernelTunables=yes
        ProtectKernelModules=yes
        ProtectKernelLogs=yes
        ProtectControlGroups=yes
        ProtectProc=invisible
        RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallFilter=~@privileged @resources
        MemoryMax=512M
        TasksMax=64

        [Install]
        WantedBy=multi-user.target

        """;

    // systemd.syntax(7): in double quotes, with backslashes before quotes and backslashes, and each percent twice.
    private static string Quote(string word) =>
        $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal)}\"";
}
