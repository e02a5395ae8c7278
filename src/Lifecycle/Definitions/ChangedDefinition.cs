namespace Lifecycle;

/// <summary>A definition whose criteria are changed from outside.</summary>
internal sealed class ChangedDefinition<TStage, TTrigger, TSubject>(
    LifecycleDefinition<TStage, TTrigger, TSubject> original,
    Action<CriteriaChanges<TStage, TTrigger, TSubject>> change
) : LifecycleDefinition<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    public override string Name => original.Name;

    /// <inheritdoc/>
    public override int Revision => original.Revision;

    protected override string? FindMismatch(TSubject subject, TStage stage) => original.MismatchOf(subject, stage);

    protected override void OnAttached(TSubject subject, InstanceOptions options) =>
        original.AttachTo(subject, options);

    protected override void Define(LifecycleBuilder<TStage, TTrigger, TSubject> lifecycle)
    {
        original.DefineIn(lifecycle);
        lifecycle.Declaration.MentionEverything();
        change(new(lifecycle.Declaration));
    }
}
