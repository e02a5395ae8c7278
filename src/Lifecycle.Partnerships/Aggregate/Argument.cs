using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Lifecycle.Partnerships;

/// <summary>Checks what is to be recorded.</summary>
internal static class Argument
{
    /// <exception cref="ArgumentException">The text is blank, or not well-formed Unicode.</exception>
    public static string Required(string text, [CallerArgumentExpression(nameof(text))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, name);

        // An unpaired surrogate cannot be stored as JSON without being replaced.
        return !IsWellFormed(text)
            ? throw new ArgumentException("The text is not well-formed Unicode.", name)
            : text;
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is no member of its enum.</exception>
    public static TEnum Defined<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"There is no such {typeof(TEnum).Name}.");

    /// <exception cref="ArgumentOutOfRangeException">The grade is not from 1 to 5.</exception>
    public static void CheckGrade(int grade, [CallerArgumentExpression(nameof(grade))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grade, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grade, 5, name);
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
                return false;

            text = text[length..];
        }

        return true;
    }
}
