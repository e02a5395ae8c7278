using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// Recognises test code, which may provoke refusals on purpose.
/// </summary>
internal static class TestCode
{
    /// <summary>Whether a symbol is in a type with test methods, or in a type nested in one.</summary>
    public static bool Contains(ISymbol symbol)
    {
        for (
            var outer = symbol as INamedTypeSymbol ?? symbol.ContainingType;
            outer is not null;
            outer = outer.ContainingType)
        {
            for (var type = outer; type is not null; type = type.BaseType)
            {
                if (type.GetMembers().Any(member => member is IMethodSymbol && member.GetAttributes().Any(IsTest)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsTest(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.ContainingNamespace?.ToDisplayString()
                is "Xunit"
                    or "NUnit.Framework"
                    or "Microsoft.VisualStudio.TestTools.UnitTesting"
                    or "TUnit.Core")
                return true;
        }

        return false;
    }
}
