using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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
        CheckMembers(call.Manager.SubjectJson, patch);
        return await ChangeAsync(
            call,
            call.Command("patch", new(null, patch)),
            command => call.Manager.PatchAsync(call.Id, patch, command, call.Cancelled)).ConfigureAwait(false);
    }

    /// <summary>Refuses JSON of a subject with waivers, which only their endpoints grant.</summary>
    public static void CheckWaivers(LifecycleCall call, JsonElement subject)
    {
        if (call.Options.WaiverMember is { } waivers
            && subject.ValueKind == JsonValueKind.Object
            && subject.EnumerateObject().Any(each => each.Name.Equals(waivers, StringComparison.OrdinalIgnoreCase)))
            throw new ProblemException(
                ProblemKind.Forbidden, $"The body cannot set {waivers}, which have endpoints of their own.");
    }

    /// <summary>Changes a subject on the version that the client has seen, and answers with the instance.</summary>
    public static async ValueTask<Answer> ChangeAsync(
        LifecycleCall call,
        TransitionCommand command,
        Func<TransitionCommand, ValueTask<ManagedInstance<string, JsonElement>>> change)
    {
        var expected = await Preconditions.ExpectedVersionAsync(call).ConfigureAwait(false);
        try
        {
            var changed = await change(command with { ExpectedVersion = expected }).ConfigureAwait(false);
            return InstanceJson.Answer(call, changed);
        }
        catch (ArgumentException exception)
        {
            throw new ProblemException(ProblemKind.InvalidSubject, Describe(exception));
        }
        catch (ConcurrencyConflictException)
        {
            var present = await call.Manager.GetAsync(call.Id, call.Cancelled).ConfigureAwait(false);
            throw new ProblemException(
                expected is { } seen && seen != present.Version
                    ? GateProblems.Stale(present.Version)
                    : GateProblems.Conflict());
        }
    }

    /// <summary>
    /// Why a subject cannot be stored. A message about JSON would quote the whole subject, which the caller may not be
    /// allowed to see.
    /// </summary>
    private static string Describe(ArgumentException exception) => exception.InnerException switch
    {
        null => ProblemException.Text(exception),
        JsonException { Path: { } path } => $"The subject would not be valid at {path}.",
        _ => "The subject would not be valid.",
    };

    /// <summary>
    /// Refuses members that the subject does not have: a serializer skips them, and the client would take the patch for
    /// applied.
    /// </summary>
    private static void CheckMembers(JsonTypeInfo type, JsonElement patch)
    {
        if (type.Kind != JsonTypeInfoKind.Object
            || type.PolymorphismOptions is not null
            || type.Properties.Any(property => property.IsExtensionData))
            return;

        foreach (var member in patch.EnumerateObject())
        {
            var property = type.Properties.FirstOrDefault(each => each.Name == member.Name)
                ?? throw new ProblemException(
                    ProblemKind.InvalidSubject,
                    $"The subject has no member \"{ShortText.Of(member.Name)}\". It has "
                        + $"{string.Join(", ", type.Properties.Select(each => each.Name))}.");
            if (member.Value.ValueKind == JsonValueKind.Object
                && type.Options.TryGetTypeInfo(property.PropertyType, out var nested))
                CheckMembers(nested, member.Value);
        }
    }
}
