using Microsoft.AspNetCore.Http;

namespace SigmaShake.Fleet.Answers;

/// <summary>The problems (RFC 9457) that only the fleet has. Their codes never change; <c>docs/internals/fleet.md</c> lists them.</summary>
internal static class FleetProblems
{
    /// <summary>The signature is good, and too old or too new.</summary>
    public static IResult ClockDiffers(DateTimeOffset now) => Of(
        StatusCodes.Status400BadRequest, "clock_differs", "The clock of this machine and that of the server differ by more than five minutes. Set the machine's clock.",
        ("now", now.ToUnixTimeSeconds()));

    /// <summary>A request was sent twice.</summary>
    public static IResult Replayed() => Of(StatusCodes.Status409Conflict, "replayed", "This request was received before. Sign it anew, with a nonce of its own.");

    /// <summary>The enrolment key is one, and does nothing any more.</summary>
    public static IResult KeySpent() =>
        Of(StatusCodes.Status403Forbidden, "enrolment_key_spent", "This enrolment key has expired, was revoked, or has no uses left. Ask for a new one.");

    /// <summary>The machine was removed.</summary>
    public static IResult MachineRemoved() => Of(StatusCodes.Status409Conflict, "machine_removed", "A machine with this key was removed. Enrol it with a new key.");

    /// <summary>Whoever enrols does not hold the key that they register.</summary>
    public static IResult ProofWrong() => Of(StatusCodes.Status400BadRequest, "proof_wrong", "The proof is not the machine's signature over this enrolment.");

    /// <summary>The organisation has as many machines as it may.</summary>
    public static IResult TooManyMachines() => Of(StatusCodes.Status409Conflict, "too_many_machines", "The organisation has as many machines as it may have. Remove some that are gone.");

    /// <summary>There is no release yet.</summary>
    public static IResult NothingPublished() => Of(StatusCodes.Status409Conflict, "nothing_published", "The organisation has published no rules yet. Publish a first release.");

    /// <summary>What was sent is no release that machines would take over.</summary>
    public static IResult ReleaseRefused(string why) => Of(StatusCodes.Status422UnprocessableEntity, "release_refused", why);

    /// <summary>Somebody else has published in the meantime.</summary>
    public static IResult PublishConflict() => Of(StatusCodes.Status409Conflict, "publish_conflict", "Somebody else has published in the meantime. Build on what is published now.");

    /// <summary>The rollout cannot do that now.</summary>
    public static IResult RolloutState(string why) => Of(StatusCodes.Status409Conflict, "rollout_state", why);

    /// <summary>The proof of a log begins at another size than the one that is held here.</summary>
    public static IResult ProofFrom(long size) =>
        Of(StatusCodes.Status409Conflict, "proof_from", "Prove that the log has grown from the checkpoint that is held here.", ("size", size));

    private static IResult Of(int status, string code, string detail, params (string Name, object Value)[] members)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in members) extensions[name] = value;
        return Results.Problem(detail, statusCode: status, title: null, type: $"urn:sigmashake:problem:{code}", extensions: extensions);
    }
}
