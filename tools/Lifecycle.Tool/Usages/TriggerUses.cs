using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Tool;

/// <summary>
/// Finds how the code of a project uses triggers. It leaves nothing out that may be a fire: a trigger that is mentioned
/// outside of a definition may reach a fire by way of a variable.
/// </summary>
internal sealed class TriggerUses
{
    private readonly Compilation _compilation;
    private readonly HashSet<string> _types;
    private readonly HashSet<string> _keys;
    private readonly FireCalls _calls;

    /// <param name="compilation">The project.</param>
    /// <param name="definitions">The definitions whose triggers are looked for.</param>
    public TriggerUses(Compilation compilation, IReadOnlyCollection<SourceDefinition> definitions)
    {
        _compilation = compilation;
        _types = [.. definitions.Select(definition => definition.TriggerType)];
        _keys =
        [
            .. definitions.SelectMany(each => each.Graph?.Triggers.Select(trigger => trigger.Key) ?? []),
        ];
        _calls = new(compilation);
    }

    public IEnumerable<TriggerUse> Find(CancellationToken cancellationToken)
    {
        foreach (var tree in _compilation.SyntaxTrees)
        {
            var model = _compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var use = node switch
                {
                    InvocationExpressionSyntax call when FireCalls.MayFire(call) => Fire(call, model),
                    AttributeSyntax attribute => FireCalls.Tests(attribute, model),
                    IdentifierNameSyntax name when _keys.Contains(name.Identifier.ValueText) => Constant(name, model),
                    LiteralExpressionSyntax literal when _keys.Contains(literal.Token.ValueText) =>
                        Constant(literal, model),
                    _ => null,
                };
                if (use is not null)
                    yield return use;
            }
        }
    }

    /// <summary>A call that fires: a constant trigger, or any trigger of a type.</summary>
    private TriggerUse? Fire(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (_calls.Read(call, model) is not { } fire
            || CodeLocation.Of((fire.Trigger ?? call).GetLocation()) is not { } location)
            return null;

        // A constant that is fired as text may be a trigger of any type.
        var key = fire.Trigger is { } trigger ? Key(trigger, model)?.Key : null;
        return new(TriggerUseKind.Fires, fire.TriggerType, key, null, location);
    }

    private TriggerUse? Constant(ExpressionSyntax expression, SemanticModel model)
    {
        // In X.Y, the constant is the whole.
        while (expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression
            || expression.Parent is QualifiedNameSyntax)
        {
            if (expression.Parent is not ExpressionSyntax whole)
                break;

            expression = whole;
        }

        if (Key(expression, model) is not var (type, key)
            || !_types.Contains(type)
            || CodeLocation.Of(expression.GetLocation()) is not { } location)
            return null;

        var (kind, definition) = _calls.KindOf(expression, model);
        return kind == TriggerUseKind.Fires ? null : new(kind, type, key, definition, location);
    }

    /// <summary>
    /// The type and the key of a constant: the name of an enum member, or the text of another constant.
    /// </summary>
    private static (string Type, string Key)? Key(ExpressionSyntax expression, SemanticModel model)
    {
        var symbol = model.GetSymbolInfo(expression).Symbol;
        if (symbol is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum } type } member)
            return (type.ToDisplayString(), member.Name);

        if (model.GetConstantValue(expression) is not { HasValue: true, Value: { } value }
            || model.GetTypeInfo(expression).Type is not { } constant)
            return null;

        var name = constant.TypeKind == TypeKind.Enum
            ? constant.GetMembers().OfType<IFieldSymbol>()
                .FirstOrDefault(each => Equals(each.ConstantValue, value))?.Name
            : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
        return name is null ? null : (constant.ToDisplayString(), name);
    }
}
