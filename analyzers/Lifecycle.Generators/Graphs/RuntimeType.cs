using System.Text;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>
/// Types as the runtime knows them. Types that differ only for the compiler are one type at run time: those with other
/// names of tuple elements, with annotations of nullable references, or with <c>dynamic</c> in place of object.
/// </summary>
internal static class RuntimeType
{
    /// <summary>The name of a type that is known only when type parameters are replaced.</summary>
    public const string Open = "?";

    /// <summary>The name of a type as the runtime prints it, such as <c>Some.Outer`1+Inner[System.Int32]</c>.</summary>
    public static string NameOf(ITypeSymbol type) => IsOpen(type) ? Open : Text(type);

    /// <summary>The metadata name of a type, with its namespace and the types around it.</summary>
    public static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}"
        : NameOf(type.ContainingNamespace) is { Length: > 0 } space ? $"{space}.{type.MetadataName}"
        : type.MetadataName;

    /// <summary>The full name of a namespace, without the escapes that display text has for keywords.</summary>
    public static string NameOf(INamespaceSymbol? space) => space switch
    {
        null or { IsGlobalNamespace: true } => string.Empty,
        { ContainingNamespace: { IsGlobalNamespace: false } outer } => $"{NameOf(outer)}.{space.Name}",
        _ => space.Name,
    };

    /// <summary>
    /// The type with a name; <see langword="null"/> if the compilation knows no such type, or several.
    /// </summary>
    public static ITypeSymbol? Find(Compilation compilation, string name)
    {
        var position = 0;
        var type = Read(compilation, name, ref position);
        return position == name.Length ? type : null;
    }

    /// <summary>A name as it is written in source, but with all namespaces.</summary>
    public static string Readable(string name)
    {
        var (text, enclosing) = (new StringBuilder(), new Stack<char>());
        for (var index = 0; index < name.Length; index++)
        {
            switch (name[index])
            {
                case '`':
                    while (index + 1 < name.Length && char.IsDigit(name[index + 1]))
                        index++;
                    break;
                case '+':
                    text.Append('.');
                    break;
                case '[':
                    enclosing.Push(IsRank(name, index) ? ']' : '>');
                    text.Append(enclosing.Peek() == ']' ? '[' : '<');
                    break;
                case ']' when enclosing.Count > 0:
                    text.Append(enclosing.Pop());
                    break;
                case ',' when enclosing.Count > 0 && enclosing.Peek() == '>':
                    text.Append(", ");
                    break;
                case var other:
                    text.Append(other);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Whether two types are one type at run time.</summary>
    public static bool AreSame(ITypeSymbol left, ITypeSymbol right) => Match(left, right, anyArgument: false);

    /// <summary>Whether two types are one type at run time for some types in place of their type parameters.</summary>
    public static bool MayBeSame(ITypeSymbol left, ITypeSymbol right) => Match(left, right, anyArgument: true);

    private static bool Match(ITypeSymbol left, ITypeSymbol right, bool anyArgument) => (left, right) switch
    {
        (ITypeParameterSymbol, _) or (_, ITypeParameterSymbol) =>
            anyArgument || SymbolEqualityComparer.Default.Equals(left, right),
        (IArrayTypeSymbol one, IArrayTypeSymbol other) =>
            one.Rank == other.Rank && Match(one.ElementType, other.ElementType, anyArgument),
        (INamedTypeSymbol one, INamedTypeSymbol other) =>
            SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition)
            && ArgumentsOf(one).Zip(ArgumentsOf(other), (each, its) => Match(each, its, anyArgument)).All(same => same),
        _ => IsObject(left) ? IsObject(right) : SymbolEqualityComparer.Default.Equals(left, right),
    };

    private static bool IsObject(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic;

    private static bool IsOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol or IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => ArgumentsOf(named).Any(IsOpen),
        _ => false,
    };

    private static string Text(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Text(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol named => ArgumentsOf(named).ToArray() is { Length: > 0 } arguments
            ? $"{MetadataName(named)}[{string.Join(",", arguments.Select(Text))}]"
            : MetadataName(named),
        _ => IsObject(type) ? "System.Object" : Open,
    };

    /// <summary>The type arguments of the types around a type, and its own, outermost first.</summary>
    private static IEnumerable<ITypeSymbol> ArgumentsOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? ArgumentsOf(outer).Concat(type.TypeArguments) : type.TypeArguments;

    private static ITypeSymbol? Read(Compilation compilation, string name, ref int position)
    {
        var start = position;
        position = name.IndexOfAny(['[', ',', ']'], start) is >= 0 and var end ? end : name.Length;
        var named = compilation.GetTypesByMetadataName(name.Substring(start, position - start)) is [var only]
            ? only
            : null;
        var arguments = new Queue<ITypeSymbol?>();
        if (position < name.Length && name[position] == '[' && !IsRank(name, position))
        {
            do
            {
                position++;
                arguments.Enqueue(Read(compilation, name, ref position));
            }
            while (position < name.Length && name[position] == ',');
            position++;
        }

        var type = named is null || arguments.Contains(null) ? null : (ITypeSymbol?)Constructed(named, arguments);
        while (position < name.Length && name[position] == '[' && IsRank(name, position))
        {
            var close = name.IndexOf(']', position);
            if (close < 0)
                return null;

            type = type is null ? null : compilation.CreateArrayTypeSymbol(type, close - position);
            position = close + 1;
        }

        return type;
    }

    /// <summary>The type with arguments for the types around it and for itself; null if their number differs.</summary>
    private static INamedTypeSymbol? Constructed(INamedTypeSymbol definition, Queue<ITypeSymbol?> arguments)
    {
        var type = Construct(definition);
        return arguments.Count == 0 ? type : null;

        INamedTypeSymbol? Construct(INamedTypeSymbol each)
        {
            var own = each;
            if (each.ContainingType is { } around)
            {
                own = Construct(around)?.GetTypeMembers(each.Name, each.Arity).FirstOrDefault(member =>
                    SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, each));
            }

            return own is null || arguments.Count < own.Arity ? null
                : own.Arity == 0 ? own
                : own.Construct([.. Enumerable.Range(0, own.Arity).Select(_ => arguments.Dequeue()!)]);
        }
    }

    /// <summary>Whether a bracket begins the rank of an array, not type arguments.</summary>
    private static bool IsRank(string name, int bracket) =>
        bracket + 1 < name.Length && name[bracket + 1] is ',' or ']';
}
