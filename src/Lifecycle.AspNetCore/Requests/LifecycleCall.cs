using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore;

/// <summary>
/// A request to the endpoints of a lifecycle. What it reads ends the request with a problem if it is not valid.
/// </summary>
/// <param name="http">The request.</param>
/// <param name="lifecycle">The name of the lifecycle.</param>
/// <param name="options">The options of the endpoints.</param>
/// <param name="depth">How many segments the path has below that of the lifecycle.</param>
internal sealed class LifecycleCall(HttpContext http, string lifecycle, LifecycleHttpOptions options, int depth)
{
    /// <summary>The segments that other endpoints have in place of an id.</summary>
    private static readonly string[] Reserved = ["definition", "events"];

    public HttpContext Http => http;

    public LifecycleHttpOptions Options => options;

    public ILifecycleManager Manager { get; } =
        http.RequestServices.GetRequiredKeyedService<ILifecycleManager>(lifecycle);

    public CancellationToken Cancelled => http.RequestAborted;

    public Links Links { get; } = new(PathText.Before(http, depth));

    /// <summary>The id of the instance.</summary>
    public string Id
    {
        get
        {
            var id = PathText.Segment(http, depth - 1);
            Check(() => StoredText.CheckId(id, nameof(id)));
            return id;
        }
    }

    /// <summary>The trigger, which the lifecycle has.</summary>
    public string Trigger
    {
        get
        {
            var trigger = PathText.Segment(http, depth - 3);
            if (!Manager.Graph.TryFind(trigger, out var known))
                throw Unknown("trigger", trigger, Manager.Graph.Triggers.Select(each => each.Name));

            return known.Name;
        }
    }

    /// <summary>The id of a criterion, which the lifecycle may not have.</summary>
    public string Criterion => PathText.Segment(http, depth - 3);

    /// <summary>The id of an instance to start.</summary>
    public string NewId => Reserved.Contains(Id, StringComparer.OrdinalIgnoreCase)
        ? throw new ProblemException(ProblemKind.Invalid, $"{Id} is reserved; choose another id.")
        : Id;

    /// <summary>Runs an endpoint.</summary>
    /// <param name="http">The request.</param>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="options">The options of the endpoints.</param>
    /// <param name="depth">How many segments the path has below that of the lifecycle.</param>
    /// <param name="answer">The endpoint.</param>
    public static async Task RunAsync(
        HttpContext http,
        string lifecycle,
        LifecycleHttpOptions options,
        int depth,
        Func<LifecycleCall, ValueTask<IResult>> answer)
    {
        IResult result;
        try
        {
            result = await answer(new(http, lifecycle, options, depth)).ConfigureAwait(false);
        }
        catch (Exception exception) when (ExceptionProblems.Of(exception) is { } problem)
        {
            if (problem is Problem { Status: >= StatusCodes.Status500InternalServerError })
                HttpLog.Failed(http, exception, lifecycle);
            result = problem;
        }

        await result.ExecuteAsync(http).ConfigureAwait(false);
    }

    /// <summary>Who asks, and why.</summary>
    public TransitionCommand Command(string? reason = null)
    {
        var command = new TransitionCommand { Actor = options.Actor(http), Reason = reason };
        Check(() => StoredText.Check(command, nameof(command)));
        return command;
    }

    /// <summary>Who asks, why, and under which idempotency key.</summary>
    /// <param name="operation">What the request does; the same key for anything else is a mistake.</param>
    /// <param name="body">The body.</param>
    public TransitionCommand Command(string operation, CommandBody body)
    {
        var command = Command(body.Reason);
        return IdempotencyKey.Read(http, options.RequireIdempotencyKey) is { } key
            ? command with
            {
                CommandId = key,
                Fingerprint = IdempotencyKey.Fingerprint(operation, command.Actor, body),
            }
            : command;
    }

    /// <summary>Ends the request if a policy does not admit the caller.</summary>
    public async ValueTask AuthorizeAsync(string? policy)
    {
        if (policy is null)
            return;

        var service = http.RequestServices.GetRequiredService<IAuthorizationService>();
        if ((await service.AuthorizeAsync(http.User, http, policy).ConfigureAwait(false)).Succeeded)
            return;

        if (http.User.Identity?.IsAuthenticated == true)
            throw new ProblemException(ProblemKind.Forbidden);

        var schemes = http.RequestServices.GetService<IAuthenticationSchemeProvider>();
        var challenge = schemes is null
            ? null
            : await schemes.GetDefaultChallengeSchemeAsync().ConfigureAwait(false);
        throw challenge is null
            ? new ProblemException(ProblemKind.Unauthenticated)
            : new ProblemException(TypedResults.Challenge());
    }

    /// <summary>The payload as the trigger carries it.</summary>
    public object? ReadPayload(string trigger, JsonElement? payload)
    {
        object? read = null;
        if (payload is { } json)
            Check(() => read = Manager.ReadPayload(trigger, json));
        return read;
    }

    /// <summary>The stage of that name.</summary>
    /// <exception cref="ProblemException">The lifecycle has no such stage.</exception>
    public string Stage(string? name) => name is not null && Manager.Graph.Contains(name)
        ? name
        : throw Unknown("stage", name ?? "", Manager.Graph.Stages.Select(each => each.KeyText));

    /// <summary>Ends the request if an argument is not valid.</summary>
    public static void Check(Action check)
    {
        try
        {
            check();
        }
        catch (ArgumentException exception)
        {
            throw ProblemException.Of(exception);
        }
    }

    private ProblemException Unknown(string what, string name, IEnumerable<string> known) =>
        ProblemException.Of(ShortText.Unknown(Manager.Name, what, name, [.. known], what));
}
