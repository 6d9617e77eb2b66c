namespace SigmaShake.Rules.Analysis.Code.Table;

/// <summary>Ruby: Kernel and its standard library.</summary>
internal static class RubyCalls
{
    /// <summary>The lines.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        Vector 0 = system exec spawn Process.spawn Process.exec Open3.capture2 Open3.capture2e Open3.capture3 Open3.popen2 Open3.popen2e Open3.popen3
        Vector 0 = Open3.pipeline
        Run 0 = IO.popen PTY.spawn
        Do rm -rf $0 = FileUtils.rm_rf FileUtils.rmtree FileUtils.remove_entry FileUtils.remove_entry_secure FileUtils.remove_dir
        Do rm -r $0 = FileUtils.rm_r
        Do rm -f $0 = FileUtils.rm_f FileUtils.safe_unlink
        Do rm $0 = FileUtils.rm FileUtils.remove FileUtils.remove_file
        Do rm $* = File.delete File.unlink
        Do rmdir $* = Dir.rmdir Dir.delete Dir.unlink FileUtils.rmdir
        Do rm $s = Path.delete Path.unlink
        Do rm -rf $s = Path.rmtree
        Do rmdir $s = Path.rmdir
        Do mv $0 $1 = File.rename FileUtils.mv FileUtils.move
        Do cp $0 $1 = FileUtils.cp FileUtils.copy FileUtils.copy_file IO.copy_stream
        Do cp -r $0 $1 = FileUtils.cp_r
        Do ln -s $0 $1 = File.symlink FileUtils.ln_s FileUtils.symlink
        Do ln -sf $0 $1 = FileUtils.ln_sf
        Do ln $0 $1 = File.link FileUtils.ln
        Do mkdir $0 = Dir.mkdir FileUtils.mkdir
        Do mkdir -p $0 = FileUtils.mkdir_p FileUtils.makedirs
        Do chmod $0 $1 = File.chmod FileUtils.chmod
        Do chmod -R $0 $1 = FileUtils.chmod_R
        Do chown $0 $2 = FileUtils.chown
        Do chown -R $0 $2 = FileUtils.chown_R
        Do kill $* = Process.kill
        Open 0 = open File.open File.new IO.open URI.open Kernel.open
        Read 0 = File.read File.readlines File.binread File.foreach IO.read IO.readlines load
        Write 0 = File.write File.binwrite IO.write File.truncate FileUtils.touch
        Read s = Path.read Path.readlines
        Write s = Path.write
        List 0 = Dir.entries Dir.children Dir.foreach
        Fetch 0 = Net.HTTP.get Net.HTTP.get_response Net.HTTP.post HTTParty.get HTTParty.post RestClient.get RestClient.post Faraday.get
        Code 0 = eval instance_eval class_eval
        Same 0 = URI URI.parse String File.expand_path Dir.glob Shellwords.escape
        Same s = str.to_s str.strip str.chomp str.freeze
        Base64 0 = Base64.decode64 Base64.strict_decode64 Base64.urlsafe_decode64
        Join = File.join
        Split s = str.split str.shellsplit
        JoinList 0 = str.join
        Path 0 = Pathname Pathname.new
        """u8;
}
