namespace SigmaShake.Rules.Templates;

/// <summary>Whether a long option of a command is the one that a template names.</summary>
internal enum OptionReading : byte
{
    /// <summary>It is another one.</summary>
    No,

    /// <summary>It may be short for it.</summary>
    Perhaps,

    /// <summary>It is.</summary>
    Yes,
}

/// <summary>
/// What must be known of a program to tell its options from its operands. Everything that templates know of programs is asked here, so
/// that it can come from a table. Constants only, nothing is built.
/// </summary>
internal readonly ref struct ProgramGrammar
{
    // An abbreviation that says less than this is as good as none: two dashes and three characters.
    private const int ShortestAbbreviation = 5;

    // Words with a blank on either side of each.
    private readonly ReadOnlySpan<byte> _valueOptions;
    private readonly ReadOnlySpan<byte> _longOptions;
    private readonly bool _passesOverToolchain;

    private ProgramGrammar(
        ReadOnlySpan<byte> valueOptions, ReadOnlySpan<byte> longOptions = default, bool passesOverToolchain = false, bool hasClusters = true)
    {
        HasSubcommands = true;
        HasClusters = hasClusters;
        _valueOptions = valueOptions;
        _longOptions = longOptions;
        _passesOverToolchain = passesOverToolchain;
    }

    private ProgramGrammar(bool hasClusters) => HasClusters = hasClusters;

    /// <summary>Whether its first operand says what it does.</summary>
    public bool HasSubcommands { get; }

    /// <summary>Whether <c>-rf</c> is <c>-r -f</c>; false where one dash begins a name (<c>find -name</c>).</summary>
    public bool HasClusters { get; }

    /// <summary>What is known of a program, by its name without folders.</summary>
    public static ProgramGrammar Of(ReadOnlySpan<byte> program) => program switch
    {
        [(byte)'g', ..] => OfG(program),
        [(byte)'d' or (byte)'p' or (byte)'k' or (byte)'h' or (byte)'n', ..] => OfContainersAndPackages(program),
        _ => OfOthers(program),
    };

    /// <summary>Whether an option that stands before the subcommand takes the next word as its value.</summary>
    public bool TakesValue(ReadOnlySpan<byte> option) => Holds(_valueOptions, option);

    /// <summary>Whether an operand may stand before the subcommand: <c>cargo +nightly build</c>.</summary>
    public bool PassesOver(ReadOnlySpan<byte> operand) => _passesOverToolchain && operand is [(byte)'+', ..];

    /// <summary>Reads a long option of a command.</summary>
    /// <param name="written">With its dashes, without a value.</param>
    /// <param name="name">The option that it may be, whole.</param>
    public OptionReading Read(ReadOnlySpan<byte> written, ReadOnlySpan<byte> name)
    {
        if (written.SequenceEqual(name)) return OptionReading.Yes;
        if (!HasClusters || written.Length < ShortestAbbreviation || !name.StartsWith(written)) return OptionReading.No;
        if (_longOptions.IsEmpty) return OptionReading.Perhaps;
        if (Holds(_longOptions, written)) return OptionReading.No;
        return CountOfOthers(written, name) == 0 ? OptionReading.Yes : OptionReading.Perhaps;
    }

    private static ProgramGrammar OfG(ReadOnlySpan<byte> program)
    {
        if (program.SequenceEqual("git"u8))
        {
            return new(
                " -C -c --git-dir --work-tree --namespace --super-prefix --config-env --attr-source "u8,
                " --force --force-with-lease --force-if-includes --delete --mirror --prune --tags --follow-tags --hard --soft "u8
                + "--mixed --merge --all --amend "u8);
        }

        if (program.SequenceEqual("gh"u8)) return new(" -R --repo --hostname "u8);
        if (program.SequenceEqual("go"u8)) return new(" -C "u8, hasClusters: false);
        return program.SequenceEqual("gcloud"u8)
            ? new(
                " --account --billing-project --configuration --flags-file --flatten --format --impersonate-service-account "u8
                + "--project --trace-token --verbosity --access-token-file "u8)
            : new(hasClusters: true);
    }

    private static ProgramGrammar OfContainersAndPackages(ReadOnlySpan<byte> program)
    {
        if (program.SequenceEqual("docker"u8)) return new(" --config -c --context -H --host -l --log-level --tlscacert --tlscert --tlskey "u8);
        if (program.SequenceEqual("podman"u8))
        {
            return new(
                " -c --connection --url --identity --root --runroot --log-level --storage-driver --storage-opt --cgroup-manager "u8
                + "--runtime --runtime-flag --tmpdir --module "u8);
        }

        if (program.SequenceEqual("kubectl"u8))
        {
            return new(
                " -n --namespace --context --cluster --user --kubeconfig -s --server --token --as --as-group --as-uid "u8
                + "--cache-dir --certificate-authority --client-certificate --client-key --request-timeout --tls-server-name --username "u8
                + "--password -v --v "u8);
        }

        if (program.SequenceEqual("helm"u8))
        {
            return new(
                " -n --namespace --kube-context --kubeconfig --kube-token --kube-apiserver --kube-as-user --kube-as-group "u8
                + "--kube-ca-file --registry-config --repository-cache --repository-config "u8);
        }

        if (program.SequenceEqual("npm"u8))
            return new(" --prefix -C --userconfig --globalconfig --registry --loglevel -w --workspace --cache --tag --otp "u8);
        return program.SequenceEqual("pip"u8) || program.SequenceEqual("pip3"u8)
            ? new(
                " --proxy --timeout --retries --log --python --cache-dir --trusted-host --cert --client-cert --exists-action "u8
                + "--use-feature --use-deprecated --keyring-provider "u8)
            : new(hasClusters: true);
    }

    private static ProgramGrammar OfOthers(ReadOnlySpan<byte> program)
    {
        if (program.SequenceEqual("aws"u8))
        {
            return new(
                " --endpoint-url --output --query --profile --region --color --ca-bundle --cli-read-timeout "u8
                + "--cli-connect-timeout --cli-binary-format "u8);
        }

        if (program.SequenceEqual("ssg"u8)) return new(" --state "u8);
        if (program.SequenceEqual("az"u8)) return new(" -o --output --query --subscription "u8);
        if (program.SequenceEqual("terraform"u8) || program.SequenceEqual("tofu"u8)) return new(default, hasClusters: false);
        if (program.SequenceEqual("cargo"u8)) return new(" --color --config -Z -C --explain "u8, passesOverToolchain: true);
        if (program.SequenceEqual("systemctl"u8))
        {
            return new(
                " -H --host -M --machine -t --type -p --property -P -s --signal -n --lines -o --output --state --root --image "u8
                + "--job-mode --kill-whom --what --when "u8);
        }

        if (program.SequenceEqual("apt"u8) || program.SequenceEqual("apt-get"u8)) return new(" -o --option -c --config-file -t --target-release "u8);
        return new(hasClusters: !Holds(" find java javac ffmpeg ffprobe openssl "u8, program));
    }

    private static bool Holds(ReadOnlySpan<byte> words, ReadOnlySpan<byte> word)
    {
        // A word of a command may hold blanks.
        if (word.IsEmpty || word.Contains((byte)' ')) return false;
        for (var start = 0; start < words.Length;)
        {
            var found = words[start..].IndexOf(word);
            if (found < 0) return false;
            start += found;
            if (words[start - 1] == ' ' && words[start + word.Length] == ' ') return true;
            start++;
        }

        return false;
    }

    // Of the options that begin as it does, those that are not the one in question.
    private int CountOfOthers(ReadOnlySpan<byte> written, ReadOnlySpan<byte> name)
    {
        var count = 0;
        for (var rest = _longOptions.TrimStart((byte)' '); !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)' ');
            var word = rest[..end];
            if (word.StartsWith(written) && !word.SequenceEqual(name)) count++;
            rest = rest[(end + 1)..];
        }

        return count;
    }
}
