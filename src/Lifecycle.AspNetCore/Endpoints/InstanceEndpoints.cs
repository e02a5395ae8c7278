using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Lists, starts and reads instances.</summary>
internal static class InstanceEndpoints
{
    public static async ValueTask<IResult> ListAsync(LifecycleCall call)
    {
        var page = PageQuery.Read(call);
        var found = new List<(string Id, Action<Utf8JsonWriter> Write)>();
        var filter = page.Filter with { Unreadable = Skip };
        await foreach (var instance in call.Manager.FindAsync(filter, call.Cancelled).ConfigureAwait(false))
            found.Add((instance.Id, writer => InstanceJson.Write(writer, call, instance)));

        var shown = found.Take(page.Limit).ToArray();
        var hasMore = found.Count > shown.Length;
        return new Answer(JsonText.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("instances");
            foreach (var (_, write) in shown)
                write(writer);
            writer.WriteEndArray();
            writer.WriteBoolean("hasMore", hasMore);
            writer.WriteEndObject();
        }))
        {
            Link = hasMore && page.Filter.DueBy is null
                ? $"<{call.Links.All}{page.Next(shown[^1].Id)}>; rel=\"next\""
                : null,
        };

        // One row that cannot be read takes no other from the list.
        void Skip(UnreadableRow row)
        {
            HttpLog.Unreadable(call.Http, row.Exception, row.Lifecycle, row.InstanceId);
            var problem = row.Exception is StrandedInstanceException ? ProblemKind.Stranded : ProblemKind.Failed;
            found.Add((row.InstanceId, writer => InstanceJson.WriteUnreadable(writer, call, row, problem)));
        }
    }

    public static async ValueTask<IResult> StartAsync(LifecycleCall call)
    {
        await call.AuthorizeAsync(call.Options.StartPolicy).ConfigureAwait(false);
        var id = call.NewId;
        Preconditions.RequireNew(call);

        // Gate and actions of a start run only if it can succeed. With a key, the manager looks.
        if (call.Key is null && await ExistsAsync(call, id).ConfigureAwait(false))
            throw new InstanceExistsException(call.Manager.Name, id);

        var body = await CommandBody.ReadAsync(call, "subject").ConfigureAwait(false);
        if (body.Content is not { } subject)
            throw new ProblemException(ProblemKind.Invalid, "The body has to have a subject.");

        LifecycleCall.Check(() => call.Manager.CheckSubject(subject), "subject");
        KnownMembers.Check(call.Manager.SubjectJson, subject, "subject", ProblemKind.Invalid);
        WaiverGuard.Check([], call.Manager.WaiversOf(subject), subject);

        var command = call.Command("start", body);
        var start = await call
            .ChangeAsync(limit => call.Manager.TryStartAsync(id, subject, command, limit))
            .ConfigureAwait(false);
        HttpLog.Faults(call, start.Report);
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
        Preconditions.RequireMatch(call, instance);
        var answer = InstanceJson.Answer(call, instance);
        return Preconditions.IsKnown(call, answer.Tag!) ? new NotModified(answer.Tag!) : answer;
    }

    private static async ValueTask<bool> ExistsAsync(LifecycleCall call, string id)
    {
        try
        {
            return await call.Manager.TryGetAsync(id, call.Cancelled).ConfigureAwait(false) is not null;
        }
        catch (StrandedInstanceException)
        {
            return true;
        }
    }
}
