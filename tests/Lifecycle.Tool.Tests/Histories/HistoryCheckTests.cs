using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Lifecycle.Tool.Tests;

public class HistoryCheckTests
{
    private static readonly HistoryCheckOptions Options = new(IsInterleaved: false, IsPartial: false, Limit: 100);

    [Property]
    public Property Every_walk_is_legal_whatever_the_file_states_of_it(bool statesFrom, bool statesTo) =>
        Prop.ForAll(Walks.Legal(Fixture.Orders.Graph), walk =>
        {
            var check = Check(Options, Steps(walk, statesFrom, statesTo));
            return check.IllegalCount == 0 && check.Steps == walk.Steps.Count;
        });

    [Property]
    public Property A_step_to_a_stage_that_its_trigger_does_not_lead_to_is_illegal() =>
        Prop.ForAll(
            Walks.Legal(Fixture.Orders.Graph).Filter(walk => walk.Steps.Count > 0),
            Gen.Choose(0, 1000).ToArbitrary(),
            Gen.Elements(Enum.GetNames<OrderStage>()).ToArbitrary(),
            (walk, number, other) =>
            {
                var steps = Steps(walk, statesFrom: true, statesTo: true).ToArray();
                var changed = number % steps.Length;
                var step = walk.Steps[changed];
                var targets = Fixture.Orders.Graph.TransitionsFrom(step.From, step.Trigger);
                var isPossible = targets.Any(each => each.To is null || each.To.KeyText == other);
                steps[changed] = steps[changed] with { To = other };

                return isPossible
                    || Check(Options, steps).Illegal.Any(illegal => illegal.Line == steps[changed].Line);
            });

    [Theory]
    [InlineData("Pay", null, null, "Pay is not permitted in Cart, which permits Place, Cancel.")]
    [InlineData("Buy", null, null, "Buy is not a trigger.")]
    [InlineData("Place", "Lost", null, "Lost is not a stage.")]
    [InlineData("Place", null, "Lost", "Lost is not a stage.")]
    [InlineData("Pay", "Placed", null, "The instance is in Cart, and not in Placed.")]
    [InlineData("Place", "Cart", "Paid", "Place leads from Cart to Placed, and not to Paid.")]
    public void An_illegal_step_has_its_reason(string trigger, string? from, string? to, string reason)
    {
        var check = Check(Options, [new(7, "1", trigger, from, to, null)]);

        Assert.Equal(new IllegalStep(7, "1", trigger, reason), Assert.Single(check.Illegal));
    }

    [Fact]
    public void An_illegal_step_that_stays_does_not_change_where_a_return_leads_to()
    {
        var check = Check(
            Options,
            [
                Fire(1, "Place"), Fire(2, "Hold"), Fire(3, "Pay") with { From = "OnHold", To = "OnHold" },
                Fire(4, "Release") with { To = "Placed" },
            ]);

        Assert.Equal(3, Assert.Single(check.Illegal).Line);
    }

    [Fact]
    public void A_return_leads_to_the_stage_that_was_left()
    {
        RecordedStep[] steps =
        [
            Fire(1, "Place"), Fire(2, "Hold"), Fire(3, "Release") with { To = "Paid" }, Fire(4, "Pay"),
        ];

        var check = Check(Options, steps);

        Assert.Equal(
            [
                (3, "Release leads from OnHold to Placed, and not to Paid."),
                (4, "Pay is not permitted in Paid, which permits Cancel, Hold."),
            ],
            check.Illegal.Select(each => ((int)each.Line, each.Reason)));
    }

    [Fact]
    public void A_branch_that_the_file_leaves_open_is_decided_by_what_comes_later()
    {
        var legal = Check(Options, [Fire(1, "Place"), Fire(2, "Pay"), Fire(3, "Cancel"), Fire(4, "Hold")]);
        var illegal = Check(Options, [Fire(1, "Place"), Fire(2, "Pay"), Fire(3, "Cancel"), Fire(4, "Place")]);

        Assert.Equal(0, legal.IllegalCount);
        Assert.Equal(
            "Place is not permitted in Cancelled, Paid, which permits Cancel, Hold.",
            Assert.Single(illegal.Illegal).Reason);
    }

