using System.Text.Json.Serialization;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>What an untyped manager refuses to take from its caller.</summary>
public class UntypedArgumentTests
{
    private static readonly string Long = new('x', 10_000);

    private readonly ILifecycleManager _grants = GrantManager.Of(new InMemoryLifecycleStore()).AsUntyped();

    [Fact]
    public async Task A_trigger_that_the_lifecycle_does_not_have()
    {
        await StartAsync();

        var thrown = await RefusedAsync("trigger", async () => await _grants.TryFireAsync("g", "submit"));
        Assert.StartsWith(
            "Grant has no trigger \"submit\". It has Comment, Submit, Fail, Reject, Review, Approve, Announce.",
            thrown.Message,
            StringComparison.Ordinal);
        await RefusedAsync("trigger", async () => await _grants.FireAsync("g", Long));
        await RefusedAsync("trigger", async () => await _grants.EvaluateAsync("g", Long));
        await RefusedAsync("trigger", async () => await _grants.TryFireAsync("g", null!));
    }

    [Fact]
    public async Task A_stage_that_the_lifecycle_does_not_have()
    {
        await StartAsync();

        var thrown = await RefusedAsync("goal", async () => await _grants.PlanAsync("g", "draft"));
        Assert.StartsWith(
            "Grant has no stage \"draft\". It has Draft, Open, ",
            thrown.Message,
            StringComparison.Ordinal);
        await RefusedAsync("goal", async () => await _grants.PlanAsync("g", Long));
        await RefusedAsync("filter", async () => await _grants.FindAsync(new() { Stages = [Long] }).ToArrayAsync());
    }

    [Fact]
    public async Task A_patch_with_half_of_a_surrogate_pair()
    {
        await StartAsync();

        await RefusedAsync(
            "patch", async () => await _grants.PatchAsync("g", Json.Element("""{"Title":"\ud800"}""")));
        await RefusedAsync(
            "patch", async () => await _grants.PatchAsync("g", Json.Element("""{"\ud800":1}""")));
    }

    /// <summary>1e400 is read as infinity, which JSON cannot say.</summary>
    [Fact]
    public async Task A_number_that_cannot_be_written_again()
    {
        var weights = new LifecycleManager<string, string, Weight>(
            new WeightLifecycle(),
            new InMemoryLifecycleStore(),
            WeightJson.Default.Weight,
            new() { Json = WeightJson.Default.Options }).AsUntyped();
        await weights.StartAsync("w", Json.Element("""{"Kilos":1}"""));

        Assert.Throws<ArgumentException>("subject", () => weights.CheckSubject(Json.Element("""{"Kilos":1e400}""")));
        await RefusedAsync(
            "subject", async () => await weights.StartAsync("x", Json.Element("""{"Kilos":1e400}""")));
        await RefusedAsync(
            "change", async () => await weights.PatchAsync("w", Json.Element("""{"Kilos":-1e400}""")));
        Assert.Throws<ArgumentException>(
            "payload", () => weights.ReadPayload("weigh", Json.Element("""{"Kilos":1e400}""")));
    }

    [Fact]
    public async Task Text_that_would_forge_a_log_or_control_a_terminal()
    {
        const string Forged = "g\r\nadmin logged in\u001b[2J";
        await _grants.StartAsync(Forged, Json.Element("{}"));

        Exception[] thrown =
        [
            await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await _grants.GetAsync(Forged + "1")),
            await Assert.ThrowsAsync<InstanceExistsException>(async () =>
                await _grants.StartAsync(Forged, Json.Element("{}"))),
            await RefusedAsync("trigger", async () => await _grants.TryFireAsync("g", Forged)),
            await RefusedAsync("subject", async () => await _grants.StartAsync("h", Json.Element("[\r\n]"))),
        ];

        Assert.All(thrown, each => Assert.DoesNotContain(each.Message, char.IsControl));
        Assert.DoesNotContain((await _grants.GetAsync(Forged)).ToString(), char.IsControl);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("""{"Comments":"many"}""")]
    public async Task JSON_that_is_not_a_subject(string json)
    {
        var subject = Json.Element(json);

        var thrown = await RefusedAsync("subject", async () => await _grants.StartAsync("h", subject));
        Assert.Equal(
            thrown.Message,
            Assert.Throws<ArgumentException>("subject", () => _grants.CheckSubject(subject)).Message);
        Assert.Contains("subject of Grant", thrown.Message, StringComparison.Ordinal);

        await StartAsync();
        await RefusedAsync("change", async () => await _grants.UpdateAsync("g", _ => subject));
        Assert.Equal(1, (await _grants.GetAsync("g")).Stored.ConcurrencyToken);
    }

    [Fact]
    public async Task A_long_or_undefined_subject()
    {
        await RefusedAsync("subject", async () => await _grants.StartAsync("h", Json.Element($"\"{Long}\"")));
        await RefusedAsync("subject", async () => await _grants.StartAsync("h", default));
    }

    [Fact]
    public async Task A_definition_of_another_lifecycle()
    {
        var thrown = await RefusedAsync("definition", async () => await _grants.BacktestAsync(new OldParcels()));

        Assert.StartsWith(
            "OldParcels cannot replay Grant: expected a LifecycleDefinition<GrantStage, GrantTrigger, Grant>.",
            thrown.Message,
            StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await _grants.BacktestAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await _grants.UpdateAsync("g", null!));
    }

    [Fact]
    public async Task A_typed_subject_that_is_replaced_by_null()
    {
        var store = new InMemoryLifecycleStore();
        await GrantManager.Of(store).StartAsync("g", new());

        await RefusedAsync("change", async () => await GrantManager.Of(store).ReplaceSubjectAsync("g", _ => null!));
    }

    private async Task StartAsync() => await _grants.StartAsync("g", Json.Element("{}"));

    private static async Task<ArgumentException> RefusedAsync(string parameter, Func<Task> act)
    {
        var thrown = await Assert.ThrowsAnyAsync<ArgumentException>(act);
        Assert.Equal(parameter, thrown.ParamName);
        Assert.InRange(thrown.Message.Length, 1, 3000);
        return thrown;
    }

    private sealed class WeightLifecycle : LifecycleDefinition<string, string, Weight>
    {
        protected override void Define(LifecycleBuilder<string, string, Weight> lifecycle)
        {
            lifecycle.Trigger("weigh").Carries<Weight>();
            lifecycle.StartsIn("here");
            lifecycle.Stage("here").On("weigh").GoTo("there");
            lifecycle.Stage("there").IsTerminal();
        }
    }
}

public sealed record Weight(double Kilos);

[JsonSerializable(typeof(Weight))]
public sealed partial class WeightJson : JsonSerializerContext;
