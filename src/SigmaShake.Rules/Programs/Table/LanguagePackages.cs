namespace SigmaShake.Rules.Programs.Table;

/// <summary>Package managers of languages and their environments.</summary>
internal static class LanguagePackages
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        asdf: subcommands
        asdf exec: inorder command
        asdf install: network text*
        bun: subcommands --cwd=cwd -e|--eval=code:js -p|--print=code:js -c|--config? --env-file=read -r|--preload=run:js --watch --hot run:js text*
        bun add: network -d|--dev -g|--global -E|--exact --cwd=cwd text*
        bun build: --outdir=write/ --outfile=write --target= --format= --minify --sourcemap? --compile read*
        bun create: network text write/?
        bun i: =bun install
        bun install: network -g|--global -d|--dev --cwd=cwd --frozen-lockfile --production text*
        bun remove: --cwd=cwd -g text*
        bun run: inorder --cwd=cwd --env-file=read --filter= -b|--bun --watch --hot run:js text*
        bun test: -t= --timeout= --coverage --watch read*
        bun update: network text*
        bun upgrade: network
        bun x: inorder network command
        bundle: subcommands
        bundle add: network -v|--version= -g|--group= -s|--source= --git= --path= text*
        bundle config: text*
        bundle exec: inorder --gemfile=read command
        bundle install: network --path=write/ --without= --with= --gemfile=read -j|--jobs= --deployment --retry=
        bundle update: network text*
        bundler: =bundle
        bunx: inorder network -p|--package= --bun command
        cargo: subcommands:anywhere -C=cwd --config= --color= -Z= -q|--quiet -v|--verbose --offline --locked --frozen --manifest-path=read --list
        cargo add: network -F|--features= --path=read --git= --branch= --rename= --dev --build -p|--package= --no-default-features --optional text+
        cargo bench: -p|--package= --bench= -F|--features= --workspace --all-features text? -- text*
        cargo binstall: network -y|--no-confirm --version= text+
        cargo build: -p|--package= --bin= --example= --test= -F|--features= --target= --target-dir=write/ --profile= -j|--jobs= --message-format=
          -r|--release --all-features --all-targets --no-default-features --workspace --out-dir|--artifact-dir=write/
        cargo check: =cargo build
        cargo clean: --target-dir=delete/ --target= -p|--package= --profile= -r|--release --doc does delete/ target
        cargo clippy: -p|--package= -F|--features= --target= --all-features --all-targets --workspace --fix --no-deps --allow-dirty -- text*
        cargo doc: -p|--package= -F|--features= --open --no-deps --target-dir=write/
        cargo fetch: network --target=
        cargo fix: --allow-dirty --allow-staged --edition -p|--package=
        cargo fmt: --all --check -p|--package= -- text*
        cargo init: --name= --lib --bin --vcs= --edition= write/? else .
        cargo install: network --path=read/ --git= --branch= --tag= --rev= --version= --root=write/ -F|--features= -f|--force --bin= --registry=
          --index= text*
        cargo login: network --registry= text?
        cargo new: --name= --lib --bin --vcs= --edition= write/
        cargo nextest: subcommands text*
        cargo owner: network -a|--add= -r|--remove= -l|--list --token= text?
        cargo publish: network --dry-run --allow-dirty --token= --registry= --index= -p|--package= --no-verify
        cargo remove: --dev --build -p|--package= text+
        cargo run: -p|--package= --bin= --example= -F|--features= --target= --profile= -r|--release --all-features text* -- text*
        cargo search: network --limit= text*
        cargo test: -p|--package= --bin= --example= --test= --bench= -F|--features= --target= --profile= -j|--jobs= -r|--release --lib --doc
          --all-features --all-targets --no-default-features --no-run --no-fail-fast --workspace text? -- text*
        cargo tree: -p|--package= -i|--invert? -e|--edges= -d|--duplicates --depth= --prefix= -F|--features=
        cargo uninstall: --root= -p= --bin= text*
        cargo update: network -p|--package= --precise= --aggressive --dry-run text*
        cargo yank: network --version= --undo text?
        composer: subcommands:anywhere -d|--working-dir=cwd -n|--no-interaction -q|--quiet -v --no-plugins --no-scripts
        composer create-project: network text write/? text?
        composer exec: inorder command
        composer global: text*
        composer install: network --no-dev --prefer-dist --prefer-source -o
        composer require: network --dev -W text*
        composer run-script: text -- text*
        composer update: network --no-dev -W text*
        conda: subcommands:anywhere -n|--name= -p|--prefix= -c|--channel= -y|--yes -q -v --json
        conda create: network -f|--file=read --clone= text*
        conda env: subcommands:anywhere
        conda env create: network -f|--file=read
        conda env export: -f|--file=write --no-builds
        conda install: network -f|--file=read text*
        conda remove: --all text*
        conda run: inorder -n|--name= -p|--prefix= --cwd=cwd --no-capture-output --live-stream -v command
        cpan: network -i -f -T text*
        cpanm: network -l= -L= -n -f --installdeps text*
        gem: subcommands
        gem build: -o|--output=write -C=cwd --force --strict read
        gem install: network -v|--version= -i|--install-dir=write/ -n= -s|--source= -g? -N --no-document --user-install -f text*
        gem push: network -k= --host=host --otp= read
        gem uninstall: -v|--version= -a -x -I text*
        gem update: network --system? text*
        go: subcommands
        go build: longdash -C=cwd -o=write
          -tags|-ldflags|-gcflags|-asmflags|-mod|-modfile|-overlay|-p|-pgo|-buildmode|-compiler|-toolexec|-pkgdir|-installsuffix= -race -v -x -a -n
          -trimpath -work -cover text*
        go clean: longdash -C=cwd -cache -testcache -modcache -fuzzcache -i -r -n -x text*
        go env: longdash -C=cwd -json -u -w=text* -changed text*
        go fmt: longdash -n -x -mod= text*
        go generate: longdash -run= -skip= -n -v -x text*
        go get: network longdash -C=cwd -u? -t -d -v -tags= text*
        go install: network longdash -tags|-ldflags|-gcflags|-mod= -race -v -x -trimpath text*
        go list: longdash -f= -m -u -json? -deps -mod= text*
        go mod: subcommands
        go mod download: network text*
        go mod edit: longdash -replace|-require|-dropreplace|-go= edit?
        go mod init: text?
        go mod tidy: network longdash -v -x -e -go= -compat=
        go mod vendor: network longdash -v -o=write/ -e
        go run: inorder longdash -C=cwd -exec=script -tags|-ldflags|-gcflags|-mod|-p= -race -v -x -a run:other text*
        go test: longdash -C=cwd
          -run|-skip|-bench|-benchtime|-count|-cpu|-timeout|-tags|-ldflags|-parallel|-p|-list|-fuzz|-fuzztime|-mod|-covermode|-coverpkg|-vet|-shuffle=
          -coverprofile|-cpuprofile|-memprofile|-o|-trace=write -outputdir=write/ -exec=script -v -race -short -cover -json -failfast -c -benchmem
          text*
        go tool: longdash text text*
        go vet: longdash -vettool=run:other -tags= text*
        go work: subcommands text*
        luarocks: subcommands network text*
        npm: subcommands:anywhere --prefix|-C=cwd -w|--workspace= --registry=host --userconfig|--globalconfig=read --cache= --loglevel= --tag=
          --otp= --scope= -g|--global -s|--silent -d --json -ws|--workspaces --if-present --ignore-scripts -f|--force -y|--yes --legacy-peer-deps
          --no-audit --no-fund --dry-run --production --omit= --include= --access=
        npm adduser: network
        npm audit: network --audit-level= text?
        npm cache: subcommands:anywhere text*
        npm ci: network
        npm config: subcommands:anywhere
        npm config set: text*
        npm create: =npm init
        npm exec: network -p|--package= -c|--call=script command -- command
        npm i: =npm install
        npm init: network text? -- text*
        npm install: network -S|--save -D|--save-dev -O|--save-optional -E|--save-exact -P --no-save --no-package-lock --global-style text*
        npm link: text*
        npm login: network
        npm ls: --depth= -a|--all text*
        npm outdated: network text*
        npm pack: --pack-destination=write/ text*
        npm publish: network text?
        npm r: =npm uninstall
        npm rebuild: text*
        npm rm: =npm uninstall
        npm run: inorder text -- text*
        npm run-script: =npm run
        npm start: -- text*
        npm t: =npm test
        npm test: -- text*
        npm uninstall: -S|--save -D|--save-dev text*
        npm unpublish: network text?
        npm update: network text*
        npm version: -m|--message= --no-git-tag-version --preid= text?
        npm view: network text*
        npm x: =npm exec
        npx: inorder network -p|--package= -c|--call=script -y|--yes -q --no-install --node-options= --ignore-existing command
        nvm: subcommands network text*
        nvm exec: inorder text command
        opam: subcommands network
        opam exec: -- command
        pip: subcommands:anywhere --proxy=host --cert|--client-cert=read --cache-dir= --log=write --python= --timeout= --retries= --exists-action=
          --trusted-host= -q -v -y|--yes --isolated --require-virtualenv --no-cache-dir --no-input --disable-pip-version-check
        pip download: network -r|--requirement=read -c|--constraint=read -d|--dest=write/ -i|--index-url|--extra-index-url=url -f= --no-deps
          --platform= --python-version= text*
        pip freeze: -r=read -l --all --user --path= --exclude=
        pip install: network -r|--requirement=read -c|--constraint=read -e|--editable=read/ -t|--target=write/ -i|--index-url|--extra-index-url=url
          -f|--find-links= -U|--upgrade -I -b= --root|--prefix=write/ --src= --platform= --python-version= --no-deps --pre --user --force-reinstall
          --no-build-isolation --break-system-packages --no-binary= --only-binary= --upgrade-strategy= --global-option= --config-settings=
          --report=write text*
        pip list: -o|--outdated -u -e -l --format= --path= --exclude=
        pip show: -f text*
        pip uninstall: -r|--requirement=read text*
        pip wheel: network -w|--wheel-dir=write/ -r|--requirement=read -c=read --no-deps -i=url text*
        pip3: =pip
        pipenv: subcommands
        pipenv install: network -r|--requirements=read -d|--dev --python= --deploy text*
        pipenv run: inorder command
        pipx: subcommands
        pipx install: network --python= --pip-args= -f|--force --include-deps -e -i= --suffix= text*
        pipx run: inorder network --spec= --python= --pip-args= --no-cache -q command
        pixi: subcommands
        pixi run: inorder --manifest-path=read -e|--environment= command
        pnpm: subcommands:anywhere --prefix|-C|--dir=cwd --filter|-F= -r|--recursive -w|--workspace-root --loglevel= --registry=host -g|--global
          -s|--silent --store-dir= --reporter= --frozen-lockfile --prod|-P --dev|-D --ignore-scripts
        pnpm add: network -D|--save-dev -O -E|--save-exact text*
        pnpm create: network text text*
        pnpm dlx: inorder network --package= -c|--shell-mode command
        pnpm exec: inorder -c|--shell-mode --parallel command
        pnpm i: =pnpm install
        pnpm install: network text*
        pnpm publish: network --tag= --access= --no-git-checks --dry-run text?
        pnpm remove: text*
        pnpm run: inorder text text*
        pnpm test: text*
        pnpm update: network -i -L text*
        poetry: subcommands:anywhere -C|--directory=cwd -P|--project=cwd -n|--no-interaction -q -v
        poetry add: network -G|--group= -D|--dev -E|--extras= --source= text*
        poetry build: -f|--format= -o|--output=write/
        poetry config: --local --unset --list text*
        poetry install: network --with= --without= --only= -E|--extras= --no-root --sync
        poetry lock: network --no-update
        poetry new: --name= --src write/
        poetry publish: network -r|--repository= -u|--username= -p|--password= --build --dry-run
        poetry remove: -G|--group= text*
        poetry run: inorder command
        poetry update: network text*
        pyenv: subcommands
        pyenv exec: inorder command
        pyenv install: network -f -s -v -k text*
        rbenv: subcommands
        rbenv exec: inorder command
        rustup: subcommands:anywhere -v -q
        rustup component: subcommands
        rustup component add: network --toolchain= --target= text+
        rustup default: network text?
        rustup run: inorder --install text command
        rustup target: subcommands
        rustup target add: network --toolchain= text+
        rustup toolchain: subcommands
        rustup toolchain install: network -c|--component= -t|--target= --profile= text+
        rustup update: network text*
        rye: subcommands
        rye run: inorder command
        tox: -e= -c=read --workdir= -r -p? -- text*
        twine: subcommands
        twine upload: network -r|--repository= --repository-url=url -u|--username= -p|--password= --config-file=read --skip-existing read+
        uv: subcommands:anywhere --directory|--project=cwd --config-file=read --cache-dir= --python|-p= -q -v --offline --color= --no-cache|-n
          --native-tls
        uv add: network -r|--requirements=read --group= --optional= --index= --dev --editable --tag= --branch= --rev= text*
        uv build: -o|--out-dir=write/ --wheel --sdist --package= read/?
        uv init: --name= --lib --app --package --script= write/? else .
        uv lock: network --upgrade -P|--upgrade-package= --check
        uv pip: subcommands:anywhere
        uv pip compile: network -o|--output-file=write -c=read --upgrade --extra= read*
        uv pip install: network -r|--requirement=read -c|--constraint=read -e|--editable=read/ -t|--target=write/ -U|--upgrade
          -i|--index-url|--extra-index-url=url --system --prefix=write/ text*
        uv pip list: --format=
        uv pip uninstall: -r=read --system text*
        uv publish: network -t|--token= -u= -p= --publish-url=url --index= read*
        uv python: subcommands:anywhere
        uv python install: network text*
        uv remove: --group= --dev text*
        uv run: inorder -m|--module=command --with= --with-requirements=read --with-editable=read --extra= --group= --only-group= --no-group=
          --env-file=read --python|-p= --package= -s|--script --isolated --frozen --locked --no-sync --no-project --all-extras --no-dev --index=
          --refresh command
        uv sync: network --extra= --group= --all-extras --frozen --locked --no-dev --package=
        uv tool: subcommands:anywhere
        uv tool install: network --with= -e --force text
        uv tool run: inorder network --from= --with= command
        uv venv: --seed --clear --prompt= --system-site-packages --relocatable write/? else .venv
        uvx: inorder network --from= --with= --python|-p= --index= --env-file=read -q command
        virtualenv: -p|--python= --prompt= --system-site-packages --clear write/+
        volta: subcommands
        volta run: inorder --node= --npm= --yarn= command
        yarn: subcommands:anywhere --cwd=cwd --modules-folder= --cache-folder= --registry=host --mutex= -s|--silent -v --offline --frozen-lockfile
          --ignore-scripts --production? --network-timeout= text*
        yarn add: network -D|--dev -P|--peer -O|--optional -E|--exact -W text*
        yarn create: network text text*
        yarn dlx: inorder network -p|--package= -q command
        yarn exec: inorder command
        yarn global: subcommands network text*
        yarn install: network --check-files --force --immutable
        yarn node: inorder command
        yarn publish: network --new-version= --tag= --access= text?
        yarn remove: -W text*
        yarn run: inorder text text*
        yarn upgrade: network -L|--latest text*
        yarn workspace: inorder text command
        """u8;
}
