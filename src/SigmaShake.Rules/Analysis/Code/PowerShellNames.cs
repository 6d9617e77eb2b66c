namespace SigmaShake.Rules.Analysis.Code;

/// <summary>Names of PowerShell, in small letters: cmdlets and their aliases (Get-Alias), and what the known ones come to.</summary>
internal static class PowerShellNames
{
    private static readonly Dictionary<string, string> Cmdlets = Read(
        """
        remove-item ri rm del erase rd rmdir
        move-item mi mv move
        copy-item ci cp copy cpi
        rename-item rni ren
        get-content gc cat type
        set-content sc
        add-content ac
        clear-content clc
        out-file
        get-childitem gci ls dir
        invoke-webrequest iwr irm invoke-restmethod curl wget start-bitstransfer
        invoke-expression iex
        start-process saps start
        stop-process spps kill
        format-volume
        clear-disk
        initialize-disk
        remove-partition
        stop-computer
        restart-computer
        remove-itemproperty rp
        set-executionpolicy
        new-item ni
        """);

    private static readonly Dictionary<string, string> Methods = Read(
        """
        fetch .downloadstring .downloaddata .getstringasync .getasync .openread
        save .downloadfile .downloadfileasync
        delete [system.io.file]::delete [io.file]::delete
        deletefolder [system.io.directory]::delete [io.directory]::delete
        write [system.io.file]::writealltext [io.file]::writealltext [system.io.file]::writeallbytes [io.file]::writeallbytes
        read [system.io.file]::readalltext [io.file]::readalltext
        start [diagnostics.process]::start [system.diagnostics.process]::start
        """);

    private static readonly Dictionary<string, string> Commands = new(StringComparer.Ordinal)
    {
        ["remove-item"] = "rm $rf",
        ["move-item"] = "mv",
        ["rename-item"] = "mv",
        ["copy-item"] = "cp $rf",
        ["get-content"] = "cat",
        ["get-childitem"] = "ls",
        ["stop-computer"] = "shutdown",
        ["restart-computer"] = "reboot",
    };

    private static readonly HashSet<string> Keywords = new(
        ["if", "else", "elseif", "foreach", "for", "while", "do", "switch", "function", "param", "return", "try", "catch", "finally", "throw",
            "begin", "process", "end", "in", "new-object", "write-host", "write-output",
         "echo", "foreach-object", "where-object", "select-object", "out-null", "true", "false"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Switches = new(
        ["-recurse", "-recur", "-rec", "-r", "-force", "-fo", "-rf", "-fr", "-f", "-confirm", "-whatif", "-usebasicparsing", "-useb", "-verbose",
            "-wait", "-nonewwindow", "-passthru", "-raw", "-append", "-noclobber"], StringComparer.Ordinal);

    /// <summary>The cmdlet that a name or an alias stands for; null for another.</summary>
    public static string? CmdletOf(string name) => Cmdlets.GetValueOrDefault(name);

    /// <summary>What a method does; null for another.</summary>
    public static string? MethodOf(string name) =>
        Methods.GetValueOrDefault(name) ?? (name.LastIndexOf('.') is > 0 and var dot ? Methods.GetValueOrDefault(name[dot..]) : null);

    /// <summary>The command that does what a cmdlet does, <c>$rf</c> for its options; null where none does.</summary>
    public static string? CommandOf(string cmdlet) => Commands.GetValueOrDefault(cmdlet);

    public static bool IsKeyword(string name) => Keywords.Contains(name);

    public static bool IsSwitch(string option) => Switches.Contains(option.Split(':')[0]);

    private static Dictionary<string, string> Read(string lines)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ');
            foreach (var word in words) names[word] = words[0];
        }

        return names;
    }
}
