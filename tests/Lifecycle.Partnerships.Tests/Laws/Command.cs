namespace Lifecycle.Partnerships.Tests.Laws;

/// <summary>One thing that somebody does with a partnership.</summary>
public sealed record Command(string Text, Action<World> Do)
{
    public override string ToString() => Text;
}
