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
        var result = await call.Manager.TryFireAsync(id, trigger, command, call.Cancelled).ConfigureAwait(false);
        return result.Accepted
            ? new Answer(result.ToJson()) { Version = result.Version }
            : GateProblems.Of(call, id, result, command.ExpectedVersion);
    }

    public static async ValueTask<IResult> EvaluateAsync(LifecycleCall call)
    {
        var trigger = call.Trigger;
        var body = await CommandBody.ReadAsync(call, Payload).ConfigureAwait(false);
        var command = call.Command(body.Reason) with { Payload = call.ReadPayload(trigger, body.Content) };
        var report = await call.Manager
            .EvaluateAsync(call.Id, trigger, command, call.Cancelled)
            .ConfigureAwait(false);
        return new Answer(report.ToJson());
    }

    public static async ValueTask<IResult> ProspectsAsync(LifecycleCall call)
    {
        var prospects = await call.Manager
            .EvaluateAllAsync(call.Id, call.Command(), call.Cancelled)
            .ConfigureAwait(false);
        return new Answer(prospects.ToJson());
    }

    public static async ValueTask<IResult> PlanAsync(LifecycleCall call)
    {
        var goals = call.Http.Request.Query["goal"];
        if (goals.Count != 1)
            throw new ProblemException(ProblemKind.Invalid, "Name one stage to reach: plan?goal=…");

        var plan = await call.Manager
            .PlanAsync(call.Id, call.Stage(goals[0]), call.Command(), call.Cancelled)
            .ConfigureAwait(false);
        return new Answer(plan.ToJson());
    }
}
