using Lifecycle;

namespace InvalidTransitions;

public enum OrderStage { Placed, Paid, Shipped, Cancelled }

public enum OrderTrigger { Pay, Ship, Cancel }

public sealed class Order
{
    public string? Address { get; set; }

    public DateTimeOffset PayBy { get; set; }

    public List<Waiver> Waivers { get; } = [];
}
