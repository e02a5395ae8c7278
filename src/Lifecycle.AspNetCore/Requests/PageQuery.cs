using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Which instances a client asks for. Immutable.</summary>
/// <param name="Filter">The filter, which finds one instance more than the page has.</param>
/// <param name="Limit">How many instances the page has at most.</param>
internal sealed record PageQuery(InstanceFilter<string> Filter, int Limit)
{
    /// <exception cref="ProblemException">The query is not valid.</exception>
    public static PageQuery Read(LifecycleCall call)
    {
        var query = call.Http.Request.Query;
        var limit = Limited(Single(query, "limit"), call.Options);
        var (dueBy, after) = (Single(query, "dueBy"), Single(query, "after"));
        if (dueBy is not null && after is not null)
            throw Invalid("dueBy orders the instances by due date, and after needs the order of their ids.");

        var blockedBy = Single(query, "blockedBy");
        LifecycleCall.Check(() =>
        {
            StoredText.Check(after, nameof(after));
            StoredText.Check(blockedBy, nameof(blockedBy));
        });
        var filter = new InstanceFilter<string>
        {
            Stages = query["stage"] is { Count: > 0 } stages ? [.. stages.Select(call.Stage)] : null,
            BlockedBy = blockedBy,
            Limit = limit + 1,
        };

        // A plus sign that is not escaped arrives as a space.
        var due = dueBy is null ? (DateTimeOffset?)null : Instants.Read(dueBy.Replace(' ', '+'), "dueBy");
        return new(due is null ? filter with { After = after } : filter with { DueBy = due }, limit);
    }

    /// <summary>The query of the page behind an instance.</summary>
    public QueryString Next(string last)
    {
        List<KeyValuePair<string, string?>> query = [];
        foreach (var stage in Filter.Stages ?? [])
            query.Add(new("stage", stage));
        if (Filter.BlockedBy is { } blockedBy)
            query.Add(new("blockedBy", blockedBy));
        query.Add(new("after", last));
        query.Add(new("limit", Limit.ToString(CultureInfo.InvariantCulture)));
        return QueryString.Create(query);
    }

    /// <exception cref="ProblemException">It is there more than once.</exception>
    public static string? Single(IQueryCollection query, string name) => query[name] switch
    {
        [] => null,
        [var only] => only,
        _ => throw Invalid($"{name} is there more than once."),
    };

    private static int Limited(string? text, LifecycleHttpOptions options)
    {
        if (text is null)
            return options.PageSize;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit >= 1 && limit <= options.LargestPage
                ? limit
                : throw Invalid($"limit has to be 1 to {options.LargestPage}.");
    }

    private static ProblemException Invalid(string detail) => new(ProblemKind.Invalid, detail);
}
