using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Telemetry;

public sealed class LogTests : IDisposable
{
    private readonly FakeLogCollector _logs;
    private readonly ServiceProvider _container;

    public LogTests()
    {
        _container = Container(services =>
        {
            services.AddLogging(logging => logging.AddFakeLogging().SetMinimumLevel(LogLevel.Trace));
            services.AddLifecycle(Observed.Definition);
        });
        _logs = _container.GetFakeLogCollector();
    }

    public void Dispose() => _container.Dispose();

    [Theory]
    [InlineData("go", LogLevel.Debug, LifecycleEventIds.Accepted, "Observed: go in a leads to b (Moved).")]
    [InlineData("nothing", LogLevel.Debug, LifecycleEventIds.Accepted, "Observed: nothing in a leads to a (Ignored).")]
    [InlineData(
        "stop",
        LogLevel.Information,
        LifecycleEventIds.Refused,
        "Observed: stop in a is refused by NO-1, NO-2.")]
    [InlineData("fly", LogLevel.Information, LifecycleEventIds.NotPermitted, "Observed: fly is not permitted in a.")]
    [InlineData("fail", LogLevel.Error, LifecycleEventIds.Failed, "Observed: fail in a failed with an exception.")]
    [InlineData(
        "time out", LogLevel.Error, LifecycleEventIds.Failed, "Observed: time out in a failed with an exception.")]
    public async Task An_outcome_is_logged_by_its_weight(string trigger, LogLevel level, int id, string message)
    {
        await Observed.FireAsync(_container, trigger);

        var record = _logs.LatestRecord;
        Assert.Equal((level, id, message), (record.Level, record.Id.Id, record.Message));
        Assert.Equal("Lifecycle.Observed", record.Category);
        Assert.Equal(1, _logs.Count);
    }

    [Fact]
    public async Task A_faulted_criterion_is_a_warning_with_the_exception()
    {
        await Observed.FireAsync(_container, "break");

        var record = _logs.GetSnapshot()[0];
        Assert.Equal((LogLevel.Warning, LifecycleEventIds.CriterionFaulted), (record.Level, record.Id.Id));
        Assert.Equal("Observed: criterion BAD could not be evaluated for break in a.", record.Message);
        Assert.Equal("System.InvalidOperationException", record.Exception?.Message);
    }

    [Fact]
    public async Task A_failed_action_is_an_error_with_the_type_and_the_stack_of_its_exception_but_without_its_text()
    {
        await Observed.FireAsync(_container, "time out");

        var logged = $"{_logs.LatestRecord.Exception}";
        Assert.StartsWith("System.Threading.Tasks.TaskCanceledException", logged, StringComparison.Ordinal);
        Assert.Contains("---> System.TimeoutException", logged, StringComparison.Ordinal);
        Assert.Contains("at Lifecycle.Extensions.Tests.Telemetry.Observed", logged, StringComparison.Ordinal);
        Assert.DoesNotContain("100 s", logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_an_exception_is_logged_if_the_options_say_so()
    {
        await using var container = Container(services =>
        {
            services.AddLogging(logging => logging.AddFakeLogging());
            services.AddLifecycle(Observed.Definition, options => options.LogExceptionTexts = true);
        });

        await Observed.FireAsync(container, "fail");

        Assert.Equal("The action failed.", container.GetFakeLogCollector().LatestRecord.Exception?.Message);
    }

    [Theory]
    [InlineData("go\r\nFAKE: all is well", "go\\u000D\\u000AFAKE: all is well")]
    [InlineData("\u001b[2J", "\\u001B[2J")]
    [InlineData("left\u202eright", "left\\u202Eright")]
    [InlineData("\u2028\u0085\u007f", "\\u2028\\u0085\\u007F")]
    [InlineData("Übergabe 🚀", "Übergabe 🚀")]
    public async Task Characters_of_a_trigger_that_control_a_terminal_are_escaped(string trigger, string logged)
    {
        await Observed.FireAsync(_container, trigger);

        Assert.Equal($"Observed: {logged} is not permitted in a.", _logs.LatestRecord.Message);
    }

    [Fact]
    public async Task A_long_trigger_is_cut()
    {
        await Observed.FireAsync(_container, new('x', 1_000_000));

        Assert.True(_logs.LatestRecord.Message.Length < 300);
    }

    [Fact]
    public async Task A_conflict_and_a_cancelled_fire_are_logged()
    {
        await Observed.FireAsync(_container, "go", new() { ExpectedVersion = 7 });
        await Observed.FireAsync(_container, "go", cancellationToken: new(canceled: true));

        Assert.Equal(
            [(LogLevel.Information, LifecycleEventIds.Conflict), (LogLevel.Debug, LifecycleEventIds.Cancelled)],
            _logs.GetSnapshot().Select(record => (record.Level, record.Id.Id)));
    }

    [Fact]
    public async Task A_follow_up_is_logged_as_a_step_of_its_own()
    {
        await Observed.FireAsync(_container, "follow");

        Assert.Equal(
            ["Observed: follow in a leads to a (Stayed).", "Observed: go in a leads to b (Moved)."],
            _logs.GetSnapshot().Select(record => record.Message));
    }

    [Fact]
    public async Task Neither_actor_nor_reason_nor_subject_is_logged()
    {
        await Observed.FireAsync(_container, "stop", new() { Actor = "Ann", Reason = "secret" });

        Assert.DoesNotContain(
            _logs.GetSnapshot().SelectMany(record => record.StructuredState!),
            pair => pair.Value is "Ann" or "secret" or "subject");
    }
}
