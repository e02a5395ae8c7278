using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.Completion;

/// <summary>A place where an argument for a trigger is typed.</summary>
/// <param name="Call">The call, which may be incomplete.</param>
/// <param name="Receiver">The instance, manager or other object that is called.</param>
/// <param name="ReceiverType">The type of the receiver.</param>
/// <param name="TriggerType">The type of the triggers.</param>
/// <param name="Position">The caret.</param>
/// <param name="IsQualified">Whether the type of the triggers stands before the caret, with a dot.</param>
internal sealed record TriggerArgument(
    InvocationExpressionSyntax Call,
    ExpressionSyntax Receiver,
    INamedTypeSymbol ReceiverType,
    ITypeSymbol TriggerType,
    int Position,
    bool IsQualified)
{
    /// <summary>The argument at a position; null if none for a trigger is typed there.</summary>
    public static TriggerArgument? At(int position, SemanticModel model, CancellationToken cancellationToken)
    {
        var left = TokenBefore(position, model.SyntaxTree.GetRoot(cancellationToken));
        ExpressionSyntax? qualifier = null;
        if (left.IsKind(SyntaxKind.DotToken)
            && left.Parent is MemberAccessExpressionSyntax { Expression: var expression })
        {
            qualifier = expression;
            left = expression.GetFirstToken().GetPreviousToken();
        }

        if (ListAndParameter(left) is not var (list, index, name)
            || list.Parent is not InvocationExpressionSyntax call
            || ReceiverAndName(call) is not var (receiver, method)
            || model.GetTypeInfo(receiver, cancellationToken).Type is not INamedTypeSymbol type
            || TypeOfTrigger(type, method, index, name) is not { } trigger)
        {
            return null;
        }

        var qualified = qualifier is null ? trigger : model.GetSymbolInfo(qualifier, cancellationToken).Symbol;
        var isOfOther = !SymbolEqualityComparer.Default.Equals(qualified, trigger);
        return isOfOther ? null : new(call, receiver, type, trigger, position, qualifier is not null);
    }

    /// <summary>How a trigger is written here; null if its key cannot be written as a constant.</summary>
    public string? TextOf(string key, SemanticModel model)
    {
        if (TriggerType is INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
        {
            if (type.GetMembers(key).OfType<IFieldSymbol>().FirstOrDefault() is not { } member)
                return null;

            var name = SyntaxFacts.GetKeywordKind(key) == SyntaxKind.None ? key : $"@{key}";
            return IsQualified
                || model.LookupSymbols(Position, name: key).Contains(member, SymbolEqualityComparer.Default)
                ? name
                : $"{type.ToMinimalDisplayString(model, Position)}.{name}";
        }

        return TriggerType.SpecialType switch
        {
            SpecialType.System_String => SymbolDisplay.FormatLiteral(key, quote: true),
            SpecialType.System_Char when key.Length == 1 => SymbolDisplay.FormatLiteral(key[0], quote: true),
            SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Byte => key,
            _ => null,
        };
    }

    /// <summary>The token before the word that is typed at a position.</summary>
    private static SyntaxToken TokenBefore(int position, SyntaxNode root)
    {
        var token = root.FindToken(position);
        while (token.SpanStart >= position && !token.IsKind(SyntaxKind.None))
            token = token.GetPreviousToken(includeZeroWidth: false);

        return token.Span.End >= position && (token.IsKind(SyntaxKind.IdentifierToken) || token.IsKeyword())
            ? token.GetPreviousToken()
            : token;
    }

    /// <summary>The argument list that a token begins an argument of, with the argument's index or name.</summary>
    private static (ArgumentListSyntax List, int Index, string? Name)? ListAndParameter(SyntaxToken left) =>
        left.Parent switch
        {
            ArgumentListSyntax list when left == list.OpenParenToken => (list, 0, null),
            ArgumentListSyntax list when left.IsKind(SyntaxKind.CommaToken) =>
                (list, list.Arguments.GetSeparators().TakeWhile(each => each != left).Count() + 1, null),
            NameColonSyntax { Name.Identifier.ValueText: var name, Parent.Parent: ArgumentListSyntax list } =>
                (list, -1, name),
            _ => null,
        };

    private static (ExpressionSyntax Receiver, string Method)? ReceiverAndName(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax access => (access.Expression, access.Name.Identifier.ValueText),
            MemberBindingExpressionSyntax binding
                when call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(each =>
                    each.WhenNotNull.Span.Contains(binding.Span)) is { } conditional =>
                (conditional.Expression, binding.Name.Identifier.ValueText),
            _ => null,
        };

    /// <summary>The type of the parameter <c>trigger</c>, if it stands at the index or is named.</summary>
    private static ITypeSymbol? TypeOfTrigger(INamedTypeSymbol receiver, string method, int index, string? name) =>
        receiver.AllInterfaces.Prepend(receiver)
            .SelectMany(type => type.GetMembers(method))
            .OfType<IMethodSymbol>()
            .SelectMany(each => each.Parameters)
            .FirstOrDefault(parameter =>
                parameter.Name == "trigger" && (name is null ? parameter.Ordinal == index : name == "trigger"))?.Type;
}
