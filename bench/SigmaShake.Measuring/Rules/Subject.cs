namespace SigmaShake.Measuring.Rules;

/// <summary>What a rule file is about: a technology, its programs and the files it is written in.</summary>
internal sealed record Subject(string Name, string[] Programs, string[] Globs, string[] Modules)
{
    private static readonly string[] Table =
    [
        "git|git gh|**/.gitconfig **/.gitmodules **/.git/hooks/**|core credential remote submodule",
        "python|python python3 pip pip3 poetry uv pipx conda|**/*.py **/pyproject.toml **/requirements*.txt|os sys pickle subprocess yaml marshal requests tempfile",
        "javascript|node npm npx yarn pnpm bun deno|**/*.js **/*.mjs **/package.json|fs child_process vm crypto document window localStorage",
        "typescript|tsc tsx ts-node eslint|**/*.ts **/*.tsx **/tsconfig*.json|process globalThis Reflect Object JSON",
        "react|next vite remix|**/*.tsx **/*.jsx|React useEffect useState dangerouslySetInnerHTML",
        "java|mvn gradle javac jar|**/*.java **/pom.xml **/build.gradle|Runtime Class ObjectInputStream Cipher MessageDigest DriverManager",
        "kotlin|kotlinc gradlew|**/*.kt **/*.kts|GlobalScope Runtime Gson WebView",
        "rust|cargo rustup rustc|**/*.rs **/Cargo.toml|std::mem std::env std::ptr tokio reqwest unsafe",
        "go|go gofmt golangci-lint|**/*.go **/go.mod|exec http sql tls unsafe ioutil template",
        "c|gcc clang make cmake|**/*.c **/*.h **/CMakeLists.txt|strcpy gets sprintf system alloca memcpy",
        "cpp|g++ ninja conan vcpkg|**/*.cpp **/*.hpp|std::auto_ptr reinterpret_cast std::rand",
        "csharp|dotnet nuget msbuild|**/*.cs **/*.csproj **/appsettings*.json|BinaryFormatter Process SqlCommand File Thread Assembly",
        "php|php composer artisan|**/*.php **/composer.json|mysql unserialize extract shell_exec preg_replace",
        "ruby|ruby gem bundle rails rake|**/*.rb **/Gemfile **/*.erb|Marshal YAML Kernel Open3 ERB ActiveRecord",
        "swift|swift xcodebuild pod|**/*.swift **/Podfile|UserDefaults NSURLConnection UIWebView Keychain",
        "scala|sbt scalac|**/*.scala **/build.sbt|Await sys.process asInstanceOf",
        "elixir|mix iex|**/*.ex **/*.exs|Code System String.to_atom",
        "haskell|cabal stack ghc|**/*.hs **/*.cabal|unsafePerformIO System.Process read",
        "dart|dart flutter|**/*.dart **/pubspec.yaml|SharedPreferences HttpClient WebView",
        "lua|lua luarocks|**/*.lua|loadstring os.execute io.popen",
        "perl|perl cpan|**/*.pl **/*.pm|eval open system",
        "bash|bash sh zsh source|**/*.sh **/*.bash **/.bashrc|eval IFS PATH",
        "powershell|powershell pwsh|**/*.ps1 **/*.psm1|Invoke-Expression Set-ExecutionPolicy New-Object",
        "windows|reg schtasks wmic icacls vssadmin|**/*.bat **/*.cmd **/*.reg|HKLM Win32_Process Defender",
        "macos|launchctl defaults osascript csrutil security|**/*.plist **/LaunchAgents/**|kTCCService Gatekeeper",
        "ubuntu|apt apt-get snap systemctl ufw|**/sources.list **/*.service|universe ExecStart",
        "docker|docker docker-compose buildx podman|**/Dockerfile* **/docker-compose*.yml **/compose*.yaml|FROM USER privileged volumes",
        "kubernetes|kubectl helm kustomize k9s|**/*.yaml **/*.yml **/Chart.yaml|securityContext hostNetwork runAsUser rbac",
        "terraform|terraform tofu terragrunt|**/*.tf **/*.tfvars|aws_iam_policy google_project provider backend",
        "ansible|ansible ansible-playbook ansible-vault|**/playbooks/*.yml **/roles/**/*.yml|shell command become",
        "aws|aws sam cdk eksctl|**/template.yaml **/*.json **/samconfig.toml|iam s3api ec2 rds dynamodb cloudformation",
        "gcp|gcloud gsutil bq firebase|**/app.yaml **/firebase.json|compute iam storage projects",
        "azure|az func azd|**/*.bicep **/azuredeploy.json|keyvault storage aks role",
        "cloudflare|wrangler cloudflared|**/wrangler.toml **/wrangler.jsonc|kv d1 r2 secret",
        "sql|psql mysql sqlite3 sqlcmd|**/*.sql **/migrations/**|DROP TRUNCATE GRANT UPDATE",
        "mongodb|mongosh mongodump|**/*.mongodb.js|db $where collection",
        "redis|redis-cli|**/redis.conf|FLUSHALL CONFIG requirepass",
        "elasticsearch|elasticsearch logstash|**/elasticsearch.yml **/*.conf|indices xpack",
        "kafka|kafka-topics kafka-configs|**/server.properties|listeners retention",
        "rabbitmq|rabbitmqctl rabbitmq-plugins|**/rabbitmq.conf|guest vhost",
        "prometheus|promtool prometheus|**/prometheus.yml **/alerts/*.yml|remote_write rule_files scrape",
        "grafana|grafana-cli|**/grafana.ini **/dashboards/*.json|auth.anonymous datasource",
        "nginx|nginx certbot|**/nginx.conf **/sites-enabled/*|proxy_pass ssl_protocols autoindex",
        "apache|apachectl a2enmod|**/httpd.conf **/.htaccess|Options AllowOverride",
        "jenkins|jenkins-cli|**/Jenkinsfile **/*.groovy|withCredentials sh node",
        "github-actions|act gh|**/.github/workflows/*.yml **/.github/workflows/*.yaml|pull_request_target permissions secrets",
        "gitlab-ci|glab gitlab-runner|**/.gitlab-ci.yml|script variables artifacts",
        "circleci|circleci|**/.circleci/config.yml|orbs machine",
        "vault|vault consul nomad|**/*.hcl|path capabilities token",
        "ssh|ssh scp sftp ssh-keygen rsync|**/.ssh/** **/sshd_config|PermitRootLogin StrictHostKeyChecking",
        "openssl|openssl gpg age keytool|**/*.pem **/*.cnf|md5 des rc4",
        "django|django-admin manage.py|**/settings.py **/views.py|mark_safe csrf_exempt DEBUG",
        "flask|flask gunicorn uvicorn|**/app.py **/wsgi.py|render_template_string debug",
        "fastapi|fastapi hypercorn|**/main.py **/routers/*.py|CORSMiddleware allow_origins",
        "laravel|artisan sail|**/*.blade.php **/.env.example|DB::raw APP_DEBUG",
        "spring|mvnw spring|**/application*.yml **/application*.properties|actuator csrf permitAll",
        "angular|ng nx|**/*.component.ts **/angular.json|bypassSecurityTrustHtml ElementRef",
        "vue|vue nuxi|**/*.vue|v-html $refs",
        "graphql|rover apollo|**/*.graphql **/schema.gql|introspection depthLimit",
        "llm|ollama llama-server litellm|**/prompts/** **/*.prompt|system_prompt temperature max_tokens",
        "mcp|mcp-proxy mcpo|**/mcp.json **/.mcp.json|command args env",
        "jupyter|jupyter papermill|**/*.ipynb|get_ipython nbconvert",
        "pytorch|torchrun accelerate|**/train*.py **/*.ckpt|torch.load pickle weights_only",
        "airflow|airflow dbt dagster|**/dags/*.py **/dbt_project.yml|BashOperator Variable",
        "android|adb fastboot apkanalyzer|**/AndroidManifest.xml **/*.gradle|allowBackup debuggable usesCleartextTraffic",
        "unity|unity|**/*.unity **/*.asmdef|PlayerPrefs Resources",
        "solidity|forge cast hardhat truffle|**/*.sol **/foundry.toml|tx.origin selfdestruct delegatecall",
        "privacy|sqlite3 secret-tool journalctl lastlog|**/.mozilla/** **/.thunderbird/**|places.sqlite History keyring",
        "secrets|cat less head tail base64 strings|**/.env* **/credentials*|credentials tokens keys",
        "network|curl wget nc socat nmap tcpdump|**/hosts **/resolv.conf|proxy listen",
        "database-admin|pg_dump pg_restore mysqldump mysqladmin|**/pg_hba.conf **/my.cnf|trust bind-address",
        "storage|rclone restic borg mc|**/rclone.conf|bucket endpoint",
    ];

    public static IReadOnlyList<Subject> Public { get; } = [.. Table.Select(Parse)];

    /// <summary>A team's own technology: most rules beyond the public sets are about those.</summary>
    public static Subject InHouse(Dice dice)
    {
        var noun = dice.Of(Words.Nouns);
        var other = dice.Of(Words.Nouns);
        var known = dice.Of(Public);
        string[] programs = [dice.Of([$"{noun}ctl", $"{noun}-cli", $"{other}-{noun}", $"{noun}adm", $"run-{noun}", $"{noun}-{other}-tool"]), .. known.Programs.Take(1)];
        string[] globs = [$"**/{noun}/**", $"**/{other}-{noun}*.{dice.Of(["yaml", "json", "toml", "ts", "py", "go", "rs", "java", "cs"])}", .. known.Globs.Take(1)];
        return new Subject($"{noun}-{other}", programs, globs, [noun, $"{other}_{noun}", .. known.Modules.Take(1)]);
    }

    private static Subject Parse(string row)
    {
        var parts = row.Split('|');
        return new Subject(parts[0], parts[1].Split(' '), parts[2].Split(' '), parts[3].Split(' '));
    }
}
