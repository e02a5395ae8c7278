using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>Tells the variables of an object or a type from those of one call.</summary>
internal static class MemberVariables
{
    /// <summary>
    /// Whether other methods use a variable too: a field, a property, or a parameter of a primary constructor.
    /// </summary>
    public static bool Contain(object variable) =>
        variable is IFieldSymbol or IPropertySymbol || TypeOfPrimary(variable) is not null;

    /// <summary>Whether a variable may be another name of a variable that other methods use: a reference.</summary>
    public static bool MayAlias(object variable) => variable is IParameterSymbol { RefKind: not RefKind.None };

    /// <summary>
    /// The declaration of the type whose primary constructor has a parameter; <see langword="null"/> for any other
    /// variable.
    /// </summary>
    public static TypeDeclarationSyntax? TypeOfPrimary(object variable) =>
        variable is IParameterSymbol
        {
            ContainingSymbol: IMethodSymbol
            {
                MethodKind: MethodKind.Constructor,
                DeclaringSyntaxReferences: [var declared]
            }
        }
            ? declared.GetSyntax() as TypeDeclarationSyntax
            : null;
}
