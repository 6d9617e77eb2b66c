using System.Text;
using SigmaShake.Rules.Programs;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Programs;

/// <summary>
/// What the table says of programs against what they do: each command runs in a folder of its own under strace. Every file that it opened,
/// made or removed there must be named by an effect, and every effect must have been seen.
/// </summary>
public sealed class RealProgramTests
{
    /// <summary>The command, and what makes its files ready beside those of <see cref="Prepare"/>. Local and harmless, each.</summary>
    private static readonly (string Command, string Setup)[] Commands =
    [
        ("cat a b", ""), ("cat -- -x", "echo 1 >-x"), ("head -n 1 a", ""), ("head -1 a b", ""), ("tail -n 1 a", ""), ("tac a", ""),
        ("rev a", ""), ("nl a", ""), ("od -c a", ""), ("wc -l a b", ""), ("sort a", ""), ("sort -o out a", ""), ("sort -oout a", ""),
        ("sort --outp=out a", ""), ("uniq a out", ""), ("cut -c1 a", ""), ("paste a b", ""), ("join a b", ""), ("comm a b", ""),
        ("cmp a b", ""), ("diff -u a b", ""), ("diff -r d d2", "cp -r d d2"), ("fold -w 5 a", ""), ("fmt a", ""), ("expand a", ""),
        ("column a", ""), ("pr a", ""), ("tsort a", ""), ("shuf -o out a", ""), ("base64 a", ""), ("md5sum a b", ""), ("sha256sum a", ""),
        ("cksum a", ""), ("sum a", ""), ("xxd a out", ""), ("hexdump -C a", ""), ("strings a", ""),
        ("iconv -f utf8 -t latin1 -o out a", ""), ("file a", ""), ("jq . j.json", "echo {} >j.json"),
        ("jq -f p.jq j.json", "echo . >p.jq; echo {} >j.json"), ("grep x a b", ""), ("grep -e x a", ""), ("grep -f a b", ""),
        ("grep -r x d", ""), ("grep -r x", ""), ("grep -rl --include=*.pyc x d", ""), ("sed p a", ""), ("sed -n -e p a b", ""),
        ("sed -i s/x/y/ a", ""), ("sed -i -e s/x/y/ b", ""), ("sed -nf s.sed a", "echo p >s.sed"), ("awk 1 a", ""),
        ("awk -f p.awk a b", "echo 1 >p.awk"), ("awk -v x=1 1 a", ""), ("mawk -F: 1 a", ""), ("cp a out", ""), ("cp a b d", ""),
        ("cp a d/", ""), ("cp -t d a b", ""), ("cp --target-dir=d a", ""), ("cp -r d out", ""), ("cp -a d out", ""), ("mv a out", ""),
        ("mv a b d", ""), ("rm a", ""), ("rm -rf d a nothere", ""), ("rm --recu d", ""), ("rmdir empty", ""), ("unlink a", ""),
        ("ln a out", ""), ("link a out", ""), ("mkdir -p x", ""), ("mkdir -m 700 x", ""), ("touch a out", ""),
        ("touch -d 2020-01-01 a", ""), ("truncate -s 0 a", ""), ("tee out", ""), ("tee -a a", ""), ("dd if=a of=out", ""),
        ("dd bs=1 count=1 of=out if=a", ""), ("install -m 644 a out", ""), ("install a b d", ""), ("install -d x y", ""),
        ("shred -u a", ""), ("shred -n 1 a", ""), ("mkfifo p", ""), ("mktemp -p d", ""), ("chmod 600 a b", ""), ("chmod -x a", ""),
        ("chmod -R go-w d", ""), ("ls d", ""), ("ls -la", ""), ("du -s d", ""), ("stat a", ""), ("find d", ""),
        ("find d -name '*.pyc' -delete", ""), ("find . -name '*.pyc' -exec rm {} ;", ""), ("find d -type f -exec cat {} +", ""),
        ("tar -cf out d a", ""), ("tar czf out d", ""), ("tar cf out --remove-files d", ""), ("tar -xf t.tar", "tar -cf t.tar a; rm a"),
        ("tar xzf t.tgz", "tar -czf t.tgz a; rm a"), ("tar -xf t.tar -C empty", "tar -cf t.tar a b"), ("tar -C d -cf out e", ""),
        ("tar -tf t.tar", "tar -cf t.tar a"), ("tar -rf t.tar b", "tar -cf t.tar a"), ("gzip a", ""), ("gzip -k a b", ""),
        ("gzip -c a", ""), ("gzip -d a.gz", "gzip a"), ("gunzip a.gz", "gzip a"), ("gunzip -k a.gz", "gzip a"), ("gzip -r d", ""),
        ("bzip2 a", ""), ("bzip2 -dk a.bz2", "bzip2 a"), ("bunzip2 a.bz2", "bzip2 a"), ("xz a", ""), ("xz -dc a.xz", "xz a"),
        ("unxz a.xz", "xz a"), ("zstd -q a", ""), ("zstd -q --rm a", ""), ("unzstd -q a.zst", "zstd -q --rm a"), ("zip -q out.zip a b", ""),
        ("zip -qr out.zip d", ""), ("zip -qm out.zip a", ""), ("unzip -q z.zip", "zip -qm z.zip a"),
        ("unzip -q z.zip -d empty", "zip -q z.zip a"), ("unzip -p z.zip", "zip -q z.zip a"), ("ar rc out.a a b", ""),
        ("ar t l.a", "ar rc l.a a"), ("patch a p.diff", "printf '1c1\\n< x 1\\n---\\n> z 1\\n' >p.diff"),
        ("patch -s -o out a p.diff", "printf '1c1\\n< x 1\\n---\\n> z 1\\n' >p.diff"), ("python3 f.py", "echo pass >f.py"),
        ("python3 -c pass a", ""), ("python3 -m json.tool j.json out", "echo {} >j.json"), ("perl f.pl a", "echo 1 >f.pl"),
        ("perl -ne print a b", ""), ("perl -pi -e s/x/y/ a", ""), ("perl -e 1 a", ""), ("node f.js a", "echo 1 >f.js"), ("node -e 1 a", ""),
        ("bash f.sh a", "echo : >f.sh"), ("bash -c 'cat a' b", ""), ("sh f.sh", "echo : >f.sh"),
        ("bash -eu -o pipefail f.sh", "echo : >f.sh"), ("env -C d cat e", ""), ("env X=1 cat a", ""), ("timeout -k 3 5 cat a", ""),
        ("nice -n 5 cat a", ""), ("nohup cat a", ""), ("stdbuf -o0 cat a", ""), ("setsid -w cat a", ""), ("flock lock cat a", ""),
        ("flock lock -c 'cat a'", ""), ("xargs -n 1 cat a", ""), ("xargs -a a echo b", ""),
        ("make -C d -f m", "printf 'all:\\n\\t@true\\n' >d/m"), ("sqlite3 n.db 'create table t(x)'", ""),
        ("gcc -c f.c -o out.o", "echo 'int f;' >f.c"), ("gcc -cxc f.c -oout.o", "echo 'int f;' >f.c"),
        ("nm f.o", "echo 'int f;' >f.c; gcc -c f.c"), ("strip f.o", "echo 'int f;' >f.c; gcc -c f.c"), ("openssl dgst -sha256 a", ""),
        ("openssl enc -base64 -in a -out out", ""), ("vim -es -u NONE -i NONE -c wq a", ""), ("script -qc 'cat a' out", ""),
        ("split --filter='cat' a", ""), ("diff3 a b a", ""), ("sdiff a b", ""), ("look x a", ""), ("m4 a", ""), ("bc a", ""),
        ("dos2unix a", ""), ("rsync -r d/ out", ""), ("cpio -t -F c", ""), ("tree d", ""), ("zcat a.gz", "gzip a"), ("xzcat a.xz", "xz a"),
        ("bzcat a.bz2", "bzip2 a"), ("zstdcat a.zst", "zstd -q a"), ("readlink a", ""), ("realpath a", ""),
        ("numfmt 1", ""), ("echo a", ""), ("printf a", ""),
    ];