    [Fact]
    public void After_an_illegal_step_the_history_goes_on_where_the_file_says()
    {
        var check = Check(Options, [Fire(1, "Pay") with { From = "Placed" }, Fire(2, "Hold")]);

        Assert.Equal(1, Assert.Single(check.Illegal).Line);
    }

    [Fact]
    public void What_was_refused_changed_nothing()
    {
        var check = Check(Options, [Fire(1, "Pay") with { Outcome = "NotPermitted" }, Fire(2, "Place")]);

        Assert.Equal((2, 0), (check.Steps, check.IllegalCount));
    }

    [Fact]
    public void Each_instance_has_a_history_of_its_own()
    {
        RecordedStep[] steps = [Fire(1, "Place"), Fire(2, "Place") with { Instance = "2" }, Fire(3, "Pay")];

        var grouped = Check(Options, steps);
        var interleaved = Check(Options with { IsInterleaved = true }, steps);

        Assert.Equal((3, 1), (grouped.Instances, grouped.IllegalCount));
        Assert.Equal((2, 0), (interleaved.Instances, interleaved.IllegalCount));
    }

    [Fact]
    public void A_part_of_a_history_may_begin_anywhere()
    {
        var check = Check(Options with { IsPartial = true }, [Fire(1, "Release"), Fire(2, "Pay"), Fire(3, "Place")]);

        Assert.Equal(3, Assert.Single(check.Illegal).Line);
    }

    [Fact]
    public void More_illegal_steps_than_the_limit_are_counted()
    {
        var check = Check(Options with { Limit = 2 }, Enumerable.Range(1, 5).Select(line => Fire(line, "Pay")));

        Assert.Equal((5, 2), (check.IllegalCount, check.Illegal.Count));
    }

    [Fact]
    public void A_million_steps_take_the_memory_of_one()
    {
        var file = new LoopReader("1,Place\n1,Hold\n1,Release\n1,Cancel\n2,Place\n2,Cancel\n", 170_000);
        var steps = HistoryFile.ReadCsv(file, ',', ColumnNames.Parse(null));
        var check = new HistoryCheck(Fixture.LoadedOrders, Options);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        foreach (var step in steps)
            check.Add(step);

        Assert.Equal((1_020_000, 340_000, 0), (check.Steps, check.Instances, check.IllegalCount));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16 << 20);
    }

    private static RecordedStep Fire(long line, string trigger) => new(line, "1", trigger, null, null, null);

    private static IEnumerable<RecordedStep> Steps(
        Walk<OrderStage, OrderTrigger> walk, bool statesFrom, bool statesTo) =>
        walk.Steps.Select((step, index) => new RecordedStep(
            index + 1,
            null,
            step.Trigger.ToString(),
            statesFrom ? step.From.ToString() : null,
            statesTo ? step.To.ToString() : null,
            null));

    private static HistoryCheck Check(HistoryCheckOptions options, IEnumerable<RecordedStep> steps)
    {
        var check = new HistoryCheck(Fixture.LoadedOrders, options);
        foreach (var step in steps)
            check.Add(step);

        return check;
    }

    /// <summary>
    /// A file with the same lines over and over, behind a header, which is never in memory as a whole.
    /// </summary>
    private sealed class LoopReader(string lines, int times) : TextReader
    {
        private string _rest = "instance,trigger\n";
        private int _left = times;

        public override int Read(char[] buffer, int index, int count)
        {
            if (_rest.Length == 0 && _left-- > 0)
                _rest = lines;

            var length = Math.Min(count, _rest.Length);
            _rest.CopyTo(0, buffer, index, length);
            _rest = _rest[length..];
            return length;
        }
    }
}
