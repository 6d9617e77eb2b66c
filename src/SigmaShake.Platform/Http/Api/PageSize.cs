using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace SigmaShake.Platform.Http.Api;

/// <summary>How many items of a list somebody wants on a page.</summary>
/// <param name="Limit">1 to 200; null for 50.</param>
public readonly record struct PageSize([FromQuery(Name = "limit")] int? Limit)
{
    private const int Default = 50;
    private const int Most = 200;

    /// <summary>The number.</summary>
    public int Value => Limit ?? Default;

    /// <summary>What is wrong with it, or null.</summary>
    public IResult? Problem => Value is >= 1 and <= Most ? null : Problems.Invalid($"`limit` has to be 1 to {Most}.");

    /// <summary>The page of what was found, one more than fits on it if there is a next one.</summary>
    public ListPage<T> PageOf<T>(IReadOnlyList<T> found, Func<T, string> cursorAfter) =>
        found.Count > Value ? new ListPage<T>([.. found.Take(Value)], cursorAfter(found[Value - 1])) : new ListPage<T>(found);
}
