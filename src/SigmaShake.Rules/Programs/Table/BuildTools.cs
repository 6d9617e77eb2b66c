namespace SigmaShake.Rules.Programs.Table;

/// <summary>Compilers, build tools, linters and test runners.</summary>
internal static class BuildTools
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        ant: longdash -f|-file|-buildfile=read -D= -lib= -logfile|-l=write -q -v -d text*
        as: longdash -o=write -I= -march= --defsym= -g read*
        autoconf: -o=write -f -v -I= read?
        autoreconf: -f -i -v -I= cwd?
        babel: -o|--out-file=write -d|--out-dir=write/ -f|--filename= -x= --config-file=read --presets= --plugins= -w|--watch read/*
        bats: -r|--recursive -f|--filter= -j|--jobs= -o|--output=write/ -t|--tap -F= --setup-suite-file=run:sh run:sh*
        bazel: subcommands:anywhere --output_base=write --bazelrc=read --config= -c= -j|--jobs= -k
        bazel build: text*
        bazel clean: --expunge
        bazel run: text -- text*
        bazel test: --test_filter= --test_output= text*
        biome: subcommands
        biome check: --write --apply --fix --config-path= read/* when --write|--apply|--fix ( edit/* )
        biome format: --write --fix --config-path= read/* when --write|--fix ( edit/* )
        black: -l|--line-length= -t|--target-version= -c|--code=code:python --config=read --include= --exclude= --extend-exclude= --check --diff -q
          -v -S edit/* when --check|--diff ( read/* )
        bmake: =make
        c++: =gcc
        cc: =gcc
        clang: =gcc
        clang++: =gcc
        clang-format: -i -n|--dry-run -style|--style= -assume-filename= --files=read --Werror read* when -i ( edit* )
        clang-tidy: longdash -p= -checks|--checks= -fix|--fix -config= -header-filter= --quiet edit* -- text*
        cmake: longdash -S=read -B=write/ -D|-G|-T|-A|-U= -C=run:other -P=run:other,text* -E=command --build=write/ --install=read --target|-t=
          --config= --parallel|-j? --preset= --prefix=write --toolchain=read --open= --workflow= -LA -L -N read? -- text*
        ctest: -C= -R= -E= -L= -j|--parallel? -V --output-on-failure --test-dir=cwd -T= -S=run:other -O|--output-log=write --timeout= --preset=
          text*
        cypress: subcommands
        cypress run: -s|--spec= -b|--browser= -C|--config-file=read -c|--config= -e|--env= -P|--project=cwd -r= --record -k=
        dart: subcommands run:other? text*
        dart format: -o|--output= -l= edit/*
        dart pub: subcommands network text*
        dart run: inorder run:other text*
        detekt: -i=read/ -c=read -r=write
        dotnet: subcommands --fx-version= --roll-forward= -h --info --version run:other? text*
        dotnet add: network read? text text? -v|--version= -s|--source=
        dotnet build: network -c|--configuration= -f|--framework= -o|--output=write/ -r|--runtime= -v|--verbosity= -a|--arch=
          --artifacts-path=write/ --no-restore --nologo --no-incremental --os= --self-contained? --source= --tl? read?
        dotnet clean: -c|--configuration= -f= -o|--output=delete/ -r= -v= --nologo read?
        dotnet ef: subcommands text*
        dotnet exec: inorder run:other text*
        dotnet format: --verify-no-changes --severity= --include= --exclude= -v= edit?
        dotnet new: network -n|--name= -o|--output=write/ -lang= --force text text*
        dotnet nuget: subcommands
        dotnet nuget push: network -k|--api-key= -s|--source=url --skip-duplicate read+
        dotnet pack: -c|--configuration= -o|--output=write/ -v= --no-build --no-restore --include-symbols read?
        dotnet publish: network -c|--configuration= -f|--framework= -o|--output=write/ -r|--runtime= -v|--verbosity= -a|--arch= --os=
          --self-contained? --no-build --no-restore read?
        dotnet restore: network -s|--source= --packages=write/ -r= --configfile=read -v= read?
        dotnet run: -c|--configuration= -f|--framework= -p|--project=read --file=run:other -r= -v= -lp|--launch-profile= -a= -e= --no-build
          --no-restore text* -- text*
        dotnet test: -c|--configuration= -f|--framework= -o|--output=write/ -r= -v|--verbosity= -l|--logger= -s|--settings=read -d|--diag=write
          --filter= --results-directory=write/ --collect= --no-build --no-restore -e= read? -- text*
        dotnet tool: subcommands
        dotnet tool install: network -g|--global --tool-path=write/ --version= --add-source= text
        dotnet watch: subcommands -p|--project=read text*
        esbuild: --outfile=write --outdir=write/ --bundle --minify --format= --platform= --target= --external= --loader= --define= --sourcemap?
          --watch? read*
        eslint: -c|--config=read --ext= -f|--format= -o|--output-file=write --fix --fix-dry-run --fix-type= --ignore-path=read --ignore-pattern=
          --max-warnings= --parser= --plugin= --rule= --rulesdir= --cache --cache-location=write --quiet --stdin --stdin-filename= --no-eslintrc
          read/* when --fix ( edit/* )
        flake8: --config=read --max-line-length= --select= --ignore= --extend-ignore= --exclude= --output-file=write -j= read/* else .
        flutter: subcommands network text*
        g++: =gcc
        gcc: longdash -o=write -c -S -E -g -O? -I|-L|-l|-D|-U? -include|-imacros=read
          -isystem|-idirafter|-iquote|-x|-Xlinker|-Xassembler|-Xpreprocessor|-arch|-framework|-target|-T|-z|-u|-MT|-MQ|--param|-aux-info=
          -MF|-dumpdir=write -MD -MMD -MP -pthread -shared -static -fPIC -Wall -Wextra -Werror -v read*
        gmake: =make
        gofmt: longdash -w -l -d -s -e -r= -cpuprofile=write read* when -w ( edit* )
        golangci-lint: subcommands
        golangci-lint run: -c|--config=read --fix -E= -D= --timeout= -v read/* when --fix ( edit/* )
        gradle: network -p|--project-dir=cwd -b|--build-file=read -c=read -g= -I|--init-script=run:other -P= -D= -x= -q -i -d -s -S -w --console=
          --max-workers= --offline --no-daemon --daemon --stop --parallel --continue --build-cache --stacktrace --tests= text*
        gradlew: =gradle
        gulp: -f|--gulpfile=run:js --cwd=cwd text*
        isort: -c|--check-only -d|--diff -l= --profile= -p= --sp|--settings-path= -q edit/* when -c|--check-only|-d|--diff ( read/* )
        javac: longdash -d=write/ -cp|-classpath|--class-path|-sourcepath|--source|-source|--target|-target|--release|-encoding|-processor= -g
          -nowarn -verbose read*
        jest: -c|--config=read -t|--testNamePattern= -o -u|--updateSnapshot -w|--maxWorkers= --coverage --coverageDirectory=write --ci --watch
          --watchAll --runInBand|-i --outputFile=write --rootDir=cwd --testPathPattern= --reporters= text*
        just: subcommands -f|--justfile=read -d|--working-directory=cwd -c|--command=command --set=text,text -l|--list -n|--dry-run -q -v
          --dotenv-path=read --shell= --choose text*
        ktlint: -F|--format --editorconfig=read -R= read*
        ld: longdash -o=write -L|-l? -T=read -e|-m|-rpath|-soname|-z= -Map=write -shared -static read*
        lerna: subcommands
        lerna exec: --scope= --ignore= --concurrency= --parallel -- command
        lerna run: --scope= --ignore= --concurrency= --parallel text -- text*
        make: cwdfirst -C|--directory=cwd -f|--file|--makefile=read -I|--include-dir= -j|--jobs? -k|--keep-going -l|--load-average|--max-load?
          -n|--just-print|--dry-run|--recon -o|--old-file|--assume-old= -O? -p -q|--question -r -R -s|--silent|--quiet -S -t|--touch -w
          -W|--what-if|--new-file= -B|--always-make -d --debug? -e -E|--eval=code:other -i|--ignore-errors --trace text*
        maturin: subcommands
        maturin publish: network -r= -u= -p= -i=
        meson: subcommands
        meson compile: -C=cwd -j= --clean text*
        meson install: -C=cwd --destdir=write/ --no-rebuild
        meson setup: -D= --buildtype= --prefix= --wipe --reconfigure write/ read/?
        meson test: -C=cwd --suite= text*
        mocha: -r|--require=run:js -R|--reporter= -g|--grep= -f= -t|--timeout= -u= -O= --config=read --spec=run:js --recursive --watch --exit
          run:js*
        mvn: network -f|--file=read -s|--settings=read -gs=read -D= -P= -pl|--projects= -rf= -T= -l|--log-file=write -q -o -B -e -X -U -am -amd -ntp
          -N text*
        mvnw: =mvn
        mypy: -p|--package= -m|--module= -c|--command=code:python --config-file=read --python-version= --exclude= --cache-dir= --strict
          --ignore-missing-imports --install-types read/*
        nasm: longdash -f= -o|-l=write -I|-D= -g read
        ng: subcommands
        ng build: -c|--configuration= --output-path=write/ text?
        ng generate: -c= --dry-run|-d text text?
        ng serve: -c|--configuration= --port= --host= -o text?
        ninja: cwdfirst -C=cwd -f=read -j= -k= -l= -d= -t=text* -n -v -w= text*
        nm: -A -a -C -D -g -l -n -P -r -S -u --format= --target= -t= read*
        nosetests: -w=cwd -c=read -v -s -x text*
        nox: -f|--noxfile=run:python -s|--session|-e= -k= -l -r -R -- text*
        nx: subcommands text*
        objcopy: -I|-O|-B|-j|-R|-N|-K|-F= -S -g --add-section= --only-section= --strip-debug read write?
        objdump: -d -D -f -h -x -s -S -t -T -p -r -l -C -j= -m= -M= -b= read*
        patchelf: --set-interpreter|--set-rpath|--add-needed|--remove-needed|--replace-needed|--set-soname= --print-rpath --print-needed
          --output=write edit+
        phpstan: subcommands
        phpstan analyse: -c|--configuration=read -l|--level= -a=run:php --memory-limit= read/*
        phpunit: -c|--configuration=read --filter= --testsuite= --bootstrap=run:php --log-junit=write --coverage-html=write/ -d= run:php?
        pkg-config: --cflags --libs --modversion --exists --variable= text*
        playwright: subcommands
        playwright install: network --with-deps text*
        playwright test: -c|--config=read -g|--grep= -j|--workers= -u --project= --reporter= --output=write/ --headed --debug --ui text*
        pre-commit: subcommands
        pre-commit run: -a|--all-files -c|--config=read --files=read* --hook-stage= -v text?
        prettier: -w|--write -c|--check -l|--list-different --config=read --ignore-path=read --parser= --plugin= --stdin-filepath= --print-width=
          --single-quote --no-config --log-level= read* when -w|--write ( edit* )
        protoc: -I|--proto_path= --plugin= -o|--descriptor_set_out=write
          --cpp_out|--java_out|--python_out|--go_out|--js_out|--grpc_out|--csharp_out=write read+
        puppet: subcommands
        puppet apply: -e|--execute=code:other --modulepath= --noop run:other?
        py.test: =pytest
        pylint: --rcfile=read --disable= --enable= -j= -f= --output=write -E read/*
        pyright: -p|--project=read --outputjson --pythonversion= -w --verifytypes= read/*
        pytest: -c|--config-file=read -k= -m= -n= -o= -p= -r= -W= -q -v -s -x -l --rootdir=cwd --maxfail= --tb= --cov? --cov-report=
          --cov-config=read --junitxml|--junit-xml|--log-file=write --lf --ff --sw --pdb --co --durations= --ignore= --deselect= --timeout=
          --basetemp=write/ run:python*
        rails: subcommands run:ruby? text*
        rails generate: -f|--force -p|--pretend -s text text*
        rails new: network -d|--database= -T -m|--template=from -j= --api write/
        rails runner: inorder -e|--environment= code:ruby text*
        rake: -f|--rakefile=run:ruby -C|--directory=cwd -e|--execute=code:ruby -E=code:ruby -p=code:ruby -I= -r= -j= -T? -n -q -s -t? -P -v text*
        readelf: -a -d -e -h -l -S -s -r -n -W -x= -p= read*
        rollup: -c|--config? -i|--input=read -o|--file=write -d|--dir=write/ -f|--format= -e= -n= -p= -w -m read*
        rspec: -I= -r= -O|--options=read -e|--example= -f|--format= -o|--out=write -t= -P= -b -c --seed= --fail-fast? run:ruby*
        rubocop: -a|--autocorrect -A|--autocorrect-all -c|--config=read -f= -o|--out=write -r= --only= --except= -x read/* when
          -a|--autocorrect|-A|--autocorrect-all ( edit/* )
        ruff: subcommands:anywhere --config=read --isolated -q -v
        ruff check: --fix --fix-only --unsafe-fixes --select= --ignore= --extend-select= --output-format= -o|--output-file=write --exclude=
          --target-version= --line-length= -w --diff read/* else . when --fix|--fix-only ( edit/* else . )
        ruff format: --check --diff --exclude= --line-length= --target-version= edit/* else . when --check|--diff ( read/* else . )
        rustc: longdash -o=write --out-dir=write/ --crate-name|--crate-type|--edition|--emit|--target|--cfg|-C|-L|-l|--extern= -O -g read
        rustfmt: --check --edition= --config= --config-path= --emit= edit+ when --check ( read+ )
        sbt: network -D= text*
        scons: -C=cwd -f=read -j= -c -k -n -Q -s text*
        shellcheck: -a -C? -e|--exclude= -f|--format= -i= -o|--enable= -P= -s|--shell= -S|--severity= -x read*
        shfmt: -w|--write -l -d -i= -ci -s -bn -p -ln= read* when -w|--write ( edit* )
        size: -A -B -d -o -x -t read*
        strip: -s -g -S -x -X -o=write -K= -N= -R= -p -v --strip-all --strip-unneeded edit+ when -o ( read+ )
        stylelint: --fix --config=read -f= -o=write read* when --fix ( edit* )
        swc: -o|--out-file=write -d|--out-dir=write/ --config-file=read read/*
        swift: subcommands run:other? text*
        swift build: -c|--configuration= --package-path=cwd --product= --target=
        swift run: inorder -c= --package-path=cwd text? text*
        swift test: --filter= --package-path=cwd
        task: -t|--taskfile=read -d|--dir=cwd -o= -p -f -s -w -n -l -a text* -- text*
        tsc: longdash -p|--project|-project=read -b|--build -w|--watch --outDir|-outDir=write/ --outFile=write --declarationDir=write/
          --target|-t|--module|-m|--lib|--jsx|--rootDir|--baseUrl|--moduleResolution|--tsBuildInfoFile= --noEmit --init --strict read*
        turbo: subcommands text*
        vagrant: subcommands
        vagrant destroy: -f|--force text*
        vagrant ssh: elsewhere -c|--command=script -p text?
        vagrant up: network --provider= --provision text*
        vite: subcommands -c|--config=read -m= --port= --host? cwd?
        vite build: --outDir=write/ -c|--config=read -m|--mode= --emptyOutDir cwd?
        vitest: subcommands -c|--config=read -t= -u|--update -w --run --coverage --outputFile=write --dir=cwd text*
        webpack: -c|--config=run:js -o|--output-path=write/ --mode= --env= --entry= -w|--watch --json? read*
        xcodebuild: longdash -project|-workspace=read -scheme|-target|-configuration|-sdk|-destination|-arch=
          -derivedDataPath|-archivePath|-exportPath|-resultBundlePath=write/ -exportOptionsPlist=read text*
        yamllint: -c|--config-file=read -d= -f= -s read/*
        zig: subcommands
        zig build: -p=write/ --build-file=run:other text*
        zig build-exe: longdash -O= -target= -I= -L= -l? -femit-bin= read*
        zig run: inorder run:other text*
        """u8;
}
