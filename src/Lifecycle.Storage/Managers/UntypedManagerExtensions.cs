using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle;

/// <summary>Wraps a typed manager for code that does not know the lifecycle's types.</summary>
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
}
