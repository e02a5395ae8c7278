using System.Text.Json;

namespace Lifecycle.Dashboard;

/// <summary>Waivers that a subject grants and withdraws by its own methods. Immutable.</summary>
/// <param name="grant">Grants a waiver.</param>
/// <param name="withdraw">Withdraws the waivers of a criterion.</param>
internal sealed class WaiverMethods<TSubject>(
    Action<TSubject, WaiverChange> grant, Action<TSubject, WaiverChange> withdraw) : SubjectWaivers
{
    public override bool HasRequester => true;

    public override void Check(ILifecycleManager manager)
    {
        if (manager.SubjectJson.Type != typeof(TSubject))
            throw new ArgumentException(
                $"Waivers are granted on {TypeText.Of(typeof(TSubject))}, and the subject of "
                    + $"{ShortText.Of(manager.Name)} is {TypeText.Of(manager.SubjectJson.Type)}.");
    }

    public override JsonElement Granted(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        Changed(manager, subject, change, grant);

    public override JsonElement Withdrawn(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        Changed(manager, subject, change, withdraw);

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
            throw new WaiverDeniedException(TextOf(exception));
        }

        return JsonSerializer.SerializeToElement(subject, manager.SubjectJson);
    }

    /// <summary>The message without the name of the parameter, which the caller does not know.</summary>
    private static string TextOf(Exception exception) => exception is ArgumentException { ParamName: { } name }
        ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
        : exception.Message;
}
