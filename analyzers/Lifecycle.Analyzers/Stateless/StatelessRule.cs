using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>One rule for code that uses Stateless. Thread-safe.</summary>
internal abstract class StatelessRule
{
    /// <summary>The descriptors of the rule, one for each form of its message.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Checks one call.</summary>
    public virtual void Check(IInvocationOperation call, MemberCode code)
    {
    }

    /// <summary>Checks one object creation.</summary>
    public virtual void Check(IObjectCreationOperation creation, MemberCode code)
    {
    }

    /// <summary>Checks one call that configures a machine or a state.</summary>
    public virtual void Check(ConfigurationCall configuration, MemberCode code)
    {
    }

    /// <summary>Checks the calls of one block that configure the machine in one variable, in order.</summary>
    public virtual void Check(IReadOnlyList<ConfigurationCall> together, MemberCode code)
    {
    }

    /// <summary>Checks a machine whose whole configuration is known, at the code that creates it.</summary>
    public virtual void Check(Machine machine, MemberCode code)
    {
    }

    /// <summary>Checks a finding of the engine about a machine.</summary>
    public virtual void Check(Finding finding, Machine machine, MemberCode code)
    {
    }

    private protected static DiagnosticDescriptor Describe(
        string id,
        DiagnosticSeverity severity,
        string title,
        string message,
        bool isOn = true) => Rule.Stateless(id, severity, title, message, isOn);
}
