using System.Reflection;

namespace Lifecycle.Diagrams;

/// <summary>
/// Stands for a type of which only the name is known, in graphs of documents without bindings. No object has it.
/// </summary>
internal sealed class StandInType(string name) : TypeDelegator(typeof(object))
{
    public override string FullName => name;

    public override string Name => name;

    public override Type UnderlyingSystemType => this;

    public override string ToString() => name;

    public override bool Equals(object? o) => ReferenceEquals(this, o);

    public override bool Equals(Type? o) => ReferenceEquals(this, o);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(name);
}
