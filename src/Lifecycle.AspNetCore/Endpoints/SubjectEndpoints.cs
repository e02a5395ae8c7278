using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Changes subjects without a trigger.</summary>
internal static class SubjectEndpoints
{
    public static async ValueTask<IResult> PatchAsync(LifecycleCall call)
    {
        await call.AuthorizeAsync(call.Options.PatchPolicy).ConfigureAwait(false);
        if (await RequestBody.ReadAsync(call, isPatch: true).ConfigureAwait(false)
            is not { ValueKind: JsonValueKind.Object } patch)
            throw new ProblemException(ProblemKind.Invalid, "The body has to be an object with the members to change.");

        CheckWaivers(call, patch);
        KnownMembers.Check(call.Manager.SubjectJson, patch, "subject", ProblemKind.InvalidSubject);
        return await ChangeAsync(
            call,
            call.Command("patch", new(null, patch)),
            subject => MergePatch.Apply(subject, patch)).ConfigureAwait(false);
    }

    /// <summary>Refuses JSON of a subject with waivers, which only their endpoints grant.</summary>
    public static void CheckWaivers(LifecycleCall call, JsonElement subject)
    {
        if (call.Options.Waivers is { Name: var waivers }
            && subject.ValueKind == JsonValueKind.Object
            && subject.EnumerateObject().Any(each => each.Name.Equals(waivers, StringComparison.OrdinalIgnoreCase)))
            throw new ProblemException(
                ProblemKind.Forbidden, $"The body cannot set {waivers}, which have endpoints of their own.");
    }

    /// <summary>
    /// Changes a subject on the version that the client has seen, and answers with the instance. A client that is gone
    /// does not stop the change half-way.
    /// </summary>
    public static async ValueTask<Answer> ChangeAsync(
        LifecycleCall call, TransitionCommand command, Func<JsonElement, JsonElement> change)
    {
        var expected = await Preconditions.ExpectedVersionAsync(call).ConfigureAwait(false);
        try
        {
            var changed = await call.Manager
                .UpdateAsync(call.Id, Checked, command with { ExpectedVersion = expected }, CancellationToken.None)
                .ConfigureAwait(false);
            return InstanceJson.Answer(call, changed);
        }
        catch (ConcurrencyConflictException)
        {
            var present = await call.Manager.GetAsync(call.Id, call.Cancelled).ConfigureAwait(false);
            throw new ProblemException(
                expected is { } seen && seen != present.Version
                    ? Preconditions.Stale(present.Version)
                    : GateProblems.Conflict());
        }

        JsonElement Checked(JsonElement subject)
        {
            var changed = change(subject);
            LifecycleCall.Check(() => call.Manager.CheckSubject(changed), "subject", ProblemKind.InvalidSubject);
            return changed;
        }
    }
}
