using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>A waiver that a caller grants or withdraws on a page. Immutable.</summary>
public sealed class WaiverChange
{
    internal WaiverChange(HttpContext http, Waiver waiver, string? requestedBy) =>
        (Http, Waiver, RequestedBy) = (http, waiver, requestedBy);

    /// <summary>The request.</summary>
    public HttpContext Http { get; }

    /// <summary>
    /// The waiver, granted by the caller. Of one that is withdrawn: the criterion, the caller, why, and now.
    /// </summary>
    public Waiver Waiver { get; }

    /// <summary>Who asked for it; <see langword="null"/> for one that is withdrawn.</summary>
    public string? RequestedBy { get; }
}
