using System.Text.Json;
using Lifecycle.Orleans.Tests.Harness;
using Lifecycle.Storage.Tests.Stores;

namespace Lifecycle.Orleans.Tests.Calls;

/// <summary>Arguments, results and exceptions of a fire are the same as without grains.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private static readonly Note Longest = new(new('ä', 10_000), new(2026, 3, 1));

    private readonly FaultyStore _store = new(new InMemoryLifecycleStore());
    private readonly InMemoryLifecycleStore _other = new();
    private GrantCluster _cluster = null!;

    private ILifecycleManager<string, string, Visit> Grains { get; set; } = null!;

    private LifecycleManager<string, string, Visit> Direct { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _cluster = await GrantCluster.StartAsync(2, services => services
            .AddLifecycle(new VisitLifecycle())
            .ConfigureStorage(storage => GrantCluster.Configure(storage, VisitJson.Default.Options))
            .UseStore(_ => _store)
            .UseOrleans());
        Grains = _cluster.Resolve<ILifecycleManager<string, string, Visit>>(_cluster.Silos.Client.ServiceProvider);
        Direct = Over(_other);
        foreach (var manager in new[] { Grains, Direct })
        {
            await manager.StartAsync("v", new());
            await manager.FireAsync("v", "note", new() { Payload = new Note("first"), CommandId = "c-1" });
        }
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Payloads_and_events_keep_their_types() => await SameAsync(
        async visits =>
        {
            var result = await visits.FireAsync("v", "note", new() { Payload = Longest, Actor = "Ann", Reason = "w" });
            Assert.Equal([new Noted(Longest.Text)], result.Events);
            return result.ToJson();
        });

    [Fact]
    public async Task A_payload_that_JSON_loses_is_not_sent_and_not_lost()
    {
        var command = new TransitionCommand { Payload = new Badge(7) };
        await SameAsync(async visits => (await visits.FireAsync("v", "show", command)).ToJson());

        Assert.Equal(["first", "badge 7"], (await Grains.GetAsync("v")).Subject.Notes);
    }

    [Fact]
    public async Task An_ignored_trigger_is_ignored() =>
        await SameAsync(async visits => (await visits.TryFireAsync("v", "ring")).ToJson());

    [Theory]
    [InlineData("pay")]
    [InlineData("stumble")]
    [InlineData("ring", 7L)]
    public async Task Refusals_are_the_same(string trigger, long? expectedVersion = null)
    {
        var command = new TransitionCommand { ExpectedVersion = expectedVersion };
        await SameAsync(async visits => (await visits.TryFireAsync("v", trigger, command)).ToJson());
        await ThrowTheSameAsync<LifecycleException>(async visits => await visits.FireAsync("v", trigger, command));
    }

    [Fact]
    public async Task Exceptions_of_the_library_are_the_same()
    {
        await ThrowTheSameAsync<InstanceNotFoundException>(async visits => await visits.FireAsync("w", "ring"));
        await ThrowTheSameAsync<InstanceExistsException>(async visits => await visits.StartAsync("v", new()));
        await ThrowTheSameAsync<CommandReusedException>(async visits =>
            await visits.FireAsync("v", "ring", new() { CommandId = "c-1" }));
        await ThrowTheSameAsync<LifecycleException>(async visits => await visits.FireAsync("v", "emit"));
        await ThrowTheSameAsync<FollowUpFailedException<string, string>>(async visits =>
            await visits.FireAsync("v", "knock"));
        await SameAsync(async visits => (await visits.GetAsync("v")).Stage);
    }

    [Fact]
    public async Task Exceptions_of_the_application_are_the_same()
    {
        await ThrowTheSameAsync<TimeoutException>(async visits => await visits.FireAsync("v", "wait"));
        await ThrowTheSameAsync<GateIsStuckException>(async visits => await visits.FireAsync("v", "break"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("c-3")]
    public async Task An_exception_that_Orleans_does_not_write_says_what_was_thrown(string? commandId)
    {
        var thrown = await Assert.ThrowsAsync<LifecycleException>(async () =>
            await Grains.FireAsync("v", "crack", new() { CommandId = commandId }));

        Assert.Equal("The silo threw Xunit.Sdk.XunitException: It cracks.", thrown.Message);
    }

    [Fact]
    public async Task A_silo_without_the_lifecycle_says_so()
    {
        var isSilo = true;
        await using var cluster = await GrantCluster.StartAsync(1, services =>
        {
            var visits = services.AddLifecycle(new VisitLifecycle())
                .ConfigureStorage(storage => GrantCluster.Configure(storage, VisitJson.Default.Options))
                .UseStore(_ => _other);
            services.AddLifecycle(new GuardedLifecycle())
                .ConfigureStorage(storage => GrantCluster.Configure(storage, GuardedJson.Default.Options))
                .UseInMemory()
                .UseOrleans();
            if (!isSilo)
                visits.UseOrleans();

            isSilo = false;
        });
        var visits = cluster.Resolve<ILifecycleManager<string, string, Visit>>(
            cluster.Silos.Client.ServiceProvider, "Visit / day");

        var thrown = await Assert.ThrowsAsync<LifecycleException>(async () => await visits.FireAsync("v", "ring"));

        Assert.Equal(
            "The silo has not registered Visit / day with UseOrleans(). Register it in every silo.",
            thrown.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0")]
    public async Task Ids_that_cannot_be_stored_are_argument_errors(string id)
    {
        await ThrowTheSameAsync<ArgumentException>(async visits => await visits.FireAsync(id, "ring"));
        await ThrowTheSameAsync<ArgumentException>(async visits =>
            await visits.FireAsync("v", "ring", new() { CommandId = id }));
    }

    [Fact]
    public async Task Text_with_half_of_a_surrogate_pair_is_an_argument_error()
    {
        await Ids_that_cannot_be_stored_are_argument_errors("a\ud800");
        await ThrowTheSameAsync<ArgumentException>(async visits =>
            await visits.FireAsync("v", "ring", new() { Actor = "a\ud800" }));
    }

    [Fact]
    public async Task An_unknown_trigger_is_an_argument_error() =>
        await ThrowTheSameAsync<ArgumentException>(async visits => await visits.FireAsync("v", "fly"));

    [Fact]
    public async Task Payloads_of_other_types_are_argument_errors()
    {
        await ThrowTheSameAsync<ArgumentException>(async visits => await visits.FireAsync("v", "note"));
        await ThrowTheSameAsync<ArgumentException>(async visits =>
            await visits.FireAsync("v", "note", new() { Payload = new Badge(7) }));
        await ThrowTheSameAsync<ArgumentException>(async visits =>
            await visits.FireAsync("v", "ring", new() { Payload = Longest }));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a+b|c#d?e%2F")]
    [InlineData("'; DROP TABLE --")]
    [InlineData("\u202e‏ ünï\U0001F600")]
    [InlineData(" ")]
    public async Task Any_id_has_a_grain(string id)
    {
        await Grains.StartAsync(id, new());

        await Grains.FireAsync(id, "note", new() { Payload = new Note(id) });

        Assert.Equal([id], (await Over(_store).GetAsync(id)).Subject.Notes);
    }

    [Fact]
    public async Task The_longest_id_has_a_grain() =>
        await Any_id_has_a_grain(new('\u20ac', StoreLimits.LongestId));

    [Fact]
    public async Task An_instance_of_a_later_revision_is_stranded()
    {
        foreach (var store in new ILifecycleStore[] { _store, _other })
            await Over(store, revision: 2).FireAsync("v", "note", new() { Payload = new Note("later") });

        await ThrowTheSameAsync<StrandedInstanceException>(async visits => await visits.FireAsync("v", "ring"));
        await ThrowTheSameAsync<StrandedInstanceException>(async visits => await visits.GetAsync("v"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task An_error_of_the_database_says_what_it_means(bool isTransient, bool isOutcomeUnknown)
    {
        var cause = new IOException("lost");
        _store.BeforeWrite = () => throw new LifecycleStoreException("visits.db", "It is away.", cause)
        {
            IsTransient = isTransient,
            IsOutcomeUnknown = isOutcomeUnknown,
        };

        var thrown = await Assert.ThrowsAsync<LifecycleStoreException>(async () =>
            await Grains.FireAsync("v", "note", new() { Payload = new Note("x") }));

        Assert.Equal(
            ("visits.db", "It is away.", isTransient, isOutcomeUnknown),
            (thrown.Database, thrown.Message, thrown.IsTransient, thrown.IsOutcomeUnknown));
        Assert.Equal("lost", Assert.IsType<IOException>(thrown.InnerException).Message);

        _store.BeforeWrite = null;
        await Grains.FireAsync("v", "note", new() { Payload = new Note("y") });
        Assert.Equal(["first", "y"], (await Grains.GetAsync("v")).Subject.Notes);
    }

    [Fact]
    public async Task A_write_whose_acknowledgement_is_lost_is_repeated_under_its_command_id()
    {
        var command = new TransitionCommand { Payload = new Note("x"), CommandId = "c-2" };
        _store.AfterWrite = () => throw new LifecycleStoreException("visits.db", "It is away.")
        {
            IsOutcomeUnknown = true,
        };
        await Assert.ThrowsAsync<LifecycleStoreException>(async () => await Grains.FireAsync("v", "note", command));

        _store.AfterWrite = null;
        Assert.Equal(TransitionOutcome.Stayed, (await Grains.FireAsync("v", "note", command)).Outcome);

        Assert.Equal(["first", "x"], (await Grains.GetAsync("v")).Subject.Notes);
    }

    [Fact]
    public async Task A_write_whose_acknowledgement_is_lost_is_not_repeated_without_a_command_id()
    {
        _store.AfterWrite = () => throw new LifecycleStoreException("visits.db", "It is away.")
        {
            IsOutcomeUnknown = true,
        };
        await Assert.ThrowsAsync<LifecycleStoreException>(async () =>
            await Grains.FireAsync("v", "note", new() { Payload = new Note("x") }));

        _store.AfterWrite = null;
        Assert.Equal(["first", "x"], (await Grains.GetAsync("v")).Subject.Notes);
    }

    [Fact]
    public async Task A_cancelled_call_ends()
    {
        using var cancellation = new CancellationTokenSource();
        _store.BeforeWrite = async () =>
        {
            await cancellation.CancelAsync();
            throw new OperationCanceledException();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Grains.FireAsync("v", "note", new() { Payload = new Note("x") }, cancellation.Token));
    }

    private async Task SameAsync(Func<ILifecycleManager<string, string, Visit>, Task<string>> call) =>
        Assert.Equal(await call(Direct), await call(Grains));

    private async Task ThrowTheSameAsync<TException>(Func<ILifecycleManager<string, string, Visit>, Task> call)
        where TException : Exception
    {
        var expected = await Assert.ThrowsAnyAsync<TException>(() => call(Direct));
        var thrown = await Assert.ThrowsAnyAsync<TException>(() => call(Grains));
        Assert.Equal(Facts(expected), Facts(thrown));

        static string Facts(Exception? exception) => exception switch
        {
            null => "",
            LifecycleException => $"{exception.GetType()} {Properties(exception)} <- {Facts(exception.InnerException)}",
            ArgumentException argument => $"{exception.GetType()} {exception.Message} {argument.ParamName}",
            _ => $"{exception.GetType()} {exception.Message}",
        };

        static string Properties(Exception exception) => string.Join(
            ", ",
            exception.GetType().GetProperties()
                .Where(property => property.DeclaringType != typeof(Exception) || property.Name == "Message")
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property => $"{property.Name}: {Shown(property.GetValue(exception))}"));

        static string Shown(object? value) => value switch
        {
            GateReport report => report.ToJson(),
            TransitionResult<string, string> result => result.ToJson(),
            IEnumerable<string> texts => JsonSerializer.Serialize(texts),
            _ => $"{value}",
        };
    }

    private static LifecycleManager<string, string, Visit> Over(ILifecycleStore store, int revision = 1) => new(
        new VisitLifecycle(revision), store, VisitJson.Default.Visit, new() { Json = VisitJson.Default.Options });
}
