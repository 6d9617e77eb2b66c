using System.Globalization;
using System.Runtime.InteropServices;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Terminals;

/// <summary>How wide a table may be.</summary>
internal static unsafe partial class TerminalSize
{
    /// <summary>Where no terminal says otherwise.</summary>
    public const int DefaultColumns = 80;

    private const int FewestColumns = 40;
    private const int MostColumns = 1000;
    private const nuint GetWindowSize = 0x5413; // TIOCGWINSZ of asm-generic/ioctls.h

    /// <summary>The columns of the terminal that standard output is; else of <c>COLUMNS</c>, else 80.</summary>
    public static int Columns()
    {
        Size size = default;
        if (SystemCalls.IsTerminal(1) == 1 && Control(1, GetWindowSize, &size) == 0 && size.Columns > 0) return Bounded(size.Columns);
        return int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0
            ? Bounded(columns)
            : DefaultColumns;
    }

    private static int Bounded(int columns) => Math.Clamp(columns, FewestColumns, MostColumns);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int descriptor, nuint request, Size* size);

    // struct winsize of asm-generic/termios.h.
    private struct Size
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
