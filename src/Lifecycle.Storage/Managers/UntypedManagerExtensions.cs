using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle;

/// <summary>Managers for code that does not know the lifecycle's types.</summary>
public static class UntypedManagerExtensions
{
    /// <summary>The manager, for code that does not know the types of the lifecycle.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="manager">The manager. Every call goes through it.</param>
    /// <param name="subject">How subjects are written as JSON, and read.</param>
    /// <param name="json">How payloads are read from JSON; <see langword="null"/> if none is.</param>
    /// <exception cref="LifecycleException">Two stages or two triggers have the same text.</exception>
    public static ILifecycleManager AsUntyped<TStage, TTrigger, TSubject>(
        this ILifecycleManager<TStage, TTrigger, TSubject> manager,
        JsonTypeInfo<TSubject> subject,
        JsonSerializerOptions? json = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(manager);
        ArgumentNullException.ThrowIfNull(subject);
        return new UntypedManager<TStage, TTrigger, TSubject>(manager, new(manager.Graph, subject, json));
    }

    /// <summary>Changes the subject of an instance by a JSON merge patch (RFC 7396).</summary>
    /// <param name="manager">The manager.</param>
    /// <param name="id">The id of the instance.</param>
    /// <param name="patch">The members to set; a member that is <c>null</c> is removed.</param>
    /// <param name="command">As for <see cref="ILifecycleManager.UpdateAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether the subject was changed is then unknown.</param>
    /// <returns>The instance with the new subject.</returns>
    /// <exception cref="ArgumentException">The patch leads to JSON that cannot be read as a subject, the command has a
    /// payload, or a text cannot be stored.</exception>
    /// <inheritdoc cref="ILifecycleManager.UpdateAsync" path="/exception[not(starts-with(@cref, 'T:System.Arg'))]"/>
    public static ValueTask<ManagedInstance<string, JsonElement>> PatchAsync(
        this ILifecycleManager manager,
        string id,
        JsonElement patch,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manager);
        return manager.UpdateAsync(id, Apply, command, cancellationToken);

        JsonElement Apply(JsonElement subject)
        {
            try
            {
                return MergePatch.Apply(subject, patch);
            }
            catch (InvalidOperationException exception)
            {
                throw new ArgumentException("The patch has half of a surrogate pair.", nameof(patch), exception);
            }
        }
    }
}
