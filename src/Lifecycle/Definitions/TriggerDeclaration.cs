namespace Lifecycle;

/// <summary>A trigger as declared.</summary>
internal sealed class TriggerDeclaration<TTrigger>(TTrigger key)
    where TTrigger : notnull
{
    public TTrigger Key { get; } = key;

    public HashSet<Type> PayloadTypes { get; } = [];
}
