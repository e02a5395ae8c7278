using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Ends a request with a problem, or another result.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It never leaves the package.")]
[SuppressMessage("Design", "CA1064", Justification = "It never leaves the package.")]
internal sealed class ProblemException(IResult result) : Exception
{
    public ProblemException(ProblemKind kind, string? detail = null)
        : this(new Problem(kind, detail))
    {
    }

    public IResult Result => result;

    /// <summary>
    /// The message without the name of the parameter, which the client does not know. A message about JSON quotes all
    /// of it, which the caller may not be allowed to see, and the application's own code: only the place is told.
    /// </summary>
    /// <param name="exception">The exception.</param>
    /// <param name="what">What the JSON was read as.</param>
    public static string Text(ArgumentException exception, string what = "request") => exception switch
    {
        { InnerException: JsonException { Path: { } path } } => $"The {what} would not be valid at {path}.",
        { InnerException: not null } => $"The {what} would not be valid.",
        { ParamName: { } name } => exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal),
        _ => exception.Message,
    };
}
