using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using HealthPartnership;
using Lifecycle;
using Lifecycle.Partnerships;
using Microsoft.Extensions.Options;

namespace PartnershipDesk;

/// <summary>Fills the database with partnerships from public facts, each with its history.</summary>
public static class Seed
{
    private const string Oldham = "warm-homes-oldham";
    private const string Herefordshire = "herefordshire-better-care-fund";
    private const string Nurses = "family-nurse-partnership";
    private const string Resistance = "antimicrobial-resistance-uk";

    /// <summary>The partnerships, some of them at several points of their history.</summary>
    public static IReadOnlyList<SeededPartnership> All { get; } =
    [
        Of(Oldham), Of(Oldham, "2012", 1), Of(Oldham, "2013-agreement", 3), Of(Oldham, "2013", 5),
        Of(Herefordshire), Of(Herefordshire, "2016", 3), Of(Herefordshire, "2018", 7),
        Of(Nurses), Of(Nurses, "2007", 5),
        Of(Resistance), Of(Resistance, "2018", 2),
        new("edit-after-acceptance", () => PartnershipFile.ReadStory(5), 4),
    ];

    /// <summary>Starts the partnerships that are not in the database yet.</summary>
    /// <param name="services">The services of the application.</param>
    public static async Task RunAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var partnerships = provider
            .GetRequiredService<ILifecycleManager<PartnershipStage, PartnershipTrigger, Partnership>>();
        foreach (var seeded in All)
        {
            if (await partnerships.TryGetAsync(seeded.Id) is null)
                await new Story(provider, seeded).TellAsync();
        }
    }

    private static SeededPartnership Of(string file, string? year = null, int? steps = null) =>
        new(year is null ? file : $"{file}-{year}", () => PartnershipFile.Read(file), steps);

    /// <summary>Takes a partnership through its story, on the days of the story.</summary>
    private sealed class Story
    {
        private readonly StoryClock _clock = new();
        private readonly LifecycleManager<PartnershipStage, PartnershipTrigger, Partnership> _partnerships;
        private readonly WaiverAuthority _waivers;
        private readonly SeededPartnership _seeded;

        /// <param name="services">The services of a scope.</param>
        /// <param name="seeded">The partnership.</param>
        public Story(IServiceProvider services, SeededPartnership seeded)
        {
            const string name = nameof(PartnershipLifecycle);
            var json = services.GetRequiredService<IOptionsMonitor<LifecycleStorageOptions>>().Get(name).Json!;
            _seeded = seeded;
            _waivers = services.GetRequiredService<WaiverAuthority>();

            // The manager of the application has the clock of today.
            _partnerships = new(
                services.GetRequiredService<
                    LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>(),
                services.GetRequiredKeyedService<LifecycleOutbox>(name).Store,
                (JsonTypeInfo<Partnership>)json.GetTypeInfo(typeof(Partnership)),
                new() { Instance = new() { TimeProvider = _clock, Services = services }, Json = json });
        }

        public async Task TellAsync()
        {
            var file = _seeded.Read();
            Step[] steps = [.. file.Steps.Take(_seeded.Steps ?? file.Steps.Count)];
            _clock.Now = At(steps[0].On);
            await _partnerships.StartAsync(
                _seeded.Id,
                new(NameOf(file, steps), file.Initiator.Name, file.Initiator.Sector, clock: _clock),
                new() { Actor = steps[0].By });
            foreach (var step in steps)
                await TakeAsync(step);
        }

        private async Task TakeAsync(Step step)
        {
            // Steps of the same day are a minute apart.
            var day = At(step.On);
            _clock.Now = day > _clock.Now ? day : _clock.Now.AddMinutes(1);
            if (step.Facts is { } facts)
                await RecordAsync(facts, step);

            // Some are refused, and the refusals are part of the history.
            if (step.Fire is { } trigger)
                _ = await _partnerships.TryFireAsync(_seeded.Id, trigger, CommandOf(step) with
                {
                    Payload = (object?)step.Notice ?? step.Decision,
                });
        }

        private async Task RecordAsync(Facts facts, Step step)
        {
            try
            {
                await _partnerships.UpdateAsync(
                    _seeded.Id,
                    partnership =>
                    {
                        facts.RecordIn(partnership.RecordAs(step.By), _waivers, _clock.Now, step.By);
                    },
                    CommandOf(step));
            }
            catch (LifecycleException) when (step.MayBeRefused)
            {
                // The story is about what the partnership does not let anyone record.
            }
        }

        private static TransitionCommand CommandOf(Step step) =>
            new() { Actor = step.By, Reason = step.Reason ?? step.Note };

        private static string NameOf(PartnershipFile file, Step[] steps) => steps.Length == file.Steps.Count
            ? file.Name
            : $"{file.Name}, as of {steps[^1].On.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}";

        private static DateTimeOffset At(DateOnly day) => new(day, default, TimeSpan.Zero);
    }
}
