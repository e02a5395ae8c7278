using HealthPartnership.Storage;
using Lifecycle;
using Lifecycle.EntityFrameworkCore;
using Lifecycle.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace HealthPartnership;

/// <summary>
/// One run of a story: takes the partnership on from where the last run stopped, and collects what the views show.
/// </summary>
public sealed class Walkthrough
{
    private readonly StoryClock _clock = new();
    private readonly DemoContext _context;
    private readonly LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> _lifecycle;
    private readonly WaiverAuthority _waivers;
    private readonly LifecycleManager<PartnershipStage, PartnershipTrigger, Partnership> _partnerships;
    private StoryProgress _progress = null!;

    private Walkthrough(PartnershipFile file, DemoContext context)
    {
        File = file;
        _context = context;
        var lifecycle = PlugIns.AddTo(new PartnershipLifecycle(), file.PlugIns);
        _lifecycle = lifecycle;
        _waivers = new(lifecycle);
        _partnerships = new(
            lifecycle,
            RelationalLifecycleStore.In(context, SqliteDialect.Instance),
            DemoJson.Default.Partnership,
            new()
            {
                Instance = new() { TimeProvider = _clock },
                Json = new() { TypeInfoResolver = Lifecycle.Partnerships.Partnership.JsonTypes },
            });
    }

    public PartnershipFile File { get; }

    public LifecycleGraph<PartnershipStage, PartnershipTrigger> Graph => _partnerships.Graph;

    /// <summary>The partnership as stored at the end of the run.</summary>
    public ManagedInstance<PartnershipStage, Partnership> Partnership { get; private set; } = null!;

    /// <summary>What each trigger needs at the start of the run.</summary>
    public Prospects<PartnershipStage, PartnershipTrigger> Prospects { get; private set; } = null!;

    /// <summary>The plan to Fulfilment at the start of the run.</summary>
    public RoutePlan<PartnershipStage, PartnershipTrigger> Plan { get; private set; } = null!;

    /// <summary>The steps taken in this run.</summary>
    public List<Passage> Passages { get; } = [];

    /// <summary>How many steps earlier runs took.</summary>
    public int StepsBefore { get; private set; }

    /// <summary>How many steps are left.</summary>
    public int StepsLeft => File.Steps.Count - StepsTaken;

    /// <summary>Every entry of the history, oldest first.</summary>
    public IReadOnlyList<StoredEntry> History { get; private set; } = [];

    /// <summary>What each trigger needs at the end of the run.</summary>
    public Prospects<PartnershipStage, PartnershipTrigger> Outlook { get; private set; } = null!;

    /// <summary>The report to the board at the end of the run.</summary>
    public BoardReport Report { get; private set; } = null!;

    private int StepsTaken => Math.Min(_progress.StepCount, File.Steps.Count);

    /// <summary>Takes the partnership through its story.</summary>
    /// <param name="file">The story.</param>
    /// <param name="context">The database that stores the partnership.</param>
    /// <param name="steps">After how many steps to stop; <see langword="null"/> to run to the end.</param>
    /// <exception cref="BadInputException">A step of the story is invalid, or the partnership refuses its
    /// facts.</exception>
    public static async Task<Walkthrough> OfAsync(PartnershipFile file, DemoContext context, int? steps)
    {
        var walk = new Walkthrough(Valid(file), context);
        await walk.BeginAsync();
        walk.Prospects = await walk.EvaluateAllAsync();
        walk.Plan = await walk._partnerships.PlanAsync(file.Name, PartnershipStage.Fulfilment, walk.DryRun);
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
        walk.Report = await walk.ReportAsync();
        walk.History = await walk._partnerships.HistoryAsync(file.Name).ToArrayAsync();
        return walk;
    }

    /// <summary>Dry runs are evaluated for the actor of the next step, or of the last one if none is left.</summary>
    private TransitionCommand DryRun =>
        new()
        {
            Actor = File
                .Steps.Skip(StepsTaken)
                .Concat(File.Steps.Reverse())
                .FirstOrDefault(step => step.By is not null)
                ?.By,
        };

