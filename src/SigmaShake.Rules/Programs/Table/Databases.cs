namespace SigmaShake.Rules.Programs.Table;

/// <summary>Databases and their clients.</summary>
internal static class Databases
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        clickhouse-client: network --host|-h=host --port= -u|--user= --password= -d|--database= -q|--query=code:sql --queries-file=run:sql -m -n
          --format= -t stdin:sql
        cqlsh: network -e|--execute=code:sql -f|--file=run:sql -k= -u= -p= --ssl host? text? stdin:sql
        createdb: network -h|--host=host -p|--port= -U|--username= -O= -T= -E= -e -w -W text? text?
        dropdb: network -h|--host=host -p|--port= -U|--username= -e -f|--force -i -w -W --if-exists text
        duckdb: longdash -c=code:sql -s=code:sql -init|-f=run:sql -cmd=code:sql -readonly -csv -json -box -markdown edit? code:sql* stdin:sql
        etcdctl: subcommands:anywhere network --endpoints= --cacert|--cert|--key=read --user= --prefix
        influx: subcommands network
        mariadb: =mysql
        mariadb-dump: =mysqldump
        mongo: =mongosh
        mongodump: network -h|--host=host --port= -u|--username= -p|--password= -d|--db= -c|--collection= -o|--out=write/ --uri=url --archive?=write
          --gzip
        mongoexport: network -h|--host=host --port= -u= -p= -d|--db= -c|--collection= -o|--out=write -q|--query= -f= --type= --uri=url
        mongoimport: network -h|--host=host --port= -u= -p= -d|--db= -c|--collection= --file=read --type= --drop --uri=url read?
        mongorestore: network -h|--host=host --port= -u= -p= -d|--db= -c= --drop --dir=read/ --archive?=read --uri=url --gzip read/?
        mongosh: network --eval=code:js -f|--file=run:js --host=host --port= -u|--username= -p? --quiet --norc --authenticationDatabase= text?
          run:js* stdin:js
        mycli: =mysql
        mysql: network -h|--host=host -u|--user= -p|--password? -P|--port= -D|--database= -S|--socket= -e|--execute=code:sql -B|--batch -N -s -t -v
          -f -r -H -X -A -C --defaults-file|--defaults-extra-file=read --init-command=code:sql --ssl-ca=read --ssl-mode= --delimiter= --tee=write
          text? stdin:sql
        mysqladmin: network -h|--host=host -u|--user= -p|--password? -P|--port= -S= -f -i= text*
        mysqldump: network -h|--host=host -u|--user= -p|--password? -P|--port= -S= -r|--result-file=write -B|--databases -A|--all-databases
          -d|--no-data -t -T|--tab=write/ -w|--where= --defaults-file=read --single-transaction --ignore-table= text*
        mysqlimport: network -h|--host=host -u= -p? -P= -L|--local --fields-terminated-by= text read+
        pg_dump: network -a -b -c|--clean -C|--create -d|--dbname= -E= -f|--file=write -F|--format= -h|--host=host -j= -n|--schema= -N= -O
          -p|--port= -s|--schema-only -S= -t|--table= -T= -U|--username= -v -w -W -x -Z= text?
        pg_dumpall: network -a -c -d= -f|--file=write -g -h|--host=host -l= -p|--port= -r -s -U|--username= -w -W
        pg_restore: network -a -c|--clean -C -d|--dbname= -e -f|--file=write -F= -h|--host=host -I= -j= -l -L|--use-list=read -n= -O -p|--port= -P=
          -s -t= -U|--username= -v -w -W -x -1 read?
        pgcli: network -h|--host=host -p= -U|-u= -d= -e= text? text?
        psql: network -a -A -b -c|--command=code:sql -d|--dbname= -e -E -f|--file=run:sql -F= -h|--host=host -H -l|--list -L|--log-file=write -n
          -o|--output=write -p|--port= -P= -q|--quiet -R= -s -S -t|--tuples-only -T= -U|--username= -v|--set|--variable= -V -w -W -x -X|--no-psqlrc
          -z -0 -1|--single-transaction --csv text? text? stdin:sql
        redis-cli: network -h=host -p= -s= -a= -u=url -r= -i= -n= -2 -3 -x -X= -d= -D= -c -e --user= --pass= --tls --cacert|--cert|--key=read
          --eval=run:lua --raw --csv --json --bigkeys --pipe --rdb=write --no-auth-warning inorder text*
        rqlite: network -H=host -p= text?
        sqlcmd: network -S=host -U= -P= -d= -Q|-q=code:sql -i=run:sql -o=write -E -C -N stdin:sql
        sqlite: =sqlite3
        sqlite3: longdash -init=run:sql -cmd=code:sql -separator|-nullvalue|-newline|-mode|-vfs= -batch -bail -csv -column -header -noheader -html
          -json -line -list -markdown -readonly|--readonly -safe -table -tabs -A=text* edit? code:sql* stdin:sql when -readonly|--readonly ( read?
          code:sql* )
        usql: network -c|--command=code:sql -f|--file=run:sql -o|--out=write text? stdin:sql
        """u8;
}
