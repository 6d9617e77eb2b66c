namespace SigmaShake.Rules.Programs.Table;

/// <summary>Processes, services, users, disks and keys.</summary>
internal static class SystemTools
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        adb: subcommands -s= -t= -H= -P= -L= -d -e -a
        adb install: read -r -t -d -g
        adb pull: -a text+ write?
        adb push: --sync read/+ text
        adb shell: inorder elsewhere -e= -n -T -t -x script*
        addgroup: --gid= --system text text?
        adduser: --home= --shell= --uid= --gid= --ingroup= --gecos= --system --group --disabled-password --disabled-login text text?
        age: -e -d -a -r= -R=read -i=read -o|--output=write -p read?
        age-keygen: -o|--output=write -y -pq --pq read?
        badblocks: -b= -c= -o=write -i=read -n -s -v -w -t= text text* when -w ( write text* )
        blkdiscard: -f -o= -l= -s -z -v write
        blkid: -o= -s= -t= -p -L= -U= list*
        btrfs: subcommands text*
        cal: -1 -3 -y -m= text*
        cfdisk: edit
        chage: -d= -E= -I= -m= -M= -W= -l text
        chfn: -f= -o= -p= -h= -w= text?
        chpasswd: -e -m -c= -R=
        chsh: -s|--shell= -l text?
        clear: -T= -V -x
        cryptsetup: subcommands text*
        cryptsetup luksFormat: -c= -h= -s= -d|--key-file=read -q --type= write
        date: -d|--date= -f|--file=read -I? -r|--reference=text -R -s|--set= -u|--utc text?
        dbus-send: --system --session --dest= --type= --print-reply text*
        dd_rescue: read write
        defaults: text*
        delgroup: text text?
        deluser: --remove-home --remove-all-files --system text text?
        diskutil: text*
        dmesg: -c -C -D -E -F|--file=read -H -k -L -l= -n= -r -T -t -u -w -x
        docker-machine: subcommands network text*
        dust: -d= -n= -r list/* else .
        exa: =eza
        expr: text*
        eza: recursive:-R|--recurse|-T|--tree -a -l -R|--recurse -T|--tree -L|--level= -s|--sort= -I= -t= -1 -d -r -h --git --icons? --color= list*
          else .
        factor: text*
        fallocate: -l|--length= -o|--offset= -n -p -x -z -d -c -i -v write
        fdisk: -b= -c? -l -u? -w= -W= -s= -t= -o= -C= -H= -S= edit* when -l|-s ( list* )
        findmnt: -n -l -o= -t= -S= -T= -r text*
        free: -b -k -m -g -h -s= -c= -t -w
        fsck: -A -C? -f -l -M -N -n -P -p -R -r -s -T -t= -V -y edit*
        fstrim: -a -A -v -n -o= -l= -m= text?
        fuser: -a -k -i -l -m -n= -u -v -s -w -4 -6 text*
        fusermount: -u -z -q -o= text?
        gdisk: -l edit when -l ( list )
        getent: -s= text text*
        gpasswd: -a= -d= -r -R -A= -M= text
        gpg: -a|--armor -b|--detach-sign -c|--symmetric -d|--decrypt -e|--encrypt -s|--sign -k|--list-keys -K|--list-secret-keys -o|--output=write
          -r|--recipient= -R|--hidden-recipient= -u|--local-user= -q|--quiet -v -n -i -t -z= --batch --yes --no-tty --verify --import
          --clear-sign|--clearsign --export --export-secret-keys --delete-keys --delete-secret-keys --gen-key --full-gen-key --recv-keys --send-keys
          --keyserver=host --homedir= --passphrase= --passphrase-file=read --passphrase-fd= --pinentry-mode= --trust-model= --status-fd=
          --cipher-algo= --keyring= --edit-key --list-packets read* when
          --export|--export-secret-keys|--delete-keys|--delete-secret-keys|-k|--list-keys|-K|--list-secret-keys|--edit-key|--gen-key|--full-gen-key
          ( text* ) when --recv-keys|--send-keys ( network text* )
        gpg2: =gpg
        groupadd: -f -g= -K= -o -p= -r -R= text
        groupdel: -f -R= text
        groupmod: -g= -n= -o -p= text
        groups: text*
        growpart: -N -u= -f text text
        halt: =poweroff
        hdparm: -i -I -t -T -S= -B= -W? -y -Y -z --security-erase=text --user-master= edit*
        hostid:
        hostname: -a -A -d -f -F=read -i -I -s -y text?
        hostnamectl: subcommands -H= -M= --static --pretty text*
        htop: -d= -u= -p= -s= -C -H? -M -t
        id: -a -G -g -n -r -u -z -Z text*
        ifconfig: -a -s -v text*
        init: text?
        initctl: text*
        insmod: read text*
        iostat: -c -d -h -k -m -N -p? -t -x -y text*
        ip: subcommands -4 -6 -0 -a|-all -b|-batch=read -br|-brief -c? -d|-details -f|-family= -h -j|-json -l= -n|-netns= -o|-oneline -p|-pretty -r
          -s|-stats text*
        ip netns: subcommands
        ip netns exec: inorder text command
        ip6tables: =iptables
        iptables: -t|--table= -A|--append=text -C|--check=text -D|--delete=text -F|--flush? -I|--insert=text -L|--list? -N= -P|--policy=text,text
          -R=text -S? -X? -Z? -E=text,text -p|--protocol= -s|--source= -d|--destination= -j|--jump= -g= -i= -o= -m|--match=
          --dport|--sport|--dports|--sports|--state|--ctstate|--to-destination|--to-port|--to-ports|--to-source|--limit|--comment= -c=text,text -n
          -v -x -w? -f text*
        iptables-restore: -c -n -t -v -w? -T= -M= read?
        iptables-save: -c -t= -f=write
        journalctl: -a -b? -c= -D=list -e -f -F= -g= -k -l -m -M= -n? -o= -p= -q -r -S= -t= -u|--unit= -U= -x --disk-usage --file=read --flush
          --rotate --since= --until= --vacuum-size|--vacuum-time|--vacuum-files= --user --user-unit= --no-pager text*
        killall: -e -g -i -I -l -q -r -s|--signal= -u= -v -w -y= -o= -Z= text*
        launchctl: text*
        ldconfig: -n -N -X -v -C=write -f=read -r= text*
        ldd: -d -r -u -v read*
        loadkeys: -d -u -q read*
        logger: -i -f|--file=read -p= -t= -n=host -P= -s -u= text*
        loginctl: subcommands text*
        logname:
        logrotate: -d -f -m= -s=write -l=write -v read*
        losetup: -a -c= -d= -D -f -j= -l -o= -P -r --sizelimit= text? read?
        lp: -d= -n= -o= -t= -h= -q= read*
        lpr: -P= -# -T= -o= -r -h= read*
        lsblk: -a -b -d -f -i -J -l -m -n -o= -O -p -P -r -S -t -x= -e= -I= text*
        lscpu: -a -b -e? -p? -J
        lsmod:
        lsof: +D=list/ +d=list -a -b -c= -d= -F? -g? -i? -l -n -N -o -O -p= -P -r? -R -s? -S -t -T? -u= -U -v -V -w text*
        lspci: -k -v -n -s= -d= -t -x -i=read
        lsusb: -v -t -s= -d= -D=
        lvcreate: -l= -L= -n= -s -T -y -W= text*
        lvremove: -f -y text+
        mdadm: -A|--assemble -C|--create -D|--detail -S|--stop -Q -E -F -G -a? -f? -r? -l= -n= -x= -c= --zero-superblock --level= --raid-devices=
          text* when --zero-superblock ( edit* ) when -C|--create ( write+ )
        mkfs: -t|--type= -V -v -L= -q -c -F -f write text*
        mkfs.btrfs: =mkfs.ext4
        mkfs.ext2: =mkfs.ext4
        mkfs.ext3: =mkfs.ext4
        mkfs.ext4: -b= -C= -c -d=read/ -D -e= -E= -F -f -g= -G= -i= -I= -j -J= -K -L= -m= -M= -n -N= -o= -O= -q -r= -S -t= -T= -U= -v -V -z= write
          text? when -n ( text* )
        mkfs.fat: -a -A -b= -c -C -D= -f= -F= -h= -i= -I -l= -m= -M= -n= -r= -R= -s= -S= -v write text?
        mkfs.vfat: =mkfs.fat
        mkfs.xfs: =mkfs.ext4
        mkswap: -c -f -p= -L= -v? -U= write text?
        modprobe: -a -c -f -i -n -q -r -R -s -v -C=read -d= -S= text*
        mount: -a -B|--bind -c -f -F -i -l -L= -M|--move -n -N= -o|--options= -O= -r -R|--rbind -s -t|--types= -T=read -U= -v -w --source= --target=
          text? text?
        namei: -l -m -o -v -x text*
        netstat: -a -c -e -g -i -l -M -n -o -p -r -s -t -u -v -w -x text*
        newgrp: text?
        newusers: -r -s= -R= read?
        nft: -c -f|--file=run:other -i -I= -a -j -n -N -s -S -D= text*
        nproc: --all --ignore=
        openssl: subcommands
        openssl base64: =openssl enc
        openssl cms: -in=read -out=write -signer|-inkey|-recip|-certfile|-CAfile=read -sign -verify -encrypt -decrypt -inform|-outform|-passin=
          read*
        openssl dgst: longdash -out=write -sign|-verify|-prverify|-signature=read -hmac|-mac|-macopt|-keyform|-passin|-sigopt= -sha256 -sha1 -md5
          -sha512 -r -hex -binary read*
        openssl ec: =openssl rsa
        openssl enc: longdash -in=read -out=write -k|-K|-iv|-S|-md|-iter|-bufsize|-pass= -kfile=read -e -d -a -A -base64 -p -P -salt -nosalt -pbkdf2
        openssl genpkey: longdash -out=write -outform|-pass|-algorithm|-pkeyopt= -paramfile=read
        openssl genrsa: longdash -out=write -passout|-rand= text?
        openssl pkcs12: longdash -in|-inkey|-certfile|-CAfile=read -out=write -passin|-passout|-password|-name= -export -nodes -nokeys -nocerts
          -clcerts -cacerts
        openssl pkey: =openssl rsa
        openssl rand: longdash -out=write -base64 -hex text?
        openssl req: longdash -in|-key|-config|-CA|-CAkey=read -out|-keyout=write
          -newkey|-days|-subj|-passin|-passout|-inform|-outform|-extensions|-reqexts|-addext|-set_serial|-keyform= -new -x509 -nodes -text -noout
          -verify -sha256
        openssl rsa: longdash -in=read -out=write -passin|-passout|-inform|-outform= -pubin -pubout -text -noout -check -modulus -aes256 -des3
        openssl rsautl: longdash -in|-inkey=read -out=write -passin= -encrypt -decrypt -sign -verify -pubin
        openssl s_client: network longdash -connect|-host|-proxy=host -port|-servername|-starttls|-cipher= -cert|-key|-CAfile=read -showcerts -quiet
          -brief -tls1_2 -tls1_3 host?
        openssl smime: =openssl cms
        openssl verify: longdash -CAfile|-untrusted|-trusted|-CRLfile=read -CApath= -purpose= read*
        openssl x509: longdash -in|-CA|-CAkey|-signkey|-key|-extfile=read -out=write -CAserial=write
          -days|-inform|-outform|-passin|-set_serial|-extensions|-checkend= -req -text -noout -subject -issuer -dates -fingerprint -enddate -pubkey
          -sha256 -CAcreateserial
        parted: -l -m -s -i -a= -f edit? text*
        partprobe: -d -s text*
        pass: subcommands text*
        passwd: -a -d -e -i= -k -l -n= -q -R= -S -u -w= -x= --stdin text?
        pbcopy:
        pbpaste: -Prefer=
        pgrep: -a -c -d= -f -g= -G= -i -l -n -o -P= -s= -t= -u= -U= -v -x -F=read -L text*
        pidof: -s -c -n -o= -x -q -w text*
        pkill: -e -f -c -g= -G= -i -n -o -P= -s= -t= -u= -U= -v -x -F=read -q= --signal= text*
        pmap: -x -d -p -q text+
        poweroff: -f -p -w -d -n --halt --no-wall
        printenv: -0 text*
        ps: bundle -A -a -d -e -f -F -j -l -M -N -p= -o= -O= -C= -g= -G= -q= -s= -t= -u= -U= -w -x -y --forest --no-headers --sort= --pid= --ppid=
          --format= text*
        pstree: -a -A -c -h -H= -l -n -p -s -t -T -u text?
        pvcreate: -f -y -u= -M= -Z= write+
        pvremove: -f -y -t|--test edit+ when -t|--test ( text* )
        reboot: =poweroff
        renice: -n|--priority= -g -p -u text*
        resize2fs: -b -d= -f -F -M -p -P -s edit text?
        rmmod: -f -s -v text+
        route: -n -e -A= text*
        rsyslogd: -f=read -i= -N= -n -d
        rtcwake: -m= -s= -t= -d= -u -l
        run-parts: -a= -u= --test --list --regex= --report -v run:sh
        runlevel:
        seq: -f= -s= -w text*
        service: inorder text text text*
        sestatus: -v -b
        setenforce: text
        setfont: read? text*
        sfdisk: -d -l -a -A= -b -f -F -J -n -N= -o= -q -s -V -w= -W= -X= edit? text* when -d|-l|-J|-F|-s ( list? )
        sgdisk: -Z -z|--zap-all -o -n= -t= -c= -d= -p -i= -L -b=write -l=read -g edit when -p|-i ( list )
        showkey: -a -k -s
        shutdown: -c -h -H -k -P -r -f -t= --no-wall text*
        sleep: text+
        smartctl: -a -A -c -d= -H -i -l= -o= -s= -S= -t= -T= -x list
        ss: -4 -6 -0 -a -A= -b -D=write -e -E -f= -F=read -H -i -l -m -n -N= -o -O -p -r -s -S -t -u -w -x -Z text*
        stty: -a -g -F= text*
        swapoff: -a -v text*
        swapon: -a -d? -e -f -o= -p= -s -v -L= -U= text*
        sysctl: -a -A -b -e -f? -n -N -p?=read -q -r= -w text*
        syslogd: text*
        systemctl: subcommands -H|--host= -M|--machine= -t|--type= -p|--property= -P= -a|--all -l|--full -f|--force -s|--signal= -n|--lines=
          -o|--output= -q|--quiet -i -r -T -d --user --system --now --no-block --no-pager --no-legend --no-wall --state= --job-mode= --kill-whom=
          --root= --runtime --failed --what= --message= text*
        systemctl daemon-reload: --user
        systemctl disable: -f|--force -q --now --user --runtime text+
        systemctl edit: -f|--force --full --runtime --stdin --drop-in= --user text+
        systemctl enable: -f|--force -q --now --user --runtime text+
        systemctl halt: -f|--force --no-wall
        systemctl isolate: --user text
        systemctl kill: -s|--signal= --kill-whom= --user text+
        systemctl link: read+
        systemctl mask: --now --user --runtime text+
        systemctl poweroff: -f|--force --no-wall
        systemctl reboot: -f|--force --no-wall --firmware-setup --boot-loader-entry= text?
        systemctl reload: --user text+
        systemctl restart: --user --no-block text+
        systemctl start: --user --no-block --wait text+
        systemctl status: -l|--full -n|--lines= -o= --no-pager --user text*
        systemctl stop: -f --user --no-block text+
        systemctl unmask: --user --runtime text+
        timedatectl: text*
        tload: -d= -s= text?
        top: -b -c -d= -e= -E= -H -i -n= -o= -O -p= -s -S -u= -U= -w?
        tput: -T= -S -x text*
        tty: -s
        tune2fs: -c= -C= -e= -E= -f -g= -i= -I= -j -J= -l -L= -m= -M= -o= -O= -p -Q= -r= -s= -T= -u= -U= -z=write edit when -l ( list )
        udevadm: subcommands text*
        ufw: --dry-run --force text*
        umount: -a -A -c -d -f -i -l -n -N= -O= -q -r -R -t= -v text*
        uname: -a -s -n -r -v -m -p -i -o
        update-alternatives: text* --install=text,text,text,text --set=text,text --remove=text,text --config= --auto= --display= --list=
          --slave=text,text,text
        update-grub:
        update-rc.d: -f text text*
        uptime: -p -s
        useradd: -b= -c= -d= -D -e= -f= -g= -G= -k= -K= -l -m -M -N -o -p= -r -R= -s= -u= -U -Z= text?
        userdel: -f -r -R= -Z text
        usermod: -a -c= -d= -e= -f= -g= -G= -l= -L -m -o -p= -R= -s= -u= -U -v= -V= -w= -W= -Z= text
        users: read?
        uuidgen: -r -t -n= -N= -m -s -x
        vgremove: -f -y text+
        vipw: -g -p -s -q -R=
        visudo: -c -f|--file=edit -I -q -s -x=
        vmstat: -a -d -D -f -m -n -p= -s -S= -t -w text*
        w: -f -h -i -o -s -u text?
        wall: -g= -n -t= text*
        wg: subcommands text*
        wg-quick: text read
        who: -a -b -d -H -l -m -p -q -r -s -t -T -u text*
        whoami:
        wipefs: -a|--all -b -f|--force -i -J -n|--no-act -O= -o|--offset= -p -q -t= list* when -a|--all|-o|--offset ( write* )
        wl-copy: -p -n -c -o -t= text*
        wl-paste: -p -n -l -s= -t= -w=command
        write: text text?
        xclip: -i -o -selection|-sel= -d= -f -r -t= -l= -silent -in -out -noutf8 read*
        xsel: -a -b -c -d -f -i -k -n -o -p -s -t= -x
        yes: text*
        ykman: subcommands text*
        zfs: subcommands text*
        zfs destroy: -f -n -p -r -R -v -d text+
        zpool: subcommands text*
        zpool create: -f -n -d -o= -O= -m= -R= -t= text write+
        zpool destroy: -f text+
        """u8;
}
