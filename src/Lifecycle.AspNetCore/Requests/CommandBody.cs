using System.Globalization;
using System.Text.Json;

namespace Lifecycle.AspNetCore;

/// <summary>The body of a request that changes an instance: why, and with what. Immutable.</summary>
/// <param name="Reason">Why; <see langword="null"/> if the client does not say.</param>
/// <param name="Content">
/// The subject, payload or patch, or an object of several members; <see langword="null"/> if there is none.
/// </param>
internal sealed record CommandBody(string? Reason, JsonElement? Content)
{
    /// <summary>Reads an object of a reason and one other member.</summary>
    /// <param name="call">The request.</param>
    /// <param name="content">The name of the other member.</param>
    /// <exception cref="ProblemException">The body is anything else.</exception>
    public static async ValueTask<CommandBody> ReadAsync(LifecycleCall call, string content)
    {
        var (reason, others) = await MembersAsync(call, [content]).ConfigureAwait(false);
        return new(reason, others.TryGetValue(content, out var found) ? found : null);
    }

    /// <summary>Reads an object of a reason and other members, which are the content.</summary>
    /// <exception cref="ProblemException">The body is anything else.</exception>
    public static async ValueTask<CommandBody> ReadAsync(LifecycleCall call, IReadOnlyList<string> names)
    {
        var (reason, others) = await MembersAsync(call, names).ConfigureAwait(false);
        return new(reason, JsonText.Element(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in others)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }));
    }

    /// <summary>The text of a member of the content; <see langword="null"/> if it is absent or null.</summary>
    /// <exception cref="ProblemException">It is no text.</exception>
    public string? Text(string name) =>
        Content?.TryGetProperty(name, out var member) == true ? Text(member, name) : null;

    /// <exception cref="ProblemException">The reason is too long.</exception>
    public static string? CheckReason(string? reason) => reason?.Length > EndpointDescription.LongestReason
        ? throw Invalid(string.Create(
            CultureInfo.InvariantCulture,
            $"A reason has at most {EndpointDescription.LongestReason} characters, and this one has {reason.Length}."))
        : reason;

    private static async ValueTask<(string? Reason, Dictionary<string, JsonElement> Others)> MembersAsync(
        LifecycleCall call, IReadOnlyList<string> names)
    {
        var others = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (await RequestBody.ReadAsync(call).ConfigureAwait(false) is not { } json)
            return (null, others);

        var known = string.Join(", ", names);
        if (json.ValueKind != JsonValueKind.Object)
            throw Invalid($"The body has to be an object with {known} and reason.");

        string? reason = null;
        foreach (var member in json.EnumerateObject())
        {
            if (names.Contains(member.Name))
                others.Add(member.Name, member.Value);
            else if (member.NameEquals("reason"))
                reason = CheckReason(Text(member.Value, "reason"));
            else
                throw Invalid(
                    $"The body has a member \"{ShortText.Of(member.Name)}\". It may have {known} and reason; who acts "
                        + "is the signed-in caller.");
        }

        return (reason, others);
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.String or JsonValueKind.Null
            ? json.GetString()
            : throw Invalid($"{name} has to be a text.");

    private static ProblemException Invalid(string detail) => new(ProblemKind.Invalid, detail);
}
