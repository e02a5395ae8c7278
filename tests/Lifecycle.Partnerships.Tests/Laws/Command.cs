namespace Lifecycle.Partnerships.Tests.Laws;

/// <summary>One operation on a partnership.</summary>
public sealed record Command(string Text, Action<World> Do)
{
    public override string ToString() => Text;
}
