using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Failures;

/// <summary>All kinds of problems. <c>docs/server/problems.md</c> shows them to people; a test holds the two together.</summary>
public static class ProblemCatalog
{
    /// <summary>The request cannot be understood.</summary>
    public static readonly ProblemKind InvalidRequest = new(
        "invalid_request", StatusCodes.Status400BadRequest, "Invalid request", "The request cannot be read.", "Send what the API description asks for.");

    /// <summary>A form came without its token, or with an old one.</summary>
    public static readonly ProblemKind FormExpired = new(
        "form_expired", StatusCodes.Status400BadRequest, "Form expired", "This form is too old, or is not ours.", "Load the page again and send the form from there.");

    /// <summary>A cursor that this list did not give.</summary>
    public static readonly ProblemKind InvalidCursor = new(
        "invalid_cursor", StatusCodes.Status400BadRequest, "Invalid cursor", "The cursor is not one that this list gave.", "Begin without a cursor, and then use `next` as it is.");

    /// <summary>The signature of a machine is good, and too old or too new; <c>now</c> is the time of the server, in seconds.</summary>
    public static readonly ProblemKind ClockDiffers = new(
        "clock_differs", StatusCodes.Status400BadRequest, "Clock differs", "The clock of this machine and that of the server differ by more than five minutes.", "Set the machine's clock.");

    /// <summary>Whoever enrols a machine does not hold the key that they register.</summary>
    public static readonly ProblemKind ProofWrong = new(
        "proof_wrong", StatusCodes.Status400BadRequest, "Proof wrong", "The proof is not the machine's signature over this enrolment.", "Sign the enrolment with the key that it registers.");

    /// <summary>Nobody has signed in.</summary>
    public static readonly ProblemKind SignInNeeded = new(
        "sign_in_needed", StatusCodes.Status401Unauthorized, "Sign in needed", "Sign in first.", "Sign in, or send a token that is still good.");

    /// <summary>Known, and not allowed, where that there is such a thing is no secret.</summary>
    public static readonly ProblemKind NotAllowed = new(
        "not_allowed", StatusCodes.Status403Forbidden, "Not allowed", "You may not do this.", "Ask somebody who may.");

    /// <summary>A page of another site sent it.</summary>
    public static readonly ProblemKind CrossSite = new(
        "cross_site", StatusCodes.Status403Forbidden, "Sent by another site", "Another site's page sent this request.", "Send it from a program, with a token.");

    /// <summary>The enrolment key is one, and does nothing any more.</summary>
    public static readonly ProblemKind EnrolmentKeySpent = new(
        "enrolment_key_spent", StatusCodes.Status403Forbidden, "Enrolment key spent", "This enrolment key has expired, was revoked, or has no uses left.", "Ask for a new one.");

    /// <summary>There is nothing here, or nothing for whoever asks.</summary>
    public static readonly ProblemKind NotFound = new(
        "not_found", StatusCodes.Status404NotFound, "Not found", "There is nothing here.", "Check the address, and whether you are a member.");

    /// <summary>Not with this method.</summary>
    public static readonly ProblemKind MethodNotAllowed = new(
        "method_not_allowed", StatusCodes.Status405MethodNotAllowed, "Method not allowed", "This address does not take this method.", "Use a method that `Allow` lists.");

    /// <summary>It took too long to arrive.</summary>
    public static readonly ProblemKind TimedOut = new(
        "timed_out", StatusCodes.Status408RequestTimeout, "Timed out", "The request took too long to arrive.", "Send it again, faster.");

    /// <summary>What is there already is in the way.</summary>
    public static readonly ProblemKind Conflict = new(
        "conflict", StatusCodes.Status409Conflict, "Conflict", "What is there already is in the way.", "Look at what is there, and choose another name or another change.");

    /// <summary>The first request with this key has not been answered yet.</summary>
    public static readonly ProblemKind KeyInUse = new(
        "key_in_use", StatusCodes.Status409Conflict, "Idempotency key in use", "The first request with this `Idempotency-Key` is still running.", "Wait as `Retry-After` says and send it again.");

    /// <summary>The machine was removed.</summary>
    public static readonly ProblemKind MachineRemoved = new(
        "machine_removed", StatusCodes.Status409Conflict, "Machine removed", "A machine with this key was removed.", "Enrol it with a new key of its own.");

    /// <summary>The proof of a machine's log begins at another size than the one that is held; <c>size</c> is that one.</summary>
    public static readonly ProblemKind ProofFrom = new(
        "proof_from", StatusCodes.Status409Conflict, "Proof wanted", "The proof does not begin at the checkpoint that is held here.", "Prove that the log has grown from `size` on.");

    /// <summary>A machine's request was sent twice.</summary>
    public static readonly ProblemKind Replayed = new(
        "replayed", StatusCodes.Status409Conflict, "Replayed", "This request was received before.", "Sign it anew, with a nonce of its own.");