    private ValueTask<BoardReport> ReportAsync()
    {
        var (stored, subject) = (Partnership.Stored, Partnership.Subject);
        var snapshot = stored.Previous is { } previous
            ? _lifecycle.SnapshotOf(Partnership.Stage, stored.Version, Enum.Parse<PartnershipStage>(previous))
            : _lifecycle.SnapshotOf(Partnership.Stage, stored.Version);
        var instance = _lifecycle.Resume(subject, snapshot, new() { TimeProvider = _clock });
        return BoardReport.OfAsync(_lifecycle, instance, _clock.Now);
    }

    private ValueTask<Prospects<PartnershipStage, PartnershipTrigger>> EvaluateAllAsync() =>
        _partnerships.EvaluateAllAsync(File.Name, DryRun);

    private static PartnershipFile Valid(PartnershipFile file)
    {
        if (string.IsNullOrWhiteSpace(file.Name) || string.IsNullOrWhiteSpace(file.Initiator.Name))
            throw new BadInputException("The partnership and its initiator need a name.");

        if (file.Steps.Count == 0)
            throw new BadInputException($"{file.Name} has no steps.");

        return file.Steps.Contains(null!) || file.Sources.Contains(null!)
            ? throw new BadInputException($"The steps or sources of {file.Name} contain null.")
            : file;
    }

    /// <summary>The message without the parameter name, which means nothing to the author of the file.</summary>
    private static string Sentence(Exception exception) =>
        exception is ArgumentException { ParamName: { } name }
            ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal).Split("\n")[0]
            : exception.Message;

    private static DateTimeOffset At(DateOnly day) => new(day, default, TimeSpan.Zero);

    /// <summary>Continues with the stored partnership, or starts a new one.</summary>
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
                await StartAsync(new(File.Name, File.Initiator.Name, File.Initiator.Sector, clock: _clock));
            }
            catch (LifecycleException exception) when (File.Imported is not null)
            {
                throw new BadInputException($"{File.Name} cannot be imported: {Sentence(exception)}", exception);
            }
            catch (ArgumentException exception)
            {
                throw new BadInputException(
                    $"A partnership cannot be stored under that name: {Sentence(exception)}",
                    exception);
            }
        }

        _clock.Now = _progress.Now;
        StepsBefore = StepsTaken;
    }

    /// <summary>Starts in Preparation, or imports the partnership in the stage that it has reached.</summary>
    private async Task StartAsync(Partnership partnership)
    {
        if (File.Imported is not { } reached)
        {
            await _partnerships.StartAsync(File.Name, partnership);
            return;
        }

        var since = At(reached.Since);
        reached.Facts.RecordIn(partnership.RecordAs(reached.By), _waivers, since, reached.By);
        partnership.Import(reached.Stage, since, reached.Reason);
        await _partnerships.ImportAsync(
            File.Name, partnership, reached.Stage, since, new() { Actor = reached.By, Reason = reached.Reason });
    }

    private async Task<(IReadOnlyList<string> Recorded, string? Refusal)> RecordAsync(Step step)
    {
        if (step.Facts is not { } facts)
            return ([], null);

        try
        {
            IReadOnlyList<string> recorded = [];
            await _partnerships.UpdateAsync(File.Name, partnership =>
            {
                recorded = facts.RecordIn(partnership.RecordAs(step.By), _waivers, _clock.Now, step.By);
            });
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
            throw new BadInputException($"its date, {step.On:yyyy-MM-dd}, is before that of the previous step.");

        // Steps of the same day are a minute apart, so a review counts as recorded after the stage was entered.
        _clock.Now = step.On == today ? _clock.Now.AddMinutes(1) : At(step.On);

        // One transaction per step: if the demo is stopped, the step is stored completely or not at all.
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
/// One step of the story: the recorded sections or the reason for the refusal, the result of the fire, and the stage
/// afterwards.
/// </summary>
public sealed record Passage(
    Step Step,
    IReadOnlyList<string> Recorded,
    string? Refusal,
    TransitionResult<PartnershipStage, PartnershipTrigger>? Result,
    PartnershipStage Stage);
