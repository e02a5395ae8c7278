namespace Lifecycle.Testing.Tests;

/// <summary>The faults of a hand-written order workflow.</summary>
public enum Fault
{
    None,
    LeadsElsewhere,
    ForgetsATransition,
    HasAnExtraTransition,
    RefusesAndMoves,
    ForgetsTheSuperstage,
    ReturnsToTheWrongStage,
    ReportsTheWrongTriggers,
    Throws,
    MovesWhenItStays,
    StartsElsewhere,
    SkipsTheCriterion,
}

/// <summary>A hand-written order workflow with one fault.</summary>
public sealed class HandWrittenOrder(Fault fault, int lines = 1) : ISystemUnderTest<Stage, Trigger>
{
    private Stage _held;

    public Stage Stage { get; private set; } = fault == Fault.StartsElsewhere ? Stage.Placed : Stage.Cart;

    public ValueTask<Stage> ReadStageAsync(CancellationToken cancellationToken) => new(Stage);

    public ValueTask<IEnumerable<Trigger>?> ReadPermittedTriggersAsync(CancellationToken cancellationToken) =>
        new(Enum.GetValues<Trigger>().Where(Permits));

    public ValueTask<bool> FireAsync(Trigger trigger, object? payload, CancellationToken cancellationToken)
    {
        if (Next(trigger) is not { } next)
        {
            if (fault == Fault.RefusesAndMoves && Stage == Stage.Paid && trigger == Trigger.Pay)
                Stage = Stage.Placed;
            return new(false);
        }

        if (fault == Fault.Throws && trigger == Trigger.Hold && Stage == Stage.Paid)
            throw new InvalidOperationException("The warehouse does not answer.");

        if (trigger == Trigger.Hold)
            _held = Stage;
        Stage = next;
        return new(true);
    }

    private bool Permits(Trigger trigger) =>
        fault == Fault.ReportsTheWrongTriggers && Stage == Stage.OnHold && trigger == Trigger.Cancel
        || Next(trigger) is not null;

    private Stage? Next(Trigger trigger) => (Stage, trigger) switch
    {
        (Stage.Cart, Trigger.Place) => lines > 0 || fault == Fault.SkipsTheCriterion ? Stage.Placed : null,
        (Stage.Placed, Trigger.Pay) => fault == Fault.LeadsElsewhere ? Stage.Shipped : Stage.Paid,
        (Stage.Paid, Trigger.Ship) => fault == Fault.ForgetsATransition ? null : Stage.Shipped,
        (Stage.Placed, Trigger.Cancel) => Stage.Cancelled,
        (Stage.Paid, Trigger.Cancel) => fault == Fault.ForgetsTheSuperstage ? null : Stage.Cancelled,
        (Stage.Shipped, Trigger.Cancel) when fault == Fault.HasAnExtraTransition => Stage.Cancelled,
        (Stage.Placed or Stage.Paid, Trigger.Hold) => Stage.OnHold,
        (Stage.OnHold, Trigger.Release) => fault == Fault.ReturnsToTheWrongStage ? Stage.Placed : _held,
        (Stage.Paid, Trigger.Comment) when fault == Fault.MovesWhenItStays => Stage.Placed,
        (Stage.Placed or Stage.Paid, Trigger.Comment) => Stage,
        _ => null,
    };
}
