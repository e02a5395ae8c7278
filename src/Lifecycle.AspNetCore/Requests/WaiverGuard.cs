using System.Text.Json;

namespace Lifecycle.AspNetCore;

/// <summary>
/// Refuses bodies that would set or withdraw waivers, which have endpoints of their own, or none. A definition may also
/// read waivers from elsewhere, such as a register: only those that are written in the body count.
/// </summary>
internal static class WaiverGuard
{
    /// <param name="before">The waivers before; none at a start.</param>
    /// <param name="after">The waivers that the body leads to.</param>
    /// <param name="body">The subject or the patch of the client.</param>
    /// <param name="subject">The subject that a patch is applied to.</param>
    /// <exception cref="ProblemException">The body sets or withdraws one.</exception>
    public static void Check(
        IReadOnlyList<Waiver> before, IReadOnlyList<Waiver> after, JsonElement body, JsonElement subject = default)
    {
        var (former, latter) = (before.Select(Json).ToHashSet(), after.Select(Json).ToHashSet());
        var isSet = after.Any(each => !former.Contains(Json(each)) && Mentions(body, each.CriterionId));
        var isWithdrawn = before.Any(each =>
            !latter.Contains(Json(each)) && Replaces(body, subject, each.CriterionId));
        if (isSet || isWithdrawn)
            throw new ProblemException(
                ProblemKind.Forbidden, "The body cannot set waivers, which have endpoints of their own.");
    }

    private static string Json(Waiver waiver) => JsonSerializer.Serialize(waiver, WaiverJson.Default.Waiver);

    /// <summary>Whether a patch replaces a member that mentions a criterion.</summary>
    private static bool Replaces(JsonElement patch, JsonElement subject, string criterion) =>
        patch.EnumerateObject().Any(each =>
            subject.TryGetProperty(each.Name, out var replaced) && Mentions(replaced, criterion));

    private static bool Mentions(JsonElement json, string criterion) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!.Contains(criterion, StringComparison.Ordinal),
        JsonValueKind.Array => json.EnumerateArray().Any(each => Mentions(each, criterion)),
        JsonValueKind.Object => json.EnumerateObject().Any(each =>
            each.Name.Contains(criterion, StringComparison.Ordinal) || Mentions(each.Value, criterion)),
        _ => false,
    };
}
