using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The library's types in a compilation, looked up once per compilation.</summary>
internal sealed class LifecycleSymbols
{
    /// <summary>All analyzers of a compilation share one object. A tuple holds it, since it may be missing.</summary>
    private static readonly ConditionalWeakTable<Compilation, Tuple<LifecycleSymbols?>> Known = new();

    private LifecycleSymbols(Compilation compilation, INamedTypeSymbol instance)
    {
        Instance = instance;
        INamedTypeSymbol? Find(string name) => compilation.GetTypeByMetadataName(name);
        Definition = Find("Lifecycle.LifecycleDefinition`3");
        Builder = Find("Lifecycle.LifecycleBuilder`3");
        Planning = Find("Lifecycle.LifecycleInstancePlanning");
        Manifest = Find("Lifecycle.LifecycleManifestAttribute");
        Result = Find("Lifecycle.TransitionResult`2");
        Outcome = Find("Lifecycle.TransitionOutcome");
        Command = Find("Lifecycle.TransitionCommand");
        RequiresStage = Find("Lifecycle.RequiresStageAttribute");
        EnsuresStage = Find("Lifecycle.EnsuresStageAttribute");
        LifecycleException = Find("Lifecycle.LifecycleException");
        DefinitionException = Find("Lifecycle.DefinitionException");
        Criterion = Find("Lifecycle.IEntryCriterion`1");
        CriterionBase = Find("Lifecycle.EntryCriterion`1");
        PayloadCriterion = Find("Lifecycle.IEntryCriterion`2");
        PayloadCriterionBase = Find("Lifecycle.EntryCriterion`2");
        CriterionContext = Find("Lifecycle.CriterionContext`1");
        CriterionAttribute = Find("Lifecycle.CriterionAttribute");
        CriteriaBuilder = Find("Lifecycle.CriteriaBuilder`2");
        CriteriaChanges = Find("Lifecycle.CriteriaChanges`3");
        Registration = Find("Lifecycle.LifecycleRegistration");
        Waiver = Find("Lifecycle.Waiver");
        TransitionContext = Find("Lifecycle.TransitionContext`3");
        StartContext = Find("Lifecycle.StartContext`2");
        Action = Find("Lifecycle.ITransitionAction`3");
        PayloadAction = Find("Lifecycle.ITransitionAction`4");
        StartAction = Find("Lifecycle.IStartAction`2");
        Manager = Find("Lifecycle.ILifecycleManager`3");
        Migrations = Find("Lifecycle.StageMigrations`2");
    }

    public INamedTypeSymbol Instance { get; }

    public INamedTypeSymbol? Definition { get; }

    public INamedTypeSymbol? Builder { get; }

    /// <summary>The extension methods of an instance that evaluate and plan without firing.</summary>
    public INamedTypeSymbol? Planning { get; }

    public INamedTypeSymbol? Manifest { get; }

    public INamedTypeSymbol? Result { get; }

    public INamedTypeSymbol? Outcome { get; }

    public INamedTypeSymbol? Command { get; }

    public INamedTypeSymbol? RequiresStage { get; }

    public INamedTypeSymbol? EnsuresStage { get; }

    public INamedTypeSymbol? LifecycleException { get; }

    public INamedTypeSymbol? DefinitionException { get; }

    public INamedTypeSymbol? Criterion { get; }

    public INamedTypeSymbol? CriterionBase { get; }

    /// <summary>A criterion that is evaluated with the payload of the trigger.</summary>
    public INamedTypeSymbol? PayloadCriterion { get; }

    public INamedTypeSymbol? PayloadCriterionBase { get; }

    public INamedTypeSymbol? CriterionContext { get; }

    public INamedTypeSymbol? CriterionAttribute { get; }

    public INamedTypeSymbol? CriteriaBuilder { get; }

    public INamedTypeSymbol? CriteriaChanges { get; }

    public INamedTypeSymbol? Registration { get; }

    public INamedTypeSymbol? Waiver { get; }

    public INamedTypeSymbol? TransitionContext { get; }

    public INamedTypeSymbol? StartContext { get; }

    /// <summary>An action class.</summary>
    public INamedTypeSymbol? Action { get; }

    /// <summary>An action class that receives the payload of the trigger.</summary>
    public INamedTypeSymbol? PayloadAction { get; }

    /// <summary>An action class of the start.</summary>
    public INamedTypeSymbol? StartAction { get; }

    /// <summary>The manager of stored instances.</summary>
    public INamedTypeSymbol? Manager { get; }

    /// <summary>The migrations of stored instances.</summary>
    public INamedTypeSymbol? Migrations { get; }

    /// <summary>
    /// The symbols; <see langword="null"/> if the compilation does not reference the library.
    /// </summary>
    public static LifecycleSymbols? In(Compilation compilation) => Known.GetValue(compilation, Find).Item1;

    private static Tuple<LifecycleSymbols?> Find(Compilation compilation) => new(
        compilation.GetTypeByMetadataName("Lifecycle.LifecycleInstance`3") is { } instance
            ? new(compilation, instance)
            : null);

    /// <summary>Whether a type is the given type of the library, or a construction of it.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? definition) =>
        definition is not null
        && type?.Name == definition.Name
        && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, definition);

    /// <summary>Whether a type is one of the builders that <c>Define</c> uses.</summary>
    public bool IsBuilder(INamedTypeSymbol type) =>
        type.Name.EndsWith("Builder", StringComparison.Ordinal)
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Instance.ContainingAssembly);

    /// <summary>
    /// The <c>LifecycleDefinition</c> that a type derives from, with its type arguments; <see langword="null"/> if
    /// there is none.
    /// </summary>
    public INamedTypeSymbol? DefinitionOf(ITypeSymbol? type)
    {
        for (var each = type as INamedTypeSymbol; each is not null; each = each.BaseType)
        {
            if (Is(each, Definition))
                return each;
        }

        return null;
    }
}
