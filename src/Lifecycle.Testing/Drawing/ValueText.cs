using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lifecycle.Testing;

/// <summary>Writes a subject or payload in one line.</summary>
internal static class ValueText
{
    private const int Deepest = 3;
    private const int MostItems = 10;

    public static string Of(object? value) => Of(value, Deepest);

    private static string Of(object? value, int depth) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ when HasText(value.GetType()) => value.ToString() ?? "null",
        _ when depth == 0 => "…",
        IEnumerable items => Items(items.Cast<object?>(), depth),
        _ => Properties(value, depth),
    };

    /// <summary>Whether a type says how it is written. A record does not, unless its author wrote the method.</summary>
    private static bool HasText(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes) is { } method
        && method.DeclaringType != typeof(object)
        && method.DeclaringType != typeof(ValueType)
        && !method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static string Items(IEnumerable<object?> items, int depth)
    {
        var texts = items.Take(MostItems + 1).Select(item => Of(item, depth - 1)).ToArray();
        return $"[{string.Join(", ", texts.Take(MostItems))}{(texts.Length > MostItems ? ", …" : "")}]";
    }

    private static string Properties(object value, int depth)
    {
        var type = value.GetType();
        var properties = type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(property => $"{property.Name} = {Read(property, value, depth)}")
            .ToArray();
        return properties.Length == 0 ? type.Name : $"{type.Name} {{ {string.Join(", ", properties)} }}";
    }

    private static string Read(PropertyInfo property, object value, int depth)
    {
        try
        {
            return Of(property.GetValue(value), depth - 1);
        }
        catch (TargetInvocationException)
        {
            return "?";
        }
    }
}
