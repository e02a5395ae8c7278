using System.Globalization;

namespace Lifecycle;

/// <summary>Types as they are written in C#, without their namespaces: <c>List&lt;String&gt;</c>.</summary>
internal static class TypeText
{
    public static string Of(Type type)
    {
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";

        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{Of(value)}?";

        var arity = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (arity < 0)
            return type.Name;

        // A nested type also has the arguments of the type around it, before its own.
        var arguments = type.GetGenericArguments();
        var own = int.Parse(type.Name.AsSpan(arity + 1), CultureInfo.InvariantCulture);
        return $"{type.Name.AsSpan(0, arity)}<{string.Join(", ", arguments[^own..].Select(Of))}>";
    }
}
