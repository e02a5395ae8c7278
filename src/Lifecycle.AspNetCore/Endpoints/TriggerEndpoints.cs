using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Fires triggers, and tells what firing them would do.</summary>
internal static class TriggerEndpoints
{
    private const string Payload = "payload";

    public static async ValueTask<IResult> FireAsync(LifecycleCall call)
    {
        var (id, trigger) = (call.Id, call.Trigger);
        await call.AuthorizeAsync(call.Options.PolicyOf(trigger)).ConfigureAwait(false);
        var body = await CommandBody.ReadAsync(call, Payload).ConfigureAwait(false);
        var payload = call.ReadPayload(trigger, body.Content);
        if (payload is null && call.Manager.PayloadJson(trigger) is not null)
            throw new ProblemException(ProblemKind.Invalid, $"{trigger} carries a payload, and the body has none.");

        var command = call.Command($"fire {trigger}", body) with
        {
            Payload = payload,
            ExpectedVersion = await Preconditions.ExpectedVersionAsync(call).ConfigureAwait(false),
        };

        var result = await call
            .ChangeAsync(limit => call.Manager.TryFireAsync(id, trigger, command, limit))
            .ConfigureAwait(false);
        HttpLog.Faults(call, [result.Report, .. result.FollowUps.Select(each => each.Report)]);
        if (!result.Accepted)
            return GateProblems.Of(call, id, result, command.ExpectedVersion);

        return new Answer(ClientReport.Of(result.ToJson()))
        {
            Tag = command.ExpectedVersion is null
                ? null
                : await TagAfterAsync(call, result.Version).ConfigureAwait(false),
        };
    }

    /// <summary>
    /// The tag of the instance after a change that was made on the version that the client has seen;
    /// <see langword="null"/> if it has changed since. Without such a precondition, a tag would let the client
    /// overwrite what it has not seen.
    /// </summary>
    private static async ValueTask<string?> TagAfterAsync(LifecycleCall call, long? version)
    {
        try
        {
            var present = await call
                .ChangeAsync(limit => call.Manager.TryGetAsync(call.Id, limit))
                .ConfigureAwait(false);
            return present is not null && present.Version == version ? EntityTag.Of(present).ToString() : null;
        }
        catch (Exception exception) when (exception is LifecycleException or ProblemException)
        {
            // The change stands, whether it can be read or not.
            return null;
        }
    }

    public static async ValueTask<IResult> EvaluateAsync(LifecycleCall call)
    {
        var trigger = call.Trigger;
        await call.AuthorizeAsync(call.Options.ReadPolicy, call.Options.PolicyOf(trigger)).ConfigureAwait(false);
        var body = await CommandBody.ReadAsync(call, Payload).ConfigureAwait(false);
        var command = call.Command(body.Reason) with { Payload = call.ReadPayload(trigger, body.Content) };
        var report = await call.Manager
            .EvaluateAsync(call.Id, trigger, command, call.Cancelled)
            .ConfigureAwait(false);
        HttpLog.Faults(call, report);
        return new Answer(ClientReport.Of(report.ToJson()));
    }

    public static async ValueTask<IResult> ProspectsAsync(LifecycleCall call)
    {
        var prospects = await call.Manager
            .EvaluateAllAsync(call.Id, call.Command(), call.Cancelled)
            .ConfigureAwait(false);
        HttpLog.Faults(call, [.. prospects.All.Select(each => each.Report)]);
        return new Answer(ClientReport.Of(prospects.ToJson()));
    }

    public static async ValueTask<IResult> PlanAsync(LifecycleCall call)
    {
        var goals = call.Http.Request.Query["goal"];
        if (goals.Count != 1)
            throw new ProblemException(ProblemKind.Invalid, "Name one stage to reach: plan?goal=…");

        var plan = await call.Manager
            .PlanAsync(call.Id, call.Stage(goals[0]), call.Command(), call.Cancelled)
            .ConfigureAwait(false);
        HttpLog.Faults(call, [.. plan.Transitions.Select(each => each.Report)]);
        return new Answer(ClientReport.Of(plan.ToJson()));
    }
}
