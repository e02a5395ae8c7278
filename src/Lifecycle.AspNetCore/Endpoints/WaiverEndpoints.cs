using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Grants and withdraws waivers, which are part of the subject.</summary>
internal static class WaiverEndpoints
{
    private const string ExpiresAt = "expiresAt";
    private const string RequestedBy = "requestedBy";

    public static async ValueTask<IResult> GrantAsync(LifecycleCall call)
    {
        var (criterion, waivers) = await WaivableAsync(call).ConfigureAwait(false);
        var body = await CommandBody
            .ReadAsync(call, waivers.HasRequester ? [ExpiresAt, RequestedBy] : [ExpiresAt])
            .ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(body.Reason))
            throw new ProblemException(ProblemKind.Invalid, "The body has to have a reason for the waiver.");

        var command = call.Command($"waive {criterion}", body);
        var expiry = body.Text(ExpiresAt) is { } text ? Instants.Read(text, ExpiresAt) : (DateTimeOffset?)null;
        var change = Change(call, criterion, command, body.Reason, expiry, body.Text(RequestedBy));
        return await SubjectEndpoints
            .ChangeAsync(call, command, subject =>
                SubjectEndpoints.Checked(call, waivers.Granted(call.Manager, subject, change)))
            .ConfigureAwait(false);
    }

    public static async ValueTask<IResult> WithdrawAsync(LifecycleCall call)
    {
        var (criterion, waivers) = await WaivableAsync(call).ConfigureAwait(false);
        var reason = PageQuery.Single(call.Http.Request.Query, "reason");
        var command = call.Command($"withdraw {criterion}", new(CommandBody.CheckReason(reason), null));
        var change = Change(call, criterion, command, reason ?? "", expiry: null, requestedBy: null);
        return await SubjectEndpoints
            .ChangeAsync(call, command, subject =>
                SubjectEndpoints.Checked(call, waivers.Withdrawn(call.Manager, subject, change)))
            .ConfigureAwait(false) with
        {
            Status = StatusCodes.Status204NoContent,
            Body = default,
            Tag = null,
        };
    }

    private static WaiverChange Change(
        LifecycleCall call,
        string criterion,
        TransitionCommand command,
        string reason,
        DateTimeOffset? expiry,
        string? requestedBy)
    {
        var actor = command.Actor
            ?? throw new ProblemException(ProblemKind.Forbidden, "Someone has to grant or withdraw the waiver.");
        return new(call.Http, new(criterion, actor, reason, call.Time.GetUtcNow(), expiry), requestedBy);
    }

    private static async ValueTask<(string Criterion, IWaivers Waivers)> WaivableAsync(LifecycleCall call)
    {
        await call.AuthorizeAsync(call.Options.WaiverPolicy).ConfigureAwait(false);
        var id = call.Criterion;
        var criterion = call.Manager.Graph.Criteria.FirstOrDefault(each => each.Id == id)
            ?? throw new ProblemException(
                ProblemKind.Invalid, $"{call.Manager.Name} has no criterion \"{ShortText.Of(id)}\".");
        return criterion.Severity == Severity.Waivable
            ? (id, call.Options.Waivers!)
            : throw new ProblemException(
                ProblemKind.NotWaivable, $"{id} is {criterion.Severity.ToString().ToLowerInvariant()}.");
    }
}
