using System.Text.Json;

namespace Lifecycle.AspNetCore;

/// <summary>Waivers that the application grants and withdraws on its subject. Immutable.</summary>
/// <param name="Grant">Grants a waiver.</param>
/// <param name="Withdraw">Withdraws the waivers of a criterion.</param>
internal sealed record SubjectWaivers<TSubject>(
    Action<TSubject, WaiverChange> Grant, Action<TSubject, WaiverChange> Withdraw) : IWaivers
{
    public bool HasRequester => true;

    public void Check(ILifecycleManager manager)
    {
        if (manager.SubjectJson.Type != typeof(TSubject))
            throw new ArgumentException(
                $"Waivers are granted on {typeof(TSubject).Name}, and the subject of {manager.Name} is "
                    + $"{manager.SubjectJson.Type.Name}.");
    }

    public JsonElement Granted(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        Changed(manager, subject, change, Grant);

    public JsonElement Withdrawn(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        Changed(manager, subject, change, Withdraw);

    private static JsonElement Changed(
        ILifecycleManager manager, JsonElement json, WaiverChange change, Action<TSubject, WaiverChange> apply)
    {
        var subject = (TSubject)json.Deserialize(manager.SubjectJson)!;
        try
        {
            apply(subject, change);
        }
        catch (ArgumentException exception)
        {
            var text = ProblemException.Text(exception);
            throw new ProblemException(
                ProblemKind.Invalid, exception.ParamName is { } name ? $"{name}: {text}" : text);
        }
        catch (LifecycleException exception) when (!IsOfManager(exception))
        {
            throw new ProblemException(ProblemKind.NotWaivable, exception.Message);
        }

        return JsonSerializer.SerializeToElement(subject, manager.SubjectJson);
    }

    /// <summary>Whether a manager threw it, which the application may have asked about another instance.</summary>
    private static bool IsOfManager(LifecycleException exception) => exception
        is LifecycleStoreException
        or InstanceNotFoundException
        or InstanceExistsException
        or StrandedInstanceException
        or CommandReusedException
        or ConcurrencyConflictException;
}
