using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <content>The registration for a caller that does not know the types.</content>
public sealed partial class LifecycleRegistration<TStage, TTrigger, TSubject> : ITypedRegistration
{
    private LifecycleRegistration? _byDefinition;

    LifecycleRegistration ITypedRegistration.Registration => this;

    object ITypedRegistration.Migrations => _migrations;

    void ITypedRegistration.AddEntryCriterion(
        [DynamicallyAccessedMembers(ITypedRegistration.Members)] Type criterion, object entering)
    {
        var stage = Value<TStage>(entering, "stages");
        Provide(Checked(criterion)).Change((criteria, _) => criteria.Add(criterion, stage));
    }

    void ITypedRegistration.AddEntryCriterion(
        [DynamicallyAccessedMembers(ITypedRegistration.Members)] Type criterion, object on, object from)
    {
        var trigger = Value<TTrigger>(on, "triggers");
        var stage = Value<TStage>(from, "stages");
        Provide(Checked(criterion)).Change((criteria, _) => criteria.Add(criterion, trigger, stage));
    }

    void ITypedRegistration.AddToStart([DynamicallyAccessedMembers(ITypedRegistration.Members)] Type criterion) =>
        Provide(Checked(criterion)).Change((criteria, _) => criteria.AddToStart(criterion));

    void ITypedRegistration.AddToEveryTransition(
        [DynamicallyAccessedMembers(ITypedRegistration.Members)] Type criterion) =>
        Provide(Checked(criterion)).Change((criteria, _) => criteria.AddToEveryTransition(criterion));

    void ITypedRegistration.Replace(
        [DynamicallyAccessedMembers(ITypedRegistration.Members)] Type criterion, string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Provide(Checked(criterion)).Change((criteria, _) => criteria.Replace(criterion, id));
    }

    LifecycleRegistration<TDefinition> ITypedRegistration.By<TDefinition>() =>
        (LifecycleRegistration<TDefinition>)(_byDefinition ??= new LifecycleRegistration<TDefinition>(this));

    ArgumentException ITypedRegistration.OtherTypes(string parameter) => new(
        $"{Name} has stages of type {TypeText.Of(typeof(TStage))}, triggers of type {TypeText.Of(typeof(TTrigger))} "
            + $"and subjects of type {TypeText.Of(typeof(TSubject))}. Name these types.",
        parameter);

    private TValue Value<TValue>(
        object? value, string plural, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value is TValue typed
            ? typed
            : throw new ArgumentException(
                $"{value} is of type {TypeText.Of(value.GetType())}, but the {plural} of {Name} are of type "
                    + $"{TypeText.Of(typeof(TValue))}.",
                name);
    }

    [return: DynamicallyAccessedMembers(ITypedRegistration.Members)]
    private Type Checked([DynamicallyAccessedMembers(ITypedRegistration.Members)] Type criterion) =>
        typeof(IEntryCriterion<TSubject>).IsAssignableFrom(criterion)
            ? criterion
            : throw new ArgumentException(
                $"{TypeText.Of(criterion)} is not a criterion of {Name}. Let it implement "
                    + $"{TypeText.Of(typeof(IEntryCriterion<TSubject>))}.",
                nameof(criterion));
}
