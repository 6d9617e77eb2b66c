namespace SigmaShake.Rules.Programs.Table;

/// <summary>Shells and interpreters: code and files that they run.</summary>
internal static class Interpreters
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        R: -e=code:other -f|--file=run:other --no-save --vanilla --slave --args=text* text* stdin:other
        Rscript: inorder -e=code:other --vanilla --default-packages= run:other text* when -e ( text* )
        ash: =bash
        bash: inorder -c -i -l|--login -r -s -D -a -b -e -f -h -k -m -n -p -t -u -v -x -B -C -E -H -P -T -O|-o|+O|+o= +e|+x|+u|+v|+f|+h|+m|+B|+C
          --rcfile|--init-file=run:sh --debug --noediting --noprofile --norc --posix --restricted --verbose run:sh text* stdin:sh when -c ( script
          text* ) when -s ( text* )
        bc: -h -i -l -q -s -w -e|--expression=code:other -f|--file=run:other read* stdin:other
        clojure: inorder -M? -X? -A? -Sdeps= -e|--eval=code:other -m|--main= run:other text*
        crystal: subcommands
        crystal build: -o=write --release read
        crystal eval: code:other
        crystal run: inorder run:other text*
        csh: =bash
        dash: =bash
        dc: -e|--expression=code:other -f|--file=run:other read* stdin:other
        deno: inorder subcommands run:js text*
        deno compile: inorder -A|--allow-all -o|--output=write --target= -c|--config=read read text*
        deno eval: inorder -T -p|--print code:js text*
        deno fmt: --check edit/* else .
        deno install: inorder network -A|--allow-all -g|--global -n|--name= -f|--force --root= text*
        deno run: inorder -A|--allow-all -N|--allow-net? -R|--allow-read? -W|--allow-write? -E|--allow-env? --allow-run? --allow-ffi?
          -c|--config=read --env-file? --import-map=read -r|--reload? -q|--quiet --watch? run:js text*
        deno task: inorder -c|--config=read --cwd=cwd text text*
        deno test: -A|--allow-all -c|--config=read --filter= read/* else .
        elixir: inorder -e|--eval=code:other -r=run:other -S= -pr= -pa= --name= --sname= --cookie= run:other text* when -e|--eval ( text* )
        erl: longdash -eval=code:other -noshell -s= -pa= -name|-sname|-setcookie= text*
        fish: inorder -c|--command=script -C|--init-command=script -i -l|--login -N|--no-config -n -P -d= -o= -f= run:sh text* stdin:sh when
          -c|--command ( text* )
        ghci: -e=code:other read*
        gnuplot: -e=code:other -p -c=run:other,text* run:other* stdin:other
        groovy: inorder -e=code:other -cp|-classpath= -D= run:other text* when -e ( text* )
        guile: inorder -c=code:other,text* -s=run:other,text* -L= -l=run:other -e= run:other text*
        iex: -S= -e|--eval=code:other --name= --sname= --cookie= text*
        ipython: -c=code:python,text* -m=command -i --profile= run:python? text*
        irb: -r= -I= run:ruby? text*
        java: inorder longdash -cp|-classpath|--class-path|-p|--module-path=text -jar=run:other,text* -m|--module=text,text* --source=
          --add-modules= --add-opens= --add-exports= -version text text*
        julia: inorder -e|--eval=code:other -E|--print=code:other -L|--load=run:other -J= -t|--threads= -p= --project? -q -i run:other text*
          stdin:other when -e|--eval|-E|--print ( text* )
        kotlin: inorder -e=code:other -cp|-classpath= run:other text* when -e ( text* )
        ksh: =bash
        lua: inorder -e=code:lua -l= -i -v -W -E run:lua text* stdin:lua when -e ( run:lua? text* )
        luajit: =lua
        mksh: =bash
        node: inorder -e|--eval=code:js -p|--print=code:js -pe=code:js -r|--require=run:js --import=run:js --env-file|--env-file-if-exists=read
          -C|--conditions= --loader|--experimental-loader=run:js --input-type= --inspect? --inspect-brk? --watch-path= --title= --test-name-pattern=
          --test-reporter= -c|--check -i|--interactive --test --watch --run= run:js text* stdin:js when -e|--eval|-p|--print|-pe|--run ( text* )
          when --test ( run:js* )
        nodejs: =node
        nu: inorder -c|--commands=script -e|--execute=script --config= run:sh text* when -c|--commands ( text* )
        octave: --eval=code:other -q --no-gui -p= run:other? text* stdin:other
        osascript: -e=code:other -l= -i -s= run:other text* stdin:other when -e ( text* )
        perl: inorder -e|-E=code:perl -I= -M|-m? -i? -F? -x? -D? -a -c -l -n -p -s -S -t -T -u -U -v -w -W -X run:perl text* stdin:perl when
          -e|-E,-i ( edit* ) when -e|-E,-n|-p ( read* ) when -e|-E ( text* )
        php: inorder -r|--run=code:php -B|--process-begin=code:php -R|--process-code=code:php -E|--process-end=code:php -f|--file=run:php -F=run:php
          -d|--define= -c|--php-ini= -z= -S|--server= -t|--docroot= -a -i -l -m -n -q -s -v -w run:php text* stdin:php when
          -r|--run|-f|--file|-B|-R|-F ( text* ) when -S|--server ( run:php? )
        powershell: =pwsh
        pwsh: inorder longdash -Command|-command|-c|-C=code:powershell,text* -EncodedCommand|-encodedcommand|-enc|-e|-ec=
          -File|-file|-f=run:powershell,text* -ExecutionPolicy|-executionpolicy|-ep|-ex= -WorkingDirectory|-workingdirectory|-wd=cwd
          -Version|-InputFormat|-OutputFormat|-WindowStyle|-ConfigurationName|-CustomPipeName|-SettingsFile= -NoProfile|-noprofile|-nop
          -NonInteractive|-noni -NoExit|-NoLogo|-Login|-MTA|-STA run:powershell text* stdin:powershell
        pypy: =python
        pypy3: =python
        python: inorder -c=code:python,text* -m=command -W= -X= --check-hash-based-pycs= -b -B -d -E -h -i -I -O -P -q -s -S -u -v -V|--version -x
          run:python text* stdin:python
        python2: =python
        python3: =python
        racket: inorder -e|--eval=code:other -f|--load=run:other -l= -r= -t= -u= run:other text*
        raku: inorder -e=code:other -I= -M= -n -p -c run:other text* stdin:other
        ruby: inorder -e=code:ruby -C=cwd -E|--encoding= -F? -I= -r= -i? -K? -T? -W? -x? -0? -a -c -d -l -n -p -s -S -U -v -w run:ruby text*
          stdin:ruby when -e,-i ( edit* ) when -e,-n|-p ( read* ) when -e ( text* )
        sbcl: --eval=code:other --load=run:other --script=run:other,text* --non-interactive --no-userinit --core= text* stdin:other
        scala: inorder -e=code:other -cp|-classpath= -i= run:other text* when -e ( text* )
        sh: =bash
        tclsh: inorder run:other text* stdin:other
        tcsh: =bash
        ts-node: inorder -e|--eval=code:js -p|--print -r|--require=run:js -P|--project=read -T|--transpile-only -O|--compilerOptions= --esm --cwd=
          run:js text* when -e|--eval ( text* )
        tsx: inorder subcommands -e|--eval=code:js -p|--print=code:js -r|--require=run:js --import=run:js --tsconfig=read --env-file=read run:js
          text* when -e|--eval|-p|--print ( text* )
        tsx watch: inorder --ignore= --clear-screen? run:js text*
        venv: --system-site-packages --symlinks --copies --clear --upgrade --without-pip --prompt= write/+
        wish: inorder run:other text*
        zsh: =bash
        """u8;
}
