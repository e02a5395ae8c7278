using System.Text.Json;

namespace Lifecycle.AspNetCore;

/// <summary>Waivers that the application grants and withdraws on its subject. Immutable.</summary>
/// <param name="Name">The member, which neither a start nor a patch may set.</param>
/// <param name="Grant">Grants a waiver.</param>
/// <param name="Withdraw">Withdraws the waivers of a criterion.</param>
internal sealed record SubjectWaivers<TSubject>(
    string Name, Action<TSubject, WaiverChange> Grant, Action<TSubject, WaiverChange> Withdraw) : WaiverMember(Name)
{
    public override bool HasRequester => true;

    public override void Check(ILifecycleManager manager)
    {
        if (manager.SubjectJson.Type != typeof(TSubject))
            throw new ArgumentException(
                $"Waivers are granted on {typeof(TSubject).Name}, and the subject of {manager.Name} is "
                    + $"{manager.SubjectJson.Type.Name}.");
    }

    public override JsonElement Granted(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        Changed(manager, subject, change, Grant);

    public override JsonElement Withdrawn(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        Changed(manager, subject, change, Withdraw);

    private static JsonElement Changed(
        ILifecycleManager manager, JsonElement json, WaiverChange change, Action<TSubject, WaiverChange> apply)
    {
        var subject = (TSubject)json.Deserialize(manager.SubjectJson)!;
        try
        {
            apply(subject, change);
        }
        catch (Exception exception) when (exception is LifecycleException or ArgumentException)
        {
            throw new ProblemException(
                ProblemKind.NotWaivable,
                exception is ArgumentException argument ? ProblemException.Text(argument) : exception.Message);
        }

        return JsonSerializer.SerializeToElement(subject, manager.SubjectJson);
    }
}
