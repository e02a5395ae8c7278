using HealthPartnership.Storage;
using Lifecycle;
using Lifecycle.EntityFrameworkCore;
using Lifecycle.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace HealthPartnership;

/// <summary>
/// A partnership taken through its story, from where it stopped last time, with all that was seen on the way.
/// </summary>
public sealed class Walkthrough
{
    private readonly StoryClock _clock = new();
    private readonly DemoContext _context;
    private readonly WaiverAuthority _waivers;
    private readonly LifecycleManager<PartnershipStage, PartnershipTrigger, Partnership> _partnerships;
    private StoryProgress _progress = null!;

    private Walkthrough(PartnershipFile file, DemoContext context)
    {
        File = file;
        _context = context;
        var lifecycle = PlugIns.AddTo(new PartnershipLifecycle(), file.PlugIns);
        _waivers = new(lifecycle);
        _partnerships = new(
            lifecycle,
            RelationalLifecycleStore.In(context, SqliteDialect.Instance),
            DemoJson.Default.Partnership,
            new() { Instance = new() { TimeProvider = _clock } });
    }

    public PartnershipFile File { get; }

    public LifecycleGraph<PartnershipStage, PartnershipTrigger> Graph => _partnerships.Graph;

    /// <summary>The partnership as it is stored at the end.</summary>
    public ManagedInstance<PartnershipStage, Partnership> Partnership { get; private set; } = null!;

    /// <summary>What each trigger needs at first.</summary>
    public Prospects<PartnershipStage, PartnershipTrigger> Prospects { get; private set; } = null!;

    /// <summary>The way to Fulfilment at first.</summary>
    public RoutePlan<PartnershipStage, PartnershipTrigger> Plan { get; private set; } = null!;

    /// <summary>The steps that were taken this time.</summary>
    public List<Passage> Passages { get; } = [];

    /// <summary>How many steps were taken before.</summary>
    public int StepsBefore { get; private set; }

    /// <summary>How many steps are left.</summary>
    public int StepsLeft => File.Steps.Count - StepsTaken;

    /// <summary>What was ever tried, oldest first.</summary>
    public IReadOnlyList<StoredEntry> History { get; private set; } = [];

    /// <summary>What each trigger needs at the end.</summary>
    public Prospects<PartnershipStage, PartnershipTrigger> Outlook { get; private set; } = null!;

    private int StepsTaken => Math.Min(_progress.StepCount, File.Steps.Count);

    /// <summary>Takes the partnership through its story.</summary>
    /// <param name="file">The story.</param>
    /// <param name="context">Where the partnership is kept.</param>
    /// <param name="steps">After how many steps to stop; <see langword="null"/> for none.</param>
    /// <exception cref="BadInputException">The story records or fires what the partnership cannot take.</exception>
    public static async Task<Walkthrough> OfAsync(PartnershipFile file, DemoContext context, int? steps)
    {
        var walk = new Walkthrough(Valid(file), context);
        await walk.BeginAsync();
        walk.Prospects = await walk.EvaluateAllAsync();
        walk.Plan = await walk._partnerships.PlanAsync(file.Name, PartnershipStage.Fulfilment, walk.Whoever);
        var end = (int)Math.Min(file.Steps.Count, walk.StepsTaken + (long)(steps ?? file.Steps.Count));
        for (var index = walk.StepsTaken; index < end; index++)
        {
            try
            {
                await walk.TakeAsync(file.Steps[index]);
            }
            catch (Exception exception) when (exception is ArgumentException or LifecycleException or BadInputException)
            {
                throw new BadInputException(
                    $"Step {index + 1} of {file.Name} cannot be taken: {Sentence(exception)}",
                    exception);
            }
        }

        walk.Outlook = await walk.EvaluateAllAsync();
        walk.Partnership = await walk._partnerships.GetAsync(file.Name);
        walk.History = await walk._partnerships.HistoryAsync(file.Name).ToArrayAsync();
        return walk;
    }

    /// <summary>Dry runs are asked as whoever fires next, or fired last.</summary>
    private TransitionCommand Whoever =>
        new()
        {
            Actor = File
                .Steps.Skip(StepsTaken)
                .Concat(File.Steps.Reverse())
                .FirstOrDefault(step => step.By is not null)
                ?.By,
        };

    private ValueTask<Prospects<PartnershipStage, PartnershipTrigger>> EvaluateAllAsync() =>
        _partnerships.EvaluateAllAsync(File.Name, Whoever);

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

    /// <summary>Goes on with what is stored, or starts.</summary>
    private async Task BeginAsync()
    {
        if (await _context.Progress.FindAsync(File.Name) is { } known)
            _progress = known;
        else
        {
            _clock.Now = At(File.Steps[0].On);
            _progress = new() { Partnership = File.Name, Now = _clock.Now };
            _context.Progress.Add(_progress);
            try
            {
                await _partnerships.StartAsync(File.Name, new(File.Name, File.Initiator.Name, File.Initiator.Sector));
            }
            catch (ArgumentException exception)
            {
                throw new BadInputException(
                    $"A partnership cannot be kept under that name: {Sentence(exception)}",
                    exception);
            }
        }

        _clock.Now = _progress.Now;
        StepsBefore = StepsTaken;
    }

    private async Task<(IReadOnlyList<string> Recorded, string? Refusal)> RecordAsync(Step step)
    {
        if (step.Facts is not { } facts)
            return ([], null);

        try
        {
            IReadOnlyList<string> recorded = [];
            await _partnerships.UpdateAsync(File.Name, partnership =>
                recorded = facts.RecordIn(partnership, _waivers, _clock.Now));
            return (recorded, null);
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

        // Whenever the demo is stopped, a step is told wholly or not at all.
        await using var transaction = await _context.Database.BeginTransactionAsync();
        var (recorded, refusal) = await RecordAsync(step);
        TransitionResult<PartnershipStage, PartnershipTrigger>? result = step.Fire is { } trigger
            ? await _partnerships.TryFireAsync(
                File.Name,
                trigger,
                new()
                {
                    Actor = step.By,
                    Reason = step.Reason,
                    Payload = (object?)step.Notice ?? step.Decision,
                })
            : null;
        _progress.StepCount++;
        _progress.Now = _clock.Now;
        await _context.SaveChangesAsync();
        await transaction.CommitAsync();
        Passages.Add(new(step, recorded, refusal, result, (await _partnerships.GetAsync(File.Name)).Stage));
    }
}

/// <summary>
/// One step of the story, with what it recorded or why it could not, what came of it and the stage after it.
/// </summary>
public sealed record Passage(
    Step Step,
    IReadOnlyList<string> Recorded,
    string? Refusal,
    TransitionResult<PartnershipStage, PartnershipTrigger>? Result,
    PartnershipStage Stage);
