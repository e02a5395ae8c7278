using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore;

/// <summary>
/// A request to the endpoints of a lifecycle. What it reads ends the request with a problem if it is not valid.
/// </summary>
/// <param name="http">The request.</param>
/// <param name="shape">What all requests to the endpoint have in common.</param>
internal sealed class LifecycleCall(HttpContext http, CallShape shape)
{
    /// <summary>The segments that other endpoints have in place of an id.</summary>
    private static readonly string[] Reserved = ["definition", "events"];

    public HttpContext Http => http;

    public LifecycleHttpOptions Options => shape.Options;

    public ILifecycleManager Manager { get; } =
        http.RequestServices.GetRequiredKeyedService<ILifecycleManager>(shape.Lifecycle);

    /// <summary>Cancels what only reads, once the client is gone.</summary>
    public CancellationToken Cancelled => http.RequestAborted;

    public TimeProvider Time => http.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;

    public Links Links { get; } = new(PathText.Before(http, shape.Depth));

    /// <summary>The id of the route, as policies and filters see it, valid or not.</summary>
    public string? RouteId => http.GetRouteValue("id") as string;

    /// <summary>The id of the instance.</summary>
    public string Id
    {
        get
        {
            var id = RouteId ?? "";
            Check(() => StoredText.CheckId(id, nameof(id)));
            return id;
        }
    }

    /// <summary>The trigger of the route, which the lifecycle may not have.</summary>
    public string RouteTrigger => PathText.Segment(http, shape.Depth - 3);

    /// <summary>The trigger, which the lifecycle has.</summary>
    public string Trigger => Manager.Graph.TryFind(RouteTrigger, out var known)
        ? known.Name
        : throw Unknown("trigger", RouteTrigger, Manager.Graph.Triggers.Select(each => each.Name));

    /// <summary>The id of a criterion, which the lifecycle may not have.</summary>
    public string Criterion => http.GetRouteValue("criterion") as string ?? "";

    /// <summary>The id of an instance to start.</summary>
    public string NewId => Reserved.Contains(Id, StringComparer.OrdinalIgnoreCase)
        ? throw new ProblemException(ProblemKind.Invalid, $"{Id} is reserved; choose another id.")
        : Id;

    /// <summary>The idempotency key of a change; <see langword="null"/> if it has none.</summary>
    public string? Key => IdempotencyKey.Read(http, Options.RequireIdempotencyKey);

    /// <summary>Whether the request has an idempotency key, valid or not.</summary>
    public bool HasKey => http.Request.Headers.ContainsKey(IdempotencyKey.Header);

    /// <summary>Runs an endpoint.</summary>
    /// <param name="http">The request.</param>
    /// <param name="shape">What all requests to the endpoint have in common.</param>
    /// <param name="answer">The endpoint.</param>
    public static async Task RunAsync(HttpContext http, CallShape shape, Endpoint answer)
    {
        var call = new LifecycleCall(http, shape);
        IResult result;
        try
        {
            CrossSite.Check(http.Request, shape.Options);
            Preconditions.RefuseOthers(http.Request, shape.Description);
            result = await answer(call).ConfigureAwait(false);
        }
        catch (Exception exception) when (ExceptionProblems.Of(exception, call) is { } problem)
        {
            if (problem is Problem { Status: >= StatusCodes.Status500InternalServerError })
                HttpLog.Failed(http, exception, shape.Lifecycle);
            result = problem;
        }

        await result.ExecuteAsync(http).ConfigureAwait(false);
    }

    /// <summary>Who asks, and why.</summary>
    public TransitionCommand Command(string? reason = null)
    {
        var actor = Options.Actor(http);
        if (string.IsNullOrEmpty(actor) && PrincipalActor.IsSignedIn(http))
            throw new ProblemException(
                ProblemKind.Forbidden, "The signed-in caller has no name or id to be recorded with.");

        var command = new TransitionCommand { Actor = actor, Reason = reason };
        Check(() => StoredText.Check(command, nameof(command)));
        return command;
    }

    /// <summary>Who asks, why, and under which idempotency key.</summary>
    /// <param name="operation">What the request does; the same key for anything else is a mistake.</param>
    /// <param name="body">The body.</param>
    public TransitionCommand Command(string operation, CommandBody body)
    {
        var command = Command(body.Reason);
        return Key is { } key
            ? command with
            {
                CommandId = key,
                Fingerprint = IdempotencyKey.Fingerprint(operation, command.Actor, body),
            }
            : command;
    }

    /// <summary>
    /// Ends the request if one of the policies does not admit the caller, who is signed in by the schemes of all of
    /// them. Policies that were evaluated one after the other would each see the caller of the one before.
    /// </summary>
    public async ValueTask AuthorizeAsync(params IEnumerable<CallerPolicy?> callers)
    {
        var policies = new List<AuthorizationPolicy>();
        foreach (var caller in callers.OfType<CallerPolicy>())
            policies.Add(await caller.GetAsync(http.RequestServices).ConfigureAwait(false));
        if (policies.Count == 0)
            return;

        var policy = policies.Count == 1 ? policies[0] : AuthorizationPolicy.Combine(policies);
        var evaluator = http.RequestServices.GetRequiredService<IPolicyEvaluator>();
        var signedIn = await evaluator.AuthenticateAsync(policy, http).ConfigureAwait(false);
        var result = await evaluator.AuthorizeAsync(policy, signedIn, http, resource: http).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new ProblemException(new Denied(policy, result));
    }

    /// <summary>
    /// Makes a change within the time that one may take. A client that is gone does not stop it half-way.
    /// </summary>
    /// <exception cref="ProblemException">The time is over.</exception>
    public async ValueTask<T> ChangeAsync<T>(Func<CancellationToken, ValueTask<T>> change)
    {
        using var limit = new CancellationTokenSource(Options.ChangeTimeout, Time);
        try
        {
            return await change(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new ProblemException(new Problem(ProblemKind.TimedOut, ExceptionProblems.OutcomeUnknown(this)));
        }
    }

    /// <summary>The payload as the trigger carries it.</summary>
    public object? ReadPayload(string trigger, JsonElement? payload)
    {
        if (payload is not { } json)
            return null;

        object? read = null;
        Check(() => read = Manager.ReadPayload(trigger, json), "payload");
        if (read is not null)
            KnownMembers.Check(Manager.PayloadJson(trigger)!, json, "payload", ProblemKind.Invalid);
        return read;
    }

    /// <summary>The stage of that name.</summary>
    /// <exception cref="ProblemException">The lifecycle has no such stage.</exception>
    public string Stage(string? name) => name is not null && Manager.Graph.Contains(name)
        ? name
        : throw Unknown("stage", name ?? "", Manager.Graph.Stages.Select(each => each.KeyText));

    /// <summary>Ends the request if an argument is not valid.</summary>
    /// <param name="check">Checks it.</param>
    /// <param name="what">What the argument is read as, such as <c>payload</c>.</param>
    /// <param name="kind">The problem; <see langword="null"/> for <see cref="ProblemKind.Invalid"/>.</param>
    public static void Check(Action check, string what = "request", ProblemKind? kind = null)
    {
        try
        {
            check();
        }
        catch (ArgumentException exception)
        {
            throw new ProblemException(kind ?? ProblemKind.Invalid, ProblemException.Text(exception, what));
        }
    }

    private ProblemException Unknown(string what, string name, IEnumerable<string> known) =>
        new(ProblemKind.Invalid, ProblemException.Text(ShortText.Unknown(Manager.Name, what, name, [.. known], what)));
}
