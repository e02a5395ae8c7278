using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lifecycle.AspNetCore;

/// <summary>
/// Gives a route parameter the text that the client meant, before anything else reads it. Otherwise a policy or a
/// filter could not tell the id <c>a/b</c> from <c>a%2Fb</c>, and would decide about another instance than the endpoint
/// acts on.
/// </summary>
/// <param name="fromEnd">How many segments of the path are behind it.</param>
internal sealed class DecodedSegment(int fromEnd) : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection)
    {
        if (httpContext is not null && routeDirection == RouteDirection.IncomingRequest)
            values[routeKey] = PathText.Segment(httpContext, fromEnd);

        return true;
    }
}
