using System.Text;

namespace Lifecycle.Testing;

/// <summary>Runs one case on a model and a new system, and compares them after each trigger.</summary>
internal sealed class Trial<TStage, TTrigger>(Setup<TStage, TTrigger> setup, TimeLimit limit)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>Runs a case again, or another one.</summary>
    /// <exception cref="StartRefusedException">The gate in front of the start refuses the subject.</exception>
    /// <exception cref="NoCaseException">Making the subject or starting the lifecycle threw.</exception>
    public async Task<Trace<TTrigger>> RunAsync(Case<TTrigger> @case)
    {
        var draw = new Draw(@case.Subject);
        var model = await setup.StartAsync(draw).ConfigureAwait(false);
        return await RunAsync(draw, model, new ReplayedCalls<TStage, TTrigger>(@case.Calls)).ConfigureAwait(false);
    }

    /// <summary>Runs a case with the model of its subject.</summary>
    /// <exception cref="NoCaseException">Making the subject of the system threw.</exception>
    public async Task<Trace<TTrigger>> RunAsync(
        Draw draw, IModel<TStage, TTrigger> model, ICallSource<TStage, TTrigger> calls)
    {
        var subject = setup.Subject(new(draw.Drawn));
        var trace = new Trace<TTrigger>(draw.Drawn);
        ISystemUnderTest<TStage, TTrigger> system;
        try
        {
            system = await limit.CallAsync(_ => ValueTask.FromResult(setup.System(subject))).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return trace.End("Creating the system", exception);
        }

        try
        {
            await CompareAsync(trace, model, system, calls).ConfigureAwait(false);
        }
        finally
        {
            if (!trace.IsHung)
                await DisposeAsync(trace, system).ConfigureAwait(false);
        }

        return trace;
    }

    /// <summary>What the model alone says of a case: the verdict on each criterion, and the stages.</summary>
    public async Task<string> VerdictsAsync(Case<TTrigger> @case)
    {
        var verdicts = new StringBuilder();
        try
        {
            var model = await setup.StartAsync(new(@case.Subject)).ConfigureAwait(false);
            foreach (var call in @case.Calls)
            {
                var expected = await model.FireAsync(call.Trigger, setup.Payload(call.Trigger, new(call.Payload)))
                    .ConfigureAwait(false);
                foreach (var line in expected.Report?.Lines ?? [])
                    verdicts.Append(line.Verdict).Append(' ');

                verdicts.Append(expected.IsAccepted).Append(' ').Append(model.Stage).Append('\n');
            }
        }
        catch (Exception exception)
        {
            verdicts.Append(exception.GetType());
        }

        return verdicts.ToString();
    }

    private async Task CompareAsync(
        Trace<TTrigger> trace,
        IModel<TStage, TTrigger> model,
        ISystemUnderTest<TStage, TTrigger> system,
        ICallSource<TStage, TTrigger> calls)
    {
        try
        {
            var stage = await limit.CallAsync(system.ReadStageAsync).ConfigureAwait(false);
            if (!stage.Equals(model.Stage))
            {
                trace.End($"The system starts in {stage}; expected {model.Stage}.");
                return;
            }
        }
        catch (Exception exception)
        {
            trace.End("Reading the stage at the start", exception);
            return;
        }

        await ComparePermittedAsync(trace, model, system).ConfigureAwait(false);
        while (!trace.Differs && calls.Next(model.Stage) is var (trigger, payload))
        {
            await StepAsync(trace, model, system, trigger, payload).ConfigureAwait(false);
            if (!trace.Differs)
                await ComparePermittedAsync(trace, model, system).ConfigureAwait(false);
        }
    }

    private async Task StepAsync(
        Trace<TTrigger> trace,
        IModel<TStage, TTrigger> model,
        ISystemUnderTest<TStage, TTrigger> system,
        TTrigger trigger,
        Draw draw)
    {
        var before = model.Stage;
        Expectation<TStage> expected;
        object? payload;
        try
        {
            expected = await model.FireAsync(trigger, setup.Payload(trigger, draw)).ConfigureAwait(false);
            payload = setup.Payload(trigger, new(draw.Drawn));
        }
        catch (Exception exception)
        {
            trace.Fail(new(trigger, draw.Drawn), "the lifecycle itself", exception);
            return;
        }

        var call = new Call<TTrigger>(trigger, draw.Drawn);
        bool accepted;
        TStage after;
        try
        {
            accepted = await limit.CallAsync(token => system.FireAsync(trigger, payload, token)).ConfigureAwait(false);
            after = await limit.CallAsync(system.ReadStageAsync).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            trace.Fail(call, $"expected {expected.Text(before)}; it", exception);
            return;
        }

        if (!expected.Allows(accepted, before, after))
        {
            trace.Fail(
                call,
                $"expected {expected.Text(before)}; "
                    + $"it {(accepted ? "accepted" : "refused")} the trigger and is in {after}.");
            return;
        }

        trace.Add(call, accepted ? $"{before} to {after}" : $"refused in {before}");
        if (accepted)
            model.Follow(after);
    }

    private async Task ComparePermittedAsync(
        Trace<TTrigger> trace, IModel<TStage, TTrigger> model, ISystemUnderTest<TStage, TTrigger> system)
    {
        HashSet<TTrigger> permitted;
        try
        {
            if (await limit.CallAsync(system.ReadPermittedTriggersAsync).ConfigureAwait(false) is not { } all)
                return;

            permitted = [.. all];
        }
        catch (Exception exception)
        {
            trace.End($"In {model.Stage}, reading the permitted triggers", exception);
            return;
        }

        if (permitted.Where(trigger => !setup.Graph.TryFind(trigger, out _)).ToArray() is [var unknown, ..])
        {
            trace.End(
                $"In {model.Stage}, the system reports {unknown} as permitted, a trigger that "
                    + $"{setup.Graph.Name} does not have.");
            return;
        }

        foreach (var trigger in setup.Triggers)
        {
            if (await model.AcceptsAsync(trigger).ConfigureAwait(false) is { } accepts
                && accepts != permitted.Contains(trigger))
            {
                trace.End($"In {model.Stage}, the system reports {trigger} as {(accepts ? "not " : "")}permitted.");
                return;
            }
        }
    }

    private async Task DisposeAsync(Trace<TTrigger> trace, ISystemUnderTest<TStage, TTrigger> system)
    {
        try
        {
            await limit
                .CallAsync(async _ =>
                {
                    if (system is IAsyncDisposable asynchronous)
                        await asynchronous.DisposeAsync().ConfigureAwait(false);
                    else
                        (system as IDisposable)?.Dispose();
                    return true;
                })
                .ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (!trace.Differs)
                trace.End("Disposing of the system", exception);
        }
    }
}
