using System.Globalization;

namespace Lifecycle.Dashboard;

/// <summary>The notation of pages.</summary>
internal static class Html
{
    /// <summary>An element with classes: <c>E("p.facts")</c>.</summary>
    public static Element E(string selector)
    {
        var parts = selector.Split('.');
        var element = new Element(parts[0]);
        return parts.Length == 1 ? element : element.Set("class", string.Join(' ', parts[1..]));
    }

    public static Element Link(string href, string? selector = null) => E(selector ?? "a").Set("href", href);

    /// <summary>Text from outside. Its direction does not reach the text around it.</summary>
    public static Element T(string? text) => E("bdi")[text];

    public static Node Each<T>(IEnumerable<T> items, Func<T, Node> node) => Node.Of(items.Select(node));

    /// <summary>Texts from outside, with commas between them.</summary>
    public static Node List(IEnumerable<string> texts) =>
        Node.Of(texts.SelectMany((text, index) => index == 0 ? [T(text)] : new Node[] { ", ", T(text) }));

    /// <summary>An instant, in UTC.</summary>
    public static Element Time(DateTimeOffset instant) =>
        E("time").Set("datetime", instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))[
            instant.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)];

    /// <summary>A length of time in its largest unit.</summary>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => Of((long)time.TotalDays, "day"),
        { TotalHours: >= 1 } => Of((long)time.TotalHours, "hour"),
        { TotalMinutes: >= 1 } => Of((long)time.TotalMinutes, "minute"),
        _ => "less than a minute",
    };

    /// <summary>A count with its noun.</summary>
    public static string Of(long count, string noun, string? plural = null) =>
        $"{Number(count)} {(count == 1 ? noun : plural ?? noun + "s")}";

    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
