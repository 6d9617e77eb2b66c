namespace SigmaShake.Rules.Programs.Table;

/// <summary>git, its kin and its hosts.</summary>
internal static class GitTools
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        fossil: subcommands network
        gh: subcommands
        gh alias: subcommands
        gh alias set: --clobber -s|--shell text text
        gh api: network -X|--method= -f|--raw-field= -F|--field=data -H|--header= --input=read -q|--jq= -t|--template= --cache= --hostname=
          --paginate -i|--include --silent text
        gh auth: subcommands
        gh auth login: network -h|--hostname= -s|--scopes= -p|--git-protocol= --with-token -w|--web
        gh auth token: -h|--hostname=
        gh gist: subcommands
        gh gist create: network -d|--desc= -f|--filename= -p|--public -w|--web read*
        gh issue: subcommands:anywhere -R|--repo=
        gh issue close: network -c|--comment= -r|--reason= text
        gh issue comment: network -b|--body= -F|--body-file=read -e -w text
        gh issue create: network -a|--assignee= -b|--body= -F|--body-file=read -l|--label= -m|--milestone= -p|--project= -t|--title= -T|--template=
          -w|--web
        gh issue delete: network --yes text
        gh issue edit: network -b|--body= -F|--body-file=read -t|--title= -m|--milestone=
          --add-label|--remove-label|--add-assignee|--remove-assignee= text+
        gh issue list: network -a|--assignee= -A|--author= -l|--label= -L|--limit= -s|--state= -S|--search= -q|--jq= -t|--template= --json= -m=
        gh issue view: network -c|--comments -q|--jq= -t|--template= --json= -w|--web text
        gh pr: subcommands:anywhere -R|--repo=
        gh pr checkout: network -b|--branch= -f|--force --detach --recurse-submodules text?
        gh pr checks: network -q|--jq= -t|--template= -i|--interval= --json= --watch --required text?
        gh pr close: network -c|--comment= -d|--delete-branch text
        gh pr comment: network -b|--body= -F|--body-file=read text?
        gh pr create: network -a|--assignee= -B|--base= -b|--body= -F|--body-file=read -f|--fill -d|--draft -H|--head= -l|--label= -m|--milestone=
          -p|--project= -r|--reviewer= -t|--title= -T|--template= -w|--web
        gh pr diff: network --color= --name-only --patch text?
        gh pr edit: network -b|--body= -F|--body-file=read -t|--title= -B|--base= -m|--milestone=
          --add-label|--remove-label|--add-reviewer|--remove-reviewer|--add-assignee|--remove-assignee= text?
        gh pr list: network -a|--assignee= -A|--author= -B|--base= -H|--head= -l|--label= -L|--limit= -s|--state= -S|--search= -q|--jq=
          -t|--template= --json= -d|--draft
        gh pr merge: network --admin --auto -A|--author-email= -b|--body= -F|--body-file=read -d|--delete-branch --match-head-commit= -m|--merge
          -r|--rebase -s|--squash -t|--subject= text?
        gh pr review: network -a|--approve -b|--body= -F|--body-file=read -c|--comment -r|--request-changes text?
        gh pr status: network -q|--jq= -t|--template= --json=
        gh pr view: network -c|--comments -q|--jq= -t|--template= --json= -w|--web text?
        gh release: subcommands:anywhere -R|--repo=
        gh release create: network -d|--draft -F|--notes-file=read --generate-notes -n|--notes= -p|--prerelease --target= -t|--title= --latest? text
          read*
        gh release delete: network --cleanup-tag -y|--yes text
        gh release download: network -A|--archive= -D|--dir=write/ -O|--output=write -p|--pattern= --clobber text? when !-D|--dir,!-O|--output (
          does write/ . )
        gh release upload: network --clobber text read+
        gh repo: subcommands
        gh repo clone: network fetch:.git? write/? -- text*
        gh repo create: network -d|--description= -h|--homepage= -l|--license= -r|--remote= -s|--source= -t|--team= -p|--template= -g|--gitignore=
          --private --public --internal --push -c|--clone text?
        gh repo delete: network --yes text?
        gh repo edit: network -d|--description= -h|--homepage= --visibility= --default-branch= --add-topic= --remove-topic= text?
        gh repo fork: network --clone? --remote? --fork-name= --org= text? -- text*
        gh repo view: network -b|--branch= -q|--jq= -t|--template= --json= -w|--web text?
        gh run: subcommands:anywhere -R|--repo=
        gh run download: network -D|--dir=write/ -n|--name= -p|--pattern= text? when !-D|--dir ( does write/ . )
        gh run list: network -b|--branch= -c|--commit= -L|--limit= -s|--status= -u|--user= -w|--workflow= -q|--jq= -t|--template= --json= -e=
        gh run rerun: network --failed -j|--job= -d|--debug text?
        gh run view: network -j|--job= -a|--attempt= -q|--jq= -t|--template= --json= --log --log-failed -v -w text?
        gh run watch: network -i|--interval= --exit-status text?
        gh secret: subcommands:anywhere -R|--repo=
        gh secret set: network -b|--body= -e|--env= -f|--env-file=read -o|--org= -v|--visibility= -a|--app= text?
        gh workflow: subcommands:anywhere -R|--repo=
        gh workflow run: network -f|--raw-field= -F|--field=data -r|--ref= --json text?
        git: subcommands -C=cwd -c=keyed core.sshCommand=script core.pager=script core.editor=script sequence.editor=script diff.external=script
          credential.helper=script core.fsmonitor=script --config-env= --exec-path? --git-dir= --work-tree= --namespace= --super-prefix=
          --attr-source= -p|--paginate -P|--no-pager --bare --no-replace-objects --literal-pathspecs --no-optional-locks --version --help
          --html-path
        git add: recursive -A|--all -e|--edit -f|--force -i|--interactive -n|--dry-run -N|--intent-to-add -p|--patch -u|--update -v|--verbose
          --chmod= --pathspec-from-file=read --renormalize --refresh --ignore-errors read*
        git am: -3|--3way -i -k -q -s -u --abort --continue --skip --quit --reject -C= -p= --directory= --exclude= --include= --patch-format=
          --whitespace= -S? read*
        git annex: network text*
        git apply: -3|--3way -C= -N -p= -q -R|--reverse -v -z --allow-empty --cached --check --directory= --exclude= --include= --index --numstat
          --reject --stat --summary --unidiff-zero --whitespace= --build-fake-ancestor=write read*
        git archive: -l|--list -v -o|--output=write --format= --prefix= --add-file=read --remote=host --exec= text text*
        git bisect: subcommands text*
        git bisect run: inorder command
        git blame: -L= -M? -C? -S= --contents=read --date= --reverse --since= --ignore-rev= --ignore-revs-file=read -b -c -e -f -l -n -p -s -t -w
          text* -- read*
        git branch: -a|--all -c|--copy -C -d|--delete -D -f|--force -i -l|--list -m|--move -M -q -r|--remotes -t|--track? -u|--set-upstream-to=
          -v|--verbose --abbrev? --color? --column? --contains? --no-contains? --edit-description --format= --merged? --no-merged? --points-at=
          --show-current --sort= --unset-upstream --no-track text*
        git bundle: subcommands
        git bundle create: write text*
        git bundle verify: read
        git cat-file: -e -p -s -t --batch? --batch-check? --textconv --filters --path= text*
        git check-ignore: -q -v -z -n --stdin --no-index text*
        git checkout: -2|--ours -3|--theirs -b= -B= -d|--detach -f|--force -l -m|--merge -p|--patch -q|--quiet -t|--track? --conflict= --guess
          --ignore-other-worktrees --ignore-skip-worktree-bits --orphan= --overlay --no-overlay --overwrite-ignore --pathspec-from-file=read
          --progress --recurse-submodules? text* -- edit/*
        git cherry-pick: -e|--edit -m|--mainline= -n|--no-commit -r -s|--signoff -S? -x --abort --allow-empty --cleanup= --continue --ff
          --keep-redundant-commits --quit --skip --strategy= -X= text*
        git clean: -d -e|--exclude= -f|--force -i|--interactive -n|--dry-run -q|--quiet -x -X delete/* else . when -n|--dry-run ( text* )
        git clone: network inorder -b|--branch= -c|--config=keyed core.sshCommand=script core.fsmonitor=script -j|--jobs= -l|--local
          -n|--no-checkout -o|--origin= -q|--quiet -s|--shared -u|--upload-pack=script -v|--verbose -4 -6 --bare --bundle-uri= --depth= --dissociate
          --filter= --mirror --no-tags --recurse-submodules? --recursive? --reference= --reference-if-able= --separate-git-dir=write
          --shallow-exclude= --shallow-since= --shallow-submodules --single-branch --no-single-branch --sparse --template= fetch:.git write/?
        git commit: -a|--all -c|--reedit-message= -C|--reuse-message= -e|--edit -F|--file=read -i|--include -m|--message= -n|--no-verify -o|--only
          -p|--patch -q|--quiet -s|--signoff -S|--gpg-sign? -t|--template=read -u? -v|--verbose -z --allow-empty --allow-empty-message --amend
          --author= --branch --cleanup= --date= --dry-run --fixup= --long --no-edit --no-gpg-sign --no-post-rewrite --pathspec-from-file=read
          --porcelain --reset-author --short --squash= --status --trailer= --untracked-files? text*
        git config: -e|--edit -f|--file=edit -l|--list -z|--null --add --all --blob= --bool --default= --fixed-value --get --get-all --get-color
          --get-regexp --get-urlmatch --global --includes --int --local --name-only --path --remove-section --rename-section --replace-all
          --show-origin --show-scope --system --type= --unset --unset-all --worktree text*
        git credential: network text
        git describe: --abbrev? --all --always --candidates= --contains --debug --dirty? --exact-match --exclude= --first-parent --long --match=
          --tags text*
        git diff: recursive -p|-u|--patch -U|--unified= -s|--no-patch -R -S= -G= -O= -a|--text -b -w|--ignore-all-space -z -l= -M? -C? -B? --abbrev?
          --cached --staged --check --color? --color-moved? --color-words? --diff-filter= --dirstat? --exit-code --ext-diff --find-copies?
          --find-renames? --full-index --ignore-space-at-eol --merge-base --minimal --name-only --name-status --no-color --no-ext-diff --no-index
          --no-prefix --numstat --output=write --patience --quiet --raw --relative? --shortstat --stat? --submodule? --summary --word-diff?
          --word-diff-regex= text* -- read* when --no-index ( read* -- read* )
        git difftool: -d|--dir-diff -g|--gui -t|--tool= -x|--extcmd=script -y|--no-prompt text* -- read*
        git fetch: network -4 -6 -a|--append -f|--force -j|--jobs= -k|--keep -n -o= -p|--prune -P|--prune-tags -q|--quiet -t|--tags
          -u|--update-head-ok -v|--verbose --all --atomic --deepen= --depth= --dry-run --filter= --multiple --no-tags --recurse-submodules?
          --refmap= --set-upstream --shallow-exclude= --shallow-since= --unshallow --upload-pack=script text*
        git filter-branch: -d=write -f|--force
          --commit-filter|--env-filter|--index-filter|--msg-filter|--parent-filter|--setup|--tag-name-filter|--tree-filter=script --original=
          --prune-empty --state-branch= --subdirectory-filter= text* -- text*
        git filter-repo: --force --path= --path-glob= --invert-paths --replace-text=read --mailmap=read --analyze text*
        git for-each-ref: --count= --contains? --format= --merged? --no-merged? --points-at= --sort= --shell text*
        git format-patch: -k -n -N -o|--output-directory=write -p -q -s -U= -v= --attach? --base= --cc= --cover-letter --from? --in-reply-to?
          --interdiff= --numbered-files --range-diff= --root --signature= --start-number= --stdout --subject-prefix= --suffix= --thread? --to=
          --zero-commit text*
        git fsck: --full --lost-found --no-dangling --root --strict --tags --unreachable text*
        git gc: -q --aggressive --auto --cruft --force --keep-largest-pack --prune?
        git grep: recursive -A= -B= -C= -e=pattern -E -F -f=read -G -h -H -i -I -l -L -m= -n -o -O? -P -p -q -r -v -w -W -z --and --cached --color?
          --max-depth= --no-index --or --threads= --untracked pattern!-e|-f text* -- read*
        git hash-object: -t= -w --literally --path= --stdin --stdin-paths read*
        git init: -b|--initial-branch= -q|--quiet --bare --object-format= --separate-git-dir=write --shared? --template= write/? else .
        git lfs: subcommands network text*
        git lfs track: text*
        git log: -p|-u|--patch -U|--unified= -n|--max-count= -i -E -F -P -L= -S= -G= -O= -M? -C? -z -g -m -c --abbrev-commit --after|--since= --all
          --author= --before|--until= --branches? --cc --children --color? --committer= --date= --decorate? --diff-filter= --first-parent --follow
          --format= --full-history --glob= --graph --grep= --left-right --merges --name-only --name-status --no-merges --no-pager --numstat
          --oneline --output=write --parents --pretty? --reflog --remotes? --reverse --shortstat --show-signature --simplify-by-decoration --skip=
          --stat? --tags? --topo-order --word-diff? text* -- read*
        git ls-files: -c|--cached -d|--deleted -f -i|--ignored -k -m|--modified -o|--others -s|--stage -t -u|--unmerged -v -x|--exclude=
          -X|--exclude-from=read -z --directory --error-unmatch --exclude-standard --full-name --recurse-submodules text*
        git ls-remote: network -h|--heads -q -t|--tags -o= --exit-code --get-url --refs --sort= --symref --upload-pack=script text*
        git ls-tree: -d -l -r -t -z --abbrev? --format= --full-name --full-tree --name-only text*
        git merge: -e|--edit -F|--file=read -m= -n -q -s|--strategy= -S? -v -X|--strategy-option= --abort --allow-unrelated-histories --autostash
          --cleanup= --commit --continue --ff --ff-only --into-name= --log? --no-commit --no-edit --no-ff --no-verify --quit --signoff --squash
          --stat text*
        git merge-base: -a|--all --fork-point --independent --is-ancestor --octopus text*
        git mergetool: -g|--gui -t|--tool= -y|--no-prompt -O= text*
        git mv: -f|--force -k -n|--dry-run -v|--verbose read&delete+ into
        git notes: subcommands text*
        git notes add: -C= -c= -f -F|--file=read -m|--message= --allow-empty text?
        git prune: -n -v --expire= --progress text*
        git pull: network -4 -6 -a -e -f|--force -j|--jobs= -k -n -p|--prune -q|--quiet -r|--rebase? -s|--strategy= -S? -t|--tags -v|--verbose -X=
          --all --allow-unrelated-histories --autostash --commit --depth= --ff --ff-only --no-commit --no-edit --no-ff --no-rebase --no-verify
          --recurse-submodules? --set-upstream --squash --unshallow --upload-pack=script text*
        git push: network -4 -6 -d|--delete -f|--force -n|--dry-run -o|--push-option= -q|--quiet -u|--set-upstream -v|--verbose --all --atomic
          --branches --follow-tags --force-if-includes --force-with-lease? --mirror --no-force-with-lease --no-verify --porcelain --progress --prune
          --receive-pack|--exec=script --recurse-submodules= --repo= --signed? --tags --thin text*
        git rebase: -f|--force-rebase -i|--interactive -m|--merge -n|--no-stat -p -q|--quiet -r|--rebase-merges? -s|--strategy= -S? -v
          -x|--exec=script -X|--strategy-option= --abort --apply --autosquash --autostash --committer-date-is-author-date --continue --edit-todo
          --empty= --fork-point --keep-base --keep-empty --no-autosquash --no-autostash --no-verify --onto= --quit --root --show-current-patch
          --signoff --skip --update-refs --whitespace= text*
        git reflog: subcommands text*
        git reflog delete: --rewrite --updateref -n -v text*
        git reflog expire: --all --dry-run --expire= --expire-unreachable= --rewrite --stale-fix --updateref -n -v text*
        git remote: subcommands -v|--verbose
        git remote add: -f -m= -t= --mirror? --tags --no-tags text host
        git remote remove: text
        git remote rename: text text
        git remote rm: =git remote remove
        git remote set-url: --add --delete --push text host host?
        git remote show: network -n text*
        git remote update: network -p|--prune text*
        git repack: -a -A -d -f -F -l -n -q -w --depth= --threads= --window=
        git reset: -N -p|--patch -q|--quiet --hard --keep --merge --mixed --pathspec-from-file=read --soft --recurse-submodules? text* -- text*
        git restore: -m|--merge -p|--patch -q|--quiet -s|--source= -S|--staged -W|--worktree --conflict= --ignore-unmerged --ours --overlay
          --pathspec-from-file=read --theirs edit/* when -S|--staged,!-W|--worktree ( text* )
        git rev-list: -n|--max-count= --after|--since= --all --author= --before|--until= --count --disk-usage? --first-parent --grep= --left-right
          --max-parents= --merges --no-merges --objects --oneline --parents --pretty? --reverse --skip= --topo-order text*
        git rev-parse: -q --abbrev-ref? --absolute-git-dir --all --branches? --default= --git-common-dir --git-dir --git-path= --is-bare-repository
          --is-inside-work-tree --parseopt --path-format= --prefix= --short? --show-cdup --show-prefix --show-superproject-working-tree
          --show-toplevel --sq-quote --symbolic --symbolic-full-name --verify text*
        git revert: -e|--edit -m|--mainline= -n|--no-commit -s|--signoff -S? -X= --abort --cleanup= --continue --no-edit --quit --skip --strategy=
          text*
        git rm: recursive:-r -f|--force -n|--dry-run -q|--quiet -r --cached --ignore-unmatch --pathspec-from-file=read --sparse delete* when
          --cached ( text* )
        git send-email: network --to= --cc= --bcc= --from= --subject= --smtp-server=host --smtp-user= --smtp-pass= --sendmail-cmd=script
          --to-cmd|--cc-cmd=script --annotate --compose --dry-run read*
        git shortlog: -c -e -n|--numbered -s|--summary -w? --format= --group= --since= --until= text*
        git show: -p|-u|--patch -q|--quiet -s|--no-patch -U|--unified= -w -z --abbrev-commit --color? --format= --name-only --name-status --no-color
          --numstat --oneline --output=write --pretty? --raw --shortstat --show-signature --stat? --word-diff? text* -- read*
        git show-ref: -d -h -q -s --abbrev? --exists --heads --tags --verify text*
        git sparse-checkout: subcommands text*
        git stash: subcommands -a|--all -k|--keep-index -m|--message= -p|--patch -q|--quiet -S|--staged -u|--include-untracked
        git stash apply: -q --index text?
        git stash branch: text text?
        git stash clear:
        git stash drop: -q text?
        git stash list: text*
        git stash pop: -q --index text?
        git stash push: -a|--all -k|--keep-index -m|--message= -p|--patch -q|--quiet -S|--staged -u|--include-untracked --pathspec-from-file=read
          edit*
        git stash save: -a|--all -k|--keep-index -p|--patch -q|--quiet -S|--staged -u|--include-untracked text*
        git stash show: -p -u --stat? --include-untracked text*
        git status: -b|--branch -s|--short -u|--untracked-files? -v|--verbose -z --ahead-behind --column? --find-renames? --ignored?
          --ignore-submodules? --long --porcelain? --renames --show-stash text*
        git submodule: subcommands -q|--quiet --cached
        git submodule add: network -b|--branch= -f|--force --depth= --name= --reference= host write/?
        git submodule deinit: -f|--force --all delete/*
        git submodule foreach: inorder --recursive script*
        git submodule init: text*
        git submodule status: --cached --recursive text*
        git submodule sync: --recursive text*
        git submodule update: network -f|--force -j|--jobs= -N|--no-fetch --checkout --depth= --init --merge --rebase --recursive --reference=
          --remote --single-branch text*
        git switch: -c|--create= -C|--force-create= -d|--detach -f|--force -m|--merge -q|--quiet -t|--track? --conflict= --discard-changes --guess
          --ignore-other-worktrees --no-guess --orphan= --recurse-submodules? text*
        git symbolic-ref: -d|--delete -m= -q|--quiet --short text*
        git tag: -a|--annotate -d|--delete -e|--edit -f|--force -F|--file=read -i -l|--list -m|--message= -n? -s|--sign -u|--local-user= -v|--verify
          --cleanup= --color? --column? --contains? --create-reflog --format= --merged? --no-contains? --no-merged? --points-at= --sort= text*
        git update-index: -q -v -z --add --again --assume-unchanged --cacheinfo= --chmod= --force-remove --ignore-missing --index-info --info-only
          --no-assume-unchanged --no-skip-worktree --really-refresh --refresh --remove --replace --skip-worktree --stdin text*
        git update-ref: -d -m= -z --create-reflog --no-deref --stdin text*
        git worktree: subcommands
        git worktree add: -b= -B= -d|--detach -f|--force -q|--quiet --checkout --guess-remote --lock --no-checkout --orphan --reason= --track write/
          text?
        git worktree list: -v --porcelain -z
        git worktree lock: --reason= text
        git worktree move: -f|--force read/&delete/ write/
        git worktree prune: -n|--dry-run -v --expire=
        git worktree remove: -f|--force delete/
        git worktree repair: text*
        git worktree unlock: text
        gitleaks: subcommands
        gitleaks detect: recursive -s|--source=read/ -c|--config=read -r|--report-path=write -f|--report-format= -b|--baseline-path=read --no-git -v
        glab: subcommands network
        hg: subcommands -R|--repository=cwd --cwd=cwd --config= -q -v -y
        hg add: recursive -I= -X= -n read*
        hg clone: network -r|--rev= -u|--updaterev= -b|--branch= -U --pull fetch write/?
        hg commit: -A|--addremove -m|--message= -l|--logfile=read -u|--user= -d|--date= --amend -s text*
        hg diff: -r|--rev= -c|--change= -U= -g text*
        hg pull: network -u|--update -f -r|--rev= -B= -b= host?
        hg push: network -f|--force -r|--rev= -B= -b= --new-branch host?
        hg revert: -a|--all -r|--rev= -C|--no-backup -d= edit/*
        hg rm: -A -f|--force delete*
        hg update: -C|--clean -c|--check -m -r|--rev= -d= text*
        jj: subcommands:anywhere -R|--repository=cwd --at-op= --config= --no-pager --ignore-working-copy
        jj git: subcommands:anywhere
        jj git clone: network fetch:.git write/?
        jj git fetch: network --remote= -b|--branch=
        jj git push: network --remote= -b|--bookmark= -c|--change= -r= --all --deleted --allow-new --dry-run
        lazygit: -p|--path=cwd -g= -w= -f=
        svn: subcommands:anywhere --username= --password= --config-dir= --config-option= --non-interactive --trust-server-cert -q -v
        svn add: recursive --depth= --force read+
        svn checkout: network -r|--revision= --depth= url write/?
        svn co: =svn checkout
        svn commit: network -m|--message= -F|--file=read text*
        svn delete: network --force --keep-local -m|--message= delete/+
        svn revert: recursive:-R|--recursive -R|--recursive --depth= edit+
        svn update: network -r|--revision= --depth= text*
        tig: text*
        """u8;
}
