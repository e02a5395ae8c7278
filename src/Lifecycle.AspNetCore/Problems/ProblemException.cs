using System.Diagnostics.CodeAnalysis;
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

    /// <summary>The problem of an argument that the library refuses.</summary>
    public static ProblemException Of(ArgumentException exception) => new(ProblemKind.Invalid, Text(exception));

    /// <summary>The message without the name of the parameter, which the client does not know.</summary>
    public static string Text(ArgumentException exception)
    {
        var suffix = $" (Parameter '{exception.ParamName}')";
        return exception.ParamName is null ? exception.Message
            : exception.Message.Replace(suffix, "", StringComparison.Ordinal);
    }
}
