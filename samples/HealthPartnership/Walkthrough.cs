using Lifecycle;
using Lifecycle.Partnerships;

namespace HealthPartnership;

/// <summary>A partnership taken through its story, with all that was seen on the way.</summary>
public sealed class Walkthrough
{
    private readonly StoryClock _clock = new();
    private readonly WaiverAuthority _waivers;

    private Walkthrough(PartnershipFile file)
    {
        File = file;
        var lifecycle = PlugIns.AddTo(new PartnershipLifecycle(), file.PlugIns);
        _waivers = new(lifecycle);
        Instance = lifecycle.Start(new(file.Name, file.Initiator.Name, file.Initiator.Sector), new() { TimeProvider = _clock });
    }

    public PartnershipFile File { get; }

    public LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> Instance { get; }

    /// <summary>What each trigger needs when the story begins.</summary>
    public Prospects<PartnershipStage, PartnershipTrigger> Prospects { get; private set; } = null!;

    /// <summary>The way to Fulfilment when the story begins.</summary>
    public RoutePlan<PartnershipStage, PartnershipTrigger> Plan { get; private set; } = null!;

    public List<Passage> Passages { get; } = [];

    /// <summary>What each trigger needs when the story ends.</summary>
    public Prospects<PartnershipStage, PartnershipTrigger> Outlook { get; private set; } = null!;

    /// <summary>Takes the partnership through its story.</summary>
    /// <exception cref="BadInputException">The story records or fires what the partnership cannot take.</exception>
    public static async Task<Walkthrough> OfAsync(PartnershipFile file)
    {
        var walk = new Walkthrough(Valid(file));
        walk._clock.Now = At(file.Steps[0].On);
        walk.Prospects = await walk.EvaluateAllAsync();
        walk.Plan = await walk.Instance.PlanAsync(PartnershipStage.Fulfilment, walk.Whoever);
        for (var index = 0; index < file.Steps.Count; index++)
        {
            try
            {
                await walk.TakeAsync(file.Steps[index]);
            }
            catch (Exception exception) when (exception is ArgumentException or LifecycleException or BadInputException)
            {
                throw new BadInputException($"Step {index + 1} of {file.Name} cannot be taken: {Sentence(exception)}", exception);
            }
        }

        walk.Outlook = await walk.EvaluateAllAsync();
        return walk;
    }

    /// <summary>Dry runs are asked as whoever fires next, or fired last.</summary>
    private TransitionCommand Whoever =>
        new() { Actor = File.Steps.Skip(Passages.Count).Concat(File.Steps.Reverse()).FirstOrDefault(step => step.By is not null)?.By };

    private ValueTask<Prospects<PartnershipStage, PartnershipTrigger>> EvaluateAllAsync() => Instance.EvaluateAllAsync(Whoever);

    private static PartnershipFile Valid(PartnershipFile file)
    {
        if (string.IsNullOrWhiteSpace(file.Name) || string.IsNullOrWhiteSpace(file.Initiator.Name))
            throw new BadInputException("The partnership and its initiator need a name.");

        if (file.Steps.Count == 0)
            throw new BadInputException($"{file.Name} has no steps, so there is no story to tell.");

        return file.Steps.Contains(null!) || file.Sources.Contains(null!)
            ? throw new BadInputException($"There is a null among the steps or sources of {file.Name}.")
            : file;
    }

    /// <summary>The message without the name of a parameter, which means nothing to whoever wrote the file.</summary>
    private static string Sentence(Exception exception) =>
        exception is ArgumentException { ParamName: { } name }
            ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal).Split("\n")[0]
            : exception.Message;

    private static DateTimeOffset At(DateOnly day) => new(day, default, TimeSpan.Zero);

    private (IReadOnlyList<string> Recorded, string? Refusal) Record(Step step)
    {
        try
        {
            return (step.Facts?.RecordIn(Instance.Subject, _waivers, _clock.Now) ?? [], null);
        }
        catch (LifecycleException exception) when (step.MayBeRefused)
        {
            return ([], exception.Message);
        }
    }

    private async Task TakeAsync(Step step)
    {
        var today = DateOnly.FromDateTime(_clock.Now.UtcDateTime);
        if (step.On < today)
            throw new BadInputException($"it happens on {step.On:yyyy-MM-dd}, before the step in front of it.");

        // A minute apart, so that what a step of the same day records comes after the stage that it found.
        _clock.Now = step.On == today ? _clock.Now.AddMinutes(1) : At(step.On);
        var (recorded, refusal) = Record(step);
        TransitionResult<PartnershipStage, PartnershipTrigger>? result = step.Fire is { } trigger
            ? await Instance.TryFireAsync(trigger, new() { Actor = step.By, Reason = step.Reason, Payload = (object?)step.Notice ?? step.Decision })
            : null;
        Passages.Add(new(step, recorded, refusal, result, Instance.Stage));
    }
}

/// <summary>One step of the story, with what it recorded or why it could not, what came of it and the stage after it.</summary>
public sealed record Passage(
    Step Step,
    IReadOnlyList<string> Recorded,
    string? Refusal,
    TransitionResult<PartnershipStage, PartnershipTrigger>? Result,
    PartnershipStage Stage);
