namespace SigmaShake.Rules.Analysis.Code.Table;

/// <summary>PHP: its functions, in small letters.</summary>
internal static class PhpCalls
{
    /// <summary>The lines.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        Shell 0 = system exec shell_exec passthru popen
        Run 0 = proc_open
        Spawn 0 = pcntl_exec
        Do rm $0 = unlink
        Do rmdir $0 = rmdir
        Do mv $0 $1 = rename move_uploaded_file
        Do cp $0 $1 = copy
        Do ln -s $0 $1 = symlink
        Do ln $0 $1 = link
        Do mkdir $0 = mkdir
        Do chmod $1 $0 = chmod
        Do chown $1 $0 = chown
        Open 0 = fopen
        Read 0 = file_get_contents file readfile include require include_once require_once parse_ini_file
        Write 0 = file_put_contents touch
        List 0 = scandir opendir
        Fetch 0 = curl_init fsockopen
        Code 0 = eval assert create_function
        Same 0 = trim strval escapeshellarg realpath
        Base64 0 = base64_decode
        Hexadecimal 0 = hex2bin
        """u8;
}
