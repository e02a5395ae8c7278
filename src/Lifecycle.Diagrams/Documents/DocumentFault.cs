namespace Lifecycle.Diagrams;

/// <summary>
/// What is wrong with a document, or what it says that a lifecycle cannot express. Immutable; equal by value.
/// </summary>
/// <param name="Line">The line, counted from 1; 0 for a document that was made in code.</param>
/// <param name="Column">The column, counted from 1; 0 for a document that was made in code.</param>
/// <param name="Element">
/// The element: a path such as <c>stages[2].transitions[0].to</c> in JSON, a tag such as <c>&lt;parallel&gt;</c> in
/// SCXML. Empty for the document as a whole.
/// </param>
/// <param name="Message">The fault and its remedy, as sentences.</param>
public sealed record DocumentFault(int Line, int Column, string Element, string Message)
{
    /// <summary>Line, element and message in one line.</summary>
    public override string ToString()
    {
        var place = (Line, Element) switch
        {
            (0, "") => "",
            (0, _) => $"{Element}: ",
            (_, "") => FormattableString.Invariant($"Line {Line}: "),
            _ => FormattableString.Invariant($"Line {Line}, {Element}: "),
        };
        return OneLineText.Of(place + Message);
    }
}
