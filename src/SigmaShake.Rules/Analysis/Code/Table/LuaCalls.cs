namespace SigmaShake.Rules.Analysis.Code.Table;

/// <summary>Lua: its standard library, and LuaFileSystem.</summary>
internal static class LuaCalls
{
    /// <summary>The lines.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        Shell 0 = os.execute io.popen
        Do rm $0 = os.remove
        Do mv $0 $1 = os.rename
        Do rmdir $0 = lfs.rmdir
        Do mkdir $0 = lfs.mkdir
        Open 0 = io.open
        Read 0 = io.lines io.input dofile loadfile
        Write 0 = io.output
        List 0 = lfs.dir
        Code 0 = load loadstring
        Fetch 0 = http.request
        """u8;
}
