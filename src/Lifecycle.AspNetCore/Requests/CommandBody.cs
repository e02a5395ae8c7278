using System.Text.Json;

namespace Lifecycle.AspNetCore;

/// <summary>The body of a request that changes an instance: why, and with what. Immutable.</summary>
/// <param name="Reason">Why; <see langword="null"/> if the client does not say.</param>
/// <param name="Content">The subject, payload or patch; <see langword="null"/> if there is none.</param>
internal sealed record CommandBody(string? Reason, JsonElement? Content)
{
    /// <summary>Reads an object of a reason and one other member.</summary>
    /// <param name="call">The request.</param>
    /// <param name="content">The name of the other member.</param>
    /// <exception cref="ProblemException">The body is anything else.</exception>
    public static async ValueTask<CommandBody> ReadAsync(LifecycleCall call, string content)
    {
        if (await RequestBody.ReadAsync(call).ConfigureAwait(false) is not { } json)
            return new(null, null);

        if (json.ValueKind != JsonValueKind.Object)
            throw Invalid($"The body has to be an object with {content} and reason, both optional.");

        string? reason = null;
        JsonElement? found = null;
        foreach (var member in json.EnumerateObject())
        {
            if (member.NameEquals(content))
                found = member.Value;
            else if (member.NameEquals("reason"))
                reason = Text(member.Value);
            else
                throw Invalid(
                    $"The body has a member \"{Shown(member)}\". It may have {content} and reason; who acts is the "
                        + "signed-in caller.");
        }

        return new(reason, found);
    }

    private static string? Text(JsonElement json)
    {
        try
        {
            return json.ValueKind is JsonValueKind.String or JsonValueKind.Null
                ? json.GetString()
                : throw Invalid("The reason has to be a text.");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            throw Invalid("The reason is not valid Unicode.");
        }
    }

    private static string Shown(JsonProperty member) =>
        member.Name.Length <= StoreLimits.LongestId ? member.Name : $"{member.Name[..StoreLimits.LongestId]}…";

    private static ProblemException Invalid(string detail) => new(ProblemKind.Invalid, detail);
}
