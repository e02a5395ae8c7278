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

        return await ChangeAsync(call, call.Command("patch", new(null, patch)), Patched).ConfigureAwait(false);

        JsonElement Patched(JsonElement subject)
        {
            var patched = Checked(call, MergePatch.Apply(subject, patch));
            KnownMembers.Check(
                call.Manager.SubjectJson, patch, "subject", ProblemKind.InvalidSubject, whole: patched);
            WaiverGuard.Check(call.Manager.WaiversOf(subject), call.Manager.WaiversOf(patched), patch, subject);
            return patched;
        }
    }

    /// <summary>
    /// Changes a subject on the version that the client has seen, and answers with the instance.
    /// </summary>
    public static async ValueTask<Answer> ChangeAsync(
        LifecycleCall call, TransitionCommand command, Func<JsonElement, JsonElement> change)
    {
        var expected = await Preconditions.ExpectedVersionAsync(call).ConfigureAwait(false);
        try
        {
            var id = call.Id;
            var seen = command with { ExpectedVersion = expected };
            var changed = await call
                .ChangeAsync(limit => call.Manager.UpdateAsync(id, change, seen, limit))
                .ConfigureAwait(false);
            return InstanceJson.Answer(call, changed);
        }
        catch (ConcurrencyConflictException)
        {
            var present = await call.Manager.GetAsync(call.Id, call.Cancelled).ConfigureAwait(false);
            throw new ProblemException(
                expected is { } version && version != present.Version
                    ? Preconditions.Stale(present.Version)
                    : GateProblems.Conflict());
        }
    }

    /// <summary>The JSON, if it is that of a subject.</summary>
    public static JsonElement Checked(LifecycleCall call, JsonElement subject)
    {
        LifecycleCall.Check(() => call.Manager.CheckSubject(subject), "subject", ProblemKind.InvalidSubject);
        return subject;
    }
}
