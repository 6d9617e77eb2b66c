namespace SigmaShake.Measuring.Rules;

/// <summary>The nine rules of every generated set that match <see cref="Calls.BenchmarkCalls.MatchedByNine"/>: seven LOG and two SHADOW, so that the call stays allowed.</summary>
internal static class NineObservers
{
    public static readonly string[] Rules =
    [
        RuleText.Observing("log-service-folder", "LOG", "execution", """command STARTS_WITH "cd services/" """.TrimEnd()),
        RuleText.Observing("log-compose-run", "LOG", "execution", """command CONTAINS "docker compose run" """.TrimEnd()),
        RuleText.Observing("log-bucket-copies", "LOG", "execution", """command REGEX "\\baws\\s+s3\\s+(cp|sync|mv)\\b" """.TrimEnd()),
        RuleText.Observing("shadow-named-profile", "SHADOW", "execution", """command CONTAINS "--profile deployer" AND command CONTAINS "s3://" """.TrimEnd()),
        RuleText.Observing("log-bundles", "LOG", "execution", """command REGEX "npm run (build|bundle)\\b.*--mode\\s+(staging|production)" """.TrimEnd()),
        RuleText.Observing("log-kept-output", "LOG", "execution", """command REGEX "2>&1\\s*\\|\\s*tee\\s+\\S+\\.log" """.TrimEnd()),
        RuleText.Observing("shadow-container-network", "SHADOW", "execution", """(command WORD "docker" OR command WORD "podman") AND NOT command CONTAINS "--network host" """.TrimEnd()),
        RuleText.Observing("log-asset-bucket", "LOG", "execution", """command GLOB "*s3://shop-assets*" """.TrimEnd()),
        RuleText.Observing("log-ci-environment", "LOG", "any", """tool EQUALS "Bash" AND input.command REGEX "(?i)--env\\s+ci=1" """.TrimEnd()),
    ];
}
