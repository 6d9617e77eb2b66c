namespace SigmaShake.Rules.Analysis.Code.Table;

/// <summary>JavaScript: Node's modules, Deno, Bun, and what everybody installs.</summary>
internal static class JavaScriptCalls
{
    /// <summary>The lines.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        Shell 0 = child_process.exec child_process.execSync *.execSync shelljs.exec execa.command execa.commandSync execa.execaCommand
        Spawn 0 = child_process.spawn child_process.spawnSync child_process.execFile child_process.execFileSync *.spawnSync *.execFileSync execa
        Spawn 0 = execa.sync execa.execa Deno.Command
        Run 0 = Bun.spawn Bun.spawnSync
        Do rm $rf $0 = fs.rm fs.rmSync fs.unlink fs.unlinkSync Deno.remove Deno.removeSync *.rmSync *.unlinkSync
        Do rm -r $0 = fs.rmdir fs.rmdirSync *.rmdirSync
        Do rm -rf $0 = fs.remove fs.removeSync fs.emptyDir fs.emptyDirSync rimraf rimraf.sync rimraf.rimraf rimraf.rimrafSync del del.sync
        Do rm $* = shelljs.rm
        Do mv $0 $1 = fs.rename fs.renameSync fs.move fs.moveSync Deno.rename Deno.renameSync
        Do cp $0 $1 = fs.copyFile fs.copyFileSync Deno.copyFile
        Do cp -r $0 $1 = fs.cp fs.cpSync fs.copy fs.copySync
        Do ln -s $0 $1 = fs.symlink fs.symlinkSync
        Do ln $0 $1 = fs.link fs.linkSync
        Do mkdir -p $0 = fs.mkdir fs.mkdirSync fs.ensureDir fs.mkdirp Deno.mkdir
        Do chmod $1 $0 = fs.chmod fs.chmodSync Deno.chmod
        Do chown $1 $0 = fs.chown fs.chownSync
        Do kill $0 = process.kill
        Read 0 = fs.readFile fs.readFileSync fs.createReadStream *.readFileSync Deno.readTextFile Deno.readTextFileSync Deno.readFile Bun.file
        Write 0 = fs.writeFile fs.writeFileSync fs.createWriteStream fs.outputFile fs.truncate fs.truncateSync *.writeFileSync Deno.writeTextFile
        Write 0 = Deno.writeTextFileSync Deno.writeFile Bun.write
        Edit 0 = fs.appendFile fs.appendFileSync
        Open 0 = fs.open fs.openSync
        List 0 = fs.readdir fs.readdirSync Deno.readDir
        Fetch 0 = fetch axios axios.get axios.post axios.put axios.delete axios.request http.get https.get http.request https.request got got.get
        Fetch 0 = node-fetch undici.fetch needle.get request request.get
        Code 0 = eval Function vm.runInThisContext vm.runInNewContext vm.runInContext
        Same 0 = String path.resolve path.normalize decodeURIComponent unescape util.promisify
        Same s = str.toString str.trim
        Base64 0 = atob Buffer.from Buffer
        Join = path.join
        Split s = str.split
        JoinList 0 = str.join
        Module 0 = require import createRequire
        """u8;
}