    /// <summary>The rollout cannot do that now.</summary>
    public static readonly ProblemKind RolloutState = new(
        "rollout_state", StatusCodes.Status409Conflict, "Not in this state", "The rollout cannot do this now.", "Look at its state; `detail` says what is in the way.");

    /// <summary>The organisation has as many machines as it may.</summary>
    public static readonly ProblemKind TooManyMachines = new(
        "too_many_machines", StatusCodes.Status409Conflict, "Too many machines", "The organisation has as many machines as it may have.", "Remove some that are gone.");

    /// <summary>The body is larger than this route takes.</summary>
    public static readonly ProblemKind TooLarge = new(
        "too_large", StatusCodes.Status413PayloadTooLarge, "Too large", "The body is larger than this address takes.", "Send less.");

    /// <summary>A body of another kind.</summary>
    public static readonly ProblemKind UnsupportedMediaType = new(
        "unsupported_media_type", StatusCodes.Status415UnsupportedMediaType, "Unsupported media type", "This address does not take a body of this type.", "Send the type that the API description names.");

    /// <summary>A compressed body.</summary>
    public static readonly ProblemKind UnsupportedEncoding = new(
        "unsupported_encoding", StatusCodes.Status415UnsupportedMediaType, "Unsupported encoding", "Bodies are taken as they are, not compressed.", "Send it without `Content-Encoding`.");

    /// <summary>The organisation is served elsewhere; <c>region</c> and <c>address</c> say where.</summary>
    public static readonly ProblemKind OtherRegion = new(
        "other_region", StatusCodes.Status421MisdirectedRequest, "Other region", "This organisation is in a region that another server has.", "Ask the server that `address` names.");

    /// <summary>The key came before, with another request.</summary>
    public static readonly ProblemKind KeyReused = new(
        "key_reused", StatusCodes.Status422UnprocessableEntity, "Idempotency key reused", "This `Idempotency-Key` came before, with another request.", "Use a new key for a new request.");

    /// <summary>What was sent is no release that machines would take over.</summary>
    public static readonly ProblemKind ReleaseRefused = new(
        "release_refused", StatusCodes.Status422UnprocessableEntity, "Release refused", "Machines would not take this release.", "`detail` says why; build and sign it anew.");

    /// <summary>A caller has as many idempotency keys as are kept for one.</summary>
    public static readonly ProblemKind TooManyKeys = new(
        "too_many_keys", StatusCodes.Status429TooManyRequests, "Too many idempotency keys", "You have used as many idempotency keys as are kept.", "Wait as `Retry-After` says, or send it without a key.");

    /// <summary>More than one's share.</summary>
    public static readonly ProblemKind TooManyRequests = new(
        "too_many_requests", StatusCodes.Status429TooManyRequests, "Too many requests", "There were too many requests.", "Wait as `Retry-After` says.");

    /// <summary>The server could not do it.</summary>
    public static readonly ProblemKind ServerFailed = new(
        "server_failed", StatusCodes.Status500InternalServerError, "Server failed", "The server could not do this. Its operator finds the cause in the log.", "Tell the operator what `X-Request-ID` says.");

    /// <summary>The organisation is on its way to another region.</summary>
    public static readonly ProblemKind Moving = new(
        "moving", StatusCodes.Status503ServiceUnavailable, "Being moved", "This organisation is being moved to another region.", "Wait as `Retry-After` says and send it again.");

    /// <summary>The server cannot work right now.</summary>
    public static readonly ProblemKind NotReady = new(
        "not_ready", StatusCodes.Status503ServiceUnavailable, "Not ready", "The server is not ready.", "Wait as `Retry-After` says; another server may be ready.");

    /// <summary>Every kind, by status and code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        ClockDiffers, FormExpired, InvalidCursor, InvalidRequest, ProofWrong, SignInNeeded, CrossSite, EnrolmentKeySpent, NotAllowed, NotFound, MethodNotAllowed, TimedOut,
        Conflict, KeyInUse, MachineRemoved, ProofFrom, Replayed, RolloutState, TooManyMachines, TooLarge, UnsupportedEncoding, UnsupportedMediaType, OtherRegion, KeyReused,
        ReleaseRefused, TooManyKeys, TooManyRequests, ServerFailed, Moving, NotReady,
    ];

    /// <summary>The kind that a bare status stands for.</summary>
    internal static ProblemKind Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => SignInNeeded,
        StatusCodes.Status403Forbidden => NotAllowed,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => TimedOut,
        StatusCodes.Status409Conflict => Conflict,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        StatusCodes.Status429TooManyRequests => TooManyRequests,
        StatusCodes.Status503ServiceUnavailable => NotReady,
        >= StatusCodes.Status500InternalServerError => ServerFailed,
        _ => InvalidRequest,
    };
}
