namespace SigmaShake.Rules.Programs;

/// <summary>
/// All programs of the table in one order, each with the letter of its family, so that a name is looked for once and not in each family.
/// A test holds it against the families and prints what it should be.
/// </summary>
internal static class ProgramNames
{
    /// <summary><c>NAME:LETTER</c>, <c>a</c> for family 0; sorted, with blanks or line breaks between.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        .:d 7z:f 7za:f 7zr:f 7zz:f ::d R:e Rscript:e [:d [[:d ab:g ack:b adb:o add-apt-repository:i addgroup:o adduser:o ag:b age:o age-keygen:o
        alias:d ansible:n ansible-galaxy:n ansible-playbook:n ansible-vault:n ant:k apk:i apt:i apt-cache:i apt-get:i apt-key:i apt-mark:i
        aptitude:i ar:f arch:c argocd:m aria2c:g arp:g as:k asdf:j ash:e aspell:b at:c autoconf:k autoreconf:k autossh:g awk:b aws:n aws-vault:c
        axel:g az:n b2sum:b babel:k badblocks:o base32:b base64:b basename:a bash:e bat:b batcat:b batch:c bats:k bazel:k bc:e bg:d bind:d biome:k
        black:k blkdiscard:o blkid:o bmake:k break:d brew:i brotli:f btrfs:o buildah:m builtin:d bun:j bundle:j bundler:j bunx:j bunzip2:f busybox:c
        bwrap:c bzcat:f bzip2:f c++:k cabextract:f caffeinate:c cal:o caller:d cargo:j cat:a cc:k ccache:c cd:d cdk:n cdktf:n cfdisk:o cgexec:c
        chage:o chattr:a chcon:a chef:n chfn:o chgrp:a chmod:a choco:i chown:a chpasswd:o chpst:c chronic:c chroot:c chrt:c chsh:o cksum:b clang:k
        clang++:k clang-format:k clang-tidy:k clear:o clickhouse-client:l clojure:e cmake:k cmp:b code:b codium:b col:b colordiff:b column:b comm:b
        command:d compgen:d complete:d composer:j compress:f concurrently:c conda:j consul:n continue:d coverage:c cp:a cpan:j cpanm:j cpio:f
        cpulimit:c cqlsh:l createdb:l crictl:m croc:g crontab:c crudini:b cryptsetup:o crystal:e csh:e csplit:a csvcut:b ctest:k ctr:m curl:g
        curlie:g cursor:b cut:b cypress:k daemonize:c dart:k dash:e date:o dbus-run-session:c dbus-send:o dc:e dd:a dd_rescue:o declare:d defaults:o
        delgroup:o delta:b deluser:o deno:e detekt:k df:a diff:b diff3:b dig:g dir:a dircolors:a direnv:c dirname:a dirs:d diskutil:o disown:d
        distcc:c dmesg:o dnf:i doas:c docker:m docker-compose:m docker-machine:o doctl:n doppler:c dos2unix:b dotenv:c dotenvx:c dotnet:k dpkg:i
        dpkg-deb:i dpkg-reconfigure:i dropdb:l du:a duckdb:l dumb-init:c dust:o eatmydata:c eb:n echo:d ed:b egrep:b eksctl:n elixir:e emacs:b
        emacsclient:b enable:d entr:c env:c envsubst:b erl:e esbuild:k eslint:k etcdctl:l eval:d ex:b exa:o exec:d exit:d expand:b expect:c export:d
        expr:o eza:o factor:o fakeroot:c faketime:c fallocate:o false:d fc:d fd:a fdfind:a fdisk:o ffmpeg:g ffprobe:g fg:d fgrep:b file:a find:a
        findmnt:o firebase:n firejail:c fish:e flake8:k flatpak:i flock:c flutter:k flux:m fly:n flyctl:n fmt:b fold:b fossil:h free:o fsck:o
        fstrim:o ftp:g funzip:f fuser:o fusermount:o fx:b fzf:b g++:k gawk:b gcc:k gcloud:n gdb:c gdisk:o gedit:b gem:j getent:o getfacl:a
        getfattr:a getopts:d ggrep:b gh:h ghci:e git:h gitleaks:h glab:h gmake:k gnuplot:e go:j gofmt:k golangci-lint:k gosu:c gpasswd:o gpg:o
        gpg2:o gradle:k gradlew:k grep:b groovy:e groupadd:o groupdel:o groupmod:o groups:o growpart:o grpcurl:g gsed:b gsutil:n guile:e gulp:k
        gunzip:f gzip:f halt:o hash:d hcloud:n hd:b hdparm:o head:b helix:b helm:m help:d heroku:n hexdump:b hexyl:b hg:h history:d host:g hostid:o
        hostname:o hostnamectl:o hping3:g htop:o http:g httpie:g https:g hx:b hyperfine:c ibmcloud:n iconv:b id:o iex:e ifconfig:o ifne:c influx:l
        init:o initctl:o insmod:o install:a ionice:c iostat:o ip:o ip6tables:o iperf3:g iptables:o iptables-restore:o iptables-save:o ipython:e
        irb:e isort:k jar:f java:e javac:k jest:k jj:h jobs:d join:b journalctl:o jq:b json.tool:b julia:e just:k k:m k3s:m k9s:m kate:b kill:d
        killall:o kind:m kotlin:e ksh:e ktlint:k kubectl:m kubectx:m kubens:m kustomize:m launchctl:o lazygit:h ld:k ldconfig:o ldd:o lerna:k less:b
        let:d lftp:g link:a links:g linode-cli:n lldb:c ln:a loadkeys:o local:d locate:a logger:o loginctl:o logname:o logout:d logrotate:o look:b
        losetup:o lp:o lpr:o ls:a lsattr:a lsblk:o lscpu:o lsmod:o lsof:o lspci:o lsusb:o ltrace:c lua:e luajit:e luarocks:j lvcreate:o lvremove:o
        lynx:g lz4:f lzcat:f lzma:f lzop:f m4:b mail:g mailx:g make:k mapfile:d mariadb:l mariadb-dump:l maturin:k mawk:b md5:b md5sum:b mdadm:o
        meson:k micro:b minikube:m mise:c mkdir:a mkfifo:a mkfs:o mkfs.btrfs:o mkfs.ext2:o mkfs.ext3:o mkfs.ext4:o mkfs.fat:o mkfs.vfat:o mkfs.xfs:o
        mknod:a mksh:e mkswap:o mktemp:a mlr:b mocha:k modprobe:o mongo:l mongodump:l mongoexport:l mongoimport:l mongorestore:l mongosh:l more:b
        mosh:g most:b mount:o msmtp:g mtr:g mutt:g mv:a mvn:k mvnw:k mycli:l mypy:k mysql:l mysqladmin:l mysqldump:l mysqlimport:l namei:o nano:b
        nasm:k nawk:b nc:g ncat:g nerdctl:m netcat:g netlify:n netstat:o newgrp:o newman:g newusers:o nft:o ng:k ngrok:g nice:c ninja:k nix:i
        nix-build:i nix-collect-garbage:i nix-env:i nix-shell:i nl:b nm:k nmap:g node:e nodejs:e nodemon:c nohup:c nomad:n nosetests:k nox:k npm:j
        nproc:o npx:j nsenter:c nslookup:g nu:e numactl:c numfmt:b nvim:b nvm:j nx:k objcopy:k objdump:k oc:m oci:n octave:e od:b op:c opam:j open:b
        openssl:o opkg:i osascript:e packer:n pacman:i pandoc:b parallel:c parted:o partprobe:o paru:i pass:o passwd:o paste:b patch:b patchelf:k
        pax:f pbcopy:o pbpaste:o perf:c perl:e pg_dump:l pg_dumpall:l pg_restore:l pgcli:l pgrep:o php:e phpstan:k phpunit:k pico:b pidof:o pigz:f
        ping:g ping6:g pip:j pip3:j pipenv:j pipx:j pixi:j pkexec:c pkg:i pkg-config:k pkill:o playwright:k pm2:c pmap:o pnpm:j podman:m
        podman-compose:m poetry:j popd:d port:i poweroff:o powershell:e pr:b pre-commit:k prettier:k printenv:o printf:d prlimit:c proot:c protoc:k
        proxychains:c proxychains4:c ps:o psql:l pstree:o ptx:b pulumi:n puppet:k pushd:d pvcreate:o pvremove:o pwd:a pwsh:e py.test:k pyenv:j
        pylint:k pypy:e pypy3:e pyright:k pytest:k python:e python2:e python3:e racket:e rails:k railway:n rake:k raku:e rar:f rbenv:j rclone:g
        rcp:g read:d readarray:d readelf:k readlink:a readonly:d realpath:a reboot:o redis-cli:l rename:a render:n renice:o resize2fs:o retry:c
        return:d rev:b rg:b ripgrep:b rlwrap:c rm:a rmdir:a rmmod:o rollup:k route:o rpm:i rqlite:l rspec:k rsync:g rsyslogd:o rtcwake:o rubocop:k
        ruby:e ruff:k run-parts:o run0:c runlevel:o runuser:c rustc:k rustfmt:k rustup:j rye:j s3cmd:g sam:n sbcl:e sbt:k scala:e scons:k scoop:i
        scp:g screen:c script:c sd:b sdiff:b sed:b sendmail:g seq:o serverless:n service:o sestatus:o set:d setarch:c setenforce:o setfacl:a
        setfattr:a setfont:o setpriv:c setsid:c sfdisk:o sftp:g sgdisk:o sh:e sha1sum:b sha224sum:b sha256sum:b sha384sum:b sha512sum:b shasum:b
        shellcheck:k shfmt:k shift:d shopt:d showkey:o showmount:g shred:a shuf:b shutdown:o size:k skopeo:m sleep:o smartctl:o smbclient:g snap:i
        socat:g softlimit:c sops:n sort:b source:d speedtest:g split:a sponge:b sqlcmd:l sqlite:l sqlite3:l srm:a ss:o ssh:g ssh-add:g ssh-copy-id:g
        ssh-keygen:g ssh-keyscan:g sshfs:g sshpass:c sst:n start-stop-daemon:c stat:a stdbuf:c stern:m strace:c strings:b strip:k stty:o stylelint:k
        su:c su-exec:c subl:b sudo:c sudoedit:c sum:b supabase:n surge:g suspend:d svn:h swapoff:o swapon:o swc:k swift:k sync:a sysctl:o syslogd:o
        systemctl:o systemd-inhibit:c systemd-nspawn:c systemd-run:c tac:b tail:b tailscale:g tar:f task:k taskset:c tclsh:e tcpdump:g tcsh:e tee:a
        telnet:g terraform:n terragrunt:n test:d tftp:g tig:h time:c timedatectl:o timeout:c times:d tini:c tload:o tmux:c tofu:n top:o torify:c
        torsocks:c touch:a tox:j toybox:c tput:o tr:b tracepath:g traceroute:g transmission-cli:g trap:d trash:a trash-put:a tree:a trivy:m true:d
        truncate:a ts:c ts-node:e tsc:k tshark:g tsort:b tsp:c tsx:e tty:o tune2fs:o turbo:k twine:j type:d typeset:d udevadm:o ufw:o ulimit:d
        umask:d umount:o unalias:d uname:o unar:f unbuffer:c unexpand:b uniq:b unix2dos:b unlink:a unlz4:f unlzma:f unrar:f unset:d unshare:c unxz:f
        unzip:f unzstd:f update-alternatives:o update-grub:o update-rc.d:o uptime:o useradd:o userdel:o usermod:o users:o usql:l uuidgen:o uv:j
        uvx:j vagrant:k valgrind:c vault:n vdir:a venv:e vercel:n vgremove:o vi:b view:b vim:b vimdiff:b vipw:o virtualenv:j visudo:o vite:k
        vitest:k vmstat:o volta:j w:o wait:d wall:o watch:c watchexec:c wc:b webpack:k wg:o wg-quick:o wget:g wget2:g whereis:a which:a who:o
        whoami:o whois:g winget:i winpty:c wipefs:o wish:e wl-copy:o wl-paste:o wrangler:n write:o wrk:g wscat:g xargs:c xattr:a xclip:o
        xcodebuild:k xdg-open:b xh:g xhs:g xmllint:b xmlstarlet:b xsel:o xsltproc:b xvfb-run:c xxd:b xz:f xzcat:f yamllint:k yarn:j yay:i yes:o
        ykman:o youtube-dl:g yq:b yt-dlp:g yum:i zcat:f zfs:o zgrep:b zig:k zip:f zipinfo:f zless:b zpool:o zsh:e zstd:f zstdcat:f zypper:i
        """u8;

    /// <summary>The family of a program, or null.</summary>
    public static int? FamilyOf(ReadOnlySpan<byte> name)
    {
        var text = Text;
        int low = 0, high = text.Length;
        while (low < high)
        {
            var start = low + text[low..((low + high) / 2)].LastIndexOfAny((byte)' ', (byte)'\n') + 1;
            var length = text[start..].IndexOfAny((byte)' ', (byte)'\n');
            var end = length < 0 ? text.Length : start + length;
            var order = text[start..(end - 2)].SequenceCompareTo(name);
            if (order == 0) return text[end - 1] - 'a';
            if (order > 0) high = start;
            else low = Math.Min(end + 1, high);
        }

        return null;
    }
}
