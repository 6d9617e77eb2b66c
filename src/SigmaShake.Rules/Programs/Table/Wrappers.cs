namespace SigmaShake.Rules.Programs.Table;

/// <summary>Programs whose words are again a command.</summary>
internal static class Wrappers
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        arch: inorder -arm64 -x86_64 -e= command
        at: -f=run:sh -t= -q= -m -M -l -d -c -v -r text* stdin:sh when -l|-d|-c|-r ( text* )
        aws-vault: subcommands
        aws-vault exec: -d|--duration= -n|--no-session --region= -t= text? -- command
        batch: stdin:sh
        busybox: command
        bwrap: inorder --bind|--dev-bind|--bind-try|--dev-bind-try|--ro-bind|--ro-bind-try|--symlink|--setenv=text,text
          --proc|--dev|--tmpfs|--mqueue|--dir|--unsetenv|--chdir|--uid|--gid|--hostname|--seccomp|--info-fd|--args= command
        caffeinate: inorder -d -i -m -s -u -t= -w= command
        ccache: inorder -o= -M|--max-size= -F= -d|--directory= -s|--show-stats -C|--clear -z|--zero-stats command
        cgexec: inorder -g= --sticky command
        chpst: inorder -u|-U|-e|-m|-d|-o|-p|-f|-c|-r|-t|-n|-b= -v -P -0 -1 -2 command
        chronic: inorder -e -v command
        chroot: inorder elsewhere --groups= --userspec= --skip-chdir text command
        chrt: inorder -b -d -f -i -o -r -p -a -T= -P= -D= text command
        concurrently: -n|--names= -c|--prefix-colors= -p|--prefix= -m|--max-processes= -k|--kill-others script+
        coverage: subcommands
        coverage run: inorder -m=command --source= --rcfile= --include= --omit= -a|--append -p --branch run:python text*
        cpulimit: inorder -l|--limit= -p|--pid= -e= -f -i -v -z command
        crontab: -u= -l -r -e -i read?
        daemonize: inorder -a -c=cwd -e|-o|-p|-l=write -u= -E= -v command
        dbus-run-session: inorder --config-file=read --dbus-daemon= command
        direnv: subcommands
        direnv allow: text?
        direnv exec: inorder text command
        distcc: inorder command
        doas: inorder -C= -a= -u= -L -n -s command
        doppler: subcommands
        doppler run: -p|--project= -c|--config= --command=script -- command
        dotenv: inorder subcommands -f|--file=read -q= -e=read -c -- command
        dotenv run: inorder command
        dotenvx: subcommands
        dotenvx run: -f|--env-file=read -e|--env= -- command
        dumb-init: inorder -c -r= -v command
        eatmydata: inorder command
        entr: inorder -a -c -d -n -p -r -s -z command
        env: inorder -a|--argv0= -i|--ignore-environment -0|--null -u|--unset= -C|--chdir=cwd -S|--split-string=script* -v|--debug --block-signal?
          --default-signal? --ignore-signal? assign* command
        expect: -c=code:other -b= -f=run:other -d -i run:other text* stdin:other
        fakeroot: inorder -l|--lib= -s=write -i=read -u -b= --faked= command
        faketime: inorder -m -f text command
        firejail: inorder --noprofile --profile= --net= --quiet --private? command
        flock: -s|--shared -x|-e|--exclusive -u|--unlock -n|--nb|--nonblock -w|--wait|--timeout= -o|--close -E|--conflict-exit-code= -F|--no-fork
          -c|--command=script --verbose write command
        gdb: longdash -ex|--ex|-eval-command|--eval-command|-iex|--init-eval-command=code:other -x|--command|-command=run:other -p|--pid=
          -batch|--batch -q -cd|--cd=cwd -c|--core|-core=read -s|--symbols= -e|--exec= -d|--directory= -tty|--tty= --args|-args=command read? text?
        gosu: inorder text command
        hyperfine: -w|--warmup= -r|--runs= -m|--min-runs= -M|--max-runs= -p|--prepare=script -c|--cleanup=script -s|--setup=script
          -n|--command-name= -S|--shell= --export-json|--export-csv|--export-markdown=write -P|--parameter-scan=text,text,text
          -L|--parameter-list=text,text -N -i --show-output script+
        ifne: inorder -n command
        ionice: inorder -c|--class= -n|--classdata= -p|--pid= -P= -u= -t|--ignore command
        lldb: -o|--one-line=code:other -s|--source=run:other -p|--attach-pid= -n|--attach-name= -b|--batch -- command
        ltrace: inorder -e= -o|--output=write -p= -s= -u= -a= -A= -l= -n= -x= -c -C -f -i -r -S -t -T command
        mise: subcommands
        mise exec: text* -- command -c|--command=script
        mise x: =mise exec
        nice: inorder -n|--adjustment= command
        nodemon: inorder -x|--exec=script -w|--watch= -e|--ext= -i|--ignore= --delay= --signal= -q -V run:js text* when -x|--exec ( text* )
        nohup: inorder command
        nsenter: inorder -t|--target= -m|--mount? -u|--uts? -i|--ipc? -n|--net? -p|--pid? -C|--cgroup? -U|--user? -T|--time? -S|--setuid=
          -G|--setgid= -r|--root? -w|--wd? -W= -e|--env -F|--no-fork -Z -a|--all command
        numactl: inorder -i|--interleave= -N|--cpunodebind= -C|--physcpubind= -m|--membind= -l -p= -s -H command
        op: subcommands
        op run: --env-file=read --account= --no-masking -- command
        parallel: inorder -j|--jobs|-P|--max-procs= -N= -n|--max-args= -L= -a|--arg-file=read -I=placeholder -S|--sshlogin= --colsep|-C=
          -d|--delimiter= --joblog=write --results=write/ --timeout= --retries= --delay= --load= --memfree= --workdir|--wd= --halt= --nice=
          --tmpdir= --env= --recstart|--recend= --block= --tagstring= -k|--keep-order --bar --eta --progress --dry-run -v -t -q -0|--null -X -m -u
          --ungroup --pipe --tag --line-buffer|--lb appends until ::: script*
        perf: subcommands
        perf record: inorder -o|--output=write -e|--event= -F|--freq= -p|--pid= -C|--cpu= -g -a --call-graph= command
        perf stat: inorder -o|--output=write -e|--event= -r|--repeat= -p|--pid= -d -a -x= command
        pkexec: inorder --user= --disable-internal-agent command
        pm2: subcommands
        pm2 start: -n|--name= -i|--instances= --interpreter= --log= --cwd=cwd --cron= --watch run:js -- text*
        prlimit: inorder -p|--pid= -o|--output= --nofile? --nproc? --as? --core? --cpu? --fsize? command
        proot: inorder elsewhere -r|--rootfs= -b|--bind= -w|--cwd= -R= -S= -q|--qemu= command
        proxychains: inorder -q -f=read command
        proxychains4: =proxychains
        retry: inorder -t= -d= -m= command
        rlwrap: inorder -a? -f=read -H=write -s= -C= command
        run0: inorder -u|--user= -g|--group= -D|--chdir=cwd --setenv= --unit= --property= --description= --nice= command
        runuser: -c|--command=script -u|--user= -g|--group= -G|--supp-group= -s|--shell= -l|--login -m|-p|--preserve-environment -P|--pty text* when
          -u|--user ( command )
        screen: inorder -S= -p= -X -d -D -m -r -R -x -ls -list -L -Logfile=write -c=read -t= -T= -e= -h= -s= -U -A -a -q -v -wipe -dmS=text,command
          -dm=command -Q= command when -X ( text script* ) when -r|-x|-R|-d|-ls ( text* )
        script: -a|--append -c|--command=script -E|--echo= -e|--return -f|--flush --force -B|--log-io=write -I|--log-in=write -O|--log-out=write
          -T|--log-timing=write -m= -o= -q|--quiet -t? write? text*
        setarch: inorder -B -F -I -L -R -S -T -X -Z -v text command
        setpriv: inorder -d --ambient-caps= --bounding-set= --inh-caps= --securebits= --reuid= --regid= --ruid= --euid= --rgid= --egid= --groups=
          --clear-groups --keep-groups --init-groups --no-new-privs --pdeathsig= command
        setsid: inorder -c|--ctty -f|--fork -w|--wait command
        softlimit: inorder -a= -c= -d= -f= -l= -m= -o= -p= -r= -s= -t= command
        sshpass: inorder -p? -f? -d? -e -P= -v command
        start-stop-daemon: -S|--start -K|--stop -x|--exec=run:other -a|--startas=run:other -p|--pidfile=write -u|--user= -c|--chuid= -d|--chdir=cwd
          -n|--name= -m -b -q -- text*
        stdbuf: inorder -i|--input= -o|--output= -e|--error= command
        strace: inorder -o|--output=write -e= -p|--attach= -P= -s= -E= -a= -b= -I= -O= -S= -u= -U= -X= -c -C -d -D -f -F -i -k -n -N -q -r -t -T -v
          -V -w -x -y -z -Z --trace= command
        su: -c|--command|--session-command=script -g|--group= -G|--supp-group= -s|--shell= -w= -l|--login -m|-p|--preserve-environment -f|--fast
          -P|--pty text*
        su-exec: =gosu
        sudo: inorder -A|--askpass -b|--background -B|--bell -C|--close-from= -D|--chdir=cwd -E --preserve-env? -e|--edit -g|--group= -H|--set-home
          -h|--host= -i|--login -k|--reset-timestamp -K|--remove-timestamp -l|--list -n|--non-interactive -P|--preserve-groups -p|--prompt=
          -R|--chroot= -r|--role= -S|--stdin -s|--shell -t|--type= -T|--command-timeout= -U|--other-user= -u|--user= -v|--validate assign* command
          when -e|--edit ( edit* )
        sudoedit: -u|--user= -g|--group= -n -S -A edit*
        systemd-inhibit: inorder --what= --who= --why= --mode= command
        systemd-nspawn: inorder elsewhere -D|--directory= -i|--image= -M|--machine= -u|--user= -b|--boot -x --bind= --bind-ro= --setenv= --chdir=
          command
        systemd-run: inorder -H|--host= -M|--machine= -u|--unit= -p|--property= -t|--pty -P|--pipe -d|--same-dir -E|--setenv= -S|--shell
          -G|--collect -q --user --scope --slice= --uid= --gid= --nice= --working-directory=cwd --description= --service-type= --on-active=
          --on-boot= --on-calendar= --on-unit-active= --timer-property= --path-property= --socket-property= --wait --no-block -r command
        taskset: inorder -a|--all-tasks -p|--pid -c|--cpu-list text command
        time: inorder -p|--portability -a|--append -f|--format= -o|--output=write -v|--verbose command
        timeout: inorder -k|--kill-after= -s|--signal= -f|--foreground -p -v|--verbose --preserve-status text command
        tini: inorder -p= -e= -g -s -v -w command
        tmux: inorder subcommands -2 -C -c=script -f=read -L= -S= -T= -l -u -v -D -N
        tmux attach: -t= -c= -d -r -x
        tmux attach-session: =tmux attach
        tmux bind: =tmux bind-key
        tmux bind-key: inorder -n -r -N= -T= text text*
        tmux capture-pane: -t= -b= -S= -E= -p -e -J -a -q
        tmux if: =tmux if-shell
        tmux if-shell: -b -F -t= script text*
        tmux kill-server:
        tmux kill-session: -t= -a -C
        tmux kill-window: -t= -a
        tmux load-buffer: -b= -t= -w read
        tmux ls: -F= -f=
        tmux new: =tmux new-session
        tmux new-session: inorder -A -d -D -E -P -X -c=cwd -e= -f= -F= -n= -s= -t= -x= -y= script*
        tmux new-window: inorder -a -b -d -k -P -S -c=cwd -e= -F= -n= -t= script*
        tmux neww: =tmux new-window
        tmux pipe-pane: -I -O -o -t= script*
        tmux respawn-pane: inorder -k -c=cwd -e= -t= script*
        tmux run: =tmux run-shell
        tmux run-shell: inorder -b -C -c=cwd -d= -t= script*
        tmux save-buffer: -a -b= write
        tmux send: =tmux send-keys
        tmux send-keys: -F -H -K -l -M -R -X -c= -N= -t= script*
        tmux source: =tmux source-file
        tmux source-file: -F -n -q -v -t= read*
        tmux split-window: inorder -b -d -f -h -I -v -P -Z -c=cwd -e= -F= -l= -p= -t= script*
        tmux splitw: =tmux split-window
        torify: inorder command
        torsocks: inorder -u= -p= -i -d -q command
        toybox: command
        ts: -i -s -r -m text?
        tsp: inorder -n -g -f -m -B -E -d -D= -L= -N= command
        unbuffer: inorder -p command
        unshare: inorder -m|--mount? -u|--uts? -i|--ipc? -n|--net? -p|--pid? -U|--user? -C|--cgroup? -T|--time? -f|--fork -r|--map-root-user
          -c|--map-current-user -R|--root= -w|--wd=cwd -S|--setuid= -G|--setgid= --mount-proc? --map-user= --map-group= --propagation= --kill-child?
          command
        valgrind: inorder --tool= --log-file=write --xml-file=write --suppressions=read --leak-check= -q -v command
        watch: inorder -b|--beep -c|--color -C -d|--differences? -e|--errexit -g|--chgexit -n|--interval= -p|--precise -q|--equexit= -t|--no-title
          -w -x|--exec script* when -x|--exec ( command )
        watchexec: inorder -e|--exts= -w|--watch= -f|--filter= -i|--ignore= -s|--signal= -d|--debounce= --shell|-S= -r|--restart -c|--clear? -n -N
          -p -q command
        winpty: inorder command
        xargs: inorder appends -0|--null -a|--arg-file=read -d|--delimiter= -E= -e|--eof? -I=placeholder -i|--replace?=placeholder -J=placeholder -R= -L=
          -l|--max-lines? -n|--max-args= -o|--open-tty -P|--max-procs= -p|--interactive -r|--no-run-if-empty -s|--max-chars= -t|--verbose -x|--exit
          --process-slot-var= --show-limits command
        xvfb-run: inorder -a|--auto-servernum -e|--error-file=write -f|--auth-file= -n|--server-num= -s|--server-args= -w|--wait=
          -p|--xauth-protocol= -l command
        """u8;
}
