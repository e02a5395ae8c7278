using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>What all requests to an endpoint have in common. Immutable.</summary>
/// <param name="Lifecycle">The name of the lifecycle.</param>
/// <param name="Options">The options of the endpoints.</param>
/// <param name="Description">What the endpoint does.</param>
/// <param name="Depth">How many segments the path has below that of the lifecycle.</param>
internal sealed record CallShape(
    string Lifecycle, LifecycleHttpOptions Options, EndpointDescription Description, int Depth);

/// <summary>Answers a request.</summary>
internal delegate ValueTask<IResult> Endpoint(LifecycleCall call);
