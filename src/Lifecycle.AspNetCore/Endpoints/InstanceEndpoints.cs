using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Lists, starts and reads instances.</summary>
internal static class InstanceEndpoints
{
    public static async ValueTask<IResult> ListAsync(LifecycleCall call)
    {
        var page = PageQuery.Read(call);
        var found = new List<ManagedInstance<string, JsonElement>>();
        await foreach (var instance in call.Manager.FindAsync(page.Filter, call.Cancelled).ConfigureAwait(false))
            found.Add(instance);

        var shown = found.Take(page.Limit).ToArray();
        var hasMore = found.Count > shown.Length;
        return new Answer(JsonText.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("instances");
            foreach (var instance in shown)
                InstanceJson.Write(writer, call, instance);
            writer.WriteEndArray();
            writer.WriteBoolean("hasMore", hasMore);
            writer.WriteEndObject();
        }))
        {
            Link = hasMore && page.Filter.DueBy is null
                ? $"<{call.Links.All}{page.Next(shown[^1].Id)}>; rel=\"next\""
                : null,
        };
    }

    public static async ValueTask<IResult> StartAsync(LifecycleCall call)
    {
        var id = call.NewId;
        Preconditions.RequireNew(call);
        var body = await CommandBody.ReadAsync(call, "subject").ConfigureAwait(false);
        if (body.Content is not { } subject)
            throw new ProblemException(ProblemKind.Invalid, "The body has to have a subject.");

        SubjectEndpoints.CheckWaivers(call, subject);
        LifecycleCall.Check(() => call.Manager.CheckSubject(subject));
        var start = await call.Manager
            .TryStartAsync(id, subject, call.Command("start", body), call.Cancelled)
            .ConfigureAwait(false);
        return start.Instance is { } instance
            ? InstanceJson.Answer(call, instance) with
            {
                Status = StatusCodes.Status201Created,
                Location = call.Links.Instance(id),
            }
            : GateProblems.Refused(start.Report);
    }

    public static async ValueTask<IResult> ReadAsync(LifecycleCall call)
    {
        var instance = await call.Manager.GetAsync(call.Id, call.Cancelled).ConfigureAwait(false);

        // Another revision may have moved the instance to another stage without a new version.
        return instance.Stored.DefinitionRevision == call.Manager.DefinitionRevision
            && Preconditions.IsKnown(call, instance.Version)
                ? new NotModified(instance.Version)
                : InstanceJson.Answer(call, instance);
    }
}
