namespace Lifecycle.Partnerships.Tests.Laws;

/// <summary>What is done with one partnership, in order.</summary>
public sealed record Chronicle(PartnershipProfile Profile, Command[] Commands)
{
    private IReadOnlyList<Step>? _steps;

    /// <summary>What came of each command.</summary>
    internal IReadOnlyList<Step> Steps => _steps ??= Tell();

    public override string ToString() => $"\n{Profile}: {string.Join("; ", Commands.AsEnumerable())}\n";

    private List<Step> Tell()
    {
        var world = new World(Profile);
        return [.. Commands.Select(world.Tell)];
    }
}
