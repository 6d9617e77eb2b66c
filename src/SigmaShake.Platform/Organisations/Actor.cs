namespace SigmaShake.Platform.Organisations;

/// <summary>What kind of somebody acts.</summary>
public enum ActorKind
{
    /// <summary>The server itself.</summary>
    Server,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A program that an organisation lets in.</summary>
    ServiceAccount,

    /// <summary>A machine that is enrolled.</summary>
    Machine,

    /// <summary>Whoever holds a key to enrol a machine with.</summary>
    EnrolmentKey,
}

/// <summary>Who acts: what ledgers name. Made by authentication.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Id">Never changes; unique within the kind.</param>
/// <param name="Name">As they are shown.</param>
/// <param name="Token">The id of the token that they showed; null for another credential.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name, string? Token = null)
{
    /// <summary>The server, on its own account.</summary>
    public static readonly Actor Server = new(ActorKind.Server, "server", "server");

    /// <summary>A person.</summary>
    public static Actor Of(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new Actor(ActorKind.Person, person.Id.ToString(), person.Name);
    }
}
