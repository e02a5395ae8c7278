using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The code of one member, as the rules for Stateless see it.</summary>
internal sealed class MemberCode(
    ISymbol member,
    IReadOnlyCollection<IOperation> operations,
    StatelessVocabulary vocabulary,
    Compilation compilation,
    Action<Diagnostic> report
)
{
    public ISymbol Member => member;

    public Machines Machines => vocabulary.Machines;

    public StatelessSymbols Symbols => vocabulary.Machines.Symbols;

    public StatelessVocabulary Vocabulary => vocabulary;

    public Compilation Compilation => compilation;

    /// <summary>The calls that may run, in the order of the source.</summary>
    public IReadOnlyList<IInvocationOperation> Calls { get; } =
    [
        .. operations
            .OfType<IInvocationOperation>()
            .Where(call => !DeadCode.Contains(call))
            .OrderBy(call => StatelessCode.PlaceOf(call).SourceSpan.Start),
    ];

    /// <summary>The object creations that may run.</summary>
    public IReadOnlyList<IObjectCreationOperation> Creations { get; } =
    [
        .. operations.OfType<IObjectCreationOperation>().Where(creation => !DeadCode.Contains(creation)),
    ];

    public void Report(DiagnosticDescriptor rule, Location location, params object?[] arguments) =>
        report(Diagnostic.Create(rule, location, arguments));

    public void Report(Diagnostic diagnostic) => report(diagnostic);

    /// <summary>Whether the exception of an operation is expected, as in a test.</summary>
    public bool IsExpectedToThrow(IOperation operation, INamedTypeSymbol? exception) =>
        Machines.ExpectedFailures.Contains(operation, member, exception);

    /// <summary>
    /// The call at a location; <see langword="null"/> if it never runs.
    /// </summary>
    public IInvocationOperation? CallAt(Location location) =>
        Calls.FirstOrDefault(call =>
            call.Syntax.Span == location.SourceSpan && call.Syntax.SyntaxTree == location.SourceTree);
}
