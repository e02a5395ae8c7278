using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>Ends a request with a page that tells why.</summary>
/// <param name="status">The status.</param>
/// <param name="message">What is wrong, for the caller.</param>
internal sealed class RequestException(int status, string message) : Exception(message)
{
    public int Status => status;

    public static RequestException Bad(string message) => new(StatusCodes.Status400BadRequest, message);

    public static RequestException NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    public static RequestException Forbidden(string message) => new(StatusCodes.Status403Forbidden, message);
}
