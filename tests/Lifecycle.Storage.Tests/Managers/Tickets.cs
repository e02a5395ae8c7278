using System.Globalization;
using System.Text.Json.Serialization;

namespace Lifecycle.Storage.Tests.Managers;

public sealed class Ticket
{
    /// <summary>A date as a person typed it.</summary>
    public string? CloseBy { get; set; }
}

[JsonSerializable(typeof(Ticket))]
public sealed partial class TicketJson : JsonSerializerContext;

/// <summary>Due dates that count from the entry into a stage, and one that may be unreadable.</summary>
public sealed class TicketLifecycle(Func<string, DateTimeOffset>? read = null)
    : LifecycleDefinition<string, string, Ticket>
{
    private readonly Func<string, DateTimeOffset> _read = read
        ?? (text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    public override string Name => "Ticket";

    protected override void Define(LifecycleBuilder<string, string, Ticket> lifecycle)
    {
        lifecycle.StartsIn("open");
        lifecycle.Stage("open")
            .DueAfter(TimeSpan.FromDays(7), fires: "remind")
            .DueAfter(TimeSpan.FromDays(30), fires: "escalate")
            .DueBy(ticket => ticket.CloseBy is { } text ? _read(text) : null, fires: "close")
            .On("remind").Stay()
            .On("escalate").GoTo("escalated")
            .On("close").GoTo("closed")
            .On("refused").Requires("TIC-01", _ => false, unmet: "Never.").GoTo("closed")
            .On("reopen").ReEnter();
        lifecycle.Stage("escalated").On("return").GoToPrevious();
        lifecycle.Stage("closed").IsTerminal();
    }
}
