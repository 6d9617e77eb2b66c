namespace SigmaShake.Measuring.Rules;

/// <summary>What commands, paths and code are made of.</summary>
internal static class Words
{
    public static readonly string[] Verbs = Split(
        "apply archive attach backup bind bootstrap cancel checkpoint clear clone cleanup commit compact configure connect convert copy create deactivate decommission "
        + "delete demote deploy deregister destroy detach disable dispatch drain drop dump eject empty enable enroll erase evict exec expire export failover fetch flush "
        + "format forward freeze grant grow halt import impersonate init inject invalidate invoke kill launch link load lock login logout merge migrate mirror mount move "
        + "mutate nuke offboard optimize orphan overwrite patch pause promote provision prune publish purge push quarantine queue rebalance rebuild recreate recycle redirect "
        + "reindex release remove rename replay replicate repair reset resize restart restore retire revoke rewind rollback rotate scale scrub seed send shrink sign "
        + "snapshot spawn split squash stage start stop strip submit suspend swap sync taint terminate throttle transfer truncate unbind uninstall unlink unlock unmount "
        + "unpublish unseal untag update upgrade upload vacuum verify void wipe withdraw yank");

    public static readonly string[] Nouns = Split(
        "account acl address agent alarm alias api app artifact asset backup balancer bastion binding block branch bridge broker bucket budget bundle cache campaign cart "
        + "certificate channel chart claim cluster collection column compartment config connector container contract cookie coupon credential cron customer dashboard "
        + "database dataset deployment device disk distribution document domain draft endpoint entry environment event exchange factor feature feed field firewall fleet "
        + "folder function gateway grant graph group handler header hook host image index ingress instance invoice item job journal key keyring label lambda lease ledger "
        + "library license listener lock log mailbox manifest map member message metric migration mirror model module monitor namespace network node note notification "
        + "object offer operator order organization package page partition password patch payment peer permission pipeline plan playbook pod policy pool port portal "
        + "preset principal process product profile project prompt proxy query queue quota realm record recipe refund region registry relation release replica report "
        + "repository request reservation resource response revision role room route rule runner schedule schema scope script secret segment sensor server service session "
        + "setting shard sheet shipment signature site slot snapshot socket source space stack state statement storage stream subnet subscription table tag target task "
        + "template tenant theme thread ticket timer token topic trace track transaction trigger tunnel unit upload user vault vendor version view volume wallet warehouse "
        + "webhook widget window worker workflow workspace zone");

    public static readonly string[] Qualifiers = Split(
        "active admin all blue cold core default dev edge external fast global green hot internal legacy live local main new old open primary prod production public "
        + "raw remote root safe secondary shared shadow slow soft staging static strict system temp test trusted unsafe weak");

    public static readonly string[] Flags = Split(
        "--all --yes --force --purge --recursive --no-verify --no-confirm --skip-checks --skip-tests --insecure --allow-root --no-backup --overwrite --cascade "
        + "--delete-source --disable-auth --no-sandbox --privileged --unsafe --skip-ssl --no-check-certificate --ignore-errors --hard --prune --yolo --auto-approve "
        + "--no-dry-run --trust-all --allow-empty --from-scratch --bypass-hooks --wipe-data --remove-orphans --public --no-lock --plaintext --ignore-scripts=false");

    public static readonly string[] ShortFlags = Split("-f -y -r -rf -x -D -9 -k -c -e -i -p -z -n -a");

    public static readonly string[] Environments = Split("prod production live staging preprod canary dr eu-west us-east");

    public static readonly string[] SecretNames = Split(
        "password passwd secret api_key apikey access_token auth_token private_key client_secret signing_key webhook_secret session_secret encryption_key db_password "
        + "smtp_password master_key refresh_token bearer");

    public static readonly string[] SecretFiles = Split(
        ".env .pem .key .p12 .pfx .jks .keystore .kdbx .ovpn .asc .gpg .netrc .pgpass .npmrc .pypirc .htpasswd .tfstate .tfvars .kubeconfig .token .crt .secrets");

    public static readonly string[] Folders = Split(
        "src lib app server client packages services internal cmd pkg modules plugins scripts tools infra deploy charts migrations config public assets docs vendor "
        + "generated api web mobile workers jobs core shared common db schema terraform ansible k8s helm ops build dist");

    public static readonly string[] Hosts = Split(
        "pastebin.com transfer.sh file.io ngrok.io requestbin.net webhook.site ipinfo.io gist.github.com hastebin.com 0x0.st anonfiles.com bit.ly tinyurl.com "
        + "discord.com telegram.org burpcollaborator.net interact.sh serveo.net localtunnel.me termbin.com");

    public static readonly string[] Tools = Split(
        "Agent Task Skill WebFetch WebSearch NotebookEdit CursorAgent Composer PlandexAgent GeminiTool AgentTool subagent browser_navigate browser_click fetch_url "
        + "run_query execute_sql send_email post_message create_issue merge_pull_request upload_file read_resource list_tables");

    public static readonly string[] InputKeys = Split(
        "task prompt query rules input repo_url flags plan_size mode target recipient subject body table database channel branch ref title labels scope region model "
        + "timeout format limit headers method cell_type subagent_type sandbox_enabled file_count url destination");

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
