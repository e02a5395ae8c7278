using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>Does what the forms about an instance ask for.</summary>
internal static class InstanceForms
{
    /// <returns>What is to be shown, or, if all went well, the version that it led to.</returns>
    public static async ValueTask<(FormOutcome? Outcome, long? Version)> ActAsync(DashboardCall call, PostedForm form)
    {
        switch (form.Required("do"))
        {
            case "fire":
                return await FireAsync(call, form).ConfigureAwait(false);
            case "check":
                return (await CheckAsync(call, form).ConfigureAwait(false), null);
            case "waive" or "withdraw":
                return await WaiverForms.ActAsync(call, form).ConfigureAwait(false);
            case var other:
                throw RequestException.Bad($"The dashboard cannot \"{ShortText.Of(other)}\" an instance.");
        }
    }

    private static async ValueTask<(FormOutcome? Outcome, long? Version)> FireAsync(
        DashboardCall call, PostedForm form)
    {
        var (id, trigger) = (call.Id, Trigger(call, form));
        var draft = Draft(form, trigger);
        TransitionCommand command;
        try
        {
            command = Command(call, form, trigger) with
            {
                ExpectedVersion = form.Number("version"),
                CommandId = form.Required("command"),
            };
        }
        catch (ArgumentException exception)
        {
            return (draft with { Message = exception.Message }, null);
        }

        TransitionResult<string, string> result;
        try
        {
            result = await call.Manager.TryFireAsync(id, trigger, command, call.Stopping).ConfigureAwait(false);
        }
        catch (FollowUpFailedException<string, string> exception)
        {
            DashboardLog.Failed(call.Http, exception, trigger);
            return (
                draft with
                {
                    Status = StatusCodes.Status500InternalServerError,
                    Message = $"{call.Lifecycle.TriggerName(trigger)} was taken and is on record, but "
                        + $"{call.Lifecycle.TriggerName(exception.Trigger)}, which follows it, was not: "
                        + ExceptionText.Of(exception.InnerException ?? exception),
                },
                null);
        }
        catch (Exception exception) when (IsOfTheStep(exception))
        {
            DashboardLog.Failed(call.Http, exception, trigger);
            return (
                draft with
                {
                    Status = StatusCodes.Status500InternalServerError,
                    Message = $"{call.Lifecycle.TriggerName(trigger)} failed, and nothing was changed by it: "
                        + ExceptionText.Of(exception),
                },
                null);
        }

        if (result.Accepted)
            return (null, result.Version);

        return (
            draft with
            {
                Status = result.Outcome == TransitionOutcome.Refused
                    ? StatusCodes.Status422UnprocessableEntity
                    : StatusCodes.Status409Conflict,
                Message = Refusal(result.Report),
                Report = result.Outcome == TransitionOutcome.Conflict ? null : result.Report,
            },
            null);
    }

    private static async ValueTask<FormOutcome> CheckAsync(DashboardCall call, PostedForm form)
    {
        var (id, trigger) = (call.Id, Trigger(call, form));
        var draft = Draft(form, trigger);
        try
        {
            var report = await call.Manager
                .EvaluateAsync(id, trigger, Command(call, form, trigger), call.Cancelled)
                .ConfigureAwait(false);
            return draft with
            {
                Status = StatusCodes.Status200OK,
                Message = report.Passed
                    ? $"{report.Trigger} was checked: nothing blocks it. Nothing was fired."
                    : $"{report.Trigger} was checked: {Reading.Sum(report)}. Nothing was fired.",
                Report = report,
            };
        }
        catch (ArgumentException exception)
        {
            return draft with { Message = exception.Message };
        }
    }

    /// <summary>What is thrown while the step is taken, apart from what every page handles.</summary>
    private static bool IsOfTheStep(Exception exception) => exception
        is not (RequestException or OperationCanceledException or LifecycleStoreException or InstanceNotFoundException);

    private static FormOutcome Draft(PostedForm form, string trigger) => new()
    {
        Status = StatusCodes.Status400BadRequest,
        Message = "",
        Trigger = trigger,
        Reason = form.Text("reason"),
        Payload = form.Text("payload"),
    };

    private static string Trigger(DashboardCall call, PostedForm form) =>
        form.Required("trigger") is var trigger && call.Lifecycle.Graph.TryFind(trigger, out _)
            ? trigger
            : throw RequestException.Bad($"{call.Lifecycle.Name} has no trigger \"{ShortText.Of(trigger)}\".");

    /// <exception cref="ArgumentException">The payload is not what the trigger carries.</exception>
    private static TransitionCommand Command(DashboardCall call, PostedForm form, string trigger) => new()
    {
        Actor = call.Actor,
        Reason = form.Reason,
        Payload = form.Text("payload") is { } payload ? Payload(call, trigger, payload) : null,
    };

    private static object? Payload(DashboardCall call, string trigger, string payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            return call.Manager.ReadPayload(trigger, json.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The payload is no JSON: {exception.Message}", exception);
        }
    }

    private static string Refusal(GateReport report) => report.Outcome switch
    {
        TransitionOutcome.Refused =>
            $"{report.Trigger} was refused: {Reading.Sum(report)}. The refusal is on record, and nothing was changed.",
        TransitionOutcome.Conflict =>
            $"{report.Trigger} was not fired, because the instance has changed since this page was loaded"
                + $"{(report.Reason is null ? "" : $": {report.Reason}")}. Look at it as it is now, and decide again.",
        _ => $"{report.Trigger} is not permitted in {report.From}. Nothing was changed.",
    };
}
