using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore;

/// <summary>Grants and withdraws waivers, which are a list in the subject.</summary>
internal static class WaiverEndpoints
{
    public static async ValueTask<IResult> GrantAsync(LifecycleCall call)
    {
        var criterion = await WaivableAsync(call).ConfigureAwait(false);
        var body = await CommandBody.ReadAsync(call, "expiresAt").ConfigureAwait(false);
        var command = call.Command($"waive {criterion}", body);
        if (string.IsNullOrWhiteSpace(body.Reason))
            throw new ProblemException(ProblemKind.Invalid, "The body has to have a reason for the waiver.");

        var now = (call.Http.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
        var waiver = new Waiver(
            criterion,
            command.Actor ?? throw new ProblemException(ProblemKind.Forbidden, "Someone has to grant the waiver."),
            body.Reason,
            now,
            Expiry(body.Content));
        return await ChangeAsync(call, command, criterion, waiver).ConfigureAwait(false);
    }

    public static async ValueTask<IResult> WithdrawAsync(LifecycleCall call)
    {
        var criterion = await WaivableAsync(call).ConfigureAwait(false);
        var command = call.Command($"withdraw {criterion}", new(null, null));
        return await ChangeAsync(call, command, criterion, waiver: null).ConfigureAwait(false) with
        {
            Status = StatusCodes.Status204NoContent,
            Body = default,
        };
    }

    private static ValueTask<Answer> ChangeAsync(
        LifecycleCall call, TransitionCommand command, string criterion, Waiver? waiver) =>
        SubjectEndpoints.ChangeAsync(call, command, change => call.Manager.UpdateAsync(
            call.Id,
            subject => With(subject, call.Options.WaiverMember!, criterion, waiver),
            change,
            call.Cancelled));

    /// <summary>The subject with another waiver of a criterion, or without one.</summary>
    private static JsonElement With(JsonElement subject, string list, string criterion, Waiver? waiver) =>
        JsonText.Element(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in subject.EnumerateObject().Where(each => !each.NameEquals(list)))
                member.WriteTo(writer);
            writer.WriteStartArray(list);
            if (subject.TryGetProperty(list, out var waivers) && waivers.ValueKind == JsonValueKind.Array)
            {
                foreach (var other in waivers.EnumerateArray())
                {
                    if (other.GetProperty("criterionId").GetString() != criterion)
                        other.WriteTo(writer);
                }
            }

            if (waiver is not null)
                JsonSerializer.Serialize(writer, waiver, WaiverJson.Default.Waiver);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    private static async ValueTask<string> WaivableAsync(LifecycleCall call)
    {
        await call.AuthorizeAsync(call.Options.WaiverPolicy).ConfigureAwait(false);
        var id = call.Criterion;
        var criterion = call.Manager.Graph.Criteria.FirstOrDefault(each => each.Id == id)
            ?? throw new ProblemException(
                ProblemKind.Invalid, $"{call.Manager.Name} has no criterion \"{ShortText.Of(id)}\".");
        return criterion.Severity == Severity.Waivable
            ? id
            : throw new ProblemException(
                ProblemKind.NotWaivable, $"{id} is {criterion.Severity.ToString().ToLowerInvariant()}.");
    }

    private static DateTimeOffset? Expiry(JsonElement? json) => json switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text when text.TryGetDateTimeOffset(out var instant) => instant,
        _ => throw new ProblemException(
            ProblemKind.Invalid, "expiresAt has to be an instant, such as 2026-03-01T12:00:00Z."),
    };
}
