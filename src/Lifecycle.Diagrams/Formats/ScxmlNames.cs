using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Lifecycle.Diagrams;

/// <summary>How lifecycles are spelled in SCXML: namespaces, expressions, and texts in metadata.</summary>
internal static partial class ScxmlNames
{
    public static readonly XNamespace Scxml = "http://www.w3.org/2005/07/scxml";
    public static readonly XNamespace Metadata = "urn:lifecycle:document";

    public const string Never = "false";

    /// <summary>The deep history that re-enters a superstage. No encoded key contains a dot.</summary>
    public static string HistoryId(string superstage) => $"{NameCode.Encode(superstage)}.history";

    public static string Condition(string name) => $"conditions[{Literal(name)}]";

    public static string Previous(string stage) => $"previous == {Literal(stage)}";

    /// <summary>Remembers which stage was left, as an instance does: re-entering a stage changes nothing.</summary>
    public static XElement Remember(string stage) => new(
        Scxml + "onentry",
        new XElement(
            Scxml + "if",
            new XAttribute("cond", $"stage != {Literal(stage)}"),
            new XElement(Scxml + "assign", new XAttribute("location", "previous"), new XAttribute("expr", "stage")),
            new XElement(
                Scxml + "assign", new XAttribute("location", "stage"), new XAttribute("expr", Literal(stage)))));

    /// <summary>The name of a condition in an expression, and what else it says; null if it is another.</summary>
    public static (string? Condition, string? Other)? Parse(string expression)
    {
        var match = Expression().Match(expression.Trim());
        if (!match.Success)
            return null;

        var condition = match.Groups["condition"] is { Success: true } name ? Unescape(name.Value) : null;
        var rest = match.Groups["rest"] is { Success: true } other ? other.Value : null;
        return (condition, rest);
    }

    /// <summary>The stage in an expression that <see cref="Previous"/> makes; null if it is another.</summary>
    public static string? PreviousStage(string expression)
    {
        var match = PreviousExpression().Match(expression);
        return match.Success ? Unescape(match.Groups[1].Value) : null;
    }

    /// <summary>A text as an attribute can hold it: XML has no place for control characters.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
                escaped.Append(text[at]).Append(text[++at]);
            else if (text[at] == '\\')
                escaped.Append(@"\\");
            else if (!XmlConvert.IsXmlChar(text[at]))
                escaped.Append(CultureInfo.InvariantCulture, $@"\u{(int)text[at]:X4}");
            else
                escaped.Append(text[at]);
        }

        return escaped.ToString();
    }

    public static string Unescape(string text) =>
        EscapeSequence().Replace(text, match => match.Value[1] == 'u'
            ? $"{(char)int.Parse(match.Value.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)}"
            : match.Value[1..]);

    /// <summary>A text as a literal of ECMAScript.</summary>
    private static string Literal(string text)
    {
        var literal = new StringBuilder("'");
        foreach (var character in text)
        {
            if (character is '\'' or '\\')
                literal.Append('\\').Append(character);
            else if (character is < ' ' or '\u2028' or '\u2029' || (character > '~' && !char.IsLetter(character)))
                literal.Append(CultureInfo.InvariantCulture, $@"\u{(int)character:X4}");
            else
                literal.Append(character);
        }

        return literal.Append('\'').ToString();
    }

    [GeneratedRegex(@"\\(?:u[0-9A-Fa-f]{4}|[^u])", RegexOptions.Singleline)]
    private static partial Regex EscapeSequence();

    [GeneratedRegex(
        """
        ^(?:conditions\[(?:'(?<condition>(?:[^'\\]|\\.)*)'|"(?<condition>(?:[^"\\]|\\.)*)")\]
        (?:\s*&&\s*(?<rest>false|previous\s==\s'(?:[^'\\]|\\.)*'))?|(?<rest>false|previous\s==\s'(?:[^'\\]|\\.)*'))$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^previous == '((?:[^'\\]|\\.)*)'$", RegexOptions.Singleline)]
    private static partial Regex PreviousExpression();
}
