using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>Grants and withdraws waivers, which are part of the subject.</summary>
internal static class WaiverForms
{
    /// <summary>Whether the caller may grant and withdraw waivers.</summary>
    public static async ValueTask<bool> AreAllowedAsync(DashboardCall call) =>
        call.MayAct && call.Lifecycle.Pages.WaiverPolicy is { } policy
        && await Permissions.AdmitsAsync(call.Http, policy).ConfigureAwait(false);

    public static async ValueTask<(FormOutcome? Outcome, long? Version)> ActAsync(DashboardCall call, PostedForm form)
    {
        if (!await AreAllowedAsync(call).ConfigureAwait(false))
            throw RequestException.Forbidden("You may not waive a criterion here.");

        var (isGrant, id) = (form.Required("do") == "waive", form.Required("criterion"));
        var criterion = call.Lifecycle.Criteria.FirstOrDefault(each => each.Id == id)
            ?? throw RequestException.Bad($"{call.Lifecycle.Name} has no criterion \"{ShortText.Of(id)}\".");
        if (isGrant && criterion.Severity != Severity.Waivable)
            throw RequestException.Bad($"{id} is {criterion.Severity.ToString().ToLowerInvariant()}, not waivable.");

        var waivers = call.Lifecycle.Pages.Waivers!;
        var (reason, requester) = (form.Reason, waivers.HasRequester && isGrant ? form.Text("requestedBy") : null);
        if (reason is null && (isGrant || waivers.HasRequester))
            return (Failed($"A {(isGrant ? "waiver" : "withdrawal")} needs a reason."), null);
        if (waivers.HasRequester && isGrant && requester is null)
            return (Failed("A waiver needs someone who asks for it."), null);
        if (requester?.Length > PostedForm.LongestName)
            return (Failed($"A name has at most {PostedForm.LongestName} characters."), null);

        var actor = call.Actor
            ?? throw RequestException.Forbidden("A waiver needs someone who grants it. Sign in.");
        var change = new WaiverChange(
            call.Http, new(id, actor, reason ?? "", call.Now, isGrant ? Until(form) : null), requester);
        try
        {
            var command = new TransitionCommand
            {
                Actor = actor,
                Reason = $"{(isGrant ? "Waived" : "Withdrew the waiver of")} {id}"
                    + (reason is null ? "" : $": {reason}"),
                ExpectedVersion = form.Number("version"),
                CommandId = form.Required("command"),
            };
            var changed = await call.Manager
                .UpdateAsync(
                    call.Id,
                    subject => isGrant
                        ? waivers.Granted(call.Manager, subject, change)
                        : waivers.Withdrawn(call.Manager, subject, change),
                    command,
                    call.Stopping)
                .ConfigureAwait(false);
            return (null, changed.Version);
        }
        catch (WaiverDeniedException exception)
        {
            return (Failed(exception.Message, StatusCodes.Status422UnprocessableEntity), null);
        }
        catch (ConcurrencyConflictException exception)
        {
            return (Failed(exception.Message, StatusCodes.Status409Conflict), null);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // The subject has no such list, or not of waivers.
            DashboardLog.Failed(call.Http, exception, $"the waiver of {id}");
            return (Failed($"The waiver was not stored: {exception.Message}"), null);
        }
    }

    private static FormOutcome Failed(string message, int status = StatusCodes.Status400BadRequest) =>
        new() { Status = status, Message = message };

    /// <summary>The end of a day, in UTC; <see langword="null"/> for no end.</summary>
    private static DateTimeOffset? Until(PostedForm form) => form.Text("until") switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day) && day < DateOnly.MaxValue => new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero),
        var text => throw RequestException.Bad($"\"{ShortText.Of(text)}\" is no day, such as 2026-03-01."),
    };
}
