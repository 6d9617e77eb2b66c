namespace SigmaShake.Rules.Analysis.Code.Table;

/// <summary>Python: its standard library, and what everybody installs.</summary>
internal static class PythonCalls
{
    /// <summary>The lines.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        Shell 0 = os.system os.popen os.popen2 os.popen3 os.popen4 subprocess.getoutput subprocess.getstatusoutput commands.getoutput
        Shell 0 = commands.getstatusoutput
        Shell 0 = asyncio.create_subprocess_shell pexpect.run pexpect.spawn get_ipython.system *.getoutput *.getstatusoutput
        Run 0 = subprocess.run subprocess.call subprocess.check_call subprocess.check_output subprocess.Popen pty.spawn *.check_call *.check_output
        Run 0 = *.Popen popen2.popen2
        Vector 0 = asyncio.create_subprocess_exec
        Exec 0 = os.execl os.execle os.execlp os.execlpe os.execv os.execve os.execvp os.execvpe os.posix_spawn os.posix_spawnp
        Exec 1 = os.spawnl os.spawnle os.spawnlp os.spawnlpe os.spawnv os.spawnve os.spawnvp os.spawnvpe
        Do rm -rf $0 = shutil.rmtree *.rmtree distutils.dir_util.remove_tree
        Do rm $0 = os.remove os.unlink
        Do rmdir $0 = os.rmdir os.removedirs
        Do rm $s = Path.unlink
        Do rmdir $s = Path.rmdir
        Do mv $0 $1 = os.rename os.renames os.replace shutil.move
        Do mv $s $0 = Path.rename Path.replace
        Do cp $0 $1 = shutil.copy shutil.copy2 shutil.copyfile
        Do cp -r $0 $1 = shutil.copytree
        Do ln -s $0 $1 = os.symlink
        Do ln -s $0 $s = Path.symlink_to
        Do ln $0 $1 = os.link
        Do mkdir -p $0 = os.makedirs
        Do mkdir $0 = os.mkdir
        Do mkdir $s = Path.mkdir
        Do chmod $1 $0 = os.chmod
        Do chmod $0 $s = Path.chmod
        Do chown $1 $0 = os.chown shutil.chown
        Do kill -$1 $0 = os.kill
        Do curl -o $1 $0 = urllib.request.urlretrieve urllib.urlretrieve wget.download
        Open 0 = open io.open codecs.open gzip.open
        Read 0 = pandas.read_csv pd.read_csv numpy.load np.load runpy.run_path
        Read s = Path.read_text Path.read_bytes
        Write s = Path.write_text Path.write_bytes Path.touch
        Write 0 = os.truncate os.mknod os.mkfifo
        List 0 = os.listdir os.scandir os.walk
        List s = Path.iterdir
        Fetch 0 = requests.get requests.post requests.put requests.delete requests.patch requests.head httpx.get httpx.post httpx.put httpx.delete
        Fetch 0 = urllib.request.urlopen urllib.request.Request urllib2.urlopen urllib.urlopen urlopen http.client.HTTPSConnection
        Fetch 0 = http.client.HTTPConnection
        Fetch 1 = requests.request httpx.request
        Fetch 0 = socket.create_connection
        Code 0 = exec eval compile
        Same 0 = str bytes bytearray shlex.quote os.path.expanduser os.path.abspath os.path.realpath os.path.normpath os.fspath repr
        Same s = str.decode str.encode str.strip str.lstrip str.rstrip str.format file.name
        Same 0 = zlib.decompress gzip.decompress marshal.loads
        Base64 0 = base64.b64decode base64.urlsafe_b64decode base64.standard_b64decode base64.decodebytes base64.decodestring
        Hexadecimal 0 = bytes.fromhex bytearray.fromhex binascii.unhexlify binascii.a2b_hex
        Join = os.path.join posixpath.join
        Split 0 = shlex.split
        Split s = str.split
        JoinList 0 = str.join
        Module 0 = __import__ importlib.import_module import_module
        Attribute 0 = getattr
        Path 0 = Path PosixPath PurePath
        Path s = Path.expanduser Path.resolve Path.absolute
        """u8;
}
