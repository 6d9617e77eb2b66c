namespace SigmaShake.Rules.Programs.Table;

/// <summary>Archives and compression.</summary>
internal static class Archives
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        7z: subcommands
        7z a: recursive -o= -p? -t? -m? -x? -v? -r? -y -sdel write read*
        7z d: -y write text*
        7z e: =7z x
        7z l: -p? -y read text*
        7z t: =7z l
        7z u: =7z a
        7z x: -o?=write/ -p? -y -aoa -aos read text* when !-o ( does write/ . )
        7za: =7z
        7zr: =7z
        7zz: =7z
        ar: bundle -d -m -p -q -r -s -t -x -c -u -v -D -U -S -T --plugin= write read* when -t|-p ( read text* ) when -x ( read text* does write/ . )
          when -d|-m ( edit text* )
        brotli: -c|--stdout -d|--decompress -f|--force -j|--rm -k|--keep -n -q= -w= -o|--output=write -S|--suffix= -t|--test read&made:.br* when
          -c|--stdout|-t|--test|-o|--output ( read* ) when -d|--decompress ( read&unmade:.br* )
        bunzip2: -c|--stdout -f|--force -k|--keep -q -s -t|--test -v read&delete&unmade:.bz2* when -c|--stdout|-t|--test ( read* ) when -k|--keep (
          read&unmade:.bz2* )
        bzcat: -s read*
        bzip2: -c|--stdout -d|--decompress -f|--force -k|--keep -q -s -t|--test -v -z|--compress read&delete&made:.bz2* when -c|--stdout|-t|--test (
          read* ) when -d|--decompress,-k|--keep ( read&unmade:.bz2* ) when -d|--decompress ( read&delete&unmade:.bz2* ) when -k|--keep (
          read&made:.bz2* )
        cabextract: -d|--directory=write/ -F|--filter= -l|--list -p|--pipe -t read+ when !-d|--directory,!-l|--list,!-p|--pipe,!-t ( does write/ . )
        compress: =gzip
        cpio: -i|--extract -o|--create -p|--pass-through -t|--list -d|--make-directories -F|--file=text -O=write -I=read -D|--directory=cwd
          -H|--format= -E|--pattern-file=read -C|--io-size= -R|--owner= -a -A -B -c -L -m -n -u -v -0|--null text* when -i|--extract,!-t|--list (
          does write/ . -F|--file=read text* ) when -o|--create ( -F|--file=write text* ) when -p|--pass-through ( write/ )
        funzip: read?
        gunzip: -c|--stdout|--to-stdout -f|--force -k|--keep -l|--list -n -N -q|--quiet -S|--suffix= -t|--test -v|--verbose read&delete&unmade:.gz*
          when -c|--stdout|--to-stdout|-l|--list|-t|--test ( read* ) when -k|--keep ( read&unmade:.gz* )
        gzip: recursive:-r|--recursive -c|--stdout|--to-stdout -d|--decompress|--uncompress -f|--force -k|--keep -l|--list -n|--no-name -N|--name
          -q|--quiet -r|--recursive -S|--suffix= -t|--test -v|--verbose --fast --best --rsyncable read&delete&made:.gz* when
          -r|--recursive,!-c|--stdout|--to-stdout|-l|--list|-t|--test ( read/&write/&delete/* ) when -c|--stdout|--to-stdout|-l|--list|-t|--test (
          read* ) when -d|--decompress|--uncompress,-k|--keep ( read&unmade:.gz* ) when -d|--decompress|--uncompress ( read&delete&unmade:.gz* )
          when -k|--keep ( read&made:.gz* )
        jar: bundle -c|--create -x|--extract -t|--list -u|--update -i|--generate-index= -f|--file=text -m|--manifest=read -e|--main-class=
          -C=text,read/ -v -0 -M -n --dir= text* when -c|--create ( -f|--file=write read/* ) when -u|--update ( -f|--file=edit read/* ) when
          -t|--list ( -f|--file=read text* ) when -x|--extract ( -f|--file=read does write/ . text* )
        lz4: -d|--decompress -c|--stdout -z|--compress -f|--force -k|--keep --rm -t|--test -m|--multiple -r -l --list read? write? when
          -m|--multiple ( read&made:.lz4* )
        lzcat: =bzcat
        lzma: =xz
        lzop: =zstd
        pax: -r -w -f=text -d -k -i -n -p= -s= -t -u -v -x= -X -z text* when -r,!-w ( -f=read does write/ . text* ) when -w,!-r ( -f=write read/* )
          when -r,-w ( read/+ write/ )
        pigz: =gzip
        rar: =7z
        tar: bundle -A|--catenate|--concatenate -c|--create -d|--diff|--compare --delete -r|--append -t|--list -u|--update -x|--extract|--get
          -f|--file=text -C|--directory=cwd -T|--files-from=read -X|--exclude-from=read --exclude= -I|--use-compress-program=script
          -F|--info-script|--new-volume-script=script --to-command=script --rsh-command=script --checkpoint? --checkpoint-action=keyed exec=script
          -b|--blocking-factor= -H|--format= --transform|--xform= --strip-components= -K|--starting-file= -L|--tape-length= -N|--newer|--after-date=
          -V|--label= -g|--listed-incremental=write --owner= --group= --mode= --mtime= --sort= --suffix= --backup? -a|--auto-compress
          -z|--gzip|--gunzip|--ungzip -j|--bzip2 -J|--xz --zstd --lzma --lzip --lzop -Z|--compress -h|--dereference -k|--keep-old-files -m|--touch
          -M|--multi-volume -O|--to-stdout -p|--preserve-permissions -P|--absolute-names -R -s -S|--sparse -U|--unlink-first -v|--verbose
          -w|--interactive -W|--verify --overwrite --remove-files --numeric-owner --same-owner --no-same-owner --wildcards --xattrs --anchored
          --no-recursion -o text* when -c|--create,--remove-files ( -f|--file=write read/&delete/* ) when -c|--create ( -f|--file=write read/* )
          when -r|--append|-u|--update|-A|--catenate|--concatenate ( -f|--file=edit read/* ) when --delete ( -f|--file=edit text* ) when -t|--list (
          -f|--file=read text* ) when -d|--diff|--compare ( -f|--file=read read/* ) when -x|--extract|--get,-O|--to-stdout ( -f|--file=read text* )
          when -x|--extract|--get,!-O|--to-stdout ( -f|--file=read does write/ . text* )
        unar: -o|--output-directory=write/ -p|--password= -e= -f -D read text* when !-o|--output-directory ( does write/ . )
        unlz4: -c|--stdout -f|--force -k -t read write?
        unlzma: =unxz
        unrar: subcommands
        unrar e: =unrar x
        unrar l: -p? -y read text*
        unrar x: -p? -y -o? read write/? else .
        unxz: -c|--stdout|--to-stdout -f|--force -k|--keep -l|--list -q -t|--test -T|--threads= -v read&delete&unmade:.xz* when
          -c|--stdout|--to-stdout|-l|--list|-t|--test ( read* ) when -k|--keep ( read&unmade:.xz* )
        unzip: -a -b -C -d=write/ -f -j -l -L -n -o -p -P= -q -t -u -v -x=text* -X -Z read text* when !-d,!-l,!-p,!-t,!-v,!-Z ( does write/ . )
        unzstd: -c|--stdout -f|--force -k|--keep -l|--list -o=write -q -t|--test -T|--threads= --rm read&unmade:.zst* when
          -c|--stdout|-l|--list|-t|--test|-o ( read* ) when --rm ( read&delete&unmade:.zst* )
        xz: -c|--stdout|--to-stdout -d|--decompress|--uncompress -f|--force -F|--format= -k|--keep -l|--list -q|--quiet -S|--suffix= -t|--test
          -T|--threads= -v|--verbose -z|--compress -M|--memlimit= -C|--check= -e|--extreme --files?=read read&delete&made:.xz* when
          -c|--stdout|--to-stdout|-l|--list|-t|--test ( read* ) when -d|--decompress|--uncompress,-k|--keep ( read&unmade:.xz* ) when
          -d|--decompress|--uncompress ( read&delete&unmade:.xz* ) when -k|--keep ( read&made:.xz* )
        xzcat: =bzcat
        zcat: -f -q -v read*
        zip: recursive:-r|--recurse-paths -@ -d|--delete -e -f -F -g -i|--include=text* -j|--junk-paths -l -m|--move -n|--suffixes= -o
          -O|--output-file=write -P|--password= -q -r|--recurse-paths -s|--split-size= -t= -tt= -T|--test -TT|--unzip-command=script -u|--update -v
          -x|--exclude=text* -X -y -z -Z= write read* when -d|--delete ( edit text* ) when -m|--move ( write read&delete* )
        zipinfo: -1 -2 -h -l -m -s -t -v read text*
        zstd: recursive:-r -c|--stdout -d|--decompress|--uncompress -D=read -f|--force -k|--keep -l|--list -M= -o=write -q -r -T|--threads=
          -t|--test -v -z|--compress --rm --ultra --long? --fast? --train --output-dir-flat=write/ read&made:.zst* when
          -c|--stdout|-l|--list|-t|--test|-o|--output-dir-flat|--train ( read* ) when -d|--decompress|--uncompress,--rm ( read&delete&unmade:.zst* )
          when -d|--decompress|--uncompress ( read&unmade:.zst* ) when --rm ( read&delete&made:.zst* )
        zstdcat: =bzcat
        """u8;
}
