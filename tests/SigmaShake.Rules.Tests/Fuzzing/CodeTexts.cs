using System.Text;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>Code in the languages that are looked into, and what it is made of.</summary>
internal static class CodeTexts
{
    private static readonly string[] Seeds =
    [
        "import os, sys\nfrom subprocess import run as r\nx = '/srv/' + \"a\"\nos.remove(x)\nr(['rm', '-rf', x], shell=False)\nfor i in [1, 2]:\n    open(f'{x}/b', 'w').write('c')\n",
        "__import__('os').system('ls')\nexec(\"import shutil; shutil.rmtree('/srv')\")\ngetattr(os, 'rem' + 'ove')('a')\nurllib.request.urlopen('http://a/b').read().decode()\n",
        "def f(a, *b, **c):\n    '''doc'''\n    return lambda: os.popen(a % ('b', 'c'))\nwith open('a') as g: print(g.read())\n",
        "const fs = require('fs'), {execSync: run} = require('child_process');\nfs.rmSync(`/srv/${x}`, {recursive: true});\nrun('ls ' + 'a');\nfetch('http://a').then(r => r.text()).then(eval)\n",
        "import {unlink} from 'node:fs/promises'; await unlink('/a'); new Function('x', 'y')(); /a[/]b/.test(x) // c\nprocess.env['A']; globalThis[\"ev\" + \"al\"]('1')",
        "use strict; my $x = '/srv'; unlink \"$x/a\"; system('rm', '-rf', $x); `ls $x`; open(my $f, '>', 'a'); qx{ls}; s/a/b/e; print <<A;\nb\nA\n@a = map { unlink } qw(a b);",
        "require 'fileutils'; FileUtils.rm_rf('/srv'); system(\"ls #{x}\"); `ls`; %x(ls); File.open('a', 'w') { |f| f.puts 'b' }; x = <<~A\n  b\nA\n",
        "<?php $x = '/srv'; unlink($x . '/a'); shell_exec(\"ls {$x}\"); file_put_contents('a', 'b'); `ls`; eval('echo 1;'); include 'a.php'; ?>\n",
        "os.execute('ls'); io.open([[a]], 'w'):write('b'); os.remove('a' .. \"b\"); load('os.exit()')() --[[ c ]] local t = {a = 1, [2] = 'b'}",
        "BEGIN { system(\"rm \" $1); \"ls\" | getline x; print > \"a\"; print | \"sh\"; while ((getline y < \"f\") > 0) close(\"f\") } /a\\/b/ { gsub(/x/, \"y\"); printf \"%s\", $0 >> \"b\" }",
        "s/a/b/w f\n1,$!{e ls\nw /srv/a\nr b\n}\n/x/I s|a|b|e;y/a/b/;$a\\\ntext\n",
        "w! /srv/a | e b | !ls | r !date\n:%!sort\n:source x\n",
        "DROP TABLE a; COPY t TO PROGRAM 'ls'; \\! ls\n\\copy t from 'a'\nSELECT load_file('/etc/passwd') INTO OUTFILE 'b'; .shell ls\n.output a\n",
        "Remove-Item -Recurse -Force C:\\a; rm 'b'; iex (iwr http://a/b).Content; $x = 'c'; Set-Content -Path \"$x\\d\" -Value @'\nA\n'@; & 'cmd' /c del e; gci | ri -r; [IO.File]::Delete('f') <# g #>",
        "Invoke-Expression ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('bHM='))); sc a b; Start-Process -FilePath c -ArgumentList 'd','e'; %{ $_ } | ?{ $_ -eq 1 }; `n",
        "del /s /q C:\\a & rd /s b && copy c d | findstr e > f 2>nul\r\nfor %%i in (*) do del %%i\r\nset x=del\r\n%x% g ^& h\r\nif exist a (erase b) else start \"\" c",
    ];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "'", "\"", "`", "'''", "\"\"\"", "${", "#{", "f'", "r'", "b\"", "u'", "$", "@", "%", "#", "//", "/*", "*/", "--", "--[[", "]]", "[=[", "]=]", "<<A\n", "\nA\n", "<<~A\n", "<<'A';\n",
        "q{", "qw(", "qx/", "%w[", "s/", "y/", "/g", "=>", "->", "::", ".", ",", ";", ":", "=", "+", "+=", "..", "?", "!", "&&", "||", "|", "&", "<", ">", ">>", "\\", "\\\n", "\n", "\r\n", "\t", " ", "\0", "é", "\U0001F600",
        "import os", "from a import b as c", "require('a')", "os.", "system(", "exec(", "eval(", "open(", "unlink ", "remove(", "rm ", "rmtree(", "popen(", "fetch(", "getattr(", "lambda", "def f(", "function(", "async ", "await ", "return ",
        "if ", "for ", "in ", "while ", "end", "do ", "then ", "begin", "class A", "print ", "x", "x=", "$x", "@x", "'a'", "\"b\"", "0x1f", "1e9", "\\x41", "\\u0041", "\\u{41}", "\\101", "\\N{DASH}", "<?php ", "?>", "<#", "#>", "@'\n", "\n'@", "%x%",
        "^", "*", "r f", "w f", "e ls", "!ls", "\\!", "del ", "iex ", "iwr ", "-Path ", "/c ", "BEGIN", "getline", "NR==1", "$0",
    ];

    private static readonly (string, string)[] Nests =
    [
        ("(", ")"), ("[", "]"), ("{", "}"), ("'", "'"), ("\"", "\""), ("`", "`"), ("exec(\"", "\")"), ("f'{", "}'"), ("`${", "}`"), ("\"#{", "}\""), ("'''", "'''"), ("/*", "*/"), ("--[[", "]]"), ("os.system('", "')"), ("x = [", "]"),
        ("if 1:\n    ", "\n"), ("f(", ", 1)"), ("iex '", "'"), ("& { ", " }"), ("q(", ")"), ("<<A\n", "\nA\n"), ("s/", "/x/e"), ("a => ", ""), ("<# ", " #>"), ("cmd /c \"", "\""), ("for (;;) { ", " }"),
    ];

    public static Mutator Mutator { get; } = new([.. Seeds.Select(Encoding.UTF8.GetBytes)], Pieces, Nests);
}
