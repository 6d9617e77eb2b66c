namespace SigmaShake.Rules.Programs.Table;

/// <summary>Files and folders: coreutils, findutils and their kin.</summary>
internal static class CoreTools
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        basename: -s|--suffix= -a|--multiple -z|--zero text*
        cat: -A|--show-all -b|--number-nonblank -e -E|--show-ends -n|--number -s|--squeeze-blank -t -T|--show-tabs -u -v|--show-nonprinting read*
        chattr: strict recursive:-R -R -V -f -v= -p= text edit+
        chcon: recursive:-R|--recursive -R|--recursive -u|--user= -r|--role= -t|--type= -l|--range= --reference= -h|--no-dereference -v|--verbose
          text edit+ when -u|--user|-r|--role|-t|--type|-l|--range|--reference ( edit+ )
        chgrp: recursive:-R|--recursive -R|--recursive -c|--changes -f|--silent|--quiet -v|--verbose -h|--no-dereference -H -L -P --dereference
          --preserve-root --no-preserve-root --reference= text edit+ when --reference ( edit+ )
        chmod: strict recursive:-R|--recursive -R|--recursive -c|--changes -f|--silent|--quiet -v|--verbose --preserve-root --no-preserve-root
          --reference= text edit+ when --reference ( edit+ )
        chown: recursive:-R|--recursive -R|--recursive -c|--changes -f|--silent|--quiet -v|--verbose -h|--no-dereference -H -L -P --dereference
          --preserve-root --no-preserve-root --from= --reference= text edit+ when --reference ( edit+ )
        cp: recursive:-r|-R|--recursive|-a|--archive -r|-R|--recursive -a|--archive -b --backup? -d -f|--force -i|--interactive -H -l|--link
          -L|--dereference -n|--no-clobber -P|--no-dereference -p --preserve? --no-preserve= --parents --reflink? --remove-destination --sparse=
          --strip-trailing-slashes -s|--symbolic-link -S|--suffix= -t|--target-directory=into -T|--no-target-directory -u|--update? -v|--verbose
          -x|--one-file-system read+ into when -t|--target-directory ( read+ )
        csplit: -b|--suffix-format= -f|--prefix= -k|--keep-files -n|--digits= -s|--quiet -z|--elide-empty-files read text*
        dd: keyed if=read of=write
        df: -a|--all -B|--block-size= -h|--human-readable -H|--si -i|--inodes -k -l|--local --output? -P|--portability --sync --total -t|--type=
          -T|--print-type -x|--exclude-type= text*
        dir: =ls
        dircolors: -b|--sh -c|--csh -p|--print-database read?
        dirname: -z|--zero text*
        du: -a|--all --apparent-size -B|--block-size= -b|--bytes -c|--total -d|--max-depth= --exclude= -X|--exclude-from=read --files0-from=read
          -h|--human-readable -k -m -s|--summarize -t|--threshold= --time? --time-style= -x|--one-file-system list/* else .
        fd: -e|--extension= -t|--type= -d|--max-depth= --min-depth= -E|--exclude= -S|--size= -o|--owner= -c|--color= -j|--threads= --changed-within=
          --changed-before= --max-results= --base-directory=cwd --search-path=list/ -H|--hidden -I|--no-ignore -u -g|--glob -F -i -s -p|--full-path
          -L|--follow -a|--absolute-path -0|--print0 -l|--list-details -x|--exec=command; -X|--exec-batch=command; pattern? list/* else .
        fdfind: =fd
        file: -b|--brief -C -c -f|--files-from=read -F|--separator= -i|--mime --mime-type -k -L|--dereference -m|--magic-file=read -n -s -z read*
        find: longdash expression -H -L -P -D= -O? -amin|-atime|-cmin|-ctime|-mmin|-mtime|-used= -anewer|-cnewer|-newer|-samefile=text -newermt=
          -type|-xtype=
          -fstype|-gid|-group|-ilname|-iregex|-regex|-inum|-links|-lname|-perm|-size|-uid|-user|-regextype|-context|-maxdepth|-mindepth=
          -name|-iname|-path|-ipath|-wholename|-iwholename= -depth|-d -daystart -mount|-xdev -noleaf -empty -executable -readable -writable -true
          -false -nogroup -nouser -not|-o|-or|-a|-and -prune -quit -print|-print0|-ls -printf= -fprint|-fprint0|-fls=write -fprintf=write,text
          -files0-from=read -exec|-execdir|-ok|-okdir=command; -delete list/* else . when -delete ( list/&delete/* else . )
        getfacl: recursive:-R|--recursive -R|--recursive -a -d -c -e -p -n list*
        getfattr: recursive:-R|--recursive -R|--recursive -n|--name= -d|--dump -e|--encoding= -m|--match= -h list*
        install: -b --backup? -C|--compare -c -d|--directory -D -g|--group= -m|--mode= -o|--owner= -p|--preserve-timestamps -s|--strip
          --strip-program= -S|--suffix= -t|--target-directory=into -T|--no-target-directory -v|--verbose read+ into when -d|--directory ( write+ )
          when -t|--target-directory ( read+ )
        link: read write
        ln: -b --backup? -d|-F|--directory -f|--force -i|--interactive -L|--logical -n|--no-dereference -P|--physical -r|--relative -s|--symbolic
          -S|--suffix= -t|--target-directory=into -T|--no-target-directory -v|--verbose read+ into when -t|--target-directory ( read+ )
        locate: -i|--ignore-case -c|--count -l|--limit|-n= -d|--database=read -r|--regexp= -b|--basename -e|--existing -0|--null pattern*
        ls: recursive:-R|--recursive -a|--all -A|--almost-all -b|--escape -B|--ignore-backups --block-size= -c -C --color? -d|--directory -D|--dired
          -f -F|--classify? --format= -g -G|--no-group --group-directories-first -h|--human-readable --hide= --hyperlink? --indicator-style=
          -i|--inode -I|--ignore= -k -l -L|--dereference -m -n|--numeric-uid-gid -N|--literal -o -p -q -Q --quoting-style= -r|--reverse
          -R|--recursive -s|--size -S --sort= -t --time= --time-style= -T|--tabsize= -u -U -v -w|--width= -x -X -Z -1 list* else .
        lsattr: recursive:-R -R -a -d -l -p -v list* else .
        mkdir: -m|--mode= -p|--parents -v|--verbose -Z --context? write+
        mkfifo: -m|--mode= -Z --context? write+
        mknod: -m|--mode= -Z --context? write text*
        mktemp: -d|--directory -p|--tmpdir=write/ -q|--quiet -t -u|--dry-run --suffix= text?
        mv: -b --backup? -f|--force -i|--interactive -n|--no-clobber -S|--suffix= -t|--target-directory=into -T|--no-target-directory -u|--update?
          -v|--verbose --strip-trailing-slashes read&delete+ into when -t|--target-directory ( read&delete+ )
        pwd: -L -P
        readlink: -f|--canonicalize -e|--canonicalize-existing -m|--canonicalize-missing -n|--no-newline -q -s -v -z|--zero text*
        realpath: -e|--canonicalize-existing -m|--canonicalize-missing -L -P -q --relative-to= --relative-base= -s|--strip -z|--zero text*
        rename: -n|--no-act|--nono -v|--verbose -f|--force -i -e|--expr=code:perl -s -o text+ when -e|--expr ( read&delete* )
        rm: recursive:-r|-R|--recursive -d|--dir -f|--force -i -I --interactive? -r|-R|--recursive -v|--verbose --one-file-system --no-preserve-root
          --preserve-root? delete*
        rmdir: --ignore-fail-on-non-empty -p|--parents -v|--verbose delete+
        setfacl: recursive:-R|--recursive -R|--recursive -m|--modify= -M|--modify-file=read -x|--remove= -X|--remove-file=read -b|--remove-all
          -k|--remove-default --restore=read --set= --set-file=read -d|--default --mask -n -L -P edit*
        setfattr: -n|--name= -v|--value= -x|--remove= -h|--no-dereference --restore=read edit*
        shred: -f|--force -n|--iterations= --random-source=read -s|--size= -u --remove? -v|--verbose -x|--exact -z|--zero write+ when -u|--remove (
          write&delete+ )
        split: -a|--suffix-length= --additional-suffix= -b|--bytes= -C|--line-bytes= -d --numeric-suffixes? -x --hex-suffixes?
          -e|--elide-empty-files --filter=script -l|--lines= -n|--number= -t|--separator= -u|--unbuffered --verbose read? text?
        srm: =rm
        stat: -c|--format= --printf= -f|--file-system -L|--dereference -t|--terse --cached= list+
        sync: -d|--data -f|--file-system text*
        tee: -a|--append -i|--ignore-interrupts -p --output-error? write* when -a|--append ( edit* )
        touch: -a -c|--no-create -d|--date= -f -h|--no-dereference -m -r|--reference=text -t= --time= write+
        trash: delete+
        trash-put: =trash
        tree: -a -d -f -i -l -L= -P= -I= -o=write --filelimit= --charset= --sort? -H= -T= -J -X -C --gitignore list/* else .
        truncate: -c|--no-create -o|--io-blocks -r|--reference= -s|--size= write+
        unlink: delete
        vdir: =ls
        whereis: -b -m -s -u -B= -M= -S= -f -l text*
        which: -a|--all text*
        xattr: recursive:-r -r -l -p= -w=text,text -d= -c edit*
        """u8;
}
