namespace SigmaShake.Rules.Programs.Table;

/// <summary>What a shell does itself.</summary>
internal static class ShellBuiltins
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        .: run:sh text*
        :: text*
        [: text*
        [[: text*
        alias: -p text*
        bg: text*
        bind: -m= -q= -r= -u= -x=script -f=read -l -p -P -s -S -v -V -X text*
        break: text?
        builtin: inorder command
        caller: text?
        cd: -L -P -e -@ cwd? else ~
        command: inorder -p -v -V command when -v|-V ( text* )
        compgen: -A= -G= -W= -F= -C=script -X= -P= -S= -a -b -c -d -e -f -g -j -k -s -u -v text?
        complete: -A= -G= -W= -F= -C=script -X= -P= -S= -o= -p -r -D -E text*
        continue: text?
        declare: text*
        dirs: -c -l -p -v text*
        disown: -a -h -r text*
        echo: -n -e -E text*
        enable: -a -d -n -p -s -f=read text*
        eval: inorder script*
        exec: inorder -a= -c -l command
        exit: text?
        export: -f -n -p text*
        false:
        fc: -e=script -l -n -r -s text*
        fg: text*
        getopts: text text text*
        hash: -d -l -r -t -p=text,text text*
        help: -d -m -s text*
        history: -c -d= -a? -n -r -w -p -s text*
        jobs: -l -n -p -r -s -x=command text*
        kill: -s= -n= -l -L text*
        let: text*
        local: text*
        logout: text?
        mapfile: =readarray
        popd: -n text*
        printf: -v= text*
        pushd: -n cwd?
        read: -a= -d= -e -E -i= -n= -N= -p= -r -s -t= -u= text*
        readarray: -d= -n= -O= -s= -t -u= -C=script -c= text?
        readonly: -a -A -f -p text*
        return: text?
        set: text*
        shift: text?
        shopt: -s -u -q -p -o text*
        source: =.
        suspend: -f
        test: text*
        times:
        trap: -l -p -P script? text*
        true:
        type: -a -f -p -P -t text*
        typeset: =declare
        ulimit: text*
        umask: -p -S text?
        unalias: -a text*
        unset: -f -v -n text*
        wait: -f -n -p= text*
        """u8;
}
