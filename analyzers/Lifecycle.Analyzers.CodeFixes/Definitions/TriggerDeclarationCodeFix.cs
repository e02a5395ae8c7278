using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>
/// LFC2005: declares a trigger that the definition never mentions. A stage is not declared, because no path would
/// reach it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TriggerDeclarationCodeFix))]
[Shared]
public sealed class TriggerDeclarationCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC2005");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property("Kind") == "trigger"
            && code.Property("Member") is { } name
            && Builders.MethodAround(code) is var (method, builder)
            && code.Model.GetDeclaredSymbol(method) is IMethodSymbol
            {
                Parameters: [{ Type: INamedTypeSymbol { TypeArguments: [_, var type, _] } }]
            }
            && type.GetMembers(name.Substring(name.LastIndexOf('.') + 1)) is [IFieldSymbol member])
            yield return code.Offer("Declare the trigger", "Trigger", () =>
                Statements.Append(
                    code.Root,
                    method,
                    ExpressionStatement(
                        Builders.Call(
                            builder,
                            "Trigger",
                            Names.Of(member, code.Model, method.ParameterList.Span.End + 1)))));
    }
}
