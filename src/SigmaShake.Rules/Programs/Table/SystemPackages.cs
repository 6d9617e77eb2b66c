namespace SigmaShake.Rules.Programs.Table;

/// <summary>Package managers of systems.</summary>
internal static class SystemPackages
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        add-apt-repository: network -r|--remove -y|--yes -n -u|--update text*
        apk: subcommands:anywhere -p|--root= -X|--repository= -q -v --no-cache --allow-untrusted --keys-dir= --cache-dir= -U|--update-cache
        apk add: network -t|--virtual= -u|--upgrade text*
        apk del: text*
        apk update: network
        apk upgrade: network text*
        apt: =apt-get
        apt-cache: subcommands text*
        apt-get: subcommands:anywhere -o|--option= -c|--config-file=read -t|--target-release|--default-release= -a|--host-architecture= -q?
          -y|--yes|--assume-yes -s|--simulate|--dry-run -d|--download-only -f|--fix-broken -m -u -V --allow-downgrades --allow-unauthenticated
          --allow-remove-essential --allow-change-held-packages --no-install-recommends --force-yes --purge --reinstall --only-upgrade
        apt-get autoremove: text*
        apt-get build-dep: network text*
        apt-get clean:
        apt-get dist-upgrade: network text*
        apt-get download: network text* does write/ .
        apt-get full-upgrade: network text*
        apt-get install: network text*
        apt-get purge: text*
        apt-get remove: text*
        apt-get source: network text* does write/ .
        apt-get update: network
        apt-get upgrade: network text*
        apt-key: subcommands
        apt-key add: read
        apt-mark: subcommands text*
        aptitude: =apt-get
        brew: subcommands:anywhere -q|--quiet -v|--verbose -d|--debug -f|--force -n|--dry-run
        brew cleanup: --prune= -s text*
        brew install: network --cask --formula --HEAD text*
        brew services: subcommands
        brew tap: network text? host?
        brew uninstall: --zap text*
        brew update: network
        brew upgrade: network --cask text*
        choco: subcommands:anywhere -y|--yes --version= -s|--source= --params=
        choco install: network text*
        dnf: subcommands:anywhere -c|--config=read -d= -e= -x|--exclude= -y|--assumeyes -q -v -b -C
          --enablerepo|--disablerepo|--repo|--repoid|--setopt|--releasever|--installroot= --nogpgcheck
        dnf install: network text*
        dnf remove: text*
        dnf update: network text*
        dnf upgrade: =dnf update
        dpkg: --root|--admindir|--instdir= -D= -i|--install=read* -r|--remove=text* -P|--purge=text* -l|--list=text* -L|--listfiles=text*
          -s|--status=text* -S|--search=text* -c|--contents=read -I|--info=read -x|--extract=read,write/ -R|--recursive --configure=text*
          --force-all --force-depends -a text*
        dpkg-deb: -b|--build=read/,write -c|--contents=read -I|--info=read,text* -x|--extract=read,write/ -e|--control=read,write/
          -R|--raw-extract=read,write/ -f|--field=read,text* -Z= -z= --root-owner-group text*
        dpkg-reconfigure: -p= -f= -a -u text*
        flatpak: subcommands:anywhere -y -v --user --system --installation=
        flatpak install: network text*
        flatpak run: inorder --command= --branch= --filesystem= --env= text text*
        flatpak uninstall: --unused --delete-data text*
        flatpak update: network text*
        nix: subcommands:anywhere --extra-experimental-features= --option=text,text -I= -v -L|--print-build-logs --impure --offline -f|--file=read
          --expr=code:other --arg|--argstr=text,text
        nix build: network -o|--out-link=write --no-link text*
        nix develop: network -c|--command=command text?
        nix flake: subcommands:anywhere
        nix flake update: network text*
        nix profile: subcommands:anywhere
        nix profile install: network text*
        nix run: network text? -- text*
        nix shell: network -c|--command=command text*
        nix-build: -A|--attr= -o|--out-link=write -E|--expr -I= --arg|--argstr=text,text read? when -E|--expr ( code:other )
        nix-collect-garbage: -d --delete-older-than= --dry-run
        nix-env: network -i|--install -e|--uninstall -u|--upgrade -q|--query -f|--file=read -p|--profile= -A|--attr -E=code:other -iA -G=
          --delete-generations=text* --rollback text*
        nix-shell: -p|--packages=text* -A|--attr= --run|--command=script -I= -E|--expr=code:other -i=text --arg|--argstr=text,text --pure read?
        opkg: subcommands network
        pacman: strict network -b|--dbpath= -r|--root= --cache= --config=read --ignore= --arch= -S -Syu -R -Rns -Q -U -y -u -c -s -i -l -q -n
          --noconfirm --needed --overwrite= text*
        paru: =pacman
        pkg: subcommands network
        port: subcommands network text*
        rpm: -i|--install -U|--upgrade -F -e|--erase -q|--query -a|--all -f -l -V -p -v -h --import=read --root= --nodeps --force --qf= text* when
          -i|-U|-F ( from* ) when -p ( read* )
        scoop: subcommands network text*
        snap: subcommands
        snap install: network --channel= --classic --dangerous --edge --beta text*
        snap remove: --purge text*
        winget: subcommands network text*
        yay: =pacman
        yum: =dnf
        zypper: subcommands:anywhere -n|--non-interactive -q -v -c=read -R|--root= --gpg-auto-import-keys --no-gpg-checks
        zypper install: network -r|--repo= -f -y text*
        zypper remove: -y text*
        zypper update: network -y text*
        """u8;
}