    [Fact]
    public async Task Programs_touch_the_files_that_their_effects_name()
    {
        Assert.SkipUnless(IsInstalled("strace"), "needs strace");
        var findings = new List<string>();
        var skipped = new HashSet<string>();
        var checkedCommands = 0;
        foreach (var (text, setup) in Commands)
        {
            var command = SampleCommand.Of(text);
            var words = command.Words.Select(word => Encoding.UTF8.GetString(word.Text.Span)).ToList();
            var needed = setup.Split(' ', ';').Where(word => word is "zip" or "zstd" or "bzip2" or "xz" or "gcc" or "ar").Prepend(words[0]);
            if (needed.FirstOrDefault(word => !IsInstalled(word)) is { } missing)
            {
                skipped.Add(missing);
                continue;
            }

            using var root = new TemporaryFolder();
            var folder = Prepare(root);
            if (setup.Length > 0) await ChildProcess.RunAsync("sh", ["-c", setup], default, folder);
            var before = Entries(folder);
            var run = await TracedRun.RunAsync(folder, words, "a\n");
            findings.AddRange(Compare(NamedPaths.Of(command), run, before, Entries(folder)).Select(finding => $"{text}: {finding}"));
            checkedCommands++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{checkedCommands} commands checked; not installed: {string.Join(' ', skipped)}");
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static IEnumerable<string> Compare(NamedPaths named, TracedRun run, HashSet<string> before, HashSet<string> after)
    {
        // What a program makes for itself and takes away again is its own affair.
        bool IsPassing(string path) => !before.Contains(path) && !after.Contains(path);

        foreach (var path in run.Read)
        {
            var isNamed = named.Covers(path, EffectKind.Read, EffectKind.Edit, EffectKind.List) || run.Written.Contains(path);
            if (!isNamed && !IsPassing(path)) yield return $"reads {path}";
        }

        foreach (var path in run.Written)
        {
            if (!IsPassing(path) && after.Contains(path) && !named.Covers(path, EffectKind.Write, EffectKind.Edit)) yield return $"writes {path}";
        }

        foreach (var path in run.Deleted)
        {
            if (before.Contains(path) && !after.Contains(path) && !named.Covers(path, EffectKind.Delete)) yield return $"removes {path}";
        }

        foreach (var (kind, path, _, isExact) in named.Items)
        {
            var seen = kind switch
            {
                EffectKind.Read => run.Read,
                EffectKind.Write or EffectKind.Edit => run.Written,
                EffectKind.Delete => run.Deleted,
                _ => null,
            };
            if (seen is null || !isExact || (kind != EffectKind.Write && !before.Contains(path))) continue;
            var isSeen = seen.Any(one => one == path || path == "." || one.StartsWith(path + "/", StringComparison.Ordinal));
            if (!isSeen && !IsSeenOtherwise(kind, path, run)) yield return $"was not seen to {kind} {path}";
        }
    }

    // A file that is renamed or linked is not opened, and one that is replaced is written by a rename.
    private static bool IsSeenOtherwise(EffectKind kind, string path, TracedRun run) =>
        kind == EffectKind.Read && (run.Deleted.Contains(path) || run.Written.Contains(path) || run.Read.Count == 0);

    /// <summary>Files a and b, folders d (with e, g.pyc and s/h) and empty.</summary>
    private static string Prepare(TemporaryFolder root)
    {
        root.Write("w/a", "x 1\ny 2\n");
        root.Write("w/b", "x 3\nz 4\n");
        root.Write("w/d/e", "x e\n");
        root.Write("w/d/g.pyc", "x g\n");
        root.Write("w/d/s/h", "x h\n");
        Directory.CreateDirectory(root["w/empty"]);
        return root["w"];
    }

    private static HashSet<string> Entries(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)), "."];

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
