namespace SigmaShake.Rules.Programs.Table;

/// <summary>Programs that talk to other machines.</summary>
internal static class NetworkTools
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        ab: -n= -c= -t= -p=read -u=read -T= -H= -C= -A= -P= -X= -k -r -q -e=write -g=write url
        aria2c: -d|--dir=cwd -o|--out=write -i|--input-file=read -x|--max-connection-per-server= -s|--split= -j= -c|--continue -k= --header=
          --all-proxy=host --on-download-complete=script --checksum= --http-user= --http-passwd= fetch* when -o|--out ( url* )
        arp: -a -n -d= -i= -s=text,text text?
        autossh: =ssh
        axel: -o|--output=write -n|--num-connections= -H= -U= -a -q -v fetch* when -o|--output ( url* )
        croc: network subcommands
        croc send: network -c|--code= -t|--text= read/*
        curl: -A|--user-agent= -a|--append -b|--cookie=data -B -C|--continue-at= -c|--cookie-jar=write --cacert|--capath|--cert-status=read
          -E|--cert= --ciphers= --compressed --connect-timeout= --connect-to= --create-dirs -D|--dump-header=write
          -d|--data|--data-ascii|--data-binary|--data-urlencode|--json=data --data-raw|--form-string=text -e|--referer= -F|--form=data -f|--fail
          --fail-with-body -G|--get -g -H|--header=data -i|--include|--show-headers -I|--head -J|--remote-header-name -K|--config=read -k|--insecure
          --key= -L|--location -m|--max-time= -M -N|--no-buffer -n --netrc-file=read -o|--output=write -O|--remote-name --remote-name-all
          --output-dir=write -P= -p --post301 -q -Q= -R -r|--range= --rate= --retry= --retry-delay= --retry-max-time= --resolve= -S|--show-error
          -s|--silent --proto= --proto-redir= -T|--upload-file=read -t= -U|--proxy-user= -u|--user= --url=url --unix-socket=text --interface=
          --limit-rate= --max-redirs= --max-filesize= --stderr|--trace|--trace-ascii=write -v|--verbose -w|--write-out=
          -x|--proxy|--preproxy|--socks5|--socks4|--socks5-hostname=host -X|--request= -y= -Y= -z= -Z|--parallel -0 -1 -2 -3 -4 -6 -# url* when
          -O|--remote-name|--remote-name-all ( fetch* )
        curlie: =curl
        dig: strict -b= -c= -f=read -k=read -p= -q=host -t= -x=host -y= -4 -6 -m -r -u host*
        ffmpeg: longdash -i=from -f|-c|-codec|-c:v|-c:a|-vcodec|-acodec|-b|-b:v|-b:a|-ss|-t|-to|-r|-s|-vf|-af|-map|-crf|-preset=
          -filter_complex|-pix_fmt|-aspect|-q:v|-q:a|-qscale|-ar|-ac|-threads|-loglevel|-v=
          -metadata|-movflags|-vframes|-frames:v|-profile:v|-tune|-maxrate|-bufsize|-g|-loop|-stream_loop|-itsoffset= -passlogfile=write -y -n -an
          -vn -sn -hide_banner -nostdin -shortest to*
        ffprobe: longdash -i=from -v|-loglevel|-of|-print_format|-select_streams|-show_entries= -show_format -show_streams -hide_banner from*
        ftp: network -n -i -v -p -g -d -A -s=read host? text?
        grpcurl: -plaintext -insecure -d= -H= -proto=read -import-path= -cacert|-cert|-key=read -max-time= -v host text*
        host: -t= -a -v -w= -W= -R= -c= -4 -6 host host?
        hping3: network -p= -c= -i= -S -1 -2 --flood host
        http: -f|--form -j|--json --multipart -o|--output=write -d|--download -b|--body -h|--headers -v|--verbose -p|--print= -a|--auth=
          -A|--auth-type= --session= --timeout= --proxy= --verify= --cert|--cert-key=read -I|--ignore-stdin -F|--follow -s|--style= --pretty= --raw=
          url data*
        httpie: =http
        https: =http
        iperf3: network -s -c=host -p= -t= -P= -u -R
        lftp: network -c=code:other -e=code:other -f=run:other -u= -p= host?
        links: -dump -source url?
        lynx: longdash -dump -source -listonly -nolist -accept_all_cookies -useragent= -width= url?
        mail: network -s= -a|--attach|-A=read -c= -b= -r= -f=read -u= host*
        mailx: =mail
        mosh: inorder elsewhere --ssh=script -p|--port= --server= --client= -4 -6 host command
        msmtp: network -a= -C|--file=read --host= -f= -t host*
        mtr: network -r -w -c= -n -i= -4 -6 -T -u host
        mutt: network -s= -a=read* -c= -b= -e= -F=read -i=read -f=read host*
        nc: network -4 -6 -b -C -d -D -h -k -l -N -n -r -S -t -U -u -v -z -e|--exec=script -c|--sh-exec=script -g= -G= -i= -I= -m= -M= -O= -o=write
          -p= -P= -q= -s= -T= -V= -w= -W= -x=host -X= host? text? when -l ( text* )
        ncat: =nc
        netcat: =nc
        newman: subcommands
        newman run: -e|--environment=read -d|--iteration-data=read -r|--reporters= --env-var= -n= from
        ngrok: network subcommands
        ngrok http: network --url|--domain|--authtoken|--config= text
        nmap: network -p= -iL=read -oN|-oX|-oG|-oA|-oS=write --script= --script-args= --exclude= --excludefile=read -e= -S= -D= -g= --top-ports=
          --min-rate= --max-rate= -T? -sS -sT -sU -sV -sC -sn -Pn -A -O -v host*
        nslookup: -type= host? host?
        ping: -c= -i= -w= -W= -s= -t= -I= -l= -m= -M= -p= -Q= -S= -4 -6 -a -A -b -f -n -q -v host+
        ping6: =ping
        rclone: subcommands:anywhere network -P|--progress -n|--dry-run -v -q --config=read
          --exclude|--include|--filter|--max-age|--min-age|--max-size|--min-size|--transfers|--checkers|--bwlimit|--log-level=
          --exclude-from|--include-from|--filter-from|--files-from=read --log-file=write
        rclone cat: network from
        rclone copy: network recursive from to
        rclone copyto: network from to
        rclone delete: network text
        rclone ls: network text
        rclone lsd: =rclone ls
        rclone mount: network text write
        rclone move: network recursive from&delete to
        rclone purge: network text
        rclone sync: network recursive from to&delete
        rcp: =scp
        rsync: recursive:-a|--archive|-r|--recursive|--delete -a|--archive -A -B= -b|--backup -c|--checksum -C -d|--dirs -D -e|--rsh=script -E
          -f|--filter= -g -h -H -I -i -k -K -l -L -m -M= -n|--dry-run -N -o -O -p -P -q|--quiet -r|--recursive -R|--relative -s -S -t -T|--temp-dir=
          -u|--update -U -v|--verbose -W -x -X -y -z|--compress -0|--from0 -4 -6 --backup-dir=write --bwlimit= --chmod= --chown=
          --compare-dest|--copy-dest|--link-dest= --compress-level= --contimeout= --delete --del --delete-before --delete-during --delete-after
          --delete-delay --delete-excluded --exclude= --exclude-from=read --existing --files-from=read --force --groupmap= --ignore-errors
          --ignore-existing --include= --include-from=read --inplace --info= --log-file=write --log-file-format= --max-delete= --max-size=
          --min-size= --modify-window= --numeric-ids --out-format= --partial --partial-dir= --password-file=read --port= --progress --protocol=
          --read-batch=read --remove-source-files --rsync-path= --safe-links --size-only --sockopts= --stats --suffix= --timeout= --usermap=
          --write-batch=write from+ to when --remove-source-files ( from&delete+ to ) when
          --delete|--del|--delete-before|--delete-during|--delete-after|--delete-delay|--delete-excluded ( from+ to&delete )
        s3cmd: subcommands:anywhere network -c|--config=read --access_key= --secret_key= --host= -r|--recursive -f|--force -v
        s3cmd del: network recursive:-r|--recursive -r|--recursive url+
        s3cmd get: network recursive:-r|--recursive -r|--recursive url to?
        s3cmd ls: network url?
        s3cmd put: network recursive:-r|--recursive -r|--recursive from+ to
        s3cmd sync: network recursive from to
        scp: network recursive:-r -3 -4 -6 -A -B -C -O -p -q -r -R -s -T -v -c= -D= -F=read -i= -J=host -l= -o=keyed ProxyCommand=script -P=
          -S=script -X= from+ into:far
        sendmail: network -f= -F= -t -i -v -bs host*
        sftp: network -4 -6 -A -a -C -f -N -p -q -r -v -B= -b=run:other -c= -D= -F=read -i= -J=host -l= -o=keyed ProxyCommand=script -P= -R=
          -S=script -s= host to?
        showmount: network -e -a -d host?
        smbclient: network -c=code:other -U= -L=host -N -W= -p= -I=host -A=read host text?
        socat: network -d -v -u -U -T= -b= -t= text text
        speedtest: network -s= -f= text*
        ssh: network inorder elsewhere -4 -6 -A -a -C -f -G -g -K -k -M -N -n -q -s -T -t -V -v -X -x -Y -y -B= -b= -c= -D= -E=write -e= -F=read -I=
          -i= -J=host -L= -l= -m= -O= -o=keyed -P= -p= -Q= -R= -S= -W=host -w= ProxyCommand=script LocalCommand=script KnownHostsCommand=script
          host script* stdin:sh when -N|-O|-V|-G ( host )
        ssh-add: -D -d -l -L -k -K -q -t= -c -x -X -e= -s= read*
        ssh-copy-id: network -i=read -f -n -s -p= -o= -F=read host
        ssh-keygen: -a= -b= -C= -f=write -t= -N= -P= -m= -O= -E= -I= -n= -s=read -V= -z= -D= -F= -R= -r= -A -B -c -e -H -i -k -l -L -p -q -u -v -y
          -Y= text* when -l|-y|-e|-B|-L|-F ( -f=read text* ) when -R ( -f=edit text* )
        ssh-keyscan: network -4 -6 -H -c -D -v -f=read -p= -T= -t= host*
        sshfs: network -o= -p= -F=read -C -r host write
        surge: network read/? text?
        tailscale: subcommands network
        tailscale ssh: network elsewhere inorder host command
        tailscale up: network --authkey|--auth-key= --hostname= --advertise-routes= --ssh
        tcpdump: -i|--interface= -w=write -r=read -c= -s= -C= -G= -W= -F=read -y= -z=script -Z= -n -v -e -A -X -q -t -l text*
        telnet: network -l= -a -e= -8 host? text?
        tftp: network -m= -l= -r= -g -p -c=text* host? text?
        tracepath: =traceroute
        traceroute: network -m= -n -q= -w= -p= -I -T -4 -6 host text?
        transmission-cli: network -w=write/ url
        tshark: -i= -w=write -r=read -f= -Y= -T= -e= -c= -a= -b= -F= -n -q -V -z= text*
        wget: recursive:-r|--recursive|-m|--mirror -a|--append-output=write -A|--accept= -b|--background -B|--base= -c|--continue -d -D|--domains=
          -e|--execute= -E -F -h -H -i|--input-file=read -I|--include-directories= -k -K -l|--level= -L -m|--mirror -n -nc -nd -nH -np -nv
          -N|--timestamping -o|--output-file=write -O|--output-document=write -p|--page-requisites -P|--directory-prefix=write/ -q|--quiet -Q=
          -r|--recursive -R|--reject= -S|--server-response -t|--tries= -T|--timeout= -U|--user-agent= -v -w|--wait= -X|--exclude-directories= -x
          --body-data= --body-file|--post-file=read --ca-certificate|--certificate|--private-key=read --header=
          --http-user|--http-password|--user|--password= --limit-rate= --load-cookies=read --save-cookies=write --method= --post-data= --referer=
          --spider --show-progress --progress= --no-check-certificate --no-clobber --no-verbose --content-disposition --use-askpass=script -4 -6
          fetch* when -O|--output-document|-P|--directory-prefix|--spider ( url* ) when -r|--recursive|-m|--mirror ( url* does write/ . )
        wget2: =wget
        whois: -h=host -p= -H host
        wrk: -c= -d= -t= -s=run:lua -H= --timeout= --latency url
        wscat: -c|--connect=url -l= -H= -x=
        xh: =http
        xhs: =http
        youtube-dl: =yt-dlp
        yt-dlp: -o|--output=write -P|--paths=write/ -f|--format= -x -a|--batch-file=read --cookies=edit --cookies-from-browser= --exec=script
          --audio-format= --audio-quality= -S= --merge-output-format= --proxy=host -u|--username= -p|--password=
          --config-location|--config-locations=read url*
        """u8;
}
