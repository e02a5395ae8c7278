using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard;

/// <summary>A form of the dashboard that was sent. Immutable.</summary>
internal sealed class PostedForm
{
    public const int LongestReason = 2000;

    /// <summary>The most characters of the name of a person.</summary>
    public const int LongestName = 200;

    public const int LongestPayload = 256 * 1024;

    private readonly IFormCollection _fields;

    private PostedForm(IFormCollection fields) => _fields = fields;

    /// <summary>Reads a form, if the caller may act and a page of the dashboard sent it.</summary>
    /// <exception cref="RequestException">It is not accepted.</exception>
    public static async ValueTask<PostedForm> ReadAsync(DashboardCall call)
    {
        var http = call.Http;
        if (call.Options.IsReadOnly)
            throw RequestException.Forbidden("The dashboard is read-only.");
        if (!SameOrigin.IsFrom(http.Request))
            throw RequestException.Forbidden("The form was not sent by a page of the dashboard.");
        if (!call.MayAct)
            throw RequestException.Forbidden("You may see the pages, but change nothing.");
        if (!http.Request.HasFormContentType)
            throw new RequestException(StatusCodes.Status415UnsupportedMediaType, "The request has no form.");

        IFormCollection fields;
        try
        {
            var limits = new FormOptions { ValueCountLimit = 32, ValueLengthLimit = LongestPayload };
            fields = await http.Request.ReadFormAsync(limits, call.Cancelled).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw RequestException.Bad(exception.Message);
        }

        if (http.RequestServices.GetService<IAntiforgery>() is { } antiforgery
            && !await antiforgery.IsRequestValidAsync(http).ConfigureAwait(false))
            throw RequestException.Bad("The page with the form is too old. Load it again.");

        return new(fields);
    }

    /// <summary>The text of a field; <see langword="null"/> if it is empty or not there.</summary>
    /// <exception cref="RequestException">It is there more than once, or cannot be stored.</exception>
    public string? Text(string name)
    {
        var values = _fields[name];
        if (values.Count > 1)
            throw RequestException.Bad($"The form has the field {name} more than once.");

        var text = values is [{ } only] && !string.IsNullOrWhiteSpace(only) ? only.Trim() : null;
        DashboardCall.Check(() => StoredText.Check(text, name));
        return text;
    }

    /// <exception cref="RequestException">The field is empty or not there.</exception>
    public string Required(string name) =>
        Text(name) ?? throw RequestException.Bad($"The form lacks the field {name}.");

    /// <summary>The reason that was stated.</summary>
    /// <exception cref="RequestException">It is too long.</exception>
    public string? Reason => Text("reason") is not { } reason ? null
        : reason.Length <= LongestReason ? reason
        : throw RequestException.Bad(
            $"A reason has at most {LongestReason} characters, and this one has {reason.Length}.");

    /// <exception cref="RequestException">The field is no whole number.</exception>
    public long Number(string name) =>
        long.TryParse(Required(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RequestException.Bad($"The field {name} is no number.");
}
