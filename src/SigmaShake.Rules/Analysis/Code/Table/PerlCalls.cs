namespace SigmaShake.Rules.Analysis.Code.Table;

/// <summary>Perl: its built-in functions and its core modules.</summary>
internal static class PerlCalls
{
    /// <summary>The lines.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        Vector 0 = system exec
        Shell 0 = readpipe
        Do rm $* = unlink
        Do rmdir $* = rmdir
        Do rm -rf $* = rmtree remove_tree File.Path.rmtree File.Path.remove_tree
        Do mkdir $0 = mkdir
        Do mkdir -p $* = make_path mkpath File.Path.make_path File.Path.mkpath
        Do mv $0 $1 = rename move File.Copy.move
        Do cp $0 $1 = copy File.Copy.copy
        Do ln -s $0 $1 = symlink
        Do ln $0 $1 = link
        Do chmod $* = chmod
        Do chown $* = chown
        Do kill $* = kill
        PerlOpen 1 = open
        Write 0 = truncate
        Read 0 = do
        List 1 = opendir
        Fetch 0 = LWP.Simple.get LWP.Simple.getprint get HTTP.Tiny.get
        Fetch 0 = HTTP.Tiny.new.get
        Do curl -o $1 $0 = getstore LWP.Simple.getstore mirror LWP.Simple.mirror
        Code 0 = eval
        Base64 0 = decode_base64 MIME.Base64.decode_base64 MIME.Base64.decode
        Same 0 = glob
        """u8;
}
