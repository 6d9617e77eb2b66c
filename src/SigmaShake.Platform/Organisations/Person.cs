using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Organisations;

/// <summary>Somebody who has signed in.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Name">As they are shown.</param>
/// <param name="IsOperator">Whether they run this server: they may make organisations, and see none that they are not in.</param>
public sealed record Person(Guid Id, string Name, bool IsOperator)
{
    /// <summary>Hands whoever has signed in to a handler that asks for them.</summary>
    public static ValueTask<Person?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(context.Features.Get<Person>());
    }
}
