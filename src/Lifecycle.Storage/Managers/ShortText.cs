namespace Lifecycle;

/// <summary>Quotes input in messages: one line, and only the beginning of a long text.</summary>
internal static class ShortText
{
    private const int Longest = 100;
    private const int MostNames = 20;

    public static string Of(string text) =>
        OneLineText.Of(text.Length <= Longest ? text : $"{text.AsSpan(0, Longest)}…");

    /// <summary>A lifecycle does not have what a caller names.</summary>
    public static ArgumentException Unknown(
        string lifecycle, string what, string name, IReadOnlyCollection<string> known, string parameter)
    {
        var names = string.Join(", ", known.Take(MostNames).Select(Of));
        return new(
            $"{lifecycle} has no {what} \"{Of(name)}\". It has {names}{(known.Count > MostNames ? ", …" : "")}.",
            parameter);
    }
}
