namespace SigmaShake.Rules.Programs.Table;

/// <summary>Reading, searching, changing and showing texts; editors.</summary>
internal static class TextTools
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        ack: recursive -f -g -A|--after-context= -B|--before-context= -C|--context? --type|-t= -m|--max-count= --output= --pager= --ignore-dir=
          --match=pattern -i -l -c -v -w -Q pattern!--match|-f|-g read* else .
        ag: recursive -A|--after? -B|--before? -C|--context? -G|--file-search-regex= --ignore= --ignore-dir= -m|--max-count= --pager=
          -p|--path-to-ignore=read -W|--width= --depth= -i -l -c -v -w -Q pattern read* else .
        aspell: -l|--lang= -c= text*
        awk: -F|--field-separator= -v|--assign= -f|--file=run:awk -i|--include= -l|--load= -e|--source=code:awk -E|--exec=run:awk -o? -p? -d? -b -c
          -n -r -s -t code:awk!-f|--file|-e|--source|-E|--exec read*
        b2sum: =sha256sum
        base32: =base64
        base64: -d|--decode -D -i|--ignore-garbage -w|--wrap= -b= -o=write read?
        bat: -l|--language= -H|--highlight-line= -r|--line-range= -m|--map-syntax= --theme= --style= --paging= --pager=script --color= --wrap=
          --file-name= -A -p|--plain -n|--number read*
        batcat: =bat
        cksum: -a|--algorithm= -c|--check -b|--binary --tag -z read*
        cmp: -b|--print-bytes -i|--ignore-initial= -l|--verbose -n|--bytes= -s|--quiet|--silent read read? text*
        code: -d|--diff=read,read -m|--merge=read,read,read,write -a|--add=read -g|--goto -n|--new-window -r|--reuse-window -w|--wait --locale=
          --user-data-dir= --profile= --extensions-dir= --install-extension|--uninstall-extension= edit*
        codium: =code
        col: -b -f -p -x -h -l|--lines=
        colordiff: =diff
        column: -t|--table -s|--separator= -o|--output-separator= -c|--output-width= -N|--table-columns= -n|--table-name= -J|--json -x|--fillrows
          read*
        comm: -1 -2 -3 --check-order --nocheck-order --output-delimiter= --total -z|--zero-terminated read read
        crudini: --set|--del|--merge=edit,text* --get=read,text* --output=write text*
        csvcut: -c|--columns= -d|--delimiter= -n|--names read*
        cursor: =code
        cut: -b|--bytes= -c|--characters= -d|--delimiter= -f|--fields= -n --complement -s|--only-delimited --output-delimiter= -z|--zero-terminated
          read*
        delta: -s|--side-by-side -n|--line-numbers --theme= read*
        diff: recursive:-r|--recursive -a|--text -b|--ignore-space-change -B|--ignore-blank-lines -c -C|--context= -d|--minimal -D|--ifdef= -E
          -e|--ed -F|--show-function-line= --from-file=read -i|--ignore-case -I|--ignore-matching-lines= -L|--label= -N|--new-file -n -p -q|--brief
          -r|--recursive -s|--report-identical-files -S|--starting-file= --strip-trailing-cr -t --tabsize= --to-file=read -u -U|--unified=
          -w|--ignore-all-space -W|--width= -x|--exclude= -X|--exclude-from=read -y|--side-by-side --color? read*
        diff3: -A -e -E -m|--merge -x -X -3 -L|--label= -T --diff-program= read read read
        dos2unix: -n|--newfile=read,write -o|--oldfile -k|--keepdate -q|--quiet -c|--convmode= edit*
        ed: -s|--quiet|--silent -p|--prompt= -E -G -l edit? stdin:ed
        egrep: =grep
        emacs: -batch|--batch -Q -q -nw --eval|-eval|--execute|-execute=code:other -l|--load|-load=run:other -f|--funcall|-funcall=
          --script|-script=run:other -x=run:other --chdir=cwd --insert=read edit*
        emacsclient: -e|--eval=code:other -n -c -t -a= -s= edit*
        envsubst: -v|--variables text?
        ex: =vim
        expand: -i|--initial -t|--tabs= read*
        fgrep: =grep
        fmt: -c -p|--prefix= -s -t -u -w|--width= -g|--goal= read*
        fold: -b|--bytes -s|--spaces -w|--width= read*
        fx: read? text*
        fzf: -q|--query= -f|--filter= -d|--delimiter= -n|--nth= --bind= --preview=script --preview-window= --height= --prompt= --header=
          --history=write -m|--multi?
        gawk: =awk
        gedit: edit*
        ggrep: =grep
        grep: recursive:-r|-R|--recursive|--dereference-recursive -A|--after-context= -a|--text -b|--byte-offset -B|--before-context= -c|--count
          -C|--context= --color|--colour? -D|--devices= -d|--directories= -e|--regexp=pattern -E|--extended-regexp --exclude= --exclude-from=read
          --exclude-dir= -F|--fixed-strings -f|--file=read -G|--basic-regexp -H|--with-filename -h|--no-filename -i|--ignore-case --include= -I
          --label= -l|--files-with-matches -L|--files-without-match --line-buffered -m|--max-count= -n|--line-number -o|--only-matching
          -P|--perl-regexp -q|--quiet|--silent -R|--dereference-recursive -r|--recursive -s|--no-messages -T|--initial-tab -U|--binary
          -v|--invert-match -w|--word-regexp -x|--line-regexp -Z|--null -z|--null-data pattern!-e|--regexp|-f|--file read* when
          -r|-R|--recursive|--dereference-recursive ( pattern!-e|--regexp|-f|--file read* else . )
        gsed: =sed
        hd: =hexdump
        head: -c|--bytes= -n|--lines= -q|--quiet|--silent -v|--verbose -z|--zero-terminated read*
        helix: edit*
        hexdump: -b -c -C -d -e= -f=read -n= -o -s= -v -x read*
        hexyl: -n|--length= -s|--skip= read?
        hx: =helix
        iconv: -c -f|--from-code= -t|--to-code= -l|--list -o|--output=write -s read*
        join: -a= -e= -i|--ignore-case -j= -o= -t= -v= -1= -2= --header -z read read
        jq: -n|--null-input -r|--raw-output -s|--slurp -c|--compact-output -C -M -S -a -e -j -R|--raw-input -f|--from-file=run:other -L=
          --arg|--argjson=text,text --slurpfile|--rawfile|--argfile=text,read --indent= --tab --stream --args --jsonargs code:other!-f|--from-file
          read* when --args|--jsonargs ( code:other!-f|--from-file text* )
        json.tool: --sort-keys --indent= --compact --json-lines read? write?
        kate: edit*
        less: -N -R -S -F -X -i -I -n -p|--pattern= -o|-O|--log-file=write -k= -P|--prompt= -t= -T= -x= -y= -z= -j= -b= read*
        look: -a -d -f -t= pattern read?
        m4: -D|--define= -I|--include= -U= -P -E -s -F=write -R=read -o|--debugfile=write read*
        mawk: =awk
        md5: =sha256sum
        md5sum: =sha256sum
        micro: -config-dir= edit*
        mlr: read*
        more: -d -f -l -p -c -s -u -n= -e read*
        most: read*
        nano: -B|--backup -C|--backupdir= -r|--fill= -s|--speller= -T|--tabsize= -Y|--syntax= -o|--operatingdir= -Q= -f|--rcfile=read -v|--view
          -l|--linenumbers edit*
        nawk: =awk
        nl: -b|--body-numbering= -d|--section-delimiter= -f|--footer-numbering= -h|--header-numbering= -i|--line-increment= -l= -n|--number-format=
          -s|--number-separator= -v|--starting-line-number= -w|--number-width= -p read*
        numfmt: -d|--delimiter= --field= --format= --from= --to= --padding= --round= --suffix= --header? text*
        nvim: =vim
        od: -A|--address-radix= -j|--skip-bytes= -N|--read-bytes= -S= -t|--format= -v -w? -b -c -d -o -x read*
        open: -a= -b= -e -t -n -g -R -W -F from* --args=text*
        pandoc: -f|--from|-r|--read= -t|--to|-w|--write= -o|--output=write -F|--filter=script -L|--lua-filter=run:lua --template=read -c|--css=
          -H|--include-in-header=read -B|--include-before-body=read -A|--include-after-body=read -M|--metadata= --metadata-file=read -V|--variable=
          --pdf-engine= --bibliography=read --csl=read --reference-doc=read --data-dir= -d|--defaults=read --resource-path= --extract-media=write/
          -s|--standalone from*
        paste: -d|--delimiters= -s|--serial -z|--zero-terminated read*
        patch: cwdfirst -b|--backup -B|--prefix= -c -d|--directory=cwd -D|--ifdef= --dry-run -e -E|--remove-empty-files -f|--force -F|--fuzz=
          -g|--get= -i|--input=read -l -n -N|--forward -o|--output=write -p|--strip= -r|--reject-file=write -R|--reverse -s|--quiet|--silent
          -t|--batch -T -u -V= -Y= -z|--suffix= -Z edit? read? when -o|--output|--dry-run ( read? read? )
        pico: =nano
        pr: -l|--length= -w|--width= -h|--header= -o|--indent= -D= -N= -n? -s? -e? -i? -a -d -f -m -t read*
        ptx: -w= -A -f -o=read -i=read read*
        rev: read*
        rg: recursive -A|--after-context= -B|--before-context= -C|--context= -e|--regexp=pattern -f|--file=read -g|--glob= --iglob= -t|--type=
          -T|--type-not= --type-add= -m|--max-count= -M|--max-columns= -j|--threads= -r|--replace= -d|--max-depth= --color= --colors= --sort=
          --sortr= --engine= --encoding|-E= --ignore-file=read --max-filesize= --path-separator= --pre=script --pre-glob= -i|--ignore-case
          -S|--smart-case -s -v|--invert-match -w -x -l|--files-with-matches -c|--count -n|--line-number -N -o -q -u -U|--multiline -P|--pcre2
          -F|--fixed-strings -L|--follow -z|--search-zip -0|--null --hidden|-. --no-ignore --json --stats --files --type-list
          pattern!-e|--regexp|-f|--file read* else . when --files ( list* else . ) when --type-list ( text* )
        ripgrep: =rg
        sd: -p|--preview -F|--fixed-strings -s|--string-mode -n|--max-replacements= -f|--flags= pattern text edit*
        sdiff: -o|--output=write -i -E -b -W -B -I= -a -w|--width= -l -s -t -d -H read read
        sed: -n|--quiet|--silent -e|--expression=code:sed -E|-r|--regexp-extended -f|--file=run:sed -i|--in-place? -l|--line-length= --posix
          --sandbox --debug --follow-symlinks -s|--separate -u|--unbuffered -z|--null-data code:sed!-e|--expression|-f|--file read* when
          -i|--in-place ( code:sed!-e|--expression|-f|--file edit* )
        sha1sum: =sha256sum
        sha224sum: =sha256sum
        sha256sum: -b|--binary -c|--check -t|--text -w|--warn --ignore-missing --quiet --status --strict --tag -z|--zero read*
        sha384sum: =sha256sum
        sha512sum: =sha256sum
        shasum: -a|--algorithm= -b|--binary -c|--check -t|--text read*
        shuf: -e|--echo -i|--input-range= -n|--head-count= -o|--output=write --random-source=read -r|--repeat -z|--zero-terminated read? when
          -e|--echo ( text* )
        sort: -b|--ignore-leading-blanks -c --check? -d|--dictionary-order -f|--ignore-case -g|--general-numeric-sort --batch-size=
          --compress-program=script --files0-from=read -h|--human-numeric-sort -i|--ignore-nonprinting -k|--key= -m|--merge -M|--month-sort
          -n|--numeric-sort -o|--output=write --parallel= --random-source=read -r|--reverse -R|--random-sort -s|--stable -S|--buffer-size= --sort=
          -t|--field-separator= -T|--temporary-directory= -u|--unique -V|--version-sort -z|--zero-terminated read*
        sponge: -a write? when -a ( edit? )
        strings: -a|--all -d -f -e|--encoding= -n|--bytes= -o -t|--radix= -w -s= -T= read*
        subl: -a|--add -n|--new-window -w|--wait -p|--project= --command= edit*
        sum: -r -s|--sysv read*
        tac: -b|--before -r|--regex -s|--separator= read*
        tail: -c|--bytes= -f --follow? -F -n|--lines= --max-unchanged-stats= --pid= -q|--quiet|--silent --retry -s|--sleep-interval= -v|--verbose
          -z|--zero-terminated read*
        tr: -c|-C|--complement -d|--delete -s|--squeeze-repeats -t|--truncate-set1 text*
        tsort: read?
        unexpand: -a|--all --first-only -t|--tabs= read*
        uniq: -c|--count -d|--repeated -D --all-repeated? -f|--skip-fields= --group? -i|--ignore-case -s|--skip-chars= -u|--unique -w|--check-chars=
          -z|--zero-terminated read? write?
        unix2dos: =dos2unix
        vi: =vim
        view: =vim
        vim: -c=code:ed --cmd=code:ed -S=run:ed -u|-U=read -s=read -w|-W=write -i= -T= -t= -r? -o? -O? -p? -d -e -E -R -b -n -N -Z --servername=
          --remote --remote-send|--remote-expr=code:ed edit*
        vimdiff: read read read*
        wc: -c|--bytes -m|--chars -l|--lines -w|--words -L|--max-line-length --files0-from=read --total= read*
        xdg-open: from
        xmllint: longdash --format -format --noout -noout --xpath|-xpath=code:other --schema|--dtdvalid|--relaxng=from --output|-o=write --encode=
          --shell --html from*
        xmlstarlet: text read*
        xsltproc: -o|--output=write --param|--stringparam=text,text --path= from+
        xxd: -a|-autoskip -b|-bits -c|-cols= -C -d -e -E -g|-groupsize= -h -i|-include -l|-len= -n|-name= -o= -p|-ps|-plain -r|-revert -s|-seek= -u
          read? write?
        yq: subcommands -i|--inplace|--in-place -n|--null-input -o|--output-format= -p|--input-format= -I|--indent= -P|--prettyPrint -r|--raw-output
          -y -s|--split-exp= -f|--front-matter= -C -M -N -e|--exit-status -j|--tojson --arg=text,text code:other read* when -i|--inplace|--in-place
          ( code:other edit* )
        yq e: =yq eval
        yq ea: =yq eval-all
        yq eval: -i|--inplace -n|--null-input -o|--output-format= -p|--input-format= -I|--indent= -P|--prettyPrint -s|--split-exp=
          --from-file=run:other code:other!--from-file read* when -i|--inplace ( code:other!--from-file edit* )
        yq eval-all: -i|--inplace -n|--null-input -o|--output-format= -p|--input-format= -I|--indent= -P|--prettyPrint --from-file=run:other
          code:other!--from-file read* when -i|--inplace ( code:other!--from-file edit* )
        zgrep: =grep
        zless: =less
        """u8;
}
